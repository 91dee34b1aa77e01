import { shallowRef, type ShallowRef } from "vue";
import { filterOf, queryOf, type Filter } from "./filters";

interface Saved {
  name: string;
  filter: Filter;
}

interface SavedFilters {
  saved: Readonly<ShallowRef<Saved[]>>;
  /** Keeps a filter; one of the same name is replaced. */
  save(name: string, filter: Filter): void;
  drop(name: string): void;
}

/** What this browser keeps of a person's filters of a project. */
export function useSavedFilters(user: string, project: string): SavedFilters {
  const key = `worklog.filters/${user}/${project}`;

  function read(): Saved[] {
    try {
      const found = JSON.parse(localStorage.getItem(key) ?? "[]") as Saved[];
      return found.map(({ name, filter }) => ({ name, filter: filterOf(filter as never) }));
    } catch {
      return [];
    }
  }

  const saved = shallowRef(read());

  function write(next: Saved[]): void {
    saved.value = next;
    const short = next.map(({ name, filter }) => ({ name, filter: queryOf(filter) }));
    localStorage.setItem(key, JSON.stringify(short));
  }

  return {
    saved,
    save: (name, filter) =>
      write([...saved.value.filter((one) => one.name !== name), { name, filter }]),
    drop: (name) => write(saved.value.filter((one) => one.name !== name)),
  };
}
