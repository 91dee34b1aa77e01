import { ref, type Ref } from "vue";
import type { Query } from "./filter";

export interface SavedSearch {
  name: string;
  query: Query;
}

export interface SavedSearches {
  all: Readonly<Ref<SavedSearch[]>>;
  /** Keeps it; one of the same name is replaced. */
  save(name: string, query: Query): void;
  remove(name: string): void;
}

/** Searches that somebody keeps for a log; they are in this browser alone. */
export function useSaved(log: string, person: string): SavedSearches {
  const key = `worklog.trail.saved.${person}.${log}`;
  const all = ref<SavedSearch[]>(read(key));

  function keep(searches: SavedSearch[]): void {
    all.value = searches;
    localStorage.setItem(key, JSON.stringify(searches));
  }

  return {
    all,
    save: (name, query) =>
      keep([...all.value.filter((each) => each.name !== name), { name, query }]),
    remove: (name) => keep(all.value.filter((each) => each.name !== name)),
  };
}

function read(key: string): SavedSearch[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]") as SavedSearch[];
    return Array.isArray(kept) ? kept.filter((each) => typeof each.name === "string") : [];
  } catch {
    return [];
  }
}
