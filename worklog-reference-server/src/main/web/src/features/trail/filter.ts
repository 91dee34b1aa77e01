import { MANY } from "@/shared/eventFilter";

/** Parameters as the interface takes them and as the address of a page has them. */
export type Query = Record<string, string | string[]>;

/** What is wanted: each name with its values, in the order in which they were added. */
export type Filter = Record<string, string[]>;

/** All names of filters, in the order in which they are shown. Metadata are `metadata.<key>`. */
export const NAMES = [
  "text",
  "actor",
  "type",
  "verb",
  "targetType",
  "targetId",
  "outcome",
  "minSeverity",
  "from",
  "to",
  "changedPath",
  "oldValue",
  "newValue",
  "correlationId",
  "batchId",
  "evidence",
];

export const METADATA = "metadata.";

/** The facets that are asked for, and the filter that a value of each of them sets. */
export const FACETS: Record<string, string> = {
  type: "type",
  actor: "actor",
  targetType: "targetType",
  verb: "verb",
  outcome: "outcome",
  severity: "minSeverity",
  day: "from",
};

function isName(name: string): boolean {
  return NAMES.includes(name) || (name.startsWith(METADATA) && name.length > METADATA.length);
}

/** The filter in the parameters of an address; what is none, or empty, is left out. */
export function readFilter(query: Record<string, unknown>): Filter {
  const filter: Filter = {};
  for (const [name, given] of Object.entries(query)) {
    const values = (Array.isArray(given) ? given : [given])
      .filter((value): value is string => typeof value === "string")
      .filter((value) => value.trim() !== "");
    if (isName(name) && values.length > 0) {
      filter[name] = MANY.includes(name) ? [...new Set(values)] : values.slice(0, 1);
    }
  }
  return filter;
}

/** As parameters; of those with one value just that. */
export function toQuery(filter: Filter): Query {
  return Object.fromEntries(
    Object.entries(filter).map(([name, values]) => [
      name,
      MANY.includes(name) ? values : (values[0] ?? ""),
    ]),
  );
}

/** The filter with that value wanted too, or wanted instead where only one can be. */
export function withValue(filter: Filter, name: string, value: string): Filter {
  const before = MANY.includes(name) ? (filter[name] ?? []) : [];
  return readFilter({ ...filter, [name]: [...before.filter((each) => each !== value), value] });
}

export function without(filter: Filter, name: string, value: string): Filter {
  const rest = (filter[name] ?? []).filter((each) => each !== value);
  return readFilter({ ...filter, [name]: rest });
}

/** What a click on a value of a facet does: wants it, or no longer. */
export function toggleFacet(filter: Filter, facet: string, value: string): Filter {
  if (isWanted(filter, facet, value)) {
    const { from: _from, to: _to, ...rest } = filter;
    return facet === "day" ? rest : without(filter, FACETS[facet] ?? facet, value);
  }
  if (facet === "day") {
    return { ...filter, ...dayRange(value) };
  }
  return withValue(filter, FACETS[facet] ?? facet, value);
}

export function isWanted(filter: Filter, facet: string, value: string): boolean {
  if (facet === "day") {
    const day = dayRange(value);
    return filter.from?.[0] === day.from[0] && filter.to?.[0] === day.to[0];
  }
  return filter[FACETS[facet] ?? facet]?.includes(value) ?? false;
}

/** Days of facets are days in UTC. */
function dayRange(day: string): { from: string[]; to: string[] } {
  const begin = new Date(`${day}T00:00:00Z`);
  const end = new Date(begin.getTime() + 86_400_000);
  return { from: [instant(begin)], to: [instant(end)] };
}

/** A time as the interface takes it. */
export function instant(date: Date): string {
  return date.toISOString().replace(".000Z", "Z");
}

/** Each value with its name, in the order of the names. */
export function entries(filter: Filter): { name: string; value: string }[] {
  const names = Object.keys(filter);
  const place = (name: string): number =>
    (NAMES.indexOf(name) + NAMES.length + 1) % (NAMES.length + 1);
  names.sort((a, b) => place(a) - place(b));
  return names.flatMap((name) => (filter[name] ?? []).map((value) => ({ name, value })));
}
