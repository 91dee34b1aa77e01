import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import { api, ask, type Api } from "@/api/client";
import { problemOf, type Problem } from "@/api/problem";

type Job = Api<"JobView">;

/** Seconds that the server keeps a question about a job when nothing has changed. */
const WAIT = 20;
const PAUSE = 3_000;

interface Following {
  job: Readonly<ShallowRef<Job | undefined>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
}

export function hasEnded(job: Job): boolean {
  return ["DONE", "FAILED", "CANCELLED"].includes(job.state);
}

/**
 * Follows a job until it ends: one question at a time, which the server answers at the next change.
 * Nothing is asked while the page is hidden or after it is left.
 */
export function useJob(id: Ref<string | undefined>): Following {
  const job = shallowRef<Job>();
  const problem = shallowRef<Problem>();
  let asking: AbortController | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    asking?.abort();
    asking = undefined;
    clearTimeout(later);
  }

  async function follow(): Promise<void> {
    stop();
    if (id.value === undefined || document.hidden) {
      return;
    }
    const mine = new AbortController();
    asking = mine;
    while (asking === mine && !(job.value && hasEnded(job.value))) {
      await step(id.value, mine);
    }
  }

  async function step(wanted: string, mine: AbortController): Promise<void> {
    const query = { since: job.value?.version ?? 0, wait: job.value ? WAIT : 0 };
    const params = { path: { job: wanted }, query };
    try {
      const now = await ask(api.GET("/api/v1/jobs/{job}", { params, signal: mine.signal }));
      if (asking === mine) {
        job.value = now;
        problem.value = undefined;
      }
    } catch (error) {
      if (asking === mine) {
        problem.value = problemOf(error);
        asking = undefined;
        if (problem.value.code === "connection") {
          later = setTimeout(() => void follow(), PAUSE);
        }
      }
    }
  }

  const visible = (): void => void follow();
  onMounted(() => document.addEventListener("visibilitychange", visible));
  onBeforeUnmount(() => {
    document.removeEventListener("visibilitychange", visible);
    stop();
  });
  watch(
    id,
    () => {
      job.value = undefined;
      void follow();
    },
    { immediate: true },
  );
  return { job, problem };
}
