import { hex, type Bytes } from "./bytes";
import {
  checkSignatures,
  checkWitnesses,
  parseCheckpoint,
  type Checkpoint,
  type LogKey,
} from "./checkpoint";
import { fingerprint, parseNote, type SignedNote, type VerifierKey } from "./note";
import { say, Stopped, type Step, type Trace } from "./report";
import { selfCheck } from "./selfCheck";
import type { TileProofs } from "./tiles";
import {
  newKeys,
  relate,
  seenHead,
  withEnds,
  type Fork,
  type Memory,
  type Relation,
} from "./trust";

/** A checkpoint that one of the log's keys signed. */
export interface SignedHead {
  note: SignedNote;
  head: Checkpoint;
  key: VerifierKey;
}

/** First of all: does this browser compute right? Without hashes nothing else makes sense. */
export async function checkBrowser(trace: Trace): Promise<void> {
  await trace.step("browser", say("browser.run"), async (step) => {
    const able = await selfCheck();
    if (!able.hashes || able.signatures === "wrong") {
      trace.fail(step, "unverifiable", say("browser.wrong"));
      throw new Stopped();
    }
    const signs = able.signatures === "yes";
    step.state = signs ? "good" : "note";
    step.say = say(signs ? "browser.good" : `browser.${able.signatures}`);
  });
}

export function readHead(
  trace: Trace,
  read: () => Promise<Bytes>,
): Promise<[SignedNote, Checkpoint]> {
  return trace.step("checkpoint", say("checkpoint.run"), async (step) => {
    const bytes = await read();
    step.bytes = bytes.length;
    try {
      const note = parseNote(bytes);
      const head = parseCheckpoint(note.text);
      step.say = say("checkpoint.good", { origin: head.origin, size: head.size });
      step.facts.push({ label: "root", value: hex(head.root) });
      return [note, head];
    } catch (error) {
      trace.fail(step, "unverifiable", say("checkpoint.bad", { why: (error as Error).message }));
      throw new Stopped();
    }
  });
}

/** Where the keys come from that a signature is checked with. */
export type KeySource =
  /** Kept by this browser from before. */
  | "known"
  /** The reader said that they compared them. */
  | "confirmed"
  /** Given along with what is checked, and kept now for the first time. */
  | "first"
  /** Given along with what is checked; that cannot vouch for itself. */
  | "own";

const SIGNED_BY: Record<KeySource, [Step["state"], string]> = {
  known: ["good", "signature.known"],
  confirmed: ["good", "signature.confirmed"],
  first: ["note", "signature.first"],
  own: ["note", "signature.own"],
};

export function checkSigned(
  trace: Trace,
  note: SignedNote,
  head: Checkpoint,
  keys: LogKey[],
  source: KeySource,
): Promise<VerifierKey> {
  return trace.step("signature", say("signature.run"), async (step) => {
    const signed = await checkSignatures(note, keys);
    const name = "key" in signed ? signed.key.name : head.origin;
    if (signed.state !== "good") {
      const why = signed.state === "cannot" ? signed.why : signed.state;
      const verdict = signed.state === "forged" ? "modified" : "unverifiable";
      trace.fail(step, verdict, say(`signature.${why}`, { name, size: head.size }));
      throw new Stopped();
    }
    [step.state] = SIGNED_BY[source];
    step.say = say(SIGNED_BY[source][1], { name });
    step.facts.push({ label: "fingerprint", value: fingerprint(signed.key) });
    return signed.key;
  });
}

/** Other signatures on the checkpoint: of witnesses, if the reader gave their keys. */
export async function checkCosigned(
  trace: Trace,
  note: SignedNote,
  witnesses: string[],
): Promise<number> {
  const others = note.signatures.length - 1;
  if (others === 0 && witnesses.length === 0) {
    return 0;
  }
  return trace.step("witness", say("witness.run"), async (step) => {
    const found = await checkWitnesses(note, witnesses);
    const bad = found.find((one) => one.state === "forged");
    const unchecked = found.find((one) => one.state === "cannot");
    const good = found.filter((one) => one.state === "good");
    for (const { name, at } of good) {
      step.facts.push({
        label: "witnessed",
        value: `${name} ${new Date(at * 1000).toISOString()}`,
      });
    }
    if (bad !== undefined) {
      trace.fail(step, "modified", say("witness.forged", { name: bad.name }));
    } else if (unchecked !== undefined) {
      trace.fail(step, "unverifiable", say("witness.cannot", { name: unchecked.name }));
    } else {
      step.state = good.length > 0 ? "good" : "note";
      step.say = say(good.length > 0 ? "witness.good" : "witness.unknown", {
        count: good.length > 0 ? good.length : others,
      });
    }
    return good.length;
  });
}

/** The keys to use for a log, and where they come from. A new key of a known log is not used. */
export function keysFor(memory: Memory | undefined, offered: LogKey[]): [LogKey[], KeySource] {
  if (memory === undefined) {
    return [offered, "first"];
  }
  const keys = withEnds(memory.keys, offered);
  return [keys, keys.some((key) => key.confirmed !== undefined) ? "confirmed" : "known"];
}

/** Whether the log offers keys that this browser has not seen. */
export function hasNewKeys(memory: Memory | undefined, offered: LogKey[]): boolean {
  return memory !== undefined && newKeys(memory.keys, offered).length > 0;
}

const RELATION: Record<Relation, Step["state"]> = {
  first: "note",
  same: "good",
  grown: "good",
  shrunk: "bad",
  contradicts: "bad",
  "broken-tiles": "bad",
};

/** Does the log only grow? Gives the fork where it does not. */
export function checkGrowth(
  trace: Trace,
  memory: Memory | undefined,
  { note, head }: Pick<SignedHead, "note" | "head">,
  tiles: TileProofs,
  now: string,
): Promise<Fork | undefined> {
  return trace.step("memory", say("memory.run"), async (step) => {
    const seen = memory?.head;
    const relation = await relate(seen, head, tiles);
    const args = { old: seen?.size ?? 0, size: head.size, at: seen?.at ?? "" };
    step.say = say(`memory.${relation}`, args);
    step.state = RELATION[relation];
    if (step.state === "bad") {
      trace.fail(step, relation === "shrunk" ? "missing" : "modified", step.say);
    }
    return seen !== undefined && (relation === "shrunk" || relation === "contradicts")
      ? { kind: relation, seen, shown: seenHead(head, note.raw, now) }
      : undefined;
  });
}
