import { ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { problemOf, type Problem } from "@/api/problem";

interface Action<Args extends unknown[]> {
  busy: Readonly<Ref<boolean>>;
  problem: ShallowRef<Problem | undefined>;
  /** Does it, unless it is being done. Tells whether it was done; never throws. */
  run: (...args: Args) => Promise<boolean>;
}

/** Something a button does: once at a time, with what went wrong kept to be shown beside it. */
export function useAction<Args extends unknown[]>(
  work: (...args: Args) => Promise<void>,
): Action<Args> {
  const busy = ref(false);
  const problem = shallowRef<Problem>();

  async function run(...args: Args): Promise<boolean> {
    if (busy.value) {
      return false;
    }
    busy.value = true;
    problem.value = undefined;
    try {
      await work(...args);
      return true;
    } catch (error) {
      problem.value = problemOf(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, run };
}
