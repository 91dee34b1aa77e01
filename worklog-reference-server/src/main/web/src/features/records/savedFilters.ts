import { computed, type ComputedRef } from "vue";
import { remembered } from "@/app/remembered";
import { filterOf, queryOf, type Filter } from "./filters";

interface Saved {
  name: string;
  filter: Filter;
}

interface SavedFilters {
  saved: ComputedRef<Saved[]>;
  /** Keeps a filter; one of the same name is replaced, and beyond the most the oldest goes. */
  save(name: string, filter: Filter): void;
  drop(name: string): void;
}

const MOST = 12;

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one?.name === "string");
}

/** A person's filters of a project, the same in every browser. */
export function useSavedFilters(project: string): SavedFilters {
  const kept = remembered<{ name: string; filter: unknown }[]>(
    `records.filters.${project}`,
    [],
    isList,
  );
  const saved = computed(() =>
    kept.value.map(({ name, filter }) => ({ name, filter: filterOf((filter ?? {}) as never) })),
  );

  function write(next: Saved[]): void {
    const short = next.map(({ name, filter }) => ({ name, filter: queryOf(filter) }));
    kept.value = short.slice(-MOST);
  }

  return {
    saved,
    save: (name, filter) =>
      write([...saved.value.filter((one) => one.name !== name), { name, filter }]),
    drop: (name) => write(saved.value.filter((one) => one.name !== name)),
  };
}
