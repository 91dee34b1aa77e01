import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { problemOf, type Problem } from "@/api/problem";

interface Load {
  loading: Readonly<Ref<boolean>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
  /** Does it again. Never throws: what went wrong is in `problem`. */
  run: () => Promise<void>;
}

/** Gives an answer on, unless the work was begun again meanwhile: then that one's answer counts. */
type Only = <T>(answer: Promise<T>) => Promise<T>;

/** Ends work that was begun again. */
class Overtaken extends Error {}

/**
 * Does something when the page appears and whenever asked. When it is asked again before it ended,
 * only the last one's problem counts, and of answers that went through `only` the last one's.
 */
export function useLoad(work: (only: Only) => Promise<void>, atOnce = true): Load {
  const loading = ref(false);
  const problem = shallowRef<Problem>();
  let turn = 0;

  async function run(): Promise<void> {
    const mine = ++turn;
    const only: Only = async (answer) => {
      const found = await answer;
      if (mine !== turn) {
        throw new Overtaken();
      }
      return found;
    };
    loading.value = true;
    try {
      await work(only);
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
