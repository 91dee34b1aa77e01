import { fromBase64, plainNumber, utf8, type Bytes } from "./bytes";
import { HASH_BYTES } from "./merkle";
import { parseNote, type SignedNote } from "./note";

/** A file that shows offline that an entry is in a log (C2SP tlog-proof). Not yet believed. */
export interface ProofFile {
  index: number;
  path: Bytes[];
  note: SignedNote;
}

export const FIRST_LINE = "c2sp.org/tlog-proof@v1";

function endOfHead(bytes: Uint8Array): number {
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i] === 10 && bytes[i + 1] === 10) {
      return i;
    }
  }
  throw new Error("no empty line before the checkpoint");
}

export function parseProof(bytes: Uint8Array): ProofFile {
  const end = endOfHead(bytes);
  const lines = new TextDecoder("latin1").decode(bytes.subarray(0, end)).split("\n");
  if (lines.shift() !== FIRST_LINE) {
    throw new Error(`the first line is not ${FIRST_LINE}`);
  }
  if (lines[0]?.startsWith("extra ")) {
    fromBase64(lines.shift()!.slice("extra ".length));
  }
  const index = /^index (\d+)$/.exec(lines.shift() ?? "")?.[1];
  if (index === undefined) {
    throw new Error("no line with the index");
  }
  const path = lines.map(fromBase64);
  if (path.some((hash) => hash.length !== HASH_BYTES)) {
    throw new Error("a hash is not 32 bytes");
  }
  return { index: plainNumber(index), path, note: parseNote(bytes.subarray(end + 2)) };
}

/** Whether some bytes claim to be a proof file. */
export function isProof(bytes: Uint8Array): boolean {
  const first = utf8(FIRST_LINE);
  return bytes.length > first.length && first.every((byte, i) => byte === bytes[i]);
}
