import { jsonDiff, parse } from "./diff";
import type { Api } from "@/api/client";

type Value = Api<"ValueView">;
type Change = Api<"ChangeView">;

/** How one side is shown: a value, or why there is none to show. */
export interface Side {
  kind: "value" | "absent" | "null" | "masked" | "digest" | "erased";
  text: string;
  label?: string;
  /** Bytes of a value that was too large to keep. */
  length?: number;
}

/** A place that is not the same before and after. */
export interface Row {
  path: string;
  before: Side;
  after: Side;
  /** Whether the two sides are compared word by word. */
  isLong: boolean;
}

const LONG = 40;

function side(value: Value | null | undefined, erased: boolean): Side {
  if (erased) {
    return { kind: "erased", text: "" };
  }
  if (!value) {
    return { kind: "absent", text: "" };
  }
  const kind = ["null", "masked", "digest"].includes(value.kind) ? value.kind : "value";
  return {
    kind: kind as Side["kind"],
    text: value.text,
    label: value.label ?? undefined,
    length: value.length ?? undefined,
  };
}

/** Whether a value of a change was erased: what is withheld are paths into the event's JSON. */
function isErased(withheld: string[], index: number, path: string, which: string): boolean {
  return withheld.some(
    (each) =>
      each === `/changes/${index}` ||
      each === `/changes/${index}/${which}` ||
      each.startsWith(`/changes/${index}/${which}/`) ||
      each === path,
  );
}

function text(value: string | undefined): Side {
  return value === undefined ? { kind: "absent", text: "" } : { kind: "value", text: value };
}

function row(path: string, before: Side, after: Side): Row {
  const isText = before.kind === "value" && after.kind === "value";
  return { path, before, after, isLong: isText && before.text.length + after.text.length > LONG };
}

/** The rows of one change: of compound values one for each place within that differs. */
function rows(change: Change, before: Side, after: Side): Row[] {
  const isJson = change.before?.kind === "json" || change.after?.kind === "json";
  const readable = [before, after].every((each) => ["value", "absent"].includes(each.kind));
  if (!isJson || !readable) {
    return [row(change.path, before, after)];
  }
  const old = before.kind === "absent" ? undefined : parse(before.text);
  const now = after.kind === "absent" ? undefined : parse(after.text);
  const places = jsonDiff(old, now, change.path);
  return places.length === 0
    ? [row(change.path, before, after)]
    : places.map((place) => row(place.path, text(place.before), text(place.after)));
}

/** Every place that an event says is not as it was. */
export function changeRows(changes: Change[], withheld: string[]): Row[] {
  return changes.flatMap((change, i) => {
    const before = side(change.before, !change.before && isErased(withheld, i, change.path, "old"));
    const after = side(change.after, !change.after && isErased(withheld, i, change.path, "new"));
    return rows(change, before, after);
  });
}

/** Where two states of an object differ. */
export function stateRows(before: Record<string, Value>, after: Record<string, Value>): Row[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changes = paths
    .filter((path) => JSON.stringify(before[path]) !== JSON.stringify(after[path]))
    .map((path) => ({ path, op: "replace", before: before[path], after: after[path], phrase: "" }));
  return changeRows(changes as Change[], []);
}
