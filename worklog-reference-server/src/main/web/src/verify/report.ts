/** A sentence by the key it has in the texts of each language, with what goes into it. */
export interface Say {
  key: string;
  args: Record<string, string | number>;
}

export function say(key: string, args: Say["args"] = {}): Say {
  return { key, args };
}

/**
 * How a step ended: it holds, it holds with something to look at, it does not hold, or it could not
 * be done here. The last is never taken for good.
 */
export type StepState = "run" | "good" | "note" | "bad" | "cannot";

/** One thing that was checked. */
export interface Step {
  id: string;
  state: StepState;
  say: Say;
  /** Bytes that were read for it. */
  bytes?: number;
  millis?: number;
  /** Values to compare by eye: the name of a text, and what it is. */
  facts: { label: string; value: string }[];
}

/** As the command line and the server say it. */
export type Verdict = "verified" | "modified" | "missing" | "unverifiable";

/** What is wrong, and with which entry where one can be named. */
export interface Fault {
  verdict: Exclude<Verdict, "verified">;
  index?: number;
  say: Say;
}

/** Everything a check found, in a form that can be kept. */
export interface Report {
  format: "worklog-browser-report@v1";
  subject: Record<string, string | number>;
  startedAt: string;
  millis: number;
  verdict: Verdict;
  /** It holds if the key is the log's, and nobody has said so yet. */
  keyUnconfirmed: boolean;
  faults: Fault[];
  steps: Step[];
  proven: Say[];
  notProven: Say[];
  log?: { origin: string; size: number; root: string; checkpoint: string };
  key?: { verifierKey: string; fingerprint: string };
  entries: number;
  bytes: number;
  browser: string;
}

/** Gathers steps while they happen; `changed` is told of each change. */
export class Trace {
  readonly steps: Step[] = [];
  readonly faults: Fault[] = [];

  constructor(
    private readonly changed: () => void = () => {},
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Does one step. An exception ends it as one that could not be done, and goes on upwards. */
  async step<T>(id: string, begin: Say, work: (step: Step) => Promise<T> | T): Promise<T> {
    const step: Step = { id, state: "run", say: begin, facts: [] };
    const start = this.now();
    this.steps.push(step);
    this.changed();
    try {
      return await work(step);
    } catch (error) {
      step.state = step.state === "run" ? "cannot" : step.state;
      throw error;
    } finally {
      step.state = step.state === "run" ? "good" : step.state;
      step.millis = this.now() - start;
      this.changed();
    }
  }

  /** Marks a step as one that does not hold. */
  fail(step: Step, verdict: Fault["verdict"], what: Say, index?: number): void {
    step.state = verdict === "unverifiable" ? "cannot" : "bad";
    step.say = what;
    this.faults.push({ verdict, index, say: what });
  }

  /** The gravest word first: a proven change outweighs what could not be checked. */
  verdict(): Verdict {
    const order: Verdict[] = ["modified", "missing", "unverifiable"];
    return order.find((word) => this.faults.some((fault) => fault.verdict === word)) ?? "verified";
  }
}

/** Ends a check whose next steps would have nothing to stand on; the reason is in the trace. */
export class Stopped extends Error {}
