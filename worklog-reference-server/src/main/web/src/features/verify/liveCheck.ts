import { api, ask, baseUrl } from "@/api/client";
import { damagedEntry, problemOf } from "@/api/problem";
import type { LogKey } from "@/verify/checkpoint";
import { checkInclusion, checkPersonal, readEvent, type CheckedEntry } from "@/verify/entry";
import { erasedBy } from "@/verify/fields";
import {
  checkBrowser,
  checkCosigned,
  checkGrowth,
  checkSigned,
  hasNewKeys,
  keysFor,
  readHead,
  type KeySource,
  type SignedHead,
} from "@/verify/head";
import { parseObject, textOf, type JsonObject } from "@/verify/json";
import { say, Stopped, Trace } from "@/verify/report";
import { splitEntries, TILE, TileProofs, widest, type TileSource } from "@/verify/tiles";
import { seenHead, type Fork, type Memory } from "@/verify/trust";
import { NotThere } from "@/verify/whole";
import { Damaged, fetchBytes, tilesAt } from "./bytesOf";
import { keepFirst, keepFork, keepHead, recall } from "./memory";

/** A log whose head was checked: what entries are checked against. */
export interface LiveLog {
  project: string;
  signed: SignedHead;
  memory: Memory;
  keySource: KeySource;
  fork?: Fork;
  source: TileSource;
  tiles: TileProofs;
  firstKept: number;
  /** What this browser knew of the log before this check. */
  before?: Memory;
}

/** A log says that it signs with a key that this browser has not seen. */
export class KeyChanged extends Stopped {
  constructor(
    readonly memory: Memory,
    readonly offered: LogKey[],
  ) {
    super();
  }
}

export function logBase(project: string): string {
  return `${baseUrl()}logs/${encodeURIComponent(project)}/`;
}

interface Offered {
  keys: LogKey[];
  firstKept: number;
}

async function offeredBy(project: string, atLeast: number): Promise<Offered> {
  const params = { path: { project } };
  let log = await ask(api.GET("/api/v1/projects/{project}/log", { params }));
  if (atLeast < log.size && log.sealedSize <= atLeast) {
    // A proof seals what is not sealed yet.
    await fetchBytes(
      `${baseUrl()}api/v1/projects/${encodeURIComponent(project)}/proofs/${atLeast}`,
    );
    log = await ask(api.GET("/api/v1/projects/{project}/log", { params }));
  }
  const keys = log.keys.map(({ verifierKey, from, to }) => ({
    vkey: verifierKey,
    from,
    to: to ?? undefined,
  }));
  return { keys, firstKept: log.firstKept };
}

/** What the server gives of a log; that it finds it damaged itself is the end of the check, and red. */
async function offer(trace: Trace, project: string, atLeast: number): Promise<Offered> {
  try {
    return await offeredBy(project, atLeast);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code !== "entry-damaged") {
      throw error;
    }
    const index = damagedEntry(problem);
    return trace.step("checkpoint", say("checkpoint.run"), (step) => {
      trace.fail(step, "modified", say("checkpoint.damaged", { index: index ?? "?" }), index);
      throw new Stopped();
    });
  }
}

/** Fetches and checks the head of a log, and remembers it where it holds. */
export async function openLog(
  trace: Trace,
  project: string,
  atLeast: number,
  witnesses: string[],
  count: (bytes: number) => void,
): Promise<LiveLog> {
  await checkBrowser(trace);
  const offered = await offer(trace, project, atLeast);
  const [note, head] = await readHead(trace, () => fetchBytes(`${logBase(project)}checkpoint`));
  const before = recall(project);
  checkName(trace, before, head.origin);
  const [keys, keySource] = keysFor(before, offered.keys);
  const key = await checkSigned(trace, note, head, keys, keySource).catch((error: unknown) => {
    throw before !== undefined && hasNewKeys(before, offered.keys)
      ? new KeyChanged(before, offered.keys)
      : error;
  });
  await checkCosigned(trace, note, witnesses);
  const source = tilesAt(logBase(project), count);
  const tiles = new TileProofs(source, head.size);
  const now = new Date().toISOString();
  const fork = await checkGrowth(trace, before, { note, head }, tiles, now);
  let memory = before ?? keepFirst(project, head.origin, offered.keys, now);
  memory = fork ? keepFork(memory, fork) : keepHead(memory, seenHead(head, note.raw, now));
  const { firstKept } = offered;
  return {
    project,
    signed: { note, head, key },
    memory,
    keySource,
    fork,
    source,
    tiles,
    firstKept,
    before,
  };
}

function checkName(trace: Trace, before: Memory | undefined, origin: string): void {
  if (before !== undefined && before.origin !== origin) {
    const what = say("memory.otherName", { old: before.origin, name: origin });
    trace.faults.push({ verdict: "modified", say: what });
    throw new Stopped();
  }
}

/** The exact bytes of an entry, out of the tile of entries it is in. */
async function bytesOf(trace: Trace, log: LiveLog, index: number): Promise<Uint8Array> {
  return trace.step("entry", say("entry.run", { index }), async (step) => {
    const { width } = widest(0, Math.floor(index / TILE), log.signed.head.size);
    const fail = (key: string, verdict: "missing" | "unverifiable"): never => {
      trace.fail(step, verdict, say(key, { index, size: log.signed.head.size }), index);
      throw new Stopped();
    };
    if (index >= log.signed.head.size) {
      return fail("entry.beyond", "unverifiable");
    }
    if (Math.floor(index / TILE) * TILE < log.firstKept) {
      return fail("entry.pruned", "unverifiable");
    }
    try {
      const bundle = await log.source.entries(Math.floor(index / TILE), width);
      step.bytes = bundle.length;
      step.say = say("entry.good", { index, count: width });
      return splitEntries(bundle, width)[index % TILE]!;
    } catch (error) {
      return error instanceof NotThere ? fail("entry.gone", "missing") : Promise.reject(error);
    }
  });
}

/** Checks one entry: bytes, leaf, path, and what it says of personal values. */
export async function checkEntry(trace: Trace, log: LiveLog, index: number): Promise<CheckedEntry> {
  const bytes = (await bytesOf(trace, log, index)).slice() as CheckedEntry["bytes"];
  const path = await log.tiles.inclusion(index).catch((error: unknown) => {
    if (error instanceof NotThere) {
      trace.faults.push({ verdict: "missing", index, say: say("path.gone", { index }) });
      throw new Stopped();
    }
    throw error;
  });
  const entry = await checkInclusion(trace, log.signed.head, index, bytes, path);
  if (entry.included && readEvent(trace, entry) !== undefined) {
    await checkValues(trace, log, entry);
  }
  return entry;
}

async function checkValues(trace: Trace, log: LiveLog, entry: CheckedEntry): Promise<void> {
  if (entry.event?.commitments === undefined) {
    return;
  }
  const address = `${baseUrl()}api/v1/projects/${encodeURIComponent(log.project)}/proofs/`;
  let openings: JsonObject = {};
  try {
    openings = parseObject(await fetchBytes(`${address}${entry.index}/openings`));
  } catch (error) {
    if (error instanceof Damaged) {
      const what = say("fields.damaged", { index: entry.index });
      trace.faults.push({ verdict: "modified", index: entry.index, say: what });
    } else if (!(error instanceof NotThere)) {
      throw error;
    }
  }
  const erased = await redactions(log, entry, openings);
  await checkPersonal(trace, entry, openings, (path) => erased.get(path));
}

/** Which redaction took each value that is not there any more; each is checked to be in the log. */
async function redactions(
  log: LiveLog,
  entry: CheckedEntry,
  openings: JsonObject,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const gone = Object.keys(entry.event?.commitments as JsonObject).filter(
    (path) => !Object.hasOwn(openings, path),
  );
  for (const path of gone) {
    const name = `#${entry.index}${path}`;
    const query = { type: ["worklog.redaction"], changedPath: name, limit: 1 };
    const page = await ask(
      api.GET("/api/v1/projects/{project}/events", {
        params: { path: { project: log.project }, query: query as never },
      }),
    );
    const index = page.items[0]?.index;
    if (index !== undefined && (await names(log, index, name))) {
      found.set(path, index);
    }
  }
  return found;
}

/** Whether the entry is in the signed tree and is a redaction that names a value. */
async function names(log: LiveLog, index: number, name: string): Promise<boolean> {
  const quiet = new Trace();
  const bytes = (await bytesOf(quiet, log, index)).slice() as CheckedEntry["bytes"];
  const entry = await checkInclusion(
    quiet,
    log.signed.head,
    index,
    bytes,
    await log.tiles.inclusion(index),
  );
  const event = entry.included ? readEvent(quiet, entry) : undefined;
  return event !== undefined && erasedBy(event).includes(name);
}

/** The id that the sealed bytes of an entry have. */
export function idOf(entry: CheckedEntry): string {
  return textOf(entry.event?.id);
}
