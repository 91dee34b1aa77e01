import { WholeCheck, type WholeProgress, type WholeTask } from "@/verify/whole";
import { tilesAt } from "./bytesOf";

/** Hashes a whole log away from the page, so that the page stays quick. */
export type ToWorker =
  { kind: "start"; base: string; task: WholeTask } | { kind: "pause" } | { kind: "resume" };

export type FromWorker =
  | { kind: "progress"; now: WholeProgress }
  | { kind: "end"; result: import("@/verify/whole").WholeResult }
  | { kind: "failed"; message: string };

let goOn: (() => void) | undefined;
let paused: Promise<void> | undefined;

function tell(message: FromWorker): void {
  postMessage(message);
}

async function start(base: string, task: WholeTask): Promise<void> {
  let told = 0;
  const check = new WholeCheck(tilesAt(base), task, (now) => {
    if (performance.now() - told > 100 || now.done === task.size) {
      told = performance.now();
      tell({ kind: "progress", now });
    }
    return paused;
  });
  try {
    tell({ kind: "end", result: await check.run() });
  } catch (error) {
    tell({ kind: "failed", message: (error as Error).message });
  }
}

onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "start") {
    void start(data.base, data.task);
  } else if (data.kind === "pause") {
    paused = new Promise((resolve) => (goOn = resolve));
  } else {
    paused = undefined;
    goOn?.();
  }
};
