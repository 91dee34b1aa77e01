import type { LocationQuery } from "vue-router";

/** Which events, as exports and feeds take it: pairs, with commas between several values. */
export type EventFilter = Record<string, string>;

/** What a filter may name; in the order in which it is shown. */
export const EVENT_FILTERS = [
  "text",
  "type",
  "actor",
  "verb",
  "outcome",
  "minSeverity",
  "from",
  "to",
  "targetType",
  "targetId",
  "changedPath",
  "correlationId",
  "batchId",
  "evidence",
] as const;

export const VERBS = [
  "create",
  "read",
  "update",
  "delete",
  "export",
  "login",
  "approve",
  "execute",
  "other",
] as const;
export const OUTCOMES = ["success", "failure", "denied", "unknown"] as const;
export const SEVERITIES = ["info", "low", "medium", "high", "critical"] as const;

/** Values of a member that may have several. */
export function listed(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** A filter that another page handed over in its address; what is not known is left out. */
export function filterOf(query: LocationQuery): EventFilter {
  const pairs = EVENT_FILTERS.map((name) => {
    const given = query[name];
    const values = Array.isArray(given) ? given : [given];
    return [name, values.filter((value) => value).join(",")] as const;
  });
  return cleaned(Object.fromEntries(pairs));
}

/** The filter without what is empty. */
export function cleaned(filter: EventFilter): EventFilter {
  return Object.fromEntries(
    Object.entries(filter)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ""),
  );
}

/** Names that may have several values, any of which will do. */
export const MANY = ["actor", "type", "verb", "outcome"];

/** The filter as the parameters with which events are asked for. */
export function asQuery(filter: EventFilter): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(cleaned(filter)).map(([name, value]) => [
      name,
      MANY.includes(name) ? listed(value) : value,
    ]),
  );
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** A moment as a field for local time wants it: `2026-11-23T08:30`; empty for none. */
export function toLocal(instant: string | undefined): string {
  if (!instant || Number.isNaN(Date.parse(instant))) {
    return "";
  }
  const at = new Date(instant);
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** The moment that somebody chose in their own zone, in UTC; empty for none. */
export function fromLocal(local: string): string {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString();
}
