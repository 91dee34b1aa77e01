import { shallowReactive } from "vue";
import { api, ask } from "@/api/client";

/*
 * A notification holds nothing of the record it is about, so that who may not read the record any
 * more learns nothing from it. What it is called is asked for when it is shown.
 */

const titles = shallowReactive(new Map<string, string>());
const asked = new Set<string>();

async function find(project: string, record: string): Promise<void> {
  const path = { project, record };
  try {
    const found = await ask(
      api.GET("/api/v1/projects/{project}/records/{record}", { params: { path } }),
    );
    titles.set(record, found.body.title);
  } catch {
    // It is gone, or not theirs to see any more: the identifier stays.
  }
}

/** The title of a record: its identifier until the server has said it. */
export function matterOf(project: string, record: string): string {
  if (!asked.has(record)) {
    asked.add(record);
    void find(project, record);
  }
  return titles.get(record) ?? record;
}
