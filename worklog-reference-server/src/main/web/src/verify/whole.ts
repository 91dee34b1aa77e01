import { equal, fromHex, hex, type Bytes } from "./bytes";
import { isObject, listOf, type JsonObject } from "./json";
import { climb, Frontier, leafHash } from "./merkle";
import { say, type Fault } from "./report";
import {
  rootOf,
  splitEntries,
  splitHashes,
  TILE,
  TileProofs,
  widest,
  type TileSource,
} from "./tiles";

/** Something of the log is not given out, though the head covers it. */
export class NotThere extends Error {}

/** What to check. */
export interface WholeTask {
  size: number;
  /** Hex, of the signed head. */
  root: string;
  /** Entries below were dropped; their hashes are taken from the tiles. */
  firstKept: number;
  /** A head seen before: the tree is compared with it on the way. */
  seen?: { size: number; root: string };
  /** An object whose events are to be found, all of them. */
  target?: { type: string; id: string };
}

export interface WholeProgress {
  /** Entries that were hashed or passed over. */
  done: number;
  bytes: number;
  faults: number;
}

export interface WholeResult {
  /** The first ones, in order. */
  faults: Fault[];
  badEntries: number;
  hashed: number;
  pruned: number;
  bytes: number;
  root: string;
  rootHolds: boolean;
  /** Whether the first entries give the root of the head seen before; nothing if none was. */
  seenHolds?: boolean;
  /** Places of the events about the object. */
  found: number[];
}

const MOST_FAULTS = 50;
const AHEAD = 4;

/**
 * Hashes every entry of a log and puts the tree together again, tile by tile: never more than a few
 * tiles are in memory. Where an entry differs, the stored hashes that lead to the signed root say
 * which one.
 */
export class WholeCheck {
  private readonly frontier = new Frontier();
  private readonly result: WholeResult;
  private readonly proofs: TileProofs;
  private level1: Promise<Bytes[]> | undefined;
  /** Up to where the log itself says that it dropped entries. */
  private prunedTo = 0;

  constructor(
    private readonly source: TileSource,
    private readonly task: WholeTask,
    private readonly progress: (now: WholeProgress) => Promise<void> | void,
  ) {
    this.proofs = new TileProofs(source, task.size);
    this.result = {
      faults: [],
      badEntries: 0,
      hashed: 0,
      pruned: 0,
      bytes: 0,
      root: "",
      rootHolds: false,
      found: [],
    };
  }

  async run(): Promise<WholeResult> {
    const tiles = Math.ceil(this.task.size / TILE);
    const ahead: Promise<Read>[] = [];
    for (let next = 0, n = 0; n < tiles; n++) {
      while (next < tiles && next < n + AHEAD) {
        const read = this.read(next++);
        read.catch(() => {});
        ahead.push(read);
      }
      await this.take(n, await ahead.shift()!);
      const { bytes, badEntries: faults } = this.result;
      await this.progress({ done: this.frontier.size, bytes, faults });
    }
    this.finish();
    return this.result;
  }

  private async read(n: number): Promise<Read> {
    const at = widest(0, n, this.task.size);
    const stored = this.source.tile(at).then(
      (bytes) => splitHashes(bytes, at.width),
      (error: unknown) => this.unlessGone(error),
    );
    // A tile that begins before the first kept entry is given out as hashes only.
    if (n * TILE < this.task.firstKept) {
      return { stored: await stored, entries: [], pruned: true };
    }
    const [hashes, entries] = await Promise.all([stored, this.entries(n, at.width)]);
    return { stored: hashes, entries, pruned: false };
  }

  private unlessGone(error: unknown): undefined {
    if (error instanceof NotThere) {
      return undefined;
    }
    throw error;
  }

  /** As many entries of a tile as are given out; where some are not, how many are is found out. */
  private async entries(n: number, width: number): Promise<Uint8Array[]> {
    const read = async (count: number): Promise<Uint8Array[] | undefined> => {
      try {
        const bundle = await this.source.entries(n, count);
        this.result.bytes += bundle.length;
        return splitEntries(bundle, count);
      } catch (error) {
        return error instanceof NotThere || /bundle/.test(String(error))
          ? undefined
          : Promise.reject(error);
      }
    };
    let best = await read(width);
    if (best !== undefined) {
      return best;
    }
    let [low, high] = [0, width];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const some = await read(middle);
      [low, high, best] = some === undefined ? [low, middle, best] : [middle, high, some];
    }
    return best ?? [];
  }

  private async take(n: number, { stored, entries, pruned }: Read): Promise<void> {
    const first = n * TILE;
    const { width } = widest(0, n, this.task.size);
    const leaves = entries.map(leafHash);
    this.result.hashed += leaves.length;
    entries.forEach((bytes, i) => this.look(bytes, first + i));
    if (pruned) {
      this.result.pruned += width;
    } else if (entries.length < width) {
      this.missing(first + entries.length, width - entries.length);
    }
    await this.compare(n, leaves, stored);
    const known = [...leaves, ...(stored ?? []).slice(leaves.length)];
    this.compareSeen(first, known);
    if (known.length === TILE) {
      this.frontier.add(rootOf(known), TILE);
    } else {
      known.forEach((hash) => this.frontier.add(hash));
    }
  }

  /** The first entry of a tile that the signed tree does not have. */
  private async compare(n: number, leaves: Bytes[], stored: Bytes[] | undefined): Promise<void> {
    let differ = 0;
    for (let i = 0; i < leaves.length && stored !== undefined; i++) {
      if (!equal(leaves[i]!, stored[i]!)) {
        differ++;
        await this.differs(n * TILE + i, stored[i]!);
      }
    }
    if (differ === 0 && leaves.length === TILE) {
      await this.compareAbove(n, rootOf(leaves));
    }
  }

  private async differs(index: number, stored: Bytes): Promise<void> {
    if (++this.result.badEntries > MOST_FAULTS) {
      return;
    }
    // A stored hash that leads to the signed root is what was sealed: then the bytes are not.
    const sure = await this.isSealed(index, stored);
    this.fault({
      verdict: "modified",
      index,
      say: say(sure ? "whole.changed" : "whole.differs", { index }),
    });
  }

  private async isSealed(index: number, leaf: Bytes): Promise<boolean> {
    const path = await this.proofs.inclusion(index).catch((error) => this.unlessGone(error));
    const way = path && climb(index, this.task.size, leaf, path);
    return way !== undefined && hex(way.at(-1)?.hash ?? leaf) === this.task.root;
  }

  /** Entries and their tile may have been changed together: the tile above tells. */
  private async compareAbove(n: number, root: Bytes): Promise<void> {
    if (n % TILE === 0) {
      this.level1 = this.hashesAbove(n / TILE);
    }
    const above = (await this.level1)?.[n % TILE];
    if (above !== undefined && !equal(above, root)) {
      const [index, last] = [n * TILE, n * TILE + TILE - 1];
      this.result.badEntries++;
      this.fault({ verdict: "modified", index, say: say("whole.tile", { index, last }) });
    }
  }

  private async hashesAbove(index: number): Promise<Bytes[]> {
    const at = widest(1, index, this.task.size);
    try {
      return splitHashes(await this.source.tile(at), at.width);
    } catch (error) {
      this.unlessGone(error);
      return [];
    }
  }

  private compareSeen(first: number, known: Bytes[]): void {
    const seen = this.task.seen;
    if (seen === undefined || seen.size <= first || seen.size > first + known.length) {
      return;
    }
    const upTo = this.frontier.copy();
    known.slice(0, seen.size - first).forEach((hash) => upTo.add(hash));
    this.result.seenHolds = equal(upTo.root(), fromHex(seen.root));
  }

  private missing(index: number, count: number): void {
    this.result.badEntries += count;
    const last = index + count - 1;
    this.fault({ verdict: "missing", index, say: say("whole.missing", { index, last }) });
  }

  private look(bytes: Uint8Array, index: number): void {
    const { target, firstKept } = this.task;
    if (target === undefined && firstKept === 0) {
      return;
    }
    const text = new TextDecoder().decode(bytes);
    if (target && text.includes(JSON.stringify(target.id)) && isAbout(text, target)) {
      this.result.found.push(index);
    }
    if (firstKept > 0 && text.includes('"type":"worklog.pruned"')) {
      this.prunedTo = Math.max(this.prunedTo, prunedBelow(text));
    }
  }

  private fault(fault: Fault): void {
    if (this.result.faults.length < MOST_FAULTS) {
      this.result.faults.push(fault);
    }
  }

  private finish(): void {
    const { firstKept } = this.task;
    if (this.prunedTo < firstKept) {
      const args = { index: this.prunedTo, last: firstKept - 1 };
      this.fault({ verdict: "missing", index: this.prunedTo, say: say("whole.pruned", args) });
    }
    const root = hex(this.frontier.root());
    this.result.root = root;
    this.result.rootHolds = this.frontier.size === this.task.size && root === this.task.root;
    if (!this.result.rootHolds && this.result.faults.length === 0) {
      this.fault({ verdict: "modified", say: say("whole.root", { size: this.task.size }) });
    }
  }
}

interface Read {
  /** Hashes of the tile as the log has them; nothing where it gives none out. */
  stored: Bytes[] | undefined;
  entries: Uint8Array[];
  pruned: boolean;
}

function isAbout(text: string, target: { type: string; id: string }): boolean {
  try {
    const event = JSON.parse(text) as JsonObject;
    return (
      isObject(event) &&
      listOf(event.targets).some((one) => one.type === target.type && one.id === target.id)
    );
  } catch {
    return false;
  }
}

function prunedBelow(text: string): number {
  try {
    const event = JSON.parse(text) as JsonObject;
    const below = isObject(event.metadata) ? Number(event.metadata.minIndex) : 0;
    return event.type === "worklog.pruned" && Number.isSafeInteger(below) ? below : 0;
  } catch {
    return 0;
  }
}
