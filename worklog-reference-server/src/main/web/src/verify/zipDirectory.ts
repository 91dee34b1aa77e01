import { fromUtf8 } from "./bytes";

/** What is wrong with a file that should be a bundle; `code` is the key of a text. */
export class ZipFault extends Error {
  constructor(
    readonly code: "not-zip" | "too-large" | "bomb" | "double" | "damaged" | "unsupported",
    readonly file = "",
  ) {
    super(`${code} ${file}`);
  }
}

/** One file in the archive. */
export interface ZipFile {
  name: string;
  size: number;
  packed: number;
  crc: number;
  method: number;
  /** Where its local header begins. */
  at: number;
}

/** Bounds within which a bundle is read; whatever is beyond is refused before it is unpacked. */
export const LIMITS = {
  archive: 2 ** 40,
  files: 250_000,
  directory: 64 * 2 ** 20,
  unpacked: 2 ** 40,
  /** Of one file that is held in memory. */
  inMemory: 64 * 2 ** 20,
  /** Deflate cannot do more than 1,032 : 1; text of events does not come near this. */
  ratio: 200,
  /** Below this any ratio is harmless. */
  harmless: 64 * 2 ** 20,
};

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_PLACE = 0x07064b50;
const CENTRAL = 0x02014b50;
export const LOCAL = 0x04034b50;
const END_BYTES = 22;
const END_64_BYTES = 56;
const END_64_PLACE_BYTES = 20;
export const LOCAL_BYTES = 30;
/** A number of 32 bits that stands for one that is elsewhere in 64 bits (APPNOTE 4.4.1.4). */
const ELSEWHERE = 0xffffffff;
/** Kind of the field of a row that has such numbers (APPNOTE 4.5.3). */
const ZIP_64 = 0x0001;

/** A stretch of the archive; no more of it is ever in memory. */
export async function viewOf(blob: Blob, from: number, length: number): Promise<DataView> {
  const bytes = await blob.slice(from, from + length).arrayBuffer();
  if (bytes.byteLength < length) {
    throw new ZipFault("damaged");
  }
  return new DataView(bytes);
}

/** Reads and bounds the directory: every file by its name. */
export async function filesOf(blob: Blob): Promise<Map<string, ZipFile>> {
  if (blob.size > LIMITS.archive) {
    throw new ZipFault("too-large");
  }
  const files = readDirectory(await directoryOf(blob));
  checkBounds([...files.values()]);
  return files;
}

/** A number of 64 bits; larger than any place in a file that there is means damage. */
function long(view: DataView, at: number): number {
  const value = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
  if (!Number.isSafeInteger(value)) {
    throw new ZipFault("damaged");
  }
  return value;
}

/** Where the directory is. */
interface End {
  count: number;
  size: number;
  at: number;
}

async function directoryOf(blob: Blob): Promise<[DataView, number]> {
  const tail = Math.min(blob.size, END_BYTES + 65_535);
  const view = await viewOf(blob, blob.size - tail, tail);
  let at = tail - END_BYTES;
  while (at >= 0 && view.getUint32(at, true) !== END) {
    at--;
  }
  if (at < 0) {
    throw new ZipFault("not-zip");
  }
  const short: End = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    at: view.getUint32(at + 16, true),
  };
  const isLarge = short.count === 0xffff || short.size === ELSEWHERE || short.at === ELSEWHERE;
  const end = isLarge ? await largeEnd(blob, blob.size - tail + at) : short;
  if (end.size > LIMITS.directory || end.count > LIMITS.files) {
    throw new ZipFault("too-large");
  }
  return [await viewOf(blob, end.at, end.size), end.count];
}

/** The end of an archive of 4 GiB or 65,535 files and more; its place is told just before the end. */
async function largeEnd(blob: Blob, endAt: number): Promise<End> {
  if (endAt < END_64_PLACE_BYTES) {
    throw new ZipFault("damaged");
  }
  const place = await viewOf(blob, endAt - END_64_PLACE_BYTES, END_64_PLACE_BYTES);
  if (place.getUint32(0, true) !== END_64_PLACE) {
    throw new ZipFault("damaged");
  }
  const record = await viewOf(blob, long(place, 8), END_64_BYTES);
  if (record.getUint32(0, true) !== END_64) {
    throw new ZipFault("damaged");
  }
  return { count: long(record, 32), size: long(record, 40), at: long(record, 48) };
}

function readDirectory([view, count]: [DataView, number]): Map<string, ZipFile> {
  const files = new Map<string, ZipFile>();
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) {
      throw new ZipFault("damaged");
    }
    const length = view.getUint16(at + 28, true);
    const file = readRow(view, at, length);
    if (files.has(file.name)) {
      throw new ZipFault("double", file.name);
    }
    files.set(file.name, file);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

function readRow(view: DataView, at: number, length: number): ZipFile {
  const method = view.getUint16(at + 10, true);
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (at + 46 + length > view.byteLength) {
    throw new ZipFault("damaged");
  }
  let name: string;
  try {
    name = fromUtf8(new Uint8Array(view.buffer, view.byteOffset + at + 46, length));
  } catch {
    throw new ZipFault("damaged");
  }
  if (encrypted || (method !== 0 && method !== 8)) {
    throw new ZipFault("unsupported", name);
  }
  const crc = view.getUint32(at + 16, true);
  return { name, method, crc, ...placeOf(view, at, at + 46 + length) };
}

/** Sizes and place of a file: in the row itself, or those that do not fit there behind its name. */
function placeOf(
  view: DataView,
  row: number,
  extraAt: number,
): Pick<ZipFile, "size" | "packed" | "at"> {
  const large = largeNumbers(view, extraAt, view.getUint16(row + 30, true));
  const [size, packed, at] = [24, 20, 42].map((offset) => {
    const value = view.getUint32(row + offset, true);
    return value === ELSEWHERE ? large() : value;
  }) as [number, number, number];
  return { size, packed, at };
}

/** Gives the numbers of 64 bits behind a row one after the other. */
function largeNumbers(view: DataView, from: number, length: number): () => number {
  const end = from + length;
  let [next, last] = [0, 0];
  for (let at = from; at + 4 <= end && end <= view.byteLength;) {
    const after = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP_64 && after <= end) {
      [next, last] = [at + 4, after];
      break;
    }
    at = after;
  }
  return () => {
    if (next + 8 > last) {
      throw new ZipFault("damaged");
    }
    next += 8;
    return long(view, next - 8);
  };
}

/** Refuses what would take too much room, and files that share their packed bytes. */
function checkBounds(files: ZipFile[]): void {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const packed = files.reduce((sum, file) => sum + file.packed, 0);
  if (files.length > LIMITS.files || total > LIMITS.unpacked) {
    throw new ZipFault("too-large");
  }
  if (total > LIMITS.harmless && total > packed * LIMITS.ratio) {
    throw new ZipFault("bomb");
  }
  let end = 0;
  for (const file of [...files].sort((a, b) => a.at - b.at)) {
    if (file.at < end) {
      throw new ZipFault("bomb", file.name);
    }
    end = file.at + LOCAL_BYTES + file.packed;
  }
}
