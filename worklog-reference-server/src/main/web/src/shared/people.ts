import { shallowReactive } from "vue";
import { api, ask } from "@/api/client";
import { session } from "@/app/session";

const names = shallowReactive(new Map<string, string>());
const asked = new Set<string>();

async function find(id: string): Promise<void> {
  try {
    const person = await ask(api.GET("/api/v1/users/{user}", { params: { path: { user: id } } }));
    names.set(id, person.name);
  } catch {
    // Somebody who is gone, or whom the reader may not see, is shown by their identifier.
    names.set(id, id);
  }
}

/** Takes names that an answer of the server has told anyway. */
export function learnNames(people: readonly { id: string; name?: string | null }[]): void {
  for (const { id, name } of people) {
    if (name) {
      asked.add(id);
      names.set(id, name);
    }
  }
}

/** What somebody is called: their identifier first, their name as soon as the server said it. */
export function nameOf(id: string): string {
  const me = session.state.me;
  if (me?.id === id) {
    return me.name;
  }
  if (!asked.has(id)) {
    asked.add(id);
    void find(id);
  }
  return names.get(id) ?? id;
}
