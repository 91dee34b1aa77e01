import { fromBase64, plainNumber, type Bytes } from "./bytes";
import { HASH_BYTES } from "./merkle";
import {
  CannotCheck,
  cosignedAt,
  isWitness,
  names,
  parseKey,
  verifiesNote,
  type NoteSignature,
  type SignedNote,
  type VerifierKey,
} from "./note";

/** How large a log is and what its root is (C2SP tlog-checkpoint). */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Bytes;
}

export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split("\n");
  const [origin, size, root] = lines;
  if (lines.length < 4 || lines.slice(0, -1).some((line) => line === "")) {
    throw new Error("a checkpoint has a name, a size and a root, each on its line");
  }
  const hash = fromBase64(root!);
  if (hash.length !== HASH_BYTES) {
    throw new Error("the root is not 32 bytes");
  }
  return { origin: origin!, size: plainNumber(size!), root: hash };
}

/** A key and the sizes it may sign. */
export interface LogKey {
  vkey: string;
  from: number;
  /** None of the key in use. */
  to?: number;
}

/** What the signatures of a checkpoint amount to under given keys. */
export type Signed =
  | { state: "good"; key: VerifierKey }
  /** A known key is named, and the signature is not its own. */
  | { state: "forged"; key: VerifierKey }
  /** None of the signatures is by a key that was given. */
  | { state: "unknown" }
  /** A key signed that may not sign this size. */
  | { state: "out-of-range"; key: VerifierKey }
  /** The key's name is not the log's. */
  | { state: "other-name"; key: VerifierKey }
  /** The browser cannot check signatures. */
  | { state: "cannot"; why: string };

/**
 * Decides whether one of the log's keys signed a checkpoint. Signatures of unknown keys are passed
 * over; where a known key is named its signature MUST verify, or the whole note is refused.
 */
export async function checkSignatures(note: SignedNote, keys: LogKey[]): Promise<Signed> {
  const head = parseCheckpoint(note.text);
  let found: Signed = { state: "unknown" };
  for (const one of keys) {
    const key = parseKey(one.vkey);
    for (const line of note.signatures.filter((line) => names(line, key))) {
      try {
        if (!(await verifiesNote(note, key, line))) {
          return { state: "forged", key };
        }
      } catch (error) {
        if (error instanceof CannotCheck) {
          return { state: "cannot", why: error.message };
        }
        throw error;
      }
      found = found.state === "good" ? found : judge(key, one, head);
    }
  }
  return found;
}

function judge(key: VerifierKey, range: LogKey, head: Checkpoint): Signed {
  if (key.name !== head.origin) {
    return { state: "other-name", key };
  }
  const allowed = head.size >= range.from && head.size <= (range.to ?? Infinity);
  return { state: allowed ? "good" : "out-of-range", key };
}

/** A statement of a witness that it saw a checkpoint and found it consistent. */
export interface Cosigned {
  name: string;
  /** Seconds since 1970. */
  at: number;
  /** Whether it is the witness's own; a browser without the algorithm cannot tell. */
  state: "good" | "forged" | "cannot";
}

/** What witnesses, whose keys the reader gives, said about a note. */
export async function checkWitnesses(note: SignedNote, vkeys: string[]): Promise<Cosigned[]> {
  const found: Cosigned[] = [];
  for (const key of vkeys.map(parseKey).filter(isWitness)) {
    for (const line of note.signatures.filter((line) => names(line, key))) {
      const state = await cosigned(note, key, line);
      found.push({ name: key.name, at: cosignedAt(line) ?? 0, state });
    }
  }
  return found;
}

async function cosigned(
  note: SignedNote,
  key: VerifierKey,
  line: NoteSignature,
): Promise<Cosigned["state"]> {
  try {
    return (await verifiesNote(note, key, line)) ? "good" : "forged";
  } catch (error) {
    if (error instanceof CannotCheck) {
      return "cannot";
    }
    throw error;
  }
}
