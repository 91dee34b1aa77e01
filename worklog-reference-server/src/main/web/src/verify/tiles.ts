import type { Bytes } from "./bytes";
import { emptyRoot, Frontier, HASH_BYTES, nodeHash } from "./merkle";

/** Where a tile is (C2SP tlog-tiles): which of its level, and how many of 256 it has. */
export interface TileAt {
  level: number;
  index: number;
  width: number;
}

export const TILE = 256;

/** Hashes of a level of a tree in tiles; the sources of bytes are the network or a folder. */
export interface TileSource {
  /** Exactly `width` hashes, 32 bytes each. */
  tile(at: TileAt): Promise<Uint8Array>;
  /** Exact bytes of the entries of a tile of level 0. */
  entries(index: number, width: number): Promise<Uint8Array>;
}

function place(index: number, width: number): string {
  let name = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    name = `x${String(rest % 1000).padStart(3, "0")}/${name}`;
  }
  return width === TILE ? name : `${name}.p/${width}`;
}

export function tilePath({ level, index, width }: TileAt): string {
  return `tile/${level}/${place(index, width)}`;
}

export function entriesPath(index: number, width: number): string {
  return `tile/entries/${place(index, width)}`;
}

/** The widest tile with that place in a tree of a size; its width is 0 where there is none. */
export function widest(level: number, index: number, size: number): TileAt {
  const hashes = Math.floor(size / TILE ** level);
  return { level, index, width: Math.max(0, Math.min(TILE, hashes - index * TILE)) };
}

/** Splits a bundle: each entry has its length in two bytes before it. */
export function splitEntries(bundle: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const length = (bundle[at]! << 8) | (bundle[at + 1] ?? 0);
    const end = at + 2 + length;
    if (end > bundle.length || entries.length === width) {
      throw new Error("not a bundle of entries");
    }
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  if (entries.length !== width) {
    throw new Error("a bundle with too few entries");
  }
  return entries;
}

/** Hashes of one tile, checked to be whole. */
export function splitHashes(tile: Uint8Array, width: number): Bytes[] {
  if (tile.length !== width * HASH_BYTES) {
    throw new Error("not a tile of that width");
  }
  return Array.from(
    { length: width },
    (_, i) => tile.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES) as Bytes,
  );
}

/** The root over some hashes, each of them a complete subtree of the same size. */
export function rootOf(hashes: Bytes[]): Bytes {
  const frontier = new Frontier();
  hashes.forEach((hash) => frontier.add(hash));
  return frontier.root();
}

/** Proofs made here, from tiles of a tree of a size. Keeps the tiles it has read. */
export class TileProofs {
  private readonly known = new Map<string, Promise<Bytes[]>>();

  constructor(
    private readonly source: TileSource,
    readonly size: number,
  ) {}

  hashes(level: number, index: number): Promise<Bytes[]> {
    const at = widest(level, index, this.size);
    const name = tilePath(at);
    let found = this.known.get(name);
    if (found === undefined) {
      found = this.source.tile(at).then((bytes) => splitHashes(bytes, at.width));
      this.known.set(name, found);
    }
    return found;
  }

  /** Hash over the entries from `start` on: complete subtrees are read, others put together. */
  async range(start: number, count: number): Promise<Bytes> {
    const height = Math.log2(count);
    if (Number.isInteger(height) && start % count === 0) {
      return this.subtree(height, start / count);
    }
    const left = leftOf(count);
    return nodeHash(await this.range(start, left), await this.range(start + left, count - left));
  }

  private async subtree(height: number, index: number): Promise<Bytes> {
    const level = Math.floor(height / 8);
    const span = 2 ** (height % 8);
    const first = index * span;
    const hashes = await this.hashes(level, Math.floor(first / TILE));
    return rootOf(hashes.slice(first % TILE, (first % TILE) + span));
  }

  /** The root over the first `size` entries. */
  root(size = this.size): Promise<Bytes> {
    return size === 0 ? Promise.resolve(emptyRoot()) : this.range(0, size);
  }

  /** The inclusion path of an entry, from its neighbour up (RFC 6962, section 2.1.1). */
  async inclusion(index: number): Promise<Bytes[]> {
    const path: Bytes[] = [];
    let [start, count] = [0, this.size];
    while (count > 1) {
      const left = leftOf(count);
      const isLeft = index < start + left;
      path.push(await (isLeft ? this.range(start + left, count - left) : this.range(start, left)));
      [start, count] = isLeft ? [start, left] : [start + left, count - left];
    }
    return path.reverse();
  }

  /** The proof that the tree begins with the one of a smaller size (RFC 6962, section 2.1.2). */
  async consistency(size: number): Promise<Bytes[]> {
    const path: Bytes[] = [];
    let [start, count, rest, whole] = [0, this.size, size, true];
    while (rest < count) {
      const left = leftOf(count);
      if (rest <= left) {
        path.push(await this.range(start + left, count - left));
        count = left;
      } else {
        path.push(await this.range(start, left));
        [start, count, rest, whole] = [start + left, count - left, rest - left, false];
      }
    }
    return (whole ? path : [...path, await this.range(start, count)]).reverse();
  }
}

/** The largest power of two below a number. */
function leftOf(count: number): number {
  let left = 1;
  while (left * 2 < count) {
    left *= 2;
  }
  return left;
}
