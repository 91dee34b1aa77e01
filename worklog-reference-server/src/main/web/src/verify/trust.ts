import { equal, fromHex, hex } from "./bytes";
import type { Checkpoint, LogKey } from "./checkpoint";
import { isConsistent } from "./merkle";
import type { TileProofs } from "./tiles";

/** A head of a log that this browser saw and found signed. */
export interface SeenHead {
  size: number;
  /** Hex. */
  root: string;
  /** The signed note, whole. */
  note: string;
  at: string;
}

/** A key as it was first seen here. */
export interface KnownKey extends LogKey {
  since: string;
  /** When somebody said that they compared the fingerprint. */
  confirmed?: string;
}

/** Two heads of one log that cannot both be true. */
export interface Fork {
  kind: "shrunk" | "contradicts";
  seen: SeenHead;
  shown: SeenHead;
}

/** What this browser knows of a log. */
export interface Memory {
  project: string;
  origin: string;
  keys: KnownKey[];
  head?: SeenHead;
  forks: Fork[];
}

export function seenHead(head: Checkpoint, note: string, at: string): SeenHead {
  return { size: head.size, root: hex(head.root), note, at };
}

/** How a head relates to the one seen before. */
export type Relation = "first" | "same" | "grown" | "shrunk" | "contradicts" | "broken-tiles";

/**
 * Compares a signed head with the one that was seen before. The proof is made here from the log's
 * tiles. Where it fails although the tiles lead to the signed root, the log has two histories.
 */
export async function relate(
  seen: SeenHead | undefined,
  head: Checkpoint,
  tiles: TileProofs,
): Promise<Relation> {
  if (seen === undefined) {
    return "first";
  }
  if (seen.size > head.size) {
    return "shrunk";
  }
  const root = fromHex(seen.root);
  if (seen.size === head.size) {
    return equal(root, head.root) ? "same" : "contradicts";
  }
  if (seen.size === 0) {
    return "grown";
  }
  const proof = await tiles.consistency(seen.size);
  if (isConsistent(seen.size, head.size, root, head.root, proof)) {
    return "grown";
  }
  return equal(await tiles.root(), head.root) ? "contradicts" : "broken-tiles";
}

/** The offered keys that are not among the known ones. */
export function newKeys(known: LogKey[], offered: LogKey[]): LogKey[] {
  return offered.filter((key) => !known.some((old) => old.vkey === key.vkey));
}

/**
 * The known keys with the ends of their ranges as the log now says: a range may be closed later, but
 * never opened wider again.
 */
export function withEnds(known: KnownKey[], offered: LogKey[]): KnownKey[] {
  return known.map((key) => {
    const now = offered.find((other) => other.vkey === key.vkey);
    const to = Math.min(key.to ?? Infinity, now?.to ?? Infinity);
    return Number.isFinite(to) ? { ...key, to } : key;
  });
}

/** The evidence of a fork as a file: both notes, for whoever has to judge it. */
export function forkFile(memory: Memory, fork: Fork): string {
  const { kind, seen, shown } = fork;
  return JSON.stringify(
    { format: "worklog-fork@v1", origin: memory.origin, keys: memory.keys, kind, seen, shown },
    null,
    2,
  );
}
