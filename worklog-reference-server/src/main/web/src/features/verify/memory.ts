import type { LogKey } from "@/verify/checkpoint";
import type { Fork, KnownKey, Memory, SeenHead } from "@/verify/trust";
import { baseUrl } from "@/api/client";

/**
 * What this browser remembers of logs: their keys and the largest head it saw. It is only as safe as
 * this browser; another browser, or a checkpoint kept elsewhere, is another witness.
 */
const PREFIX = "worklog.verify.";
const MOST_FORKS = 10;

function place(project: string): string {
  return `${PREFIX}${new URL(baseUrl()).pathname}${project}`;
}

function read(key: string): Memory | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function write(memory: Memory): Memory {
  localStorage.setItem(place(memory.project), JSON.stringify(memory));
  return memory;
}

export function recall(project: string): Memory | undefined {
  return read(place(project));
}

/** What is remembered of a log by the name in its checkpoints. */
export function recallOrigin(origin: string): Memory | undefined {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map(read)
    .find((memory) => memory?.origin === origin);
}

/** Keeps the keys of a log that is seen for the first time. */
export function keepFirst(project: string, origin: string, keys: LogKey[], now: string): Memory {
  return write({ project, origin, keys: keys.map((key) => ({ ...key, since: now })), forks: [] });
}

/** Moves the head on; never back. */
export function keepHead(memory: Memory, head: SeenHead): Memory {
  const newer = memory.head === undefined || head.size >= memory.head.size;
  return newer ? write({ ...memory, head }) : memory;
}

export function keepFork(memory: Memory, fork: Fork): Memory {
  const known = memory.forks.some((old) => old.shown.note === fork.shown.note);
  return known ? memory : write({ ...memory, forks: [...memory.forks, fork].slice(-MOST_FORKS) });
}

/** Takes a key over because a person compared its fingerprint. */
export function confirmKey(memory: Memory, key: LogKey, now: string): Memory {
  const known: KnownKey = { ...key, since: now, confirmed: now };
  const others = memory.keys.filter((old) => old.vkey !== key.vkey);
  const since = memory.keys.find((old) => old.vkey === key.vkey)?.since ?? now;
  return write({ ...memory, keys: [...others, { ...known, since }] });
}

/** Forgets a log, so that it is seen for the first time again. */
export function forget(project: string): void {
  localStorage.removeItem(place(project));
}
