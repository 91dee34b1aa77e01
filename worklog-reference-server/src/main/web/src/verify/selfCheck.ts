import { equal, fromHex, hex, utf8 } from "./bytes";
import { CannotCheck, verifies } from "./note";
import { sha256 } from "./sha256";

/** Whether this browser computes what a check needs. */
export interface Ability {
  /** Both ways of SHA-256 give the known answer. */
  hashes: boolean;
  /** Ed25519 takes a true signature and refuses a false one; else why it cannot. */
  signatures: "yes" | "no-webcrypto" | "no-ed25519" | "wrong";
}

/** RFC 8032, section 7.1, test 2. */
const KEY = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
const SIGNATURE =
  "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
  "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

async function hashes(): Promise<boolean> {
  const sample = utf8("worklog ".repeat(1000));
  const own = sha256(sample);
  const subtle = globalThis.crypto?.subtle;
  const theirs = subtle && new Uint8Array(await subtle.digest("SHA-256", sample));
  return hex(sha256(utf8("abc"))) === ABC && (theirs === undefined || equal(own, theirs));
}

async function signatures(): Promise<Ability["signatures"]> {
  try {
    const key = fromHex(KEY);
    const good = await verifies(key, fromHex("72"), fromHex(SIGNATURE));
    const bad = await verifies(key, fromHex("73"), fromHex(SIGNATURE));
    return good && !bad ? "yes" : "wrong";
  } catch (error) {
    if (error instanceof CannotCheck) {
      return error.message as "no-webcrypto" | "no-ed25519";
    }
    return "wrong";
  }
}

/** Computes known answers before anything is checked with the same code. */
export async function selfCheck(): Promise<Ability> {
  return { hashes: await hashes(), signatures: await signatures() };
}
