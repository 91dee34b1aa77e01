import type { LocationQuery } from "vue-router";

export type Kind = "whole" | "entry" | "record" | "range";

/** What the form holds. */
export interface Chosen {
  kind: Kind;
  text: string;
  /** Also look for further events of the record in every entry. */
  complete: boolean;
}

/** What is to be checked. */
export type Subject =
  | { kind: "whole" }
  | { kind: "entry"; index: number }
  | { kind: "event"; id: string }
  | { kind: "record"; id: string; complete: boolean }
  | { kind: "range"; from: number; to: number };

/** A stretch is checked entry by entry; for more, the whole log is quicker. */
export const MOST_IN_RANGE = 5_000;

const INDEX = /^#?(0|[1-9]\d{0,14})$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const RANGE = /^#?(\d{1,15})\s*(?:-|–|\.\.|到|至)\s*#?(\d{1,15})$/;

/** Reads what somebody typed; nothing where it does not name anything. */
export function parseSubject({ kind, text, complete }: Chosen): Subject | undefined {
  if (kind === "whole") {
    return { kind };
  }
  if (kind === "entry") {
    const index = INDEX.exec(text)?.[1];
    if (index !== undefined) {
      return { kind, index: Number(index) };
    }
    return UUID.test(text) ? { kind: "event", id: text.toLowerCase() } : undefined;
  }
  if (kind === "record") {
    return /^[\w.:-]{1,128}$/.test(text) ? { kind, id: text, complete } : undefined;
  }
  const [, from, to] = (RANGE.exec(text) ?? []).map(Number) as [number, number?, number?];
  const fits = from !== undefined && to !== undefined && from <= to && to - from < MOST_IN_RANGE;
  return fits ? { kind, from, to } : undefined;
}

/** What the address asks for; links from other pages begin a check at once. */
export function fromQuery(query: LocationQuery): { chosen: Chosen; atOnce: boolean } {
  for (const [name, kind] of [
    ["index", "entry"],
    ["event", "entry"],
    ["record", "record"],
    ["range", "range"],
  ] as const) {
    const text = query[name];
    if (typeof text === "string") {
      const chosen = { kind, text, complete: false };
      return { chosen, atOnce: parseSubject(chosen) !== undefined };
    }
  }
  return { chosen: { kind: "whole", text: "", complete: false }, atOnce: false };
}

/** The address of a check, to be sent to somebody else. */
export function toQuery(subject: Subject): Record<string, string> {
  switch (subject.kind) {
    case "whole":
      return {};
    case "entry":
      return { index: String(subject.index) };
    case "event":
      return { event: subject.id };
    case "record":
      return { record: subject.id };
    case "range":
      return { range: `${subject.from}-${subject.to}` };
  }
}
