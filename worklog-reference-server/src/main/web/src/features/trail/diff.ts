/** Something in both sequences, in the old one only, or in the new one only. */
export interface Step<T> {
  kind: "same" | "removed" | "added";
  value: T;
}

/** Above so many comparisons two texts are shown as wholly different, so that a page never hangs. */
const MOST = 4_000_000;

/** The shortest way from one sequence to another (longest common subsequence). */
export function diff<T>(before: T[], after: T[], same = (a: T, b: T) => a === b): Step<T>[] {
  let start = 0;
  let endBefore = before.length;
  let endAfter = after.length;
  while (start < endBefore && start < endAfter && same(before[start]!, after[start]!)) {
    start++;
  }
  while (
    endBefore > start &&
    endAfter > start &&
    same(before[endBefore - 1]!, after[endAfter - 1]!)
  ) {
    endBefore--;
    endAfter--;
  }
  return [
    ...before.slice(0, start).map((value) => ({ kind: "same" as const, value })),
    ...middle(before.slice(start, endBefore), after.slice(start, endAfter), same),
    ...after.slice(endAfter).map((value) => ({ kind: "same" as const, value })),
  ];
}

function middle<T>(before: T[], after: T[], same: (a: T, b: T) => boolean): Step<T>[] {
  if (before.length * after.length > MOST) {
    return [
      ...before.map((value) => ({ kind: "removed" as const, value })),
      ...after.map((value) => ({ kind: "added" as const, value })),
    ];
  }
  const lengths = table(before, after, same);
  const width = after.length + 1;
  const steps: Step<T>[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && same(before[i]!, after[j]!)) {
      steps.push({ kind: "same", value: after[j]! });
      i++;
      j++;
    } else if (
      i < before.length &&
      (j === after.length || lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)
    ) {
      steps.push({ kind: "removed", value: before[i++]! });
    } else {
      steps.push({ kind: "added", value: after[j++]! });
    }
  }
  return steps;
}

/** At `i, j` the length of what the rests from there have in common. */
function table<T>(before: T[], after: T[], same: (a: T, b: T) => boolean): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] = same(before[i]!, after[j]!)
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  return lengths;
}

/** Words, each Han character for itself, and what is between them. */
export function words(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

/** Two texts word by word; neighbours of the same kind are one. */
export function wordDiff(before: string, after: string): Step<string>[] {
  const joined: Step<string>[] = [];
  for (const step of diff(words(before), words(after))) {
    const last = joined.at(-1);
    if (last?.kind === step.kind) {
      last.value += step.value;
    } else {
      joined.push({ ...step });
    }
  }
  return joined;
}

/** A place within a value that is not the same before and after. */
export interface Place {
  path: string;
  before: string | undefined;
  after: string | undefined;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function shown(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The places at which two JSON values differ. Members of arrays are aligned, not compared by index. */
export function jsonDiff(before: Json | undefined, after: Json | undefined, path = ""): Place[] {
  if (JSON.stringify(before) === JSON.stringify(after)) {
    return [];
  }
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) =>
      jsonDiff(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return arrays(before, after, path);
  }
  return [{ path, before: shown(before), after: shown(after) }];
}

function arrays(before: Json[], after: Json[], path: string): Place[] {
  const steps = diff(before, after, (a, b) => JSON.stringify(a) === JSON.stringify(b));
  const places: Place[] = [];
  let i = 0;
  let j = 0;
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at]!;
    const next = steps[at + 1];
    if (step.kind === "same") {
      i++;
      j++;
    } else if (step.kind === "removed" && next?.kind === "added") {
      places.push(...jsonDiff(step.value, next.value, `${path}[${j}]`));
      i++;
      j++;
      at++;
    } else if (step.kind === "removed") {
      places.push({ path: `${path}[${i++}]`, before: shown(step.value), after: undefined });
    } else {
      places.push({ path: `${path}[${j++}]`, before: undefined, after: shown(step.value) });
    }
  }
  return places;
}

/** JSON in a text; nothing where it is none. */
export function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
