import type { Bytes } from "./bytes";
import {
  filesOf,
  LIMITS,
  LOCAL,
  LOCAL_BYTES,
  viewOf,
  ZipFault,
  type ZipFile,
} from "./zipDirectory";

export { LIMITS, ZipFault } from "./zipDirectory";

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

/** An archive whose files are read one by one, straight from the disk it is on. */
export class Zip {
  private constructor(
    private readonly blob: Blob,
    readonly files: Map<string, ZipFile>,
  ) {}

  static async open(blob: Blob): Promise<Zip> {
    return new Zip(blob, await filesOf(blob));
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
