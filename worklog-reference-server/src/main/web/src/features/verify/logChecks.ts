import type { CheckedEntry } from "@/verify/entry";
import { isObject, listOf } from "@/verify/json";
import { say, Stopped, Trace, type Step } from "@/verify/report";
import type { WholeResult, WholeTask } from "@/verify/whole";
import { hex } from "@/verify/bytes";
import { grownFrom, notProven, proven, type Subject as Claimed } from "./claims";
import { eventsOf, placeOf } from "./asked";
import { checkEntry, idOf, logBase, openLog, type LiveLog } from "./liveCheck";
import type { Subject } from "./subject";
import type { Outcome } from "./useRun";

/** What the checks of a page need from it. */
export interface CheckContext {
  project: string;
  witnesses: string[];
  count: (bytes: number) => void;
  /** Hashes the whole log in a worker. */
  whole: (base: string, task: WholeTask) => Promise<WholeResult>;
  opened: (log: LiveLog) => void;
  entry: (entry: CheckedEntry) => void;
  /** Lets the page be drawn between two entries. */
  breathe: () => Promise<void>;
}

const RECORD = "record";

/** Does what the reader asked for, and says what it shows and what it does not. */
export async function runCheck(
  trace: Trace,
  subject: Subject,
  context: CheckContext,
): Promise<Outcome> {
  const atLeast = await lastWanted(trace, subject, context);
  const log = await openLog(trace, context.project, atLeast, context.witnesses, context.count);
  context.opened(log);
  const claimed: Claimed = {
    signed: log.signed,
    keySource: log.keySource,
    entries: [],
    grownFrom: grownFrom(trace),
    witnesses: trace.steps.find((step) => step.id === "witness" && step.state === "good") ? 1 : 0,
  };
  let checked = 0;
  try {
    checked = await about(trace, subject, context, log, claimed, atLeast);
  } catch (error) {
    if (!(error instanceof Stopped)) {
      throw error;
    }
  }
  return {
    signed: log.signed,
    entries: checked,
    proven: proven(trace, claimed),
    notProven: notProven(claimed),
    keyUnconfirmed: false,
  };
}

/** The largest index that is asked for, so that it is sealed first where it is not yet. */
async function lastWanted(trace: Trace, subject: Subject, context: CheckContext): Promise<number> {
  switch (subject.kind) {
    case "entry":
      return subject.index;
    case "range":
      return subject.to;
    case "event":
      return placeOf(trace, subject.id, context.project);
    default:
      return -1;
  }
}

async function about(
  trace: Trace,
  subject: Subject,
  context: CheckContext,
  log: LiveLog,
  claimed: Claimed,
  place: number,
): Promise<number> {
  switch (subject.kind) {
    case "whole":
      return wholeLog(trace, context, log, claimed);
    case "entry":
      return one(trace, context, log, claimed, subject.index);
    case "event":
      return one(trace, context, log, claimed, place, subject.id);
    case "range": {
      const count = subject.to - subject.from + 1;
      const indices = Array.from({ length: count }, (_, i) => subject.from + i);
      return many(trace, context, log, claimed, indices);
    }
    case "record":
      return record(trace, context, log, claimed, subject);
  }
}

async function one(
  trace: Trace,
  context: CheckContext,
  log: LiveLog,
  claimed: Claimed,
  index: number,
  id?: string,
): Promise<number> {
  const entry = await checkEntry(trace, log, index);
  context.entry(entry);
  if (id !== undefined && entry.included && idOf(entry) !== id) {
    trace.faults.push({ verdict: "modified", index, say: say("find.other", { index, id }) });
  }
  claimed.entries = [entry];
  return 1;
}

/** Many entries under one head; a step for all of them, and one for the first that is wrong. */
async function many(
  trace: Trace,
  context: CheckContext,
  log: LiveLog,
  claimed: Claimed,
  indices: number[],
): Promise<number> {
  return trace.step("entries", say("entries.run"), async (step) => {
    let wrong = 0;
    for (const index of indices) {
      const quiet = new Trace();
      const entry = await checkEntry(quiet, log, index).catch(stopped);
      trace.faults.push(...quiet.faults);
      wrong += quiet.faults.length > 0 ? 1 : 0;
      keep(entry, quiet, context, claimed);
      step.say = say("entries.sum", {
        good: claimed.entries.length - wrong,
        count: indices.length,
      });
      await context.breathe();
    }
    finish(step, wrong, indices.length);
    return indices.length;
  });
}

function stopped(error: unknown): undefined {
  if (!(error instanceof Stopped)) {
    throw error;
  }
}

function keep(
  entry: CheckedEntry | undefined,
  quiet: Trace,
  context: CheckContext,
  claimed: Claimed,
): void {
  if (entry !== undefined) {
    claimed.entries.push(entry);
    if (claimed.entries.length === 1 || quiet.faults.length > 0) {
      context.entry(entry);
    }
  }
}

function finish(step: Step, wrong: number, count: number): void {
  step.state = wrong === 0 ? "good" : "bad";
  step.say = say("entries.sum", { good: count - wrong, count });
}

async function record(
  trace: Trace,
  context: CheckContext,
  log: LiveLog,
  claimed: Claimed,
  { id, complete }: { id: string; complete: boolean },
): Promise<number> {
  const size = log.signed.head.size;
  const listed = await trace.step("list", say("list.run"), async (step) => {
    const all = await eventsOf(context.project, RECORD, id);
    step.say = say("list.good", { count: all.length });
    step.state = all.length === 0 ? "note" : "good";
    return all.filter((index) => index < size);
  });
  const count = await many(trace, context, log, claimed, listed);
  claimed.entries.filter((entry) => entry.included).forEach((entry) => isAbout(trace, entry, id));
  if (listed.length === 0) {
    trace.faults.push({ verdict: "unverifiable", say: say("list.none", { id }) });
  }
  if (complete) {
    const result = await hashAll(trace, context, log, { type: RECORD, id });
    await compareLists(trace, listed, result);
    claimed.complete = true;
    claimed.whole = result;
    return result.hashed;
  }
  return count;
}

/** What the list says is about the record has to say so itself. */
function isAbout(trace: Trace, entry: CheckedEntry, id: string): void {
  const targets = isObject(entry.event) ? listOf(entry.event.targets) : [];
  if (!targets.some((one) => one.type === RECORD && one.id === id)) {
    const { index } = entry;
    trace.faults.push({ verdict: "modified", index, say: say("list.stranger", { index }) });
  }
}

function compareLists(trace: Trace, listed: number[], result: WholeResult): Promise<void> {
  return trace.step("complete", say("complete.run"), (step) => {
    const hidden = result.found.find((index) => !listed.includes(index));
    step.say = say("complete.good", { count: result.found.length });
    if (hidden !== undefined) {
      trace.fail(step, "missing", say("complete.hidden", { index: hidden }), hidden);
    }
  });
}

async function wholeLog(
  trace: Trace,
  context: CheckContext,
  log: LiveLog,
  claimed: Claimed,
): Promise<number> {
  const result = await hashAll(trace, context, log);
  claimed.whole = { hashed: result.hashed, pruned: result.pruned };
  const first = result.faults[0]?.index;
  if (first !== undefined) {
    const entry = await checkEntry(new Trace(), log, first).catch(() => undefined);
    if (entry !== undefined) {
      context.entry(entry);
    }
  }
  return result.hashed;
}

function hashAll(
  trace: Trace,
  context: CheckContext,
  log: LiveLog,
  target?: WholeTask["target"],
): Promise<WholeResult> {
  const { head } = log.signed;
  const seen = log.before?.head;
  const task: WholeTask = {
    size: head.size,
    root: hex(head.root),
    firstKept: log.firstKept,
    seen: seen && seen.size > 0 && seen.size <= head.size ? seen : undefined,
    target,
  };
  return trace.step("whole", say("whole.run", { size: head.size }), async (step) => {
    const result = await context.whole(logBase(log.project), { ...task, seen: plain(task.seen) });
    step.bytes = result.bytes;
    context.count(result.bytes);
    trace.faults.push(...result.faults);
    const good = result.rootHolds && result.faults.length === 0;
    step.state = good ? "good" : "bad";
    const args = { count: result.hashed, first: result.faults[0]?.index ?? 0 };
    step.say = good
      ? say("whole.good", args)
      : (result.faults[0]?.say ?? say("whole.root", { size: head.size }));
    step.facts.push(
      { label: "computed", value: result.root },
      { label: "signedRoot", value: task.root },
    );
    // An altered entry changes the old head as well: that is one finding, not a second history.
    if (result.seenHolds === false && result.faults.length === 0) {
      trace.faults.push({
        verdict: "modified",
        say: say("memory.contradicts", {
          old: seen?.size ?? 0,
          size: head.size,
          at: seen?.at ?? "",
        }),
      });
    }
    return result;
  });
}

function plain(seen: WholeTask["seen"]): WholeTask["seen"] {
  return seen && { size: seen.size, root: seen.root };
}
