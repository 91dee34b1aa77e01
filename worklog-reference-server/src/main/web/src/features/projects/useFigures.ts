import { shallowRef, type Ref, type ShallowRef } from "vue";
import { api, ask, type Api } from "@/api/client";
import type { Problem } from "@/api/problem";
import { useProject } from "@/app/project";
import { useLoad } from "@/shared/useLoad";
import { plusDays, startOf } from "./days";
import { mondays, type EventFigures, type Range } from "./figures";

interface Loaded {
  range: Range;
  figures: Api<"Figures">;
  events?: EventFigures;
}

interface Statistics {
  loaded: Readonly<ShallowRef<Loaded | undefined>>;
  loading: Readonly<Ref<boolean>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
  load: () => Promise<void>;
}

/** Figures of records and, for whoever may read events, of events; of whole weeks. */
export function useFigures(wanted: () => Range): Statistics {
  const { value: project, may } = useProject();
  const path = { project: project.value.id };
  const loaded = shallowRef<Loaded>();

  async function events(range: Range): Promise<EventFigures> {
    const query = {
      from: startOf(range.from).toISOString(),
      to: plusDays(startOf(range.to), 1).toISOString(),
    };
    const buckets = mondays(range).length;
    const [weeks, page] = await Promise.all([
      ask(
        api.GET("/api/v1/projects/{project}/events/histogram", {
          params: { path, query: { ...query, buckets } },
        }),
      ),
      ask(
        api.GET("/api/v1/projects/{project}/events", {
          params: { path, query: { ...query, limit: 1, facets: "actor,type" } },
        }),
      ),
    ]);
    return {
      total: page.total,
      byWeek: weeks.buckets,
      byActor: page.facets.actor ?? [],
      byType: page.facets.type ?? [],
    };
  }

  const { loading, problem, run } = useLoad(async (only) => {
    const range = wanted();
    const [figures, ofEvents] = await only(
      Promise.all([
        ask(api.GET("/api/v1/projects/{project}/statistics", { params: { path, query: range } })),
        may("event-read") ? events(range) : Promise.resolve(undefined),
      ]),
    );
    loaded.value = { range, figures, events: ofEvents };
  });

  return { loaded, loading, problem, load: run };
}
