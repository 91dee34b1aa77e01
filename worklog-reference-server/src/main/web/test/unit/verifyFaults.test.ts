import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { checkBundle } from "@/verify/bundle";
import { fromHex, hex, utf8 } from "@/verify/bytes";
import { checkSignatures, parseCheckpoint } from "@/verify/checkpoint";
import { parseCanonical } from "@/verify/json";
import { parseNote } from "@/verify/note";
import { Stopped, Trace, type Fault } from "@/verify/report";
import { TileProofs } from "@/verify/tiles";
import { parseProof } from "@/verify/tlogProof";
import { relate, seenHead } from "@/verify/trust";
import { WholeCheck, type WholeTask } from "@/verify/whole";
import { fromQuery, parseSubject, toQuery } from "@/features/verify/subject";
import { commit, digest, MiniLog, type Files } from "../world/miniLog";
import { zip } from "../world/zip";

// Hundreds of thousands of hashes: on a busy machine they take a while.
vi.setConfig({ testTimeout: 120_000 });

async function judge(blob: Blob): Promise<{ verdict: string; faults: Fault[] }> {
  const trace = new Trace();
  try {
    await checkBundle(
      trace,
      blob,
      () => undefined,
      [],
      async () => {},
    );
  } catch (error) {
    expect(error).toBeInstanceOf(Stopped);
  }
  return { verdict: trace.verdict(), faults: trace.faults };
}

/** A log with everything a bundle can hold: personal values, one erased, and a file. */
async function sample(): Promise<{ log: MiniLog; files: Files }> {
  const log = new MiniLog("here.example/orders").fill(300);
  const salt = randomBytes(32);
  const file = utf8("a photo");
  const personal = { "/actor/name": "张三", "/reason": "because" };
  const index = log.add({
    actor: { id: "u", type: "user" },
    commitments: Object.fromEntries(
      Object.entries(personal).map(([path, value]) => [path, commit(salt, path, value)]),
    ),
    evidence: [{ mediaType: "image/png", sha256: digest(file), size: file.length }],
    id: "x",
    type: "a.b",
  });
  const redaction = log.add({
    changes: [{ op: "remove", path: `#${index}/reason` }],
    type: "worklog.redaction",
  });
  log.fill(20, "after");
  const opening = { "/actor/name": { salt: salt.toString("base64"), value: "张三" } };
  const files = await log.bundle([17, index, redaction], {
    [`private/${index}.json`]: utf8(JSON.stringify(opening)),
    [`evidence/${digest(file)}`]: file,
  });
  return { log, files };
}

describe("a bundle", () => {
  test("that is whole verifies, and says what was erased", async () => {
    const { files } = await sample();
    const trace = new Trace();
    const bundle = await checkBundle(
      trace,
      zip(files),
      () => undefined,
      [],
      async () => {},
    );
    expect(trace.faults).toEqual([]);
    expect(bundle.entries.map((entry) => entry.included)).toEqual([true, true, true]);
    expect(
      bundle.entries[1]!.fields.map(({ path, state, erasedBy }) => [path, state, erasedBy]),
    ).toEqual([
      ["/actor/name", "proven", undefined],
      ["/reason", "erased", 301],
    ]);
    expect(bundle.entries[1]!.attached[0]!.state).toBe("good");
    expect(bundle.keySource).toBe("own");
    expect(bundle.unknownFiles).toEqual([]);
  });

  test("does not verify with any one file altered by one bit, though its checksums fit", async () => {
    const { files } = await sample();
    for (const [name, bytes] of Object.entries(files)) {
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = bytes.slice();
        changed[at]! ^= 1;
        const { verdict } = await judge(zip({ ...files, [name]: changed }));
        expect(verdict, `${name} at ${at}`).not.toBe("verified");
      }
    }
  });

  test("does not verify with any byte of its files changed, and never fails unseen", async () => {
    const { files } = await sample();
    const whole = new Uint8Array(await zip(files).arrayBuffer());
    const text = Buffer.from(whole).toString("latin1");
    for (const [name, bytes] of Object.entries(files)) {
      const start = text.indexOf(name) + name.length;
      for (let at = start; at < start + bytes.length; at += 37) {
        const changed = whole.slice();
        changed[at]! ^= 0x20;
        expect((await judge(new Blob([changed]))).verdict, `${name} at ${at}`).not.toBe("verified");
      }
    }
  });

  test("without one of its files is missing something", async () => {
    const { files } = await sample();
    for (const gone of ["entries/17.json", "proofs/17.tlog-proof"]) {
      const { [gone]: _, ...rest } = files;
      const { verdict, faults } = await judge(zip(rest));
      expect([verdict, faults[0]?.index]).toEqual(["missing", 17]);
    }
    const { checkpoint: _, ...headless } = files;
    expect((await judge(zip(headless))).verdict).toBe("missing");
  });

  test("with a proof of another entry, another head or another log is red", async () => {
    const { log, files } = await sample();
    const other = new MiniLog(log.origin).fill(300);
    const swaps: Files[] = [
      { "proofs/17.tlog-proof": utf8(await log.proof(18)) },
      { "proofs/17.tlog-proof": utf8(await log.proof(17, 200)) },
      { "proofs/17.tlog-proof": utf8(await other.proof(17)) },
      { "entries/17.json": log.entriesBytes[18]! },
      { checkpoint: utf8(other.note()) },
      { checkpoint: utf8(log.note(200)) },
      { checkpoint: utf8(log.note(undefined, "there.example/orders")) },
    ];
    for (const swap of swaps) {
      const { verdict } = await judge(zip({ ...files, ...swap }));
      expect(verdict, Object.keys(swap)[0]).not.toBe("verified");
    }
  });

  test("is held against the key the reader has, not the one it brings", async () => {
    const { log, files } = await sample();
    const other = new MiniLog(log.origin);
    const trace = new Trace();
    const keysOf = () => [[{ vkey: other.vkey, from: 0 }], "known"] as never;
    await expect(checkBundle(trace, zip(files), keysOf, [], async () => {})).rejects.toThrow(
      Stopped,
    );
    expect(trace.faults[0]!.say.key).toBe("signature.unknown");
  });

  test("that is a bomb, too large, twice the same or no zip is refused and not unpacked", async () => {
    const { files } = await sample();
    const zeros = new Uint8Array(1 << 20);
    const small = deflateRawSync(zeros);
    const lie = { size: 100 };
    const bombs: [string, Blob][] = [
      [
        "open.too-large",
        zip({ ...files, a: zeros }, { a: { size: 2 ** 41, packed: small, method: 8 } }, true),
      ],
      [
        "open.bomb",
        zip({ ...files, a: zeros }, { a: { size: 0xfffffff0, packed: small, method: 8 } }),
      ],
      [
        "open.bomb",
        zip({ ...files, a: zeros }, { a: { size: 2 ** 30, packed: small, method: 8 } }),
      ],
      ["open.not-zip", new Blob([randomBytes(5000)])],
      ["open.not-zip", new Blob([])],
      ["open.unsupported", zip(files, { checkpoint: { method: 14 } })],
      ["open.not-bundle", zip({ a: utf8("b") })],
    ];
    for (const [key, blob] of bombs) {
      const { verdict, faults } = await judge(blob);
      expect([verdict, faults[0]!.say.key]).toEqual(["unverifiable", key]);
    }
    const liar = zip(
      { ...files, "manifest.json": zeros },
      {
        "manifest.json": { ...lie, packed: small, method: 8 },
      },
    );
    expect((await judge(liar)).faults[0]!.say.key).toBe("open.bomb");
  });
});

describe("a head", () => {
  const log = new MiniLog("here.example/orders").fill(700);

  test("is red with a false signature, another key, another name, a range that is over", async () => {
    const state = async (note: string, vkey = log.vkey, to?: number): Promise<string> =>
      (await checkSignatures(parseNote(utf8(note)), [{ vkey, from: 0, to }])).state;
    const note = log.note();
    expect(await state(note)).toBe("good");
    expect(await state(note.replace("\n700\n", "\n701\n"))).toBe("forged");
    expect(await state(note, new MiniLog(log.origin).vkey)).toBe("unknown");
    expect(await state(log.note(700, "there.example/x"))).toBe("other-name");
    expect(await state(note, log.vkey, 699)).toBe("out-of-range");
    for (const cut of [note.slice(0, -1), `${note}\n`, note.replace("— ", "- ")]) {
      expect(() => parseNote(utf8(cut))).toThrow();
    }
  });

  test("is compared with the one seen before", async () => {
    const now = "2026-11-23T10:00:00Z";
    const headOf = (of: MiniLog, size: number) => {
      const note = of.note(size);
      return { head: parseCheckpoint(parseNote(utf8(note)).text), note };
    };
    const seen = (of: MiniLog, size: number) => {
      const { head, note } = headOf(of, size);
      return seenHead(head, note, now);
    };
    const fork = new MiniLog(log.origin).fill(300).fill(400, "other");
    const { head } = headOf(log, 700);
    const tiles = new TileProofs(log, 700);
    expect(await relate(undefined, head, tiles)).toBe("first");
    expect(await relate(seen(log, 700), head, tiles)).toBe("same");
    for (const size of [1, 255, 256, 257, 300, 512, 699]) {
      expect(await relate(seen(log, size), head, tiles), String(size)).toBe("grown");
    }
    expect(await relate(seen(fork, 300), head, tiles)).toBe("grown");
    for (const size of [301, 512, 699, 700]) {
      expect(await relate(seen(fork, size), head, tiles), String(size)).toBe("contradicts");
    }
    expect(await relate(seen(log, 700), headOf(log, 500).head, new TileProofs(log, 500))).toBe(
      "shrunk",
    );
    const liar = new TileProofs(fork, 700);
    expect(await relate(seen(log, 400), head, liar)).toBe("broken-tiles");
  });
});

describe("a whole log", () => {
  const build = () => new MiniLog("here.example/orders").fill(700);
  const check = async (log: MiniLog, signed: MiniLog, more: Partial<WholeTask> = {}) => {
    const seen: number[] = [];
    const task = { size: 700, root: hex(signed.root(700)), firstKept: 0, ...more };
    const result = await new WholeCheck(log, task, ({ done }) => void seen.push(done)).run();
    expect(seen).toEqual([256, 512, 700]);
    return result;
  };

  test("that is whole gives the signed root, and all events of a record", async () => {
    const log = build();
    const seen = { size: 400, root: hex(log.root(400)) };
    const result = await check(log, log, { seen, target: { type: "record", id: "r-3" } });
    expect(result).toMatchObject({ faults: [], rootHolds: true, hashed: 700, seenHolds: true });
    expect(result.found).toEqual(Array.from({ length: 100 }, (_, i) => 7 * i + 3));
    const other = { size: 400, root: "00".repeat(32) };
    expect((await check(log, log, { seen: other })).seenHolds).toBe(false);
  });

  test.each([0, 17, 255, 256, 511, 512, 699])("with entry %i altered names it", async (index) => {
    const [log, signed] = [build(), build()];
    log.entriesBytes[index] = utf8('{"type":"forged"}');
    const result = await check(log, signed);
    expect(result.rootHolds).toBe(false);
    expect(result.faults[0]).toMatchObject({
      verdict: "modified",
      index,
      say: { key: "whole.changed" },
    });
  });

  test("with an entry and its hash altered names the stretch, or that none can be named", async () => {
    const alter = (index: number): MiniLog => {
      const log = build();
      log.entriesBytes[index] = utf8('{"type":"forged"}');
      log.leaves[index] = fromHex("11".repeat(32));
      return log;
    };
    expect((await check(alter(300), build())).rootHolds).toBe(false);
    const both = new MiniLog("here.example/orders").fill(300).fill(400, "other");
    const result = await check(both, build());
    expect(result.rootHolds).toBe(false);
    expect(result.faults[0]).toMatchObject({ verdict: "modified" });
  });

  test("with an entry that is not given out names the first one", async () => {
    const log = build();
    log.gone.add(300);
    const { faults } = await check(log, log);
    expect(faults[0]).toMatchObject({ verdict: "missing", index: 300 });
  });

  test("with its beginning dropped is good only where it says so itself", async () => {
    const log = build();
    expect((await check(log, log, { firstKept: 300 })).faults[0]).toMatchObject({
      verdict: "missing",
      index: 0,
      say: { key: "whole.pruned" },
    });
    const honest = new MiniLog("here.example/orders").fill(699);
    honest.add({ metadata: { from: "0", minIndex: "300" }, type: "worklog.pruned" });
    const result = await check(honest, honest, { firstKept: 300 });
    expect(result).toMatchObject({ faults: [], rootHolds: true, pruned: 512, hashed: 188 });
  });
});

test("proof files have one form only", async () => {
  const log = new MiniLog("here.example/orders").fill(9);
  const proof = await log.proof(4);
  expect(parseProof(utf8(proof)).index).toBe(4);
  expect(parseProof(utf8(proof.replace("index", "extra AAAA\nindex"))).index).toBe(4);
  for (const [from, to] of [
    ["index 4", "index 04"],
    ["@v1", "@v2"],
    ["index 4\n", ""],
    ["\n\n", "\n"],
  ] as const) {
    expect(() => parseProof(utf8(proof.replace(from, to)))).toThrow();
  }
});

test("bytes that are not canonical are refused", () => {
  for (const text of [
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a": 1}',
    "9007199254740993",
    "1.0",
    '"\\u0041"',
  ]) {
    expect(() => parseCanonical(utf8(text)), text).toThrow();
  }
  expect(parseCanonical(utf8('{"a":[1,"张",null]}'))).toEqual({ a: [1, "张", null] });
});

test("what to check is read from what people type and from addresses", () => {
  const parse = (kind: "entry" | "range" | "record", text: string) =>
    parseSubject({ kind, text, complete: false });
  expect(parse("entry", "#17")).toEqual({ kind: "entry", index: 17 });
  expect(parse("entry", "019AC1F0-7c1e-7d3a-9f0a-4f6f5a0b9c11")?.kind).toBe("event");
  expect(parse("range", "3 到 9")).toEqual({ kind: "range", from: 3, to: 9 });
  for (const text of ["9-3", "0-5000", "a-b", ""]) {
    expect(parse("range", text)).toBeUndefined();
  }
  expect(parse("record", "../x")).toBeUndefined();
  expect(fromQuery({ index: "4" }).atOnce).toBe(true);
  expect(fromQuery({ index: "x" }).atOnce).toBe(false);
  expect(toQuery({ kind: "range", from: 1, to: 2 })).toEqual({ range: "1-2" });
});
