import { computed, type ComputedRef } from "vue";
import { remembered } from "@/app/remembered";
import type { Query } from "./filter";

export interface SavedSearch {
  name: string;
  query: Query;
}

export interface SavedSearches {
  all: ComputedRef<SavedSearch[]>;
  /** Keeps it; one of the same name is replaced. */
  save(name: string, query: Query): void;
  remove(name: string): void;
}

type ByLog = Record<string, SavedSearch[]>;

/** What a person can keep is small; the oldest of a log goes. */
const MOST = 12;

function fits(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every(
      (searches) =>
        Array.isArray(searches) && searches.every((each) => typeof each?.name === "string"),
    )
  );
}

/** Searches that somebody keeps for a log. */
export function useSaved(log: string): SavedSearches {
  const kept = remembered<ByLog>("trail.saved", {}, fits);
  const all = computed(() => kept.value[log] ?? []);

  function keep(searches: SavedSearch[]): void {
    kept.value = { ...kept.value, [log]: searches.slice(-MOST) };
  }

  return {
    all,
    save: (name, query) =>
      keep([...all.value.filter((each) => each.name !== name), { name, query }]),
    remove: (name) => keep(all.value.filter((each) => each.name !== name)),
  };
}
