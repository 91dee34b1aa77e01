import { hex, plainNumber, type Bytes } from "./bytes";
import type { LogKey } from "./checkpoint";
import { checkInclusion, checkPersonal, readEvent, type CheckedEntry } from "./entry";
import { erasedBy } from "./fields";
import {
  checkBrowser,
  checkCosigned,
  checkSigned,
  readHead,
  type KeySource,
  type SignedHead,
} from "./head";
import { listOf, parseObject, textOf, type JsonObject } from "./json";
import { say, Stopped, Trace, type Step } from "./report";
import { Sha256 } from "./sha256";
import { parseProof } from "./tlogProof";
import { Zip, ZipFault } from "./zip";

/** What was in a bundle. */
export interface CheckedBundle {
  signed: SignedHead;
  keys: LogKey[];
  keySource: KeySource;
  entries: CheckedEntry[];
  /** Files that belong to nothing that was checked. */
  unknownFiles: string[];
  /** What the sender says; nothing of it is believed. */
  sender: { by: string; at: string; selection: string };
}

/** The keys that the reader has of a log by another way than from the bundle, if any. */
export type KeysOf = (origin: string) => [LogKey[], KeySource] | undefined;

const MOST_ENTRIES = 100_000;
/** More entries than this are checked without a step of their own in the report. */
const SHOWN = 20;
const HELPERS = ["README.txt", "verify.html", "manifest.json", "checkpoint"];

interface Manifest {
  origin: string;
  entries: number[];
  keys: LogKey[];
  sender: CheckedBundle["sender"];
}

function readManifest(bytes: Bytes): Manifest {
  const json = parseObject(bytes);
  const entries = listOf(json.entries).map((row) => plainNumber(String(row.index)));
  if (json.format !== "worklog-bundle@v1" || entries.length > MOST_ENTRIES) {
    throw new Error("not a bundle that is known here");
  }
  return {
    origin: textOf(json.origin),
    entries: [...new Set(entries)],
    keys: listOf(json.keys).map((row) => ({
      vkey: textOf(row.vkey),
      from: Number(row.from),
      to: row.to === undefined ? undefined : Number(row.to),
    })),
    sender: {
      by: textOf(json.createdBy),
      at: textOf(json.createdAt),
      selection: textOf(json.selection),
    },
  };
}

/** Opens a bundle and checks everything in it. Asks no network. Stops where nothing can follow. */
export async function checkBundle(
  trace: Trace,
  file: Blob,
  keysOf: KeysOf,
  witnesses: string[],
  progress: (done: number, all: number) => Promise<void>,
): Promise<CheckedBundle> {
  await checkBrowser(trace);
  const [zip, manifest] = await open(trace, file);
  const bytes = await headOf(trace, zip);
  const [note, head] = await readHead(trace, () => Promise.resolve(bytes));
  const [keys, keySource] = keysOf(head.origin) ?? [manifest.keys, "own" as const];
  const key = await checkSigned(trace, note, head, keys, keySource);
  await checkCosigned(trace, note, witnesses);
  const signed = { note, head, key };
  const check = new EntryChecks(trace, zip, signed);
  await check.all(manifest, progress);
  return {
    signed,
    keys,
    keySource,
    entries: check.entries,
    unknownFiles: await check.unknownFiles(),
    sender: manifest.sender,
  };
}

async function need(zip: Zip, name: string): Promise<Bytes> {
  const bytes = await zip.bytes(name);
  if (bytes === undefined) {
    throw new Error(`${name} is missing`);
  }
  return bytes;
}

/** The signed head in a bundle; nothing can follow where it is not there or is damaged. */
async function headOf(trace: Trace, zip: Zip): Promise<Bytes> {
  const file = "checkpoint";
  try {
    return await need(zip, file);
  } catch (error) {
    const code = error instanceof ZipFault ? error.code : undefined;
    const what = say(code ? `open.${code}` : "bundle.noHead", { file });
    trace.faults.push({ verdict: code ? "modified" : "missing", say: what });
    throw new Stopped();
  }
}

function open(trace: Trace, file: Blob): Promise<[Zip, Manifest]> {
  return trace.step("open", say("open.run"), async (step) => {
    step.bytes = file.size;
    try {
      const zip = await Zip.open(file);
      const manifest = readManifest(await need(zip, "manifest.json"));
      step.say = say("open.good", { files: zip.files.size, count: manifest.entries.length });
      return [zip, manifest];
    } catch (error) {
      const fault = error instanceof ZipFault ? error : undefined;
      const what = say(`open.${fault?.code ?? "not-bundle"}`, { file: fault?.file ?? "" });
      trace.fail(step, fault?.code === "damaged" ? "modified" : "unverifiable", what);
      throw new Stopped();
    }
  });
}

/** The entries of one bundle. */
class EntryChecks {
  readonly entries: CheckedEntry[] = [];
  private readonly used = new Set(HELPERS);

  constructor(
    private readonly trace: Trace,
    private readonly zip: Zip,
    private readonly signed: SignedHead,
  ) {}

  async all(
    manifest: Manifest,
    progress: (done: number, all: number) => Promise<void>,
  ): Promise<void> {
    const { head } = this.signed;
    if (manifest.origin !== head.origin) {
      const what = say("bundle.otherLog", { origin: manifest.origin, name: head.origin });
      this.trace.faults.push({ verdict: "modified", say: what });
    }
    const many = manifest.entries.length > SHOWN;
    const quiet = many ? new Trace() : this.trace;
    await this.trace.step("entries", say("entries.run"), async (step) => {
      const before = this.trace.faults.length;
      for (const [done, index] of manifest.entries.entries()) {
        await this.one(quiet, index);
        await progress(done + 1, manifest.entries.length);
      }
      await this.personal(quiet);
      if (many) {
        this.trace.faults.push(...quiet.faults);
      }
      this.sumUp(step, manifest.entries.length, this.trace.faults.length - before);
    });
    await this.files();
  }

  private sumUp(step: Step, count: number, faults: number): void {
    const good = this.entries.filter((entry) => entry.included).length;
    step.state = good === count && faults === 0 ? "good" : "bad";
    step.say = say("entries.sum", { good, count });
  }

  private async one(trace: Trace, index: number): Promise<void> {
    const [bytes, proof] = await Promise.all([
      this.read(`entries/${index}.json`, index),
      this.read(`proofs/${index}.tlog-proof`, index),
    ]);
    if (bytes === undefined || proof === undefined) {
      return;
    }
    const path = this.pathOf(proof, index);
    if (path === undefined) {
      const what = say("bundle.badProof", { index });
      this.trace.faults.push({ verdict: "modified", index, say: what });
      return;
    }
    const entry = await checkInclusion(trace, this.signed.head, index, bytes, path);
    this.entries.push(entry);
    if (entry.included) {
      readEvent(this.trace, entry);
    }
  }

  /** The path of a proof for this entry under this very checkpoint. */
  private pathOf(bytes: Bytes, index: number): Bytes[] | undefined {
    try {
      const proof = parseProof(bytes);
      const fits = proof.index === index && proof.note.text === this.signed.note.text;
      return fits ? proof.path : undefined;
    } catch {
      return undefined;
    }
  }

  /** A file that has to be there; that it is not, or is damaged, is a fault of the entry. */
  private async read(name: string, index: number): Promise<Bytes | undefined> {
    this.used.add(name);
    try {
      const bytes = await this.zip.bytes(name);
      if (bytes === undefined) {
        this.trace.faults.push({
          verdict: "missing",
          index,
          say: say("bundle.absent", { file: name, index }),
        });
      }
      return bytes;
    } catch (error) {
      this.damaged(error, name, index);
      return undefined;
    }
  }

  private damaged(error: unknown, file: string, index?: number): void {
    const code = error instanceof ZipFault ? error.code : "damaged";
    this.trace.faults.push({ verdict: "modified", index, say: say(`open.${code}`, { file }) });
  }

  private async personal(trace: Trace): Promise<void> {
    const erased = new Map<string, number>();
    for (const { index, event } of this.entries) {
      erasedBy(event ?? {}).forEach((path) => erased.set(path, index));
    }
    for (const entry of this.entries.filter((entry) => entry.event !== undefined)) {
      const name = `private/${entry.index}.json`;
      this.used.add(name);
      const openings = this.zip.has(name) ? await this.openings(name, entry.index) : {};
      const by = (path: string): number | undefined => erased.get(`#${entry.index}${path}`);
      await checkPersonal(trace, entry, openings, by);
    }
  }

  private async openings(name: string, index: number): Promise<JsonObject> {
    const bytes = await this.read(name, index);
    try {
      return bytes === undefined ? {} : parseObject(bytes);
    } catch {
      this.trace.faults.push({
        verdict: "modified",
        index,
        say: say("open.damaged", { file: name }),
      });
      return {};
    }
  }

  /** Attached files, each once, in pieces. */
  private async files(): Promise<void> {
    const all = this.entries.flatMap((entry) => entry.attached);
    if (all.length === 0) {
      return;
    }
    await this.trace.step("evidence", say("evidence.run"), async (step) => {
      const digests = new Map<string, "good" | "bad" | "absent">();
      for (const { sha256 } of all) {
        if (!digests.has(sha256)) {
          digests.set(sha256, await this.file(sha256));
        }
      }
      all.forEach((one) => (one.state = digests.get(one.sha256) ?? "absent"));
      const count = (state: string): number =>
        [...digests.values()].filter((s) => s === state).length;
      const bad = this.entries.find((entry) => entry.attached.some((one) => one.state === "bad"));
      if (bad !== undefined) {
        this.trace.fail(step, "modified", say("evidence.bad", { index: bad.index }), bad.index);
      } else {
        step.state = count("absent") > 0 ? "note" : "good";
        step.say = say("evidence.good", { good: count("good"), absent: count("absent") });
      }
    });
  }

  private async file(sha256: string): Promise<"good" | "bad" | "absent"> {
    const file = this.zip.files.get(`evidence/${sha256}`);
    if (file === undefined) {
      return "absent";
    }
    this.used.add(file.name);
    const hash = new Sha256();
    try {
      await this.zip.stream(file, (chunk) => hash.update(chunk));
    } catch {
      return "bad";
    }
    return hex(hash.digest()) === sha256 ? "good" : "bad";
  }

  /** Reads what was not needed too, so that damage anywhere in the bundle is seen. */
  async unknownFiles(): Promise<string[]> {
    for (const name of HELPERS.filter((name) => this.zip.has(name))) {
      await this.zip
        .stream(this.zip.files.get(name)!, () => {})
        .catch((e) => this.damaged(e, name));
    }
    return [...this.zip.files.keys()].filter((name) => !this.used.has(name) && !name.endsWith("/"));
  }
}

/** Whether a file's first bytes are those of a zip. */
export async function isZip(file: Blob): Promise<boolean> {
  const first = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return first[0] === 0x50 && first[1] === 0x4b;
}
