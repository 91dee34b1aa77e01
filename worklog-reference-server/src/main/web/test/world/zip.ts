import type { Files } from "./miniLog";

/** What a row of a zip may claim besides what is true. */
export interface Claim {
  size?: number;
  packed?: Uint8Array;
  method?: number;
  /** So many bytes of the file are not there to be read: a test of large archives needs none. */
  hole?: number;
}

/** Bytes at a place in an archive; between them may be nothing. */
interface Part {
  at: number;
  bytes: Buffer;
}

const ELSEWHERE = 0xffffffff;

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) {
    c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  bytes.forEach((byte) => (c = CRC[(c ^ byte) & 255]! ^ (c >>> 8)));
  return (c ^ 0xffffffff) >>> 0;
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, i) => bytes.writeBigUInt64LE(BigInt(value), 8 * i));
  return bytes;
}

/** What a local header and a row of the directory have in common. */
function common(name: string, bytes: Uint8Array, packed: number, size: number, method = 0): Buffer {
  const row = Buffer.alloc(26);
  row.writeUInt16LE(20, 0);
  row.writeUInt16LE(method, 4);
  row.writeUInt32LE(crc32(bytes), 10);
  row.writeUInt32LE(Math.min(packed, ELSEWHERE), 14);
  row.writeUInt32LE(Math.min(size, ELSEWHERE), 18);
  row.writeUInt16LE(Buffer.byteLength(name), 22);
  return row;
}

function directoryRow(name: string, head: Buffer, at: number, extra: Buffer): Buffer {
  head.writeUInt16LE(extra.length, 24);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(Math.min(at, ELSEWHERE), 10);
  const made = Buffer.from("PK\x01\x02\x2d\x00", "latin1");
  return Buffer.concat([made, head, tail, Buffer.from(name), extra]);
}

function end(count: number, size: number, at: number, large: boolean): Buffer {
  const record = Buffer.alloc(22);
  record.write("PK\x05\x06", "latin1");
  record.writeUInt16LE(large ? 0xffff : count, 8);
  record.writeUInt16LE(large ? 0xffff : count, 10);
  record.writeUInt32LE(large ? ELSEWHERE : size, 12);
  record.writeUInt32LE(large ? ELSEWHERE : at, 16);
  if (!large) {
    return record;
  }
  const first = Buffer.concat([
    Buffer.from("PK\x06\x06", "latin1"),
    numbers(44),
    Buffer.from([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    numbers(count, count, size, at),
  ]);
  const place = Buffer.concat([
    Buffer.from("PK\x06\x07\0\0\0\0", "latin1"),
    numbers(at + size),
    Buffer.from([1, 0, 0, 0]),
  ]);
  return Buffer.concat([first, place, record]);
}

/** The parts of an archive; a large one has all its numbers in 64 bits (APPNOTE 4.3.14, 4.5.3). */
function parts(files: Files, claims: Record<string, Claim>, large: boolean): Part[] {
  const all: Part[] = [];
  const rows: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const { hole = 0, method, ...claim } = claims[name] ?? {};
    const body = Buffer.from(claim.packed ?? bytes);
    const packed = body.length + hole;
    const size = claim.size ?? bytes.length + hole;
    const head = common(name, bytes, packed, size, method);
    const row = large ? common(name, bytes, ELSEWHERE, ELSEWHERE, method) : Buffer.from(head);
    const extra = large
      ? Buffer.concat([Buffer.from([1, 0, 24, 0]), numbers(size, packed, at)])
      : Buffer.alloc(0);
    rows.push(directoryRow(name, row, large ? ELSEWHERE : at, extra));
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(name), body]);
    all.push({ at, bytes: local });
    at += local.length + hole;
  }
  const directory = Buffer.concat(rows);
  const bytes = Buffer.concat([directory, end(rows.length, directory.length, at, large)]);
  return [...all, { at, bytes }];
}

/** A zip of stored files; `claims` lets rows of the directory lie. */
export function zip(files: Files, claims: Record<string, Claim> = {}, large = false): Blob {
  return new Blob(parts(files, claims, large).map((part) => new Uint8Array(part.bytes)));
}

/** A large archive of which only the parts exist, and from which only little may be read at once. */
export function hugeZip(files: Files, claims: Record<string, Claim>, most: number): Blob {
  const all = parts(files, claims, true);
  const size = all.at(-1)!.at + all.at(-1)!.bytes.length;
  const slice = (from: number, to: number): Blob => {
    if (to - from > most) {
      throw new Error(`${to - from} bytes were asked for at once`);
    }
    const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
    for (const part of all) {
      const start = Math.max(from, part.at);
      const stop = Math.min(from + bytes.length, part.at + part.bytes.length);
      if (start < stop) {
        bytes.set(part.bytes.subarray(start - part.at, stop - part.at), start - from);
      }
    }
    return new Blob([bytes]);
  };
  return { size, slice } as Blob;
}
