import { equal, hex, type Bytes } from "./bytes";
import type { Checkpoint } from "./checkpoint";
import { BAD_FIELDS, checkFields, type Field } from "./fields";
import { isObject, listOf, parseObject, textOf, type JsonObject } from "./json";
import { climb, leafHash, type Climbed } from "./merkle";
import { say, type Trace } from "./report";

/** A file that an entry names by its digest. */
export interface Attached {
  sha256: string;
  size: number;
  name: string;
  /** Whether its bytes were there and gave the digest; "absent" where they were not there. */
  state: "good" | "bad" | "absent" | "erased";
}

/** An entry that was checked, with everything needed to show how. */
export interface CheckedEntry {
  index: number;
  bytes: Bytes;
  leaf: Bytes;
  /** The way to the root; empty where it does not lead there. */
  way: Climbed[];
  included: boolean;
  event?: JsonObject;
  fields: Field[];
  attached: Attached[];
}

/** Hashes an entry's exact bytes and follows its path to the signed root. */
export async function checkInclusion(
  trace: Trace,
  head: Checkpoint,
  index: number,
  bytes: Bytes,
  path: Bytes[],
): Promise<CheckedEntry> {
  const leaf = await trace.step("leaf", say("leaf.run", { index }), (step) => {
    step.bytes = bytes.length;
    step.say = say("leaf.good", { index, bytes: bytes.length });
    const hash = leafHash(bytes);
    step.facts.push({ label: "leaf", value: hex(hash) });
    return hash;
  });
  return trace.step("path", say("path.run", { index }), (step) => {
    const way = climb(index, head.size, leaf, path);
    const top = way?.at(-1)?.hash ?? leaf;
    const included = way !== undefined && equal(top, head.root);
    step.bytes = path.length * 32;
    step.facts.push(
      { label: "computed", value: hex(top) },
      { label: "signedRoot", value: hex(head.root) },
    );
    if (included) {
      step.say = say("path.good", { index, count: path.length });
    } else {
      trace.fail(step, "modified", say("path.bad", { index }), index);
    }
    return { index, bytes, leaf, way: way ?? [], included, fields: [], attached: [] };
  });
}

/** Reads what the entry says. Only of an entry whose bytes are in the signed tree. */
export function readEvent(trace: Trace, entry: CheckedEntry): JsonObject | undefined {
  try {
    entry.event = parseObject(entry.bytes);
    entry.attached = listOf(entry.event.evidence).map((one) => ({
      sha256: textOf(one.sha256),
      size: typeof one.size === "number" ? one.size : 0,
      name: textOf(one.name),
      state: "absent",
    }));
  } catch {
    trace.faults.push({
      verdict: "unverifiable",
      index: entry.index,
      say: say("event.unreadable", { index: entry.index }),
    });
  }
  return entry.event;
}

/** Holds the personal values that are there against what the sealed bytes committed to. */
export async function checkPersonal(
  trace: Trace,
  entry: CheckedEntry,
  openings: JsonObject,
  erased: (path: string) => number | undefined,
): Promise<void> {
  const event = entry.event;
  if (event === undefined || (!isObject(event.commitments) && Object.keys(openings).length === 0)) {
    return;
  }
  await trace.step("fields", say("fields.run"), (step) => {
    entry.fields = checkFields(event, openings, erased);
    const count = (state: Field["state"]): number =>
      entry.fields.filter((field) => field.state === state).length;
    const bad = entry.fields.find((field) => BAD_FIELDS.has(field.state));
    if (bad !== undefined) {
      const what = say(`fields.${bad.state}`, { path: bad.path, index: entry.index });
      trace.fail(step, "modified", what, entry.index);
      return;
    }
    const [proven, gone, withheld] = [count("proven"), count("erased"), count("withheld")];
    step.say = say("fields.good", { proven, erased: gone, withheld });
    step.state = withheld > 0 ? "note" : "good";
  });
}
