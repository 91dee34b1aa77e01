import { concat, fromBase64, fromHex, plainNumber, utf8, type Bytes } from "./bytes";

/** ML-DSA-44 (FIPS 204) with an empty context, for browsers whose WebCrypto has it. */
export const KEY_BYTES = 1312;
export const SIGNATURE_BYTES = 2420;

const ALGORITHM = { name: "ML-DSA-44" };
/** The start of a SubjectPublicKeyInfo up to the raw key, OID 2.16.840.1.101.3.4.3.17. */
const KEY_INFO = "30820532300b06096086480165030403110382052100";
const LONGEST_NAME = 255;

/** The key as WebCrypto holds it; nothing where it does not know the algorithm. */
async function importKey(key: Bytes): Promise<CryptoKey | undefined> {
  try {
    const info = concat(fromHex(KEY_INFO), key);
    return await globalThis.crypto?.subtle?.importKey("spki", info, ALGORITHM, false, ["verify"]);
  } catch (error) {
    if ((error as Error).name === "NotSupportedError") {
      return undefined;
    }
    throw error;
  }
}

/** Whether the signature is the key's; nothing where the browser cannot tell. */
export async function verifiesMlDsa(
  key: Bytes,
  message: Bytes,
  signature: Bytes,
): Promise<boolean | undefined> {
  const imported = await importKey(key);
  if (imported === undefined) {
    return undefined;
  }
  const fits = signature.length === SIGNATURE_BYTES;
  return fits && crypto.subtle.verify(ALGORITHM, imported, signature, message);
}

function long(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

function short(text: string): Bytes {
  const bytes = utf8(text);
  if (bytes.length > LONGEST_NAME) {
    throw new Error("a name or origin of more than 255 bytes");
  }
  return concat(Uint8Array.of(bytes.length), bytes);
}

/**
 * What an ML-DSA-44 cosigner signs of a checkpoint: the structure cosigned_message of C2SP
 * tlog-cosignature. Extension lines are not part of it.
 */
export function subtreeMessage(cosigner: string, seconds: number, checkpoint: string): Bytes {
  const [origin = "", size = "", root = ""] = checkpoint.split("\n");
  return concat(
    utf8("subtree/v1\n\0"),
    short(cosigner),
    long(seconds),
    short(origin),
    long(0),
    long(plainNumber(size)),
    fromBase64(root),
  );
}
