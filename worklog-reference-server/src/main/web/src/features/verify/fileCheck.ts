import { checkBundle, isZip, type CheckedBundle } from "@/verify/bundle";
import { parseCheckpoint, type LogKey } from "@/verify/checkpoint";
import { equal, fromHex, type Bytes } from "@/verify/bytes";
import { checkInclusion, readEvent, checkPersonal, type CheckedEntry } from "@/verify/entry";
import { checkBrowser, checkCosigned, checkSigned, readHead, type KeySource } from "@/verify/head";
import { fingerprint, parseKey, parseNote } from "@/verify/note";
import { say, Stopped, type Trace } from "@/verify/report";
import { isProof, parseProof } from "@/verify/tlogProof";
import type { Memory } from "@/verify/trust";
import { notProven, proven, type Subject } from "./claims";
import { recallOrigin } from "./memory";
import type { Outcome } from "./useRun";

/** More than any proof, checkpoint or entry has. */
const MOST_BYTES = 1 << 20;

export interface FileContext {
  /** Verifier keys that the reader typed in. */
  vkeys: string[];
  /** A fingerprint that the reader typed in, in hex. */
  print?: string;
  witnesses: string[];
  found: (entries: CheckedEntry[], size: number, bundle?: CheckedBundle) => void;
  progress: (done: number, all: number) => Promise<void>;
}

/** The keys of a log that the reader has, by hand or from an earlier visit. */
export function keysFor(origin: string, vkeys: string[]): [LogKey[], KeySource] | undefined {
  const typed = vkeys.filter((vkey) => parseKey(vkey).name === origin);
  if (typed.length > 0) {
    return [typed.map((vkey) => ({ vkey, from: 0 })), "confirmed"];
  }
  const memory = recallOrigin(origin);
  return memory && [memory.keys, memory.keys.some((key) => key.confirmed) ? "confirmed" : "known"];
}

/** Checks what was dropped: a bundle, or a proof with the entry it is about. Asks nobody. */
export async function checkFiles(
  trace: Trace,
  files: File[],
  context: FileContext,
): Promise<Outcome> {
  const [first] = files;
  if (files.length === 1 && first !== undefined && (await isZip(first))) {
    return ofBundle(trace, first, context);
  }
  return ofParts(trace, files, context);
}

async function ofBundle(trace: Trace, file: File, context: FileContext): Promise<Outcome> {
  const keysOf = (origin: string) => keysFor(origin, context.vkeys);
  const bundle = await checkBundle(trace, file, keysOf, context.witnesses, context.progress);
  const { signed, entries } = bundle;
  const keySource = confirmed(trace, bundle, context.print);
  context.found(entries, signed.head.size, bundle);
  if (entries.length === 0 && trace.faults.length === 0) {
    trace.faults.push({ verdict: "unverifiable", say: say("bundle.empty") });
  }
  await compareHead(trace, recallOrigin(signed.head.origin), signed.head, signed.note.raw);
  const unknownFiles = bundle.unknownFiles.length;
  return outcome(trace, { signed, keySource, entries, witnesses: 0, offline: true, unknownFiles });
}

/** A key from the bundle is as good as any once its fingerprint is the one the reader has. */
function confirmed(trace: Trace, bundle: CheckedBundle, print: string | undefined): KeySource {
  const step = trace.steps.find((one) => one.id === "signature");
  if (print === undefined || step === undefined) {
    return bundle.keySource;
  }
  const { name } = bundle.signed.key;
  if (fingerprint(bundle.signed.key) !== print) {
    trace.fail(step, "unverifiable", say("signature.otherPrint", { name }));
    return bundle.keySource;
  }
  [step.state, step.say] = ["good", say("signature.confirmed", { name })];
  return "confirmed";
}

function outcome(trace: Trace, subject: Subject): Outcome {
  return {
    signed: subject.signed,
    entries: subject.entries.length,
    proven: proven(trace, subject),
    notProven: notProven(subject),
    keyUnconfirmed: subject.keySource === "own",
  };
}

/** Without a network only heads of one size can be compared; two different ones are a fork. */
async function compareHead(
  trace: Trace,
  memory: Memory | undefined,
  head: ReturnType<typeof parseCheckpoint>,
  note: string,
): Promise<void> {
  const seen = memory?.head;
  if (seen === undefined || seen.size !== head.size) {
    return;
  }
  await trace.step("memory", say("memory.run"), (step) => {
    const args = { old: seen.size, size: head.size, at: seen.at };
    step.say = say("memory.same", args);
    if (!equal(fromHex(seen.root), head.root)) {
      trace.fail(step, "modified", say("memory.contradicts", args));
      step.facts.push({ label: "otherNote", value: note });
    }
  });
}

interface Parts {
  proof?: Bytes;
  checkpoint?: Bytes;
  entry?: Bytes;
}

async function sortOut(trace: Trace, files: File[]): Promise<Parts> {
  return trace.step("open", say("parts.run"), async (step) => {
    const parts: Parts = {};
    for (const file of files) {
      if (file.size > MOST_BYTES) {
        trace.fail(step, "unverifiable", say("open.too-large", { file: file.name }));
        throw new Stopped();
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      step.bytes = (step.bytes ?? 0) + bytes.length;
      parts[isProof(bytes) ? "proof" : isCheckpoint(bytes) ? "checkpoint" : "entry"] = bytes;
    }
    if (parts.proof === undefined && parts.checkpoint === undefined) {
      trace.fail(step, "unverifiable", say("parts.none"));
      throw new Stopped();
    }
    step.say = say("parts.good", { files: files.length });
    return parts;
  });
}

function isCheckpoint(bytes: Bytes): boolean {
  try {
    parseCheckpoint(parseNote(bytes).text);
    return true;
  } catch {
    return false;
  }
}

async function ofParts(trace: Trace, files: File[], context: FileContext): Promise<Outcome> {
  await checkBrowser(trace);
  const parts = await sortOut(trace, files);
  const proof = parts.proof && (await readProof(trace, parts.proof));
  const noteBytes = parts.checkpoint ?? new TextEncoder().encode(proof?.note.raw ?? "");
  const [note, head] = await readHead(trace, async () => noteBytes as Bytes);
  const [keys, keySource] = keysFor(head.origin, context.vkeys) ?? [[], "own" as const];
  if (keys.length === 0) {
    trace.faults.push({ verdict: "unverifiable", say: say("parts.noKey", { name: head.origin }) });
    throw new Stopped();
  }
  const key = await checkSigned(trace, note, head, keys, keySource);
  await checkCosigned(trace, note, context.witnesses);
  await compareHead(trace, recallOrigin(head.origin), head, note.raw);
  const signed = { note, head, key };
  const entries: CheckedEntry[] = [];
  if (proof !== undefined && parts.entry !== undefined) {
    if (proof.note.text !== note.text) {
      trace.faults.push({ verdict: "unverifiable", say: say("parts.otherHead") });
      throw new Stopped();
    }
    const entry = await checkInclusion(trace, head, proof.index, parts.entry, proof.path);
    if (entry.included && readEvent(trace, entry)) {
      await checkPersonal(trace, entry, {}, () => undefined);
    }
    entries.push(entry);
    context.found(entries, head.size);
  } else if (proof !== undefined) {
    trace.faults.push({
      verdict: "unverifiable",
      say: say("parts.noEntry", { index: proof.index }),
    });
  }
  return outcome(trace, { signed, keySource, entries, witnesses: 0, offline: true });
}

function readProof(trace: Trace, bytes: Bytes) {
  return trace.step("proof", say("proof.run"), (step) => {
    try {
      const proof = parseProof(bytes);
      step.say = say("proof.good", { index: proof.index, count: proof.path.length });
      return proof;
    } catch (error) {
      trace.fail(step, "unverifiable", say("proof.bad", { why: (error as Error).message }));
      throw new Stopped();
    }
  });
}
