import { equal, type Bytes } from "./bytes";
import { sha256 } from "./sha256";

/** The tree of RFC 6962 (and 9162) with SHA-256. Sizes and indices are whole numbers below 2^53. */
export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(entry: Uint8Array): Bytes {
  return sha256(LEAF, entry);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256(NODE, left, right);
}

export function emptyRoot(): Bytes {
  return sha256();
}

/** One step up the tree: what was beside the way, on which side, and the hash of both together. */
export interface Climbed {
  sibling: Bytes;
  side: "left" | "right";
  hash: Bytes;
}

const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;

/**
 * Follows an inclusion proof from a leaf to a root (RFC 9162, section 2.1.3.2). Nothing where the
 * proof has not exactly the length that index and size ask for.
 */
export function climb(
  index: number,
  size: number,
  leaf: Bytes,
  path: Bytes[],
): Climbed[] | undefined {
  if (!(index >= 0 && index < size) || leaf.length !== HASH_BYTES) {
    return undefined;
  }
  let [own, last, hash] = [index, size - 1, leaf];
  const steps: Climbed[] = [];
  for (const sibling of path) {
    if (last === 0 || sibling.length !== HASH_BYTES) {
      return undefined;
    }
    const isRight = isOdd(own) || own === last;
    hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    steps.push({ sibling, side: isRight ? "left" : "right", hash });
    while (isRight && !isOdd(own) && own !== 0) {
      [own, last] = [half(own), half(last)];
    }
    [own, last] = [half(own), half(last)];
  }
  return last === 0 ? steps : undefined;
}

/** Whether the proof shows that the leaf is at the index of the tree with that size and root. */
export function includes(
  index: number,
  size: number,
  leaf: Bytes,
  path: Bytes[],
  root: Bytes,
): boolean {
  const steps = climb(index, size, leaf, path);
  return steps !== undefined && equal(steps.at(-1)?.hash ?? leaf, root);
}

/**
 * Whether the proof shows that the tree of `size2` begins with the tree of `size1` (RFC 9162,
 * section 2.1.4.2).
 */
export function isConsistent(
  size1: number,
  size2: number,
  root1: Bytes,
  root2: Bytes,
  proof: Bytes[],
): boolean {
  if (size1 < 1 || size1 > size2) {
    return false;
  }
  if (size1 === size2) {
    return proof.length === 0 && equal(root1, root2);
  }
  if ([root1, root2, ...proof].some((hash) => hash.length !== HASH_BYTES)) {
    return false;
  }
  let [own, last] = [size1 - 1, size2 - 1];
  while (isOdd(own)) {
    [own, last] = [half(own), half(last)];
  }
  // The old root itself is the start where the old tree is complete.
  const start = own === 0 ? root1 : proof[0];
  if (start === undefined) {
    return false;
  }
  let [old, now] = [start, start];
  for (const sibling of own === 0 ? proof : proof.slice(1)) {
    if (last === 0) {
      return false;
    }
    if (isOdd(own) || own === last) {
      old = nodeHash(sibling, old);
      now = nodeHash(sibling, now);
      while (!isOdd(own) && own !== 0) {
        [own, last] = [half(own), half(last)];
      }
    } else {
      now = nodeHash(now, sibling);
    }
    [own, last] = [half(own), half(last)];
  }
  return last === 0 && equal(old, root1) && equal(now, root2);
}

/** The roots of the complete subtrees of a growing tree: all that is needed to know its root. */
export class Frontier {
  private peaks: { hash: Bytes; leaves: number }[] = [];
  size = 0;

  copy(): Frontier {
    const copy = new Frontier();
    copy.peaks = [...this.peaks];
    copy.size = this.size;
    return copy;
  }

  /** Adds the root of the next complete subtree; as large as it or larger must be what is before. */
  add(hash: Bytes, leaves = 1): void {
    let peak = { hash, leaves };
    this.size += leaves;
    for (let top = this.peaks.at(-1); top?.leaves === peak.leaves; top = this.peaks.at(-1)) {
      this.peaks.pop();
      peak = { hash: nodeHash(top.hash, peak.hash), leaves: 2 * peak.leaves };
    }
    this.peaks.push(peak);
  }

  root(): Bytes {
    return this.peaks.length === 0
      ? emptyRoot()
      : this.peaks.map((peak) => peak.hash).reduceRight((right, left) => nodeHash(left, right));
  }
}
