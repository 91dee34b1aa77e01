import { fromUtf8, type Bytes } from "./bytes";

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
  archive: 2 ** 32 - 2,
  files: 250_000,
  directory: 64 * 2 ** 20,
  unpacked: 4 * 2 ** 30,
  /** Of one file that is held in memory. */
  inMemory: 64 * 2 ** 20,
  /** Deflate cannot do more than 1,032 : 1; text of events does not come near this. */
  ratio: 200,
  /** Below this any ratio is harmless. */
  harmless: 64 * 2 ** 20,
};

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LOCAL_BYTES = 30;

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) {
    c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return c;
});

function crc32(bytes: Uint8Array, before: number): number {
  let c = ~before;
  for (let i = 0; i < bytes.length; i++) {
    c = CRC[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8);
  }
  return ~c;
}

async function viewOf(blob: Blob, from: number, length: number): Promise<DataView> {
  const bytes = await blob.slice(from, from + length).arrayBuffer();
  if (bytes.byteLength < length) {
    throw new ZipFault("damaged");
  }
  return new DataView(bytes);
}

/** An archive whose files are read one by one, straight from the disk it is on. */
export class Zip {
  private constructor(
    private readonly blob: Blob,
    readonly files: Map<string, ZipFile>,
  ) {}

  static async open(blob: Blob): Promise<Zip> {
    if (blob.size > LIMITS.archive) {
      throw new ZipFault("too-large");
    }
    const files = readDirectory(await directoryOf(blob));
    checkBounds([...files.values()]);
    return new Zip(blob, files);
  }

  has(name: string): boolean {
    return this.files.has(name);
  }

  /** A whole small file. */
  async bytes(name: string): Promise<Bytes | undefined> {
    const file = this.files.get(name);
    if (file === undefined) {
      return undefined;
    }
    if (file.size > LIMITS.inMemory) {
      throw new ZipFault("too-large", name);
    }
    const all = new Uint8Array(file.size);
    let at = 0;
    await this.stream(file, (chunk) => {
      all.set(chunk, at);
      at += chunk.length;
    });
    return all;
  }

  /** Hands out a file in pieces; fails where it is not as long, or not what, the directory says. */
  async stream(file: ZipFile, take: (chunk: Uint8Array) => void): Promise<void> {
    const head = await viewOf(this.blob, file.at, LOCAL_BYTES);
    if (head.getUint32(0, true) !== LOCAL) {
      throw new ZipFault("damaged", file.name);
    }
    const start = file.at + LOCAL_BYTES + head.getUint16(26, true) + head.getUint16(28, true);
    const packed = this.blob.slice(start, start + file.packed).stream();
    const unpacked =
      file.method === 0 ? packed : packed.pipeThrough(new DecompressionStream("deflate-raw"));
    let [length, crc] = [0, 0];
    const reader = unpacked.getReader();
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        length += next.value.length;
        if (length > file.size) {
          throw new ZipFault("bomb", file.name);
        }
        crc = crc32(next.value, crc);
        take(next.value);
      }
    } catch (error) {
      await reader.cancel().catch(() => {});
      throw error instanceof ZipFault ? error : new ZipFault("damaged", file.name);
    }
    if (length !== file.size || crc >>> 0 !== file.crc) {
      throw new ZipFault("damaged", file.name);
    }
  }
}

async function directoryOf(blob: Blob): Promise<[DataView, number]> {
  const tail = Math.min(blob.size, END_BYTES + 65_535);
  const view = await viewOf(blob, blob.size - tail, tail);
  let end = tail - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END) {
    end--;
  }
  if (end < 0) {
    throw new ZipFault("not-zip");
  }
  const count = view.getUint16(end + 10, true);
  const [size, at] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  if (count === 0xffff || at === 0xffffffff) {
    throw new ZipFault("unsupported");
  }
  if (size > LIMITS.directory) {
    throw new ZipFault("too-large");
  }
  return [await viewOf(blob, at, size), count];
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
  return {
    name,
    method,
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
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
