import type { CheckedEntry } from "@/verify/entry";
import { say, type Say, type Trace } from "@/verify/report";
import type { Relation } from "@/verify/trust";
import type { KeySource, SignedHead } from "@/verify/head";

/** What a check was about, for the sentences that say what it shows. */
export interface Subject {
  signed: SignedHead;
  keySource: KeySource;
  entries: CheckedEntry[];
  /** Size of the head that was seen before, if the log was found to have grown from it. */
  grownFrom?: number;
  witnesses: number;
  /** Every entry was hashed. */
  whole?: { hashed: number; pruned: number };
  /** The events of an object were looked for in every entry. */
  complete?: boolean;
  /** Without a network: from files. */
  offline?: boolean;
  unknownFiles?: number;
}

/** Only what holds is claimed; with a fault the reader gets the fault and no comfort. */
export function proven(trace: Trace, subject: Subject): Say[] {
  if (trace.faults.length > 0) {
    return [];
  }
  const { head, key } = subject.signed;
  const claims = [say("claim.signed", { name: key.name, size: head.size })];
  const [first] = subject.entries;
  if (first !== undefined) {
    const count = subject.entries.length;
    claims.push(
      count === 1
        ? say("claim.included", { index: first.index })
        : say("claim.includedMany", { count }),
    );
  }
  if (subject.whole) {
    claims.push(say("claim.whole", { count: subject.whole.hashed }));
  }
  if (subject.complete) {
    claims.push(say("claim.complete", { count: subject.entries.length, size: head.size }));
  }
  if (subject.grownFrom !== undefined) {
    claims.push(say("claim.grown", { old: subject.grownFrom }));
  }
  return [...claims, ...provenValues(subject)];
}

function fieldCount(subject: Subject, state: string): number {
  const fields = subject.entries.flatMap((entry) => entry.fields);
  return fields.filter((field) => field.state === state).length;
}

function files(subject: Subject, state: string): number {
  const all = subject.entries.flatMap((entry) => entry.attached);
  return new Set(all.filter((one) => one.state === state).map((one) => one.sha256)).size;
}

function provenValues(subject: Subject): Say[] {
  const counts: [string, number][] = [
    ["claim.fields", fieldCount(subject, "proven")],
    ["claim.erased", fieldCount(subject, "erased")],
    ["claim.files", files(subject, "good")],
    ["claim.witnessed", subject.witnesses],
  ];
  return counts.filter(([, count]) => count > 0).map(([key, count]) => say(key, { count }));
}

/** What nobody should read out of a green light. */
export function notProven(subject: Subject): Say[] {
  const { size } = subject.signed.head;
  const limits = [say("limit.truth"), say("limit.omitted"), say("limit.beyond", { size })];
  limits.push(say(subject.witnesses > 0 ? "limit.witnessTime" : "limit.time"));
  if (subject.keySource === "own" || subject.keySource === "first") {
    limits.push(say("limit.key"));
  }
  if (subject.witnesses === 0) {
    limits.push(say(subject.grownFrom === undefined ? "limit.firstSight" : "limit.others"));
  }
  if (!subject.whole) {
    limits.push(say("limit.otherEntries"));
  }
  const counts: [string, number][] = [
    ["limit.withheld", fieldCount(subject, "withheld")],
    ["limit.files", files(subject, "absent")],
    ["limit.pruned", subject.whole?.pruned ?? 0],
    ["limit.unknownFiles", subject.unknownFiles ?? 0],
  ];
  limits.push(
    ...counts.filter(([, count]) => count > 0).map(([key, count]) => say(key, { count })),
  );
  return [...limits, say(subject.offline ? "limit.pageOffline" : "limit.page")];
}

/** The size that the log has grown from, where the step about it says so. */
export function grownFrom(trace: Trace): number | undefined {
  const step = trace.steps.find((one) => one.id === "memory");
  const good: Relation[] = ["same", "grown"];
  const holds = step !== undefined && good.some((word) => step.say.key === `memory.${word}`);
  return holds ? Number(step.say.args.old) : undefined;
}
