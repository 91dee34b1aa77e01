import { fromUtf8 } from "./bytes";

/** Values as sealed bytes have them: no fractions, no exponents. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The canonical text (RFC 8785) of a value without fractions. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  if (!isObject(value)) {
    return JSON.stringify(value);
  }
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name]!)}`);
  return `{${members.join(",")}}`;
}

/**
 * Reads bytes that have to be canonical. What was written twice, in another order or with a number
 * that this language cannot hold comes out different, and is refused.
 */
export function parseCanonical(bytes: Uint8Array): Json {
  const text = fromUtf8(bytes);
  const value = JSON.parse(text) as Json;
  if (canonical(value) !== text) {
    throw new Error("not in canonical form");
  }
  return value;
}

export function parseObject(bytes: Uint8Array): JsonObject {
  const value = parseCanonical(bytes);
  if (!isObject(value)) {
    throw new Error("not a JSON object");
  }
  return value;
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

export function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
