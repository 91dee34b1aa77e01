import { readFileSync } from "node:fs";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { fromBase64, fromHex, fromUtf8, hex, plainNumber, utf8, type Bytes } from "@/verify/bytes";
import { checkSignatures, parseCheckpoint } from "@/verify/checkpoint";
import { emptyRoot, Frontier, includes, isConsistent, leafHash } from "@/verify/merkle";
import { parseKey, parseNote, verifies, verifiesNote } from "@/verify/note";
import { selfCheck } from "@/verify/selfCheck";
import { hmacSha256, Sha256, sha256 } from "@/verify/sha256";
import { entriesPath, splitEntries, tilePath, TileProofs, widest } from "@/verify/tiles";

// Hundreds of thousands of hashes: on a busy machine they take a while.
vi.setConfig({ testTimeout: 120_000 });

const VECTORS = "test/vectors";
const json = (name: string): any => JSON.parse(readFileSync(`${VECTORS}/${name}`, "utf8"));
const hashes = (list: string[] | null): Bytes[] => (list ?? []).map(fromBase64);

describe("SHA-256 and HMAC", () => {
  test("agree with another implementation at every length around blocks, in any pieces", () => {
    for (let length = 0; length < 300; length++) {
      const bytes = randomBytes(length);
      const cut = length === 0 ? 0 : bytes[0]! % length;
      const inPieces = new Sha256().update(bytes.subarray(0, cut)).update(bytes.subarray(cut));
      expect(hex(inPieces.digest())).toBe(createHash("sha256").update(bytes).digest("hex"));
      const key = randomBytes(length);
      expect(hex(hmacSha256(key, bytes))).toBe(
        createHmac("sha256", key).update(bytes).digest("hex"),
      );
    }
  });

  test("this machine passes the check that comes before every other", async () => {
    expect(await selfCheck()).toEqual({ hashes: true, signatures: "yes" });
  });
});

describe("the tree of RFC 6962", () => {
  const safe = (value: unknown): boolean => Number.isSafeInteger(value);

  test.each(json("rfc6962-merkle/inclusion.json") as any[])("inclusion: $file", (probe) => {
    const [leaf, root] = [probe.leafHash ?? "", probe.root ?? ""].map(fromBase64) as [Bytes, Bytes];
    const [index, size] = [probe.leafIdx, probe.treeSize];
    const holds =
      safe(index) && safe(size) && includes(index, size, leaf, hashes(probe.proof), root);
    expect(holds).toBe(!probe.wantErr);
  });

  test.each(json("rfc6962-merkle/consistency.json") as any[])("consistency: $file", (probe) => {
    const [root1, root2] = [probe.root1 ?? "", probe.root2 ?? ""].map(fromBase64) as [Bytes, Bytes];
    const { size1, size2, proof } = probe;
    const fits = safe(size1) && safe(size2) && size1 <= size2;
    const holds = fits && isConsistent(size1, size2, root1, root2, hashes(proof));
    expect(holds).toBe(!probe.wantErr);
  });

  test("known roots", () => {
    const known = json("generated/rfc6962-known.json");
    const frontier = new Frontier();
    expect(hex(emptyRoot())).toBe(known.root_hex_by_size[0]);
    known.leaves_hex.forEach((leaf: string, i: number) => {
      frontier.add(leafHash(fromHex(leaf)));
      expect(hex(frontier.root())).toBe(known.root_hex_by_size[i + 1]);
    });
  });

  test("roots and proofs at the borders of tiles, also made from tiles here", async () => {
    const known = json("generated/rfc6962-tile-boundaries.json");
    const sizes = Object.keys(known.root_by_size).map(Number);
    const leaves = Array.from({ length: Math.max(...sizes) }, (_, i) =>
      leafHash(utf8(`worklog-leaf-${i}`)),
    );
    const frontier = new Frontier();
    expect(frontier.root()).toEqual(fromBase64(known.root_by_size[0]));
    const roots = new Map<number, Bytes>();
    const wanted = new Set([
      ...sizes,
      ...[...known.inclusion, ...known.consistency].flatMap((one: any) => [
        one.size,
        one.old,
        one.new,
      ]),
    ]);
    for (const leaf of leaves) {
      frontier.add(leaf);
      if (wanted.has(frontier.size)) {
        roots.set(frontier.size, frontier.root());
      }
    }
    for (const size of sizes.filter((size) => size > 0)) {
      expect(roots.get(size)).toEqual(fromBase64(known.root_by_size[size]));
    }
    const root = (size: number): Bytes => roots.get(size)!;
    const tree = treeOf(leaves);
    for (const { index, size, leaf_hash, proof } of known.inclusion) {
      const made = await new TileProofs(tree, size).inclusion(index);
      expect(made).toEqual(hashes(proof));
      expect(includes(index, size, fromBase64(leaf_hash), made, root(size))).toBe(true);
    }
    for (const { old, new: size, proof } of known.consistency) {
      const made = await new TileProofs(tree, size).consistency(old);
      expect(made).toEqual(hashes(proof));
      expect(isConsistent(old, size, root(old), root(size), made)).toBe(true);
    }
  });
});

/** Tiles over leaves, made when asked for. */
function treeOf(leaves: Bytes[]) {
  const level = new Map<number, Bytes[]>([[0, leaves]]);
  const hashesOf = (wanted: number): Bytes[] => {
    const known = level.get(wanted);
    if (known !== undefined) {
      return known;
    }
    const below = hashesOf(wanted - 1);
    const made = Array.from({ length: Math.floor(below.length / 256) }, (_, i) => {
      const frontier = new Frontier();
      below.slice(256 * i, 256 * (i + 1)).forEach((hash) => frontier.add(hash));
      return frontier.root();
    });
    level.set(wanted, made);
    return made;
  };
  return {
    tile: async (at: { level: number; index: number; width: number }) => {
      const found = hashesOf(at.level).slice(256 * at.index, 256 * at.index + at.width);
      return Uint8Array.from(found.flatMap((hash) => [...hash]));
    },
    entries: async () => new Uint8Array(),
  };
}

describe("signatures", () => {
  test("published notes are taken and bad keys refused", async () => {
    const published = json("generated/signed-note-published.json");
    for (const { vkey, note, accept } of published.cases) {
      const [key, parsed] = [parseKey(vkey), parseNote(utf8(note))];
      const results = await Promise.all(parsed.signatures.map((s) => verifiesNote(parsed, key, s)));
      expect(results.includes(true)).toBe(accept);
      const other = parseNote(utf8(note.replace("m", "n")));
      for (const line of other.signatures) {
        expect(await verifiesNote(other, key, line)).toBe(false);
      }
    }
    for (const vkey of published.bad_vkeys) {
      expect(() => parseKey(vkey)).toThrow();
    }
  });

  test("Wycheproof's signatures are judged as they should be", async () => {
    for (const group of json("wycheproof/ed25519_test.json").testGroups) {
      for (const { msg, sig, result } of group.tests) {
        const good = await verifies(fromHex(group.publicKey.pk), fromHex(msg), fromHex(sig));
        expect(good).toBe(result === "valid");
      }
    }
  });

  test("keys of low order are refused in every spelling", () => {
    for (const first of ["00", "01", "ec", "ed", "ee"]) {
      const rest = Number.parseInt(first, 16) < 2 ? "00".repeat(30) : "ff".repeat(30);
      for (const last of Number.parseInt(first, 16) < 2 ? ["00", "80"] : ["7f", "ff"]) {
        expect(() => parseKey(vkey(fromHex(first + rest + last)))).toThrow("Ed25519");
      }
    }
  });
});

function vkey(key: Bytes): string {
  const typed = Uint8Array.of(1, ...key);
  const id = hex(sha256(utf8("weak\n"), typed)).slice(0, 8);
  return `weak+${id}+${Buffer.from(typed).toString("base64")}`;
}

describe("a log in tiles", () => {
  const FOLDER = `${VECTORS}/tlog-tiles`;
  const KEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
  const read = (path: string): Bytes => new Uint8Array(readFileSync(`${FOLDER}/${path}`));
  const source = {
    tile: async (at: { level: number; index: number; width: number }) => read(tilePath(at)),
    entries: async (index: number, width: number) => read(entriesPath(index, width)),
  };

  test.each(Array.from({ length: 16 }, (_, size) => size))("of size %i", async (size) => {
    const note = parseNote(read(`checkpoint.${size}`));
    const head = parseCheckpoint(note.text);
    expect(head.size).toBe(size);
    const signed = await checkSignatures(note, [{ vkey: KEY, from: 0 }]);
    expect(signed.state).toBe("good");
    const beyond = await checkSignatures(note, [{ vkey: KEY, from: size + 1 }]);
    expect(beyond.state).toBe("out-of-range");
    const proofs = new TileProofs(source, size);
    expect(await proofs.root()).toEqual(head.root);
    if (size > 0) {
      const { width } = widest(0, 0, size);
      const leaves = splitEntries(await source.entries(0, width), width).map(leafHash);
      for (const [index, leaf] of leaves.entries()) {
        expect(includes(index, size, leaf, await proofs.inclusion(index), head.root)).toBe(true);
      }
    }
  });

  test("has its tiles where C2SP says", () => {
    expect(entriesPath(1234067, 256)).toBe("tile/entries/x001/x234/067");
    expect(tilePath({ level: 1, index: 0, width: 3 })).toBe("tile/1/000.p/3");
    expect(widest(0, 1, 300)).toEqual({ level: 0, index: 1, width: 44 });
    expect(widest(1, 0, 300).width).toBe(1);
    expect(widest(0, 2, 300).width).toBe(0);
  });

  test("refuses bundles that are not whole", () => {
    const bundle = read("tile/entries/000.p/3");
    expect(() => splitEntries(bundle.subarray(0, -1), 3)).toThrow();
    expect(() => splitEntries(bundle, 2)).toThrow();
    expect(() => splitEntries(bundle, 4)).toThrow();
  });
});

test("texts have one spelling only", () => {
  expect(() => fromBase64("AB==")).toThrow();
  expect(() => fromBase64("AA")).toThrow();
  expect(() => fromBase64("AA==\n")).toThrow();
  expect(() => fromUtf8(Uint8Array.of(0xc0, 0x80))).toThrow();
  expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf))).toBe("\ufeff");
  for (const text of ["01", "-1", "1.0", "1e3", "", "9007199254740992"]) {
    expect(() => plainNumber(text)).toThrow();
  }
});
