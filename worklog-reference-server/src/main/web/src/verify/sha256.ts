import type { Bytes } from "./bytes";

/**
 * SHA-256 (FIPS 180-4) that takes its input in pieces. WebCrypto's takes only the whole at once, is
 * not there on pages without a secure context, and costs a promise for each of millions of hashes.
 * `selfCheck` compares both where both are there.
 */
export class Sha256 {
  private readonly state = Int32Array.from(START);
  private readonly block = new Uint8Array(BLOCK);
  private filled = 0;
  private length = 0;

  update(bytes: Uint8Array): this {
    this.length += bytes.length;
    let at = 0;
    if (this.filled > 0) {
      at = Math.min(BLOCK - this.filled, bytes.length);
      this.block.set(bytes.subarray(0, at), this.filled);
      this.filled += at;
      if (this.filled < BLOCK) {
        return this;
      }
      compress(this.state, this.block, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) {
      compress(this.state, bytes, at);
    }
    this.block.set(bytes.subarray(at));
    this.filled = bytes.length - at;
    return this;
  }

  /** The digest of everything so far; nothing can be added after it. */
  digest(): Bytes {
    const block = this.block;
    block[this.filled] = 0x80;
    block.fill(0, this.filled + 1);
    if (this.filled >= BLOCK - 8) {
      compress(this.state, block, 0);
      block.fill(0);
    }
    const view = new DataView(block.buffer);
    view.setUint32(BLOCK - 8, Math.floor(this.length / 2 ** 29));
    view.setUint32(BLOCK - 4, (this.length * 8) % 2 ** 32);
    compress(this.state, block, 0);
    const out = new DataView(new ArrayBuffer(32));
    this.state.forEach((word, i) => out.setInt32(4 * i, word));
    return new Uint8Array(out.buffer);
  }
}

const BLOCK = 64;

/** The first 32 bits of the fractional parts of roots of the first primes. */
function fractions(count: number, root: (prime: number) => number): Int32Array {
  const words: number[] = [];
  for (let n = 2; words.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) {
      prime &&= n % d !== 0;
    }
    if (prime) {
      words.push(((root(n) % 1) * 2 ** 32) | 0);
    }
  }
  return Int32Array.from(words);
}

const START = fractions(8, Math.sqrt);
const ROUNDS = fractions(64, Math.cbrt);
const schedule = new Int32Array(64);

function expand(bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let i = 0, p = at; i < 16; i++, p += 4) {
    w[i] = (bytes[p]! << 24) | (bytes[p + 1]! << 16) | (bytes[p + 2]! << 8) | bytes[p + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15]!;
    const b = w[i - 2]!;
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
}

function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  expand(bytes, at);
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i]! + schedule[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}

export function sha256(...parts: Uint8Array[]): Bytes {
  const hash = new Sha256();
  parts.forEach((part) => hash.update(part));
  return hash.digest();
}

/** HMAC-SHA-256 (RFC 2104). */
export function hmacSha256(key: Uint8Array, ...parts: Uint8Array[]): Bytes {
  const short = key.length > BLOCK ? sha256(key) : key;
  const pad = (value: number): Bytes =>
    Uint8Array.from({ length: BLOCK }, (_, i) => (short[i] ?? 0) ^ value);
  return sha256(pad(0x5c), sha256(pad(0x36), ...parts));
}
