import { api, ask } from "@/api/client";
import { damagedEntry, problemOf } from "@/api/problem";
import { say, Stopped, type Trace } from "@/verify/report";

/** What only the server knows and the bytes have to bear out: places of events. */
const MOST_EVENTS = 5_000;

/** Where the server says that an event is; stops where it does not say. */
export function placeOf(trace: Trace, id: string, project: string): Promise<number> {
  const params = { path: { project, event: id } };
  return trace.step("find", say("find.run"), async (step) => {
    try {
      const { index } = await ask(api.GET("/api/v1/projects/{project}/events/{event}", { params }));
      step.say = say("find.good", { index });
      return index;
    } catch (error) {
      const index = damagedEntry(problemOf(error));
      if (index === undefined) {
        trace.fail(step, "unverifiable", say("find.bad", { id }));
        throw new Stopped();
      }
      step.state = "note";
      step.say = say("find.damaged", { index });
      return index;
    }
  });
}

/** Places of the events that the server lists for an object, also of those that it cannot read. */
export async function eventsOf(project: string, type: string, id: string): Promise<number[]> {
  const found: number[] = [];
  let cursor: string | undefined;
  do {
    const query = { targetType: type, targetId: id, limit: 200, order: "oldest", cursor };
    const page = await ask(
      api.GET("/api/v1/projects/{project}/events", {
        params: { path: { project }, query: query as never },
      }),
    );
    found.push(...page.items.map((event) => event.index), ...page.damaged);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && found.length < MOST_EVENTS);
  return found.sort((a, b) => a - b);
}
