import type { Ref } from "vue";
import { remembered } from "@/app/remembered";

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

function fits(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((each) => COLUMNS.includes(each as Column))
  );
}

/** The columns that somebody chose. */
export function useColumns(): Ref<Column[]> {
  return remembered<Column[]>("trail.columns", USUAL, fits);
}
