import type { Api } from "@/api/client";
import { isoDay } from "@/shared/format";

/** A file as the form and the gallery show it. */
export interface FileRef {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** How the time worked is told: as a number of minutes, or from one time to another. */
export type Timing = "minutes" | "span";

/** What somebody is writing. Everything in it can be kept as JSON. */
export interface Draft {
  title: string;
  content: string;
  /** The day of the work, as `2026-11-23`. */
  date: string;
  timing: Timing;
  minutes: number;
  /** Times of the day in the reader's zone, as `08:30`; empty where not said. */
  from: string;
  to: string;
  participants: string[];
  tags: string[];
  evidence: FileRef[];
  links: Api<"RecordLink">[];
  fields: Record<string, unknown>;
}

export function emptyDraft(today = new Date()): Draft {
  return {
    title: "",
    content: "",
    date: isoDay(today),
    timing: "minutes",
    minutes: 0,
    from: "",
    to: "",
    participants: [],
    tags: [],
    evidence: [],
    links: [],
    fields: {},
  };
}

function timeOfDay(moment: string | undefined): string {
  if (moment === undefined) {
    return "";
  }
  const at = new Date(moment);
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}

/** What a version says, to be changed. */
export function draftOf(body: Api<"RecordContent">): Draft {
  const span = Boolean(body.startedAt && body.endedAt);
  return {
    title: body.title,
    content: body.content,
    date: body.date,
    timing: span ? "span" : "minutes",
    minutes: body.minutes,
    from: span ? timeOfDay(body.startedAt) : "",
    to: span ? timeOfDay(body.endedAt) : "",
    participants: body.participants.map((person) => person.id),
    tags: [...body.tags],
    evidence: body.evidence.map((file) => ({ ...file, name: file.name ?? "" })),
    links: body.links.map((link) => ({ ...link })),
    fields: { ...(body.fields as Record<string, unknown>) },
  };
}

/** What a template begins with. What it says nothing about stays as it is. */
export function withTemplate(draft: Draft, template: Api<"Template">): Draft {
  return {
    ...draft,
    title: template.title ?? draft.title,
    content: template.content ?? draft.content,
    minutes: template.minutes ?? draft.minutes,
    tags: template.tags.length > 0 ? [...template.tags] : draft.tags,
    fields: { ...draft.fields, ...((template.fields ?? {}) as Record<string, unknown>) },
  };
}

/** Start and end as moments; work past midnight ends on the next day. */
export function spanOf(draft: Draft): { start: Date; end: Date } | undefined {
  if (draft.timing !== "span" || draft.from === "" || draft.to === "" || draft.date === "") {
    return undefined;
  }
  const start = new Date(`${draft.date}T${draft.from}`);
  const end = new Date(`${draft.date}T${draft.to}`);
  if (end < start) {
    end.setDate(end.getDate() + 1);
  }
  return { start, end };
}

/** Minutes worked, whichever way they were told. */
export function minutesOf(draft: Draft): number {
  const span = spanOf(draft);
  return span === undefined
    ? draft.timing === "span"
      ? 0
      : draft.minutes
    : Math.round((span.end.getTime() - span.start.getTime()) / 60_000);
}

/** What the REST interface takes. Every part is said, so that taken away is taken away. */
export function inputOf(draft: Draft, withFields: boolean): Api<"RecordInput"> {
  const span = spanOf(draft);
  return {
    title: draft.title,
    content: draft.content,
    date: draft.date || undefined,
    startedAt: span?.start.toISOString(),
    endedAt: span?.end.toISOString(),
    minutes: minutesOf(draft),
    participants: [...draft.participants],
    tags: [...draft.tags],
    evidence: draft.evidence.map((file) => file.id),
    links: draft.links.map((link) => ({ ...link })),
    fields: withFields ? (said(draft.fields) as never) : undefined,
    clear: span === undefined ? ["startedAt", "endedAt"] : undefined,
  };
}

/** Fields that have a value. An input that was emptied says nothing. */
function said(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => ![undefined, null, ""].includes(value as never)),
  );
}

/** Parts of a record that two people can have changed at once, in the order of the form. */
export const PARTS = [
  "title",
  "date",
  "time",
  "content",
  "participants",
  "tags",
  "evidence",
  "links",
  "fields",
] as const;
export type Part = (typeof PARTS)[number];

/** The values of a draft that belong to a part. */
const KEYS: Record<Part, (keyof Draft)[]> = {
  title: ["title"],
  date: ["date"],
  time: ["timing", "minutes", "from", "to"],
  content: ["content"],
  participants: ["participants"],
  tags: ["tags"],
  evidence: ["evidence"],
  links: ["links"],
  fields: ["fields"],
};

/** A part as it would be sent, to be compared. */
export function partValue(draft: Draft, part: Part): string {
  const input = inputOf(draft, true);
  const values: Record<Part, unknown> = {
    ...input,
    title: draft.title,
    time: [input.startedAt, input.endedAt, input.minutes],
  } as never;
  return JSON.stringify(values[part], (_key, value: unknown) => sorted(value)) ?? "";
}

/** Objects with their names in order, as another order says the same. */
function sorted(value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

/** Which parts differ. */
export function differing(a: Draft, b: Draft): Part[] {
  return PARTS.filter((part) => partValue(a, part) !== partValue(b, part));
}

/** A draft with some parts from another. */
export function merged(draft: Draft, other: Draft, parts: Part[]): Draft {
  const made = { ...draft };
  for (const key of parts.flatMap((part) => KEYS[part])) {
    Object.assign(made, { [key]: other[key] });
  }
  return made;
}
