import { equal, fromBase64, utf8, type Bytes } from "./bytes";
import { canonical, isObject, listOf, textOf, type Json, type JsonObject } from "./json";
import { hmacSha256 } from "./sha256";

/** What is known of a personal field, of which the sealed bytes hold only a commitment. */
export type FieldState =
  /** Value and salt are here and give the commitment. */
  | "proven"
  /** They are here and give another. */
  | "wrong"
  /** They are here, and the sealed bytes have no commitment for them. */
  | "stray"
  /** The log records that they were erased. */
  | "erased"
  /** They are not here; what was committed to cannot be changed any more all the same. */
  | "withheld";

export interface Field {
  path: string;
  state: FieldState;
  /** 64 hex digits would not be how it is written: base64, as in the sealed bytes. */
  commitment: string;
  value?: Json;
  /** The redaction that names it. */
  erasedBy?: number;
}

export const BAD_FIELDS: ReadonlySet<FieldState> = new Set(["wrong", "stray"]);

/** HMAC-SHA-256(salt, "worklog/field/v1" ‖ 0 ‖ path ‖ 0 ‖ canonical value). */
export function commitmentOf(salt: Bytes, path: string, value: Json): Bytes {
  return hmacSha256(salt, utf8(`worklog/field/v1\0${path}\0${canonical(value)}`));
}

function judge(path: string, commitment: string, opening: Json | undefined): FieldState {
  if (!isObject(opening) || opening.value === undefined) {
    return opening === undefined ? "withheld" : "wrong";
  }
  try {
    const salt = fromBase64(textOf(opening.salt));
    const right = equal(commitmentOf(salt, path, opening.value), fromBase64(commitment));
    return salt.length === 32 && right ? "proven" : "wrong";
  } catch {
    return "wrong";
  }
}

/**
 * Every personal field of an entry.
 *
 * @param openings the private side, or the part of it that is disclosed
 * @param erased the redaction that erased a path, where there is one
 */
export function checkFields(
  event: JsonObject,
  openings: JsonObject,
  erased: (path: string) => number | undefined,
): Field[] {
  const sealed = isObject(event.commitments) ? event.commitments : {};
  const fields: Field[] = Object.entries(sealed).map(([path, committed]) => {
    const commitment = textOf(committed);
    const opening = Object.hasOwn(openings, path) ? openings[path] : undefined;
    const erasedBy = opening === undefined ? erased(path) : undefined;
    const state = erasedBy === undefined ? judge(path, commitment, opening) : "erased";
    const value = state === "proven" ? (opening as JsonObject).value : undefined;
    return { path, state, commitment, value, erasedBy };
  });
  const stray = Object.keys(openings).filter((path) => !Object.hasOwn(sealed, path));
  return [...fields, ...stray.map((path): Field => ({ path, state: "stray", commitment: "" }))];
}

/** What a redaction says was erased: `#<index><path>`, or `evidence <sha256>`. Nothing of others. */
export function erasedBy(event: JsonObject): string[] {
  return event.type === "worklog.redaction"
    ? listOf(event.changes).map((change) => textOf(change.path))
    : [];
}
