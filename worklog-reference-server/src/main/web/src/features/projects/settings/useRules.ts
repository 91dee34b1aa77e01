import { ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { api, ask, askWithTag, type Api } from "@/api/client";
import type { Problem } from "@/api/problem";
import { useProject } from "@/app/project";
import { useAction } from "@/shared/useAction";
import { useLoad } from "@/shared/useLoad";

export type Rules = Api<"SettingsBody">;

interface Editing {
  /** The rules as the server has them; a new value after each load. */
  rules: Readonly<ShallowRef<Rules | undefined>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
  load: () => Promise<void>;
  saving: Readonly<Ref<boolean>>;
  saveProblem: ShallowRef<Problem | undefined>;
  saved: Ref<boolean>;
  /** Sets what is given; the rest stays as it was read. */
  save: (change: Partial<Rules>) => Promise<boolean>;
}

/** The rules of the project, which the server takes all at once. */
export function useRules(): Editing {
  const { value: project, reload } = useProject();
  const path = { project: project.value.id };
  const rules = shallowRef<Rules>();
  const saved = ref(false);
  let etag = "";

  const { problem, run: load } = useLoad(async () => {
    const found = await askWithTag(
      api.GET("/api/v1/projects/{project}/settings", { params: { path } }),
    );
    etag = found.etag;
    rules.value = found.value;
  });

  const {
    busy: saving,
    problem: saveProblem,
    run: save,
  } = useAction(async (change: Partial<Rules>) => {
    saved.value = false;
    const body = { ...rules.value, ...change } as Rules;
    const params = { path, header: { "If-Match": etag } };
    await ask(api.PUT("/api/v1/projects/{project}/settings", { params, body }));
    await Promise.all([load(), reload()]);
    saved.value = true;
  });

  return { rules, problem, load, saving, saveProblem, saved, save };
}
