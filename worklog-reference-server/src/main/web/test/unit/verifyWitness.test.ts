import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fromBase64, fromHex, hex, utf8, type Bytes } from "@/verify/bytes";
import { checkWitnesses } from "@/verify/checkpoint";
import { checkCosigned } from "@/verify/head";
import { subtreeMessage } from "@/verify/mldsa";
import { isWitness, parseKey, parseNote } from "@/verify/note";
import { Trace } from "@/verify/report";

/** A checkpoint with a cosignature that the Java part made, and the bytes that were signed. */
const vector = JSON.parse(readFileSync("test/vectors/generated/mldsa44-cosignature.json", "utf8"));
const note = parseNote(utf8(vector.note));
const key = parseKey(vector.vkey);
const line = note.signatures.find((each) => each.name === key.name)!;

/** Stands for a browser whose WebCrypto has ML-DSA-44: it knows one signature, over one message. */
function offer(): void {
  const real = crypto.subtle;
  const isMine = (algorithm: unknown): boolean =>
    (algorithm as { name?: string }).name === "ML-DSA-44";
  vi.stubGlobal("crypto", {
    subtle: {
      importKey: (format: string, bytes: Bytes, algorithm: object, ...rest: unknown[]) => {
        if (!isMine(algorithm)) {
          return (real.importKey as any)(format, bytes, algorithm, ...rest);
        }
        expect(format).toBe("spki");
        return Promise.resolve({ raw: hex(bytes.slice(-1312)), length: bytes.length });
      },
      verify: (algorithm: object, known: any, signature: Bytes, message: Bytes) =>
        isMine(algorithm)
          ? Promise.resolve(
              known.raw === hex(key.key) &&
                known.length === 1334 &&
                hex(signature) === hex(line.signature.slice(8)) &&
                hex(message) === vector.message,
            )
          : (real.verify as any)(algorithm, known, signature, message),
      digest: real.digest.bind(real),
    },
  });
}

/** Stands for a browser without it, as most are. */
function refuse(): void {
  const importKey = () =>
    Promise.reject(new DOMException("no such algorithm", "NotSupportedError"));
  vi.stubGlobal("crypto", { subtle: { importKey } });
}

async function judge(text: string): Promise<{ state: string; verdict: string; say: string }> {
  const trace = new Trace();
  await checkCosigned(trace, parseNote(utf8(text)), [vector.vkey]);
  const step = trace.steps[0]!;
  return { state: step.state, verdict: trace.verdict(), say: step.say.key };
}

/** The note with another byte in its cosignature, or another time. */
function altered(at: number): string {
  const bytes = fromBase64(vector.note.match(/— witness\S* (\S+)\n/)![1]);
  bytes[at]! ^= 1;
  const base64 = Buffer.from(bytes).toString("base64");
  return vector.note.replace(/(— witness\S* )\S+\n/, `$1${base64}\n`);
}

afterEach(() => vi.unstubAllGlobals());

describe("a cosignature with ML-DSA-44", () => {
  test("has a key of a witness and signs the bytes that C2SP says", () => {
    expect(isWitness(key)).toBe(true);
    expect(key.key.length).toBe(1312);
    expect(hex(subtreeMessage(key.name, vector.seconds, note.text))).toBe(vector.message);
    expect(() => parseKey(vector.vkey.replace("+", "x+"))).toThrow();
    expect(() => subtreeMessage("x".repeat(256), 0, note.text)).toThrow();
  });

  test("is checked where the browser can, and red where it is not the witness's own", async () => {
    offer();
    expect(await judge(vector.note)).toEqual({
      state: "good",
      verdict: "verified",
      say: "witness.good",
    });
    const [cosigned] = await checkWitnesses(note, [vector.vkey]);
    expect(cosigned).toEqual({ name: key.name, at: vector.seconds, state: "good" });
    for (const at of [11, 12, 2000]) {
      const forged = { state: "bad", verdict: "modified", say: "witness.forged" };
      expect(await judge(altered(at)), String(at)).toEqual(forged);
    }
  });

  test("is said not to be checked where the browser cannot, and is never green", async () => {
    refuse();
    for (const text of [vector.note, altered(2000)]) {
      const unchecked = { state: "cannot", verdict: "unverifiable", say: "witness.cannot" };
      expect(await judge(text)).toEqual(unchecked);
    }
  });

  test("is judged right or not at all by the runtime of this test", async () => {
    const states = [await judge(vector.note), await judge(altered(2000))].map((each) => each.state);
    expect([
      ["good", "bad"],
      ["cannot", "cannot"],
    ]).toContainEqual(states);
  });

  test("of which no key was named is not counted", async () => {
    const trace = new Trace();
    expect(await checkCosigned(trace, note, [])).toBe(0);
    expect(trace.steps[0]).toMatchObject({ state: "note", say: { key: "witness.unknown" } });
    expect(fromHex(vector.message).length).toBeGreaterThan(60);
  });
});
