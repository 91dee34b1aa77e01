import { onBeforeUnmount, shallowRef, type ShallowRef } from "vue";
import { api, askWithTag } from "@/api/client";
import type { Problem } from "@/api/problem";
import { useLoad } from "@/shared/useLoad";
import type { Feed } from "./feed";

/** How often a page that is looked at asks how far a feed is. */
const EVERY = 5_000;

interface Watched {
  feed: Readonly<ShallowRef<Feed | undefined>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
  load: () => Promise<void>;
  /** What a change has to name. */
  etag: () => string;
}

/** A feed and how far it is, asked again every few seconds while the page is seen. */
export function useFeed(project: string, feed: string): Watched {
  const found = shallowRef<Feed>();
  const params = { path: { project, feed } };
  let etag = "";

  const { problem, run: load } = useLoad(async () => {
    const now = await askWithTag(api.GET("/api/v1/projects/{project}/feeds/{feed}", { params }));
    etag = now.etag;
    found.value = now.value;
  });

  const timer = setInterval(() => {
    if (!document.hidden && problem.value === undefined) {
      void load();
    }
  }, EVERY);
  onBeforeUnmount(() => clearInterval(timer));

  return { feed: found, problem, load, etag: () => etag };
}
