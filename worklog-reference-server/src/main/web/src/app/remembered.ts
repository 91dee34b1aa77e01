import { computed, shallowReactive, type WritableComputedRef } from "vue";
import { api, askWithTag } from "@/api/client";
import { problemOf } from "@/api/problem";

/*
 * What the pages remember of how somebody likes them: on the server, so that it is the same in every
 * browser, and in this browser, so that it is there at once and a broken connection loses nothing.
 */

type Values = Record<string, unknown>;

/** What this browser keeps for somebody. */
interface Kept {
  values: Values;
  /** Names of values that the server does not have yet. */
  changed: string[];
}

/** Changes are sent together after this many milliseconds without another one. */
const PAUSE = 800;
/** How often a change is made again over what another browser changed meanwhile. */
const ATTEMPTS = 3;

const values = shallowReactive<Values>({});
const changed = new Set<string>();
let place: string | undefined;
let etag: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> = Promise.resolve();

/**
 * A value that is remembered for whoever is logged in: a saved filter, chosen columns, whether the
 * tour was seen. Assign to it to change it; a change within an object or a list is not noticed. What
 * is remembered may have been written by an older release: `fits` tells whether it can still be
 * used. Names are like `trail.columns`, of A-Z a-z 0-9 . _ -, and all values of a person have 16 KiB
 * together. For whoever is not logged in it is forgotten when the page is closed.
 */
export function remembered<T>(
  name: string,
  fallback: T,
  fits: (value: unknown) => boolean = () => true,
): WritableComputedRef<T> {
  return computed({
    get: () => {
      const value = values[name];
      return value !== undefined && fits(value) ? (value as T) : fallback;
    },
    set: (value) => {
      values[name] = value;
      changed.add(name);
      keep();
      clearTimeout(timer);
      timer = setTimeout(() => void save(), PAUSE);
    },
  });
}

/** Begins with what is remembered for somebody. Waits for the server only in a new browser. */
export async function recall(tenant: string, person: string): Promise<void> {
  place = `worklog.remembered.${tenant}/${person}`;
  etag = undefined;
  const kept = readKept(place);
  changed.clear();
  kept?.changed.forEach((name) => changed.add(name));
  show(kept?.values ?? {});
  const fresh = fetchAll().then(() => (changed.size > 0 ? save() : undefined));
  if (kept === undefined) {
    await fresh;
  }
}

/** Sends what was changed last and forgets all in this browser, before somebody logs out. */
export async function leaveNothing(): Promise<void> {
  await save();
  if (place !== undefined && changed.size === 0) {
    localStorage.removeItem(place);
  }
  place = undefined;
  changed.clear();
  show({});
}

function show(wanted: Values): void {
  for (const name of Object.keys(values)) {
    if (!(name in wanted)) {
      delete values[name];
    }
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (JSON.stringify(values[name]) !== JSON.stringify(value)) {
      values[name] = value;
    }
  }
}

function readKept(from: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(from) ?? "null") as Kept | null;
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(): void {
  if (place !== undefined) {
    localStorage.setItem(place, JSON.stringify({ values, changed: [...changed] } satisfies Kept));
  }
}

/** The server's values with those that were changed here. Without a connection the kept ones stay. */
async function fetchAll(): Promise<void> {
  const asked = place;
  try {
    const answer = await askWithTag(api.GET("/api/v1/me/preferences"));
    if (asked !== place) {
      return;
    }
    etag = answer.etag;
    const mine = Object.fromEntries([...changed].map((name) => [name, values[name]]));
    show({ ...answer.value, ...mine });
    keep();
  } catch {
    // What this browser kept is shown until the server can be asked again.
  }
}

/** One after another; what could not be sent is tried with the next change, or the next visit. */
function save(): Promise<void> {
  clearTimeout(timer);
  saving = saving.then(async () => {
    for (let attempt = 0; attempt < ATTEMPTS && (await sendAll()) === "stale"; attempt++) {
      await fetchAll();
    }
  });
  return saving;
}

async function sendAll(): Promise<"done" | "stale" | "failed"> {
  if (place === undefined || changed.size === 0) {
    return "done";
  }
  if (etag === undefined) {
    return "stale";
  }
  const asked = place;
  const body = { ...values };
  const sent = [...changed];
  try {
    const header = { "If-Match": etag };
    const answer = await askWithTag(
      api.PUT("/api/v1/me/preferences", { params: { header }, body, keepalive: true }),
    );
    if (asked === place) {
      etag = answer.etag;
      sent.filter((name) => values[name] === body[name]).forEach((name) => changed.delete(name));
      keep();
    }
    return "done";
  } catch (error) {
    return problemOf(error).code === "precondition-failed" ? "stale" : "failed";
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    void save();
  }
});
