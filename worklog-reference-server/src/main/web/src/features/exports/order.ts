import type { LocationQuery } from "vue-router";
import type { Api } from "@/api/client";
import { cleaned, EVENT_FILTERS, filterOf, type EventFilter } from "@/shared/eventFilter";

export const FORMATS = ["csv", "xlsx", "ndjson", "pdf", "bundle"] as const;
export type Format = (typeof FORMATS)[number];
export type Source = "events" | "records";

/** What a record export may be narrowed by. */
export const RECORD_FILTERS = [
  "text",
  "state",
  "author",
  "participant",
  "tag",
  "from",
  "to",
] as const;

/** What somebody wants to take away. */
export interface Order {
  source: Source;
  format: Format;
  events: EventFilter;
  records: Record<string, string>;
  language: "zh" | "en";
  byteOrderMark: boolean;
  withEvidence: boolean;
  disclose: string;
}

function word<T extends string>(value: unknown, known: readonly T[], usual: T): T {
  return known.includes(value as T) ? (value as T) : usual;
}

/** The order that an address asks for: `?format=bundle&type=record.*`; the rest as is usual. */
export function orderOf(query: LocationQuery, language: "zh" | "en"): Order {
  const source = word<Source>(query.source, ["events", "records"], "events");
  const given = Object.fromEntries(RECORD_FILTERS.map((name) => [name, String(query[name] ?? "")]));
  return {
    source,
    format: word<Format>(query.format, FORMATS, "csv"),
    events: source === "events" ? filterOf(query) : {},
    records: source === "records" ? cleaned(given) : {},
    language,
    byteOrderMark: true,
    withEvidence: true,
    disclose: "",
  };
}

/** Conditions of an address that an export cannot have, so that nobody takes away more unaware. */
export function leftOut(query: LocationQuery): string[] {
  const known: readonly string[] = query.source === "records" ? RECORD_FILTERS : EVENT_FILTERS;
  return Object.keys(query).filter(
    (name) => query[name] && name !== "source" && name !== "format" && !known.includes(name),
  );
}

/** The order of an export that was made before, to be given again. */
export function again(before: Api<"Export">, language: "zh" | "en"): Order {
  const usual = orderOf({}, language);
  const source = before.source as Source;
  return {
    ...usual,
    source,
    format: before.format.toLowerCase() as Format,
    events: source === "events" ? { ...before.filter } : {},
    records: source === "records" ? { ...before.filter } : {},
  };
}

/** The order as the server takes it. */
export function toBody(order: Order): Api<"NewExport"> {
  const bundle = order.format === "bundle";
  const paths = order.disclose.split(/[\s,]+/).filter((path) => path !== "");
  return {
    source: order.source,
    format: order.format,
    filter: cleaned(order.source === "events" ? order.events : order.records),
    language: order.language,
    byteOrderMark: order.format === "csv" ? order.byteOrderMark : undefined,
    withEvidence: bundle ? order.withEvidence : undefined,
    disclose: bundle && paths.length > 0 ? paths : undefined,
  };
}
