import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { problemOf, type Problem } from "@/api/problem";

interface Load {
  loading: Readonly<Ref<boolean>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
  /** Does it again. Never throws: what went wrong is in `problem`. */
  run: () => Promise<void>;
}

/**
 * Does something when the page appears and whenever asked. When it is asked again before it ended,
 * only the last one's problem counts.
 */
export function useLoad(work: () => Promise<void>, atOnce = true): Load {
  const loading = ref(false);
  const problem = shallowRef<Problem>();
  let turn = 0;

  async function run(): Promise<void> {
    const mine = ++turn;
    loading.value = true;
    try {
      await work();
      if (mine === turn) {
        problem.value = undefined;
      }
    } catch (error) {
      if (mine === turn) {
        problem.value = problemOf(error);
      }
    } finally {
      if (mine === turn) {
        loading.value = false;
      }
    }
  }

  if (atOnce) {
    onMounted(run);
  }
  return { loading, problem, run };
}
