import { inject, type InjectionKey, provide, shallowRef, type ShallowRef } from "vue";
import { api, ask } from "@/api/client";
import { session } from "@/app/session";
import { learnNames } from "@/shared/people";

export interface Person {
  id: string;
  name: string;
}

/** People who can be chosen in a project, and how to find more. */
export interface People {
  known: Readonly<ShallowRef<Person[]>>;
  /** Looks for people of the tenant; what it finds is known from then on. */
  find(text: string): Promise<void>;
  /** Makes names known that a record already tells. */
  learn(people: { id: string; name?: string }[]): void;
}

export const PEOPLE: InjectionKey<People> = Symbol("people");

function byName(people: Map<string, Person>): Person[] {
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The members of a project, for the page and what is in it. */
export function providePeople(project: string): People {
  const all = new Map<string, Person>();
  const known = shallowRef<Person[]>([]);

  function learn(people: { id: string; name?: string }[]): void {
    learnNames(people);
    people.forEach(({ id, name }) => {
      if (name !== undefined || !all.has(id)) {
        all.set(id, { id, name: name ?? id });
      }
    });
    known.value = byName(all);
  }

  const members = ask(
    api.GET("/api/v1/projects/{project}/members", { params: { path: { project } } }),
  ).then(
    (found) => learn(found.people),
    // Without the list one can still look for people, and all else goes on.
    () => undefined,
  );

  const people: People = {
    known,
    learn,
    async find(text) {
      await members;
      if (text.trim() === "" || !session.may("user-read")) {
        return;
      }
      const query = { search: text, limit: 20 };
      const found = await ask(api.GET("/api/v1/users", { params: { query } })).catch(() => ({
        items: [],
      }));
      learn(found.items);
    },
  };
  provide(PEOPLE, people);
  return people;
}

export function usePeople(): People {
  const people = inject(PEOPLE);
  if (people === undefined) {
    throw new Error("this page knows no people");
  }
  return people;
}
