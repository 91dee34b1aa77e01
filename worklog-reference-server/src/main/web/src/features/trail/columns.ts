import { ref, watch, type Ref } from "vue";

/** What a list can show of an event, in the order in which it is shown. */
export const COLUMNS = [
  "time",
  "sentence",
  "actor",
  "type",
  "verb",
  "target",
  "outcome",
  "severity",
  "changes",
  "index",
] as const;

export type Column = (typeof COLUMNS)[number];

const USUAL: Column[] = ["time", "sentence", "actor", "type", "outcome"];
const KEY = "worklog.trail.columns";

/** A browser that keeps nothing, or kept something else, shows the usual ones. */
function read(): Column[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as unknown;
    const known = COLUMNS.filter((column) => Array.isArray(kept) && kept.includes(column));
    return known.length > 0 ? known : USUAL;
  } catch {
    return USUAL;
  }
}

/** The columns somebody chose; this browser remembers them. */
export function useColumns(): Ref<Column[]> {
  const columns = ref<Column[]>(read());
  watch(columns, (chosen) => localStorage.setItem(KEY, JSON.stringify(chosen)));
  return columns;
}
