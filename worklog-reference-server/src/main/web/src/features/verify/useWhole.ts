import { computed, onBeforeUnmount, ref, shallowRef } from "vue";
import type { WholeProgress, WholeResult, WholeTask } from "@/verify/whole";
import { Unreachable } from "./bytesOf";
import type { FromWorker, ToWorker } from "./whole.worker";

/** Runs the check of a whole log in a worker: with progress, pause, and an end at any time. */
export function useWhole() {
  const now = shallowRef<WholeProgress>({ done: 0, bytes: 0, faults: 0 });
  const size = ref(0);
  const running = ref(false);
  const paused = ref(false);
  const millis = ref(0);
  let worker: Worker | undefined;
  let began = 0;
  let stop: ((reason: Error) => void) | undefined;

  function post(message: ToWorker): void {
    worker?.postMessage(message);
  }

  function end(): void {
    worker?.terminate();
    worker = undefined;
    running.value = false;
    paused.value = false;
  }

  async function run(base: string, task: WholeTask): Promise<WholeResult> {
    end();
    size.value = task.size;
    now.value = { done: 0, bytes: 0, faults: 0 };
    millis.value = 0;
    running.value = true;
    began = performance.now();
    worker = new Worker(new URL("./whole.worker.ts", import.meta.url), { type: "module" });
    try {
      return await new Promise((resolve, reject) => {
        stop = reject;
        listen(worker!, resolve, reject);
        post({ kind: "start", base, task });
      });
    } finally {
      end();
    }
  }

  function listen(
    from: Worker,
    resolve: (result: WholeResult) => void,
    reject: (reason: Error) => void,
  ): void {
    from.onerror = (event) => reject(new Error(event.message));
    from.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "end") {
        millis.value += performance.now() - began;
        resolve(data.result);
      } else if (data.kind === "failed") {
        reject(new Unreachable(0, data.message));
      } else {
        now.value = data.now;
        if (!paused.value) {
          millis.value += performance.now() - began;
          began = performance.now();
        }
      }
    };
  }

  function togglePause(): void {
    paused.value = !paused.value;
    if (paused.value) {
      millis.value += performance.now() - began;
    } else {
      began = performance.now();
    }
    post({ kind: paused.value ? "pause" : "resume" });
  }

  /** Ends the check; whoever waits for it is told that it was stopped. */
  function cancel(): void {
    stop?.(new StoppedByReader());
  }

  onBeforeUnmount(end);
  const perSecond = computed(() =>
    millis.value > 200 ? (1000 * now.value.done) / millis.value : undefined,
  );
  return { now, size, running, paused, millis, perSecond, run, togglePause, cancel };
}

/** Somebody pressed Stop. */
export class StoppedByReader extends Error {}
