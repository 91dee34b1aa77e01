import { base64, concat, fromBase64, fromUtf8, hex, utf8, type Bytes } from "./bytes";
import { KEY_BYTES, SIGNATURE_BYTES, subtreeMessage, verifiesMlDsa } from "./mldsa";
import { sha256 } from "./sha256";

/** A text with signatures under it (C2SP signed-note). It is not to be believed before a check. */
export interface SignedNote {
  /** The whole note, as it was given. */
  raw: string;
  /** What is signed; ends in a newline. */
  text: string;
  signatures: NoteSignature[];
}

export interface NoteSignature {
  name: string;
  /** Eight hex digits. */
  keyId: string;
  /** What follows the key id. */
  signature: Bytes;
}

/** A public key as `name+hexid+base64`. */
export interface VerifierKey {
  vkey: string;
  name: string;
  keyId: string;
  /** 0x01: signature of a log; 0x04 and 0x06 (ML-DSA): cosignature of a witness, with its time. */
  type: number;
  key: Bytes;
}

export const ED25519 = 0x01;
const COSIGNATURE = 0x04;
const ML_DSA_COSIGNATURE = 0x06;
const TIME_BYTES = 8;

const MAX_BYTES = 262_144;
const MAX_SIGNATURES = 64;

function checkName(name: string): string {
  if (name === "" || /[\s+\p{Cc}]/u.test(name)) {
    throw new Error("a key name has no space, plus or control character");
  }
  return name;
}

/** The note's text: no control characters but newlines, one at its end. */
function checkText(text: string): string {
  if (!text.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f]/.test(text)) {
    throw new Error("the text of a note ends in a newline and has no control characters");
  }
  return text;
}

function parseLine(line: string): NoteSignature {
  const match = /^— ([^ ]+) ([^ ]+)$/.exec(line);
  if (match === null) {
    throw new Error("not a line of a signature");
  }
  const data = fromBase64(match[2]!);
  if (data.length <= 4) {
    throw new Error("a line without a signature");
  }
  return { name: checkName(match[1]!), keyId: hex(data.subarray(0, 4)), signature: data.slice(4) };
}

export function parseNote(bytes: Uint8Array): SignedNote {
  if (bytes.length > MAX_BYTES) {
    throw new Error("a note is not that long");
  }
  const raw = fromUtf8(bytes);
  const end = raw.lastIndexOf("\n\n");
  if (end < 0 || !raw.endsWith("\n") || end + 2 === raw.length) {
    throw new Error("no blank line before signatures");
  }
  const lines = raw.slice(end + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) {
    throw new Error("more signatures than a note can have");
  }
  return { raw, text: checkText(raw.slice(0, end + 1)), signatures: lines.map(parseLine) };
}

/** The eight low-order points and their other spellings: a signature under them says nothing. */
const WEAK = new Set([
  "0100000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

function isWeak(point: Bytes): boolean {
  const y = point.slice();
  y[31]! &= 0x7f;
  return WEAK.has(hex(y));
}

/** Reads a key; fails if it is malformed, of another type, weak, or has the id of another key. */
export function parseKey(vkey: string): VerifierKey {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey);
  if (match === null) {
    throw new Error("a verifier key is name+hexid+base64");
  }
  const name = checkName(match[1]!);
  const typed = fromBase64(match[3]!);
  const type = typed[0] ?? 0;
  const key = typed.slice(1);
  const keyId = hex(sha256(utf8(`${name}\n`), typed).subarray(0, 4));
  const fits =
    type === ML_DSA_COSIGNATURE
      ? key.length === KEY_BYTES
      : (type === ED25519 || type === COSIGNATURE) && key.length === 32 && !isWeak(key);
  if (!fits) {
    throw new Error("neither an Ed25519 nor an ML-DSA-44 key");
  }
  if (keyId !== match[2]) {
    throw new Error("the key id is that of another key");
  }
  return { vkey, name, keyId, type, key };
}

/** Whether it is the key of a witness. */
export function isWitness(key: VerifierKey): boolean {
  return key.type !== ED25519;
}

/** What people compare to know a key again: SHA-256 of the raw public key, in hex. */
export function fingerprint(key: VerifierKey): string {
  return hex(sha256(key.key));
}

export function vkeyOf(name: string, key: Bytes, type = ED25519): string {
  const typed = concat(Uint8Array.of(type), key);
  const id = hex(sha256(utf8(`${name}\n`), typed).subarray(0, 4));
  return `${name}+${id}+${base64(typed)}`;
}

/** Whether a signature line names the key; says nothing about its truth. */
export function names(signature: NoteSignature, key: VerifierKey): boolean {
  return signature.name === key.name && signature.keyId === key.keyId;
}

/** This browser cannot check signatures, so nothing can be called verified here. */
export class CannotCheck extends Error {}

async function importKey(key: Bytes): Promise<CryptoKey> {
  if (globalThis.crypto?.subtle === undefined) {
    throw new CannotCheck("no-webcrypto");
  }
  try {
    return await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
  } catch (error) {
    throw (error as Error).name === "NotSupportedError" ? new CannotCheck("no-ed25519") : error;
  }
}

/** Whether these are the key's 64 bytes of signature over the message (RFC 8032). */
export async function verifies(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const imported = await importKey(key);
  return (
    signature.length === 64 &&
    !isWeak(signature.slice(0, 32)) &&
    crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message)
  );
}

/** Whether the signature is the key's over the note's text; a cosignature is over its time too. */
export async function verifiesNote(
  note: SignedNote,
  key: VerifierKey,
  line: NoteSignature,
): Promise<boolean> {
  if (!names(line, key)) {
    return false;
  }
  if (key.type === ED25519) {
    return verifies(key.key, utf8(note.text), line.signature);
  }
  const seconds = cosignedAt(line);
  return (
    seconds !== undefined &&
    verifiesCosignature(note, key, seconds, line.signature.slice(TIME_BYTES))
  );
}

async function verifiesCosignature(
  note: SignedNote,
  key: VerifierKey,
  seconds: number,
  signature: Bytes,
): Promise<boolean> {
  if (key.type === COSIGNATURE) {
    const message = utf8(`cosignature/v1\ntime ${seconds}\n${note.text}`);
    return verifies(key.key, message, signature);
  }
  const message = subtreeMessage(key.name, seconds, note.text);
  const good = await verifiesMlDsa(key.key, message, signature);
  if (good === undefined) {
    throw new CannotCheck("no-mldsa");
  }
  return good;
}

/** Seconds since 1970 at which a witness says it cosigned. */
export function cosignedAt(line: NoteSignature): number | undefined {
  if (![64, SIGNATURE_BYTES].includes(line.signature.length - TIME_BYTES)) {
    return undefined;
  }
  const view = new DataView(line.signature.buffer, line.signature.byteOffset, 8);
  const seconds = view.getUint32(0) * 2 ** 32 + view.getUint32(4);
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}
