import type { Draft } from "./draft";

/** What this device keeps of something that somebody writes. */
export interface Kept {
  draft: Draft;
  /** When it was written, in ms. */
  at: number;
  /** Entity tag of what the server had when it was written; none for a new record. */
  etag?: string;
}

const PREFIX = "worklog.draft";

/** Where a person's work on a record is kept. `record` is `new-…` for one the server lacks. */
export function keyOf(user: string, project: string, record: string): string {
  return [PREFIX, user, project, record].join("/");
}

/** A key for a record that is begun now. */
export function freshKey(user: string, project: string): string {
  const random = crypto.getRandomValues(new Uint32Array(2)).join("");
  return keyOf(user, project, `new-${random}`);
}

function parsed(text: string | null): Kept | undefined {
  if (text === null) {
    return undefined;
  }
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return undefined;
  }
}

export function kept(key: string): Kept | undefined {
  return parsed(localStorage.getItem(key));
}

/** Keeps it at once, so that even a crash in the next moment loses nothing. Tells whether it could. */
export function keep(key: string, value: Kept): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  localStorage.removeItem(key);
}

/** Keys of new records that were begun here and neither saved nor thrown away, newest first. */
export function begun(user: string, project: string): string[] {
  const start = keyOf(user, project, "new-");
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start) && kept(key) !== undefined)
    .sort((a, b) => (kept(b)?.at ?? 0) - (kept(a)?.at ?? 0));
}

/** Holds a key while this page is open, so that other tabs do not offer it. */
export function hold(key: string): () => void {
  if (!navigator.locks) {
    return () => {};
  }
  let release = (): void => {};
  const ended = new Promise<void>((resolve) => (release = resolve));
  void navigator.locks.request(key, { ifAvailable: true }, () => ended);
  return release;
}

/** Those of the keys that no open page works on. */
export async function idle(keys: string[]): Promise<string[]> {
  if (!navigator.locks) {
    return keys;
  }
  const held = (await navigator.locks.query()).held ?? [];
  const busy = new Set(held.map((lock) => lock.name));
  return keys.filter((key) => !busy.has(key));
}
