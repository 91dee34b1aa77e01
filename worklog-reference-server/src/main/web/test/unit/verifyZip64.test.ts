import { describe, expect, test } from "vitest";
import { checkBundle } from "@/verify/bundle";
import { utf8 } from "@/verify/bytes";
import { Trace } from "@/verify/report";
import { Zip, ZipFault } from "@/verify/zip";
import { MiniLog } from "../world/miniLog";
import { hugeZip, zip } from "../world/zip";

/** The code of the fault that opening ends with. */
async function faultOf(blob: Blob): Promise<string> {
  try {
    await Zip.open(blob);
    return "none";
  } catch (error) {
    expect(error).toBeInstanceOf(ZipFault);
    return (error as ZipFault).code;
  }
}

async function altered(blob: Blob, change: (bytes: Buffer) => void): Promise<Blob> {
  const bytes = Buffer.from(await blob.arrayBuffer());
  change(bytes);
  return new Blob([new Uint8Array(bytes)]);
}

describe("an archive with its numbers in 64 bits", () => {
  const files = { a: utf8("first"), "b/c": utf8("second") };
  const large = zip(files, {}, true);

  test("is read like any other", async () => {
    const opened = await Zip.open(large);
    expect([...opened.files.keys()]).toEqual(["a", "b/c"]);
    expect(await opened.bytes("a")).toEqual(files.a);
    expect(await opened.bytes("b/c")).toEqual(files["b/c"]);
  });

  test("is damaged where a number points elsewhere, is too large, or is not there", async () => {
    const size = large.size;
    const [record, place] = [size - 22 - 20 - 56, size - 22 - 20];
    const changes: ((bytes: Buffer) => void)[] = [
      (bytes) => bytes.writeUInt32LE(0, place),
      (bytes) => bytes.writeBigUInt64LE(0n, place + 8),
      (bytes) => bytes.writeBigUInt64LE(2n ** 63n, place + 8),
      (bytes) => bytes.writeBigUInt64LE(2n ** 52n, place + 8),
      (bytes) => bytes.writeUInt32LE(0, record),
      (bytes) => bytes.writeBigUInt64LE(2n ** 40n, record + 48),
      (bytes) => bytes.writeBigUInt64LE(3n, record + 32),
      // The field behind the first row is of another kind, is cut off, or is too short.
      (bytes) => bytes.writeUInt16LE(2, bytes.indexOf("PK\x01\x02") + 46 + 1),
      (bytes) => bytes.writeUInt16LE(2 ** 15, bytes.indexOf("PK\x01\x02") + 46 + 1 + 2),
      (bytes) => bytes.writeUInt16LE(16, bytes.indexOf("PK\x01\x02") + 46 + 1 + 2),
    ];
    for (const change of changes) {
      expect(await faultOf(await altered(large, change)), String(change)).toBe("damaged");
    }
    expect(await faultOf(large.slice(size - 22))).toBe("damaged");
    const many = await altered(large, (bytes) => bytes.writeBigUInt64LE(300_000n, record + 32));
    expect(await faultOf(many)).toBe("too-large");
  });

  test("of more than 4 GiB is read by a few pieces, behind a file that is never read", async () => {
    const holes = { evidence: { hole: 5 * 2 ** 30 } };
    const huge = hugeZip({ evidence: utf8(""), after: utf8("behind 5 GiB") }, holes, 70_000);
    expect(huge.size).toBeGreaterThan(2 ** 32);
    const opened = await Zip.open(huge);
    expect(opened.files.get("evidence")!.size).toBe(5 * 2 ** 30);
    expect(opened.files.get("after")!.at).toBeGreaterThan(2 ** 32);
    expect(await opened.bytes("after")).toEqual(utf8("behind 5 GiB"));
    await expect(opened.bytes("evidence")).rejects.toThrow(ZipFault);
  });

  test("holds a bundle that verifies, and one that does not", async () => {
    const log = new MiniLog("here.example/orders").fill(300);
    const bundle = await log.bundle([17, 280]);
    const verdict = async (given: typeof bundle): Promise<string> => {
      const trace = new Trace();
      await checkBundle(
        trace,
        zip(given, {}, true),
        () => undefined,
        [],
        async () => {},
      );
      return trace.verdict();
    };
    expect(await verdict(bundle)).toBe("verified");
    expect(await verdict({ ...bundle, "entries/17.json": log.entriesBytes[18]! })).toBe("modified");
  });
});
