import { ref, shallowRef } from "vue";
import { problemOf, type Problem } from "@/api/problem";
import { fingerprint } from "@/verify/note";
import { hex } from "@/verify/bytes";
import type { SignedHead } from "@/verify/head";
import { say, Stopped, Trace, type Report, type Say, type Step } from "@/verify/report";
import { Unreachable } from "./bytesOf";
import { StoppedByReader } from "./useWhole";

/** What a check adds to its report, besides the steps. */
export interface Outcome {
  signed: SignedHead;
  entries: number;
  proven: Say[];
  notProven: Say[];
  keyUnconfirmed: boolean;
}

/** One check at a time, with its steps shown while they happen and a report at the end. */
export function useRun() {
  const steps = shallowRef<Step[]>([]);
  const report = shallowRef<Report>();
  const running = ref(false);
  const problem = shallowRef<Problem>();
  const bytes = ref(0);
  let turn = 0;

  function fresh(): Trace {
    // Copies: what is shown has to be another object to be drawn anew.
    const made = new Trace(() => (steps.value = made.steps.map((step) => ({ ...step }))));
    steps.value = [];
    report.value = undefined;
    problem.value = undefined;
    bytes.value = 0;
    return made;
  }

  async function run(
    subject: Report["subject"],
    work: (trace: Trace) => Promise<Outcome>,
  ): Promise<void> {
    const mine = ++turn;
    const current = fresh();
    const startedAt = new Date().toISOString();
    const began = performance.now();
    running.value = true;
    let outcome: Outcome | undefined;
    try {
      outcome = await work(current);
    } catch (error) {
      if (!(error instanceof Stopped)) {
        broken(current, error);
      }
    }
    if (mine === turn) {
      running.value = false;
      steps.value = current.steps.map((step) => ({ ...step }));
      report.value = {
        ...summary(current, outcome),
        subject,
        startedAt,
        millis: Math.round(performance.now() - began),
        bytes: bytes.value || current.steps.reduce((sum, step) => sum + (step.bytes ?? 0), 0),
      };
    }
  }

  /** What was not finished is not verified, for whatever reason. */
  function broken(current: Trace, error: unknown): void {
    if (error instanceof StoppedByReader) {
      current.faults.push({ verdict: "unverifiable", say: say("end.stopped") });
      return;
    }
    if (!(error instanceof Unreachable)) {
      problem.value = problemOf(error);
    }
    const why = (error as Error).message;
    current.faults.push({ verdict: "unverifiable", say: say("end.broken", { why }) });
  }

  return { steps, report, running, problem, bytes, run };
}

function summary(
  trace: Trace,
  outcome: Outcome | undefined,
): Omit<Report, "subject" | "startedAt" | "millis" | "bytes"> {
  const signed = outcome?.signed;
  return {
    format: "worklog-browser-report@v1",
    verdict: trace.verdict(),
    keyUnconfirmed: outcome?.keyUnconfirmed ?? false,
    faults: trace.faults,
    steps: trace.steps,
    proven: outcome?.proven ?? [],
    notProven: outcome?.notProven ?? [],
    log: signed && {
      origin: signed.head.origin,
      size: signed.head.size,
      root: hex(signed.head.root),
      checkpoint: signed.note.raw,
    },
    key: signed && { verifierKey: signed.key.vkey, fingerprint: fingerprint(signed.key) },
    entries: outcome?.entries ?? 0,
    browser: navigator.userAgent,
  };
}
