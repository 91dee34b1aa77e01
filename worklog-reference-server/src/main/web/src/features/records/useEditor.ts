import { computed, onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch } from "vue";
import type { Api } from "@/api/client";
import { problemOf, type Problem } from "@/api/problem";
import { session } from "@/app/session";
import { differing, draftOf, emptyDraft, inputOf, type Draft } from "./draft";
import * as local from "./localDrafts";
import { pendingFiles } from "./pendingFiles";
import { recordCalls } from "./recordCalls";

/** How what is written stands to what the server has. */
export type Saving = "clean" | "kept" | "saving" | "saved" | "offline" | "refused" | "conflict";

/** A pause in writing after which the server is told, and how soon it is tried again, in ms. */
const PAUSE = 1500;
const AGAIN = 10_000;

interface Options {
  project: string;
  /** The record that is changed; none for a new one. */
  record?: string;
  /** Whether the project has custom fields. */
  withFields: () => boolean;
}

/**
 * Something that is being written. Every change is kept by this device at once; a record that the
 * server has is also saved there after a pause, always on the condition that nobody else changed it.
 */
export function useEditor({ project, record, withFields }: Options) {
  const user = session.state.me?.id ?? "";
  const id = ref(record);
  const draft = reactive<Draft>(emptyDraft());
  const saving = ref<Saving>("clean");
  const problem = shallowRef<Problem>();
  const theirs = shallowRef<Api<"RecordView">>();
  const offer = shallowRef<{ key: string; kept: local.Kept }>();
  const savedAt = ref<number>();
  const noRoom = ref(false);
  let key = record ? local.keyOf(user, project, record) : local.freshKey(user, project);
  let release = local.hold(key);
  let etag = "";
  // The tag of what the writer has seen: another one than the server's is a conflict.
  let base = "";
  let written = JSON.stringify(draft);
  let running: Promise<boolean> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let showing = false;

  /** Shows another state of the draft without taking it for a change by the writer. */
  function show(next: Draft): void {
    showing = true;
    Object.assign(draft, next);
    written = JSON.stringify(draft);
    showing = false;
  }

  async function load(): Promise<void> {
    if (id.value === undefined) {
      const found = await local.idle(local.begun(user, project));
      offered(found.find((one) => one !== key));
      return;
    }
    const { value, etag: tag } = await recordCalls.read(project, id.value);
    etag = tag;
    show(draftOf(value.body));
    theirs.value = value;
    base = tag;
    offered(setAside());
  }

  /** Moves what was kept of this record to where writing on does not replace it. */
  function setAside(): string | undefined {
    const aside = `${key}/before`;
    const before = local.kept(key) ?? local.kept(aside);
    local.forget(key);
    if (before === undefined || differing(before.draft, draft).length === 0) {
      local.forget(aside);
      return undefined;
    }
    local.keep(aside, before);
    return aside;
  }

  function offered(from: string | undefined): void {
    const found = from === undefined ? undefined : local.kept(from);
    offer.value =
      from === undefined || found === undefined ? undefined : { key: from, kept: found };
  }

  /** Goes on with what this device kept. What others wrote since is shown, not written over. */
  async function restore(): Promise<void> {
    const from = offer.value;
    if (from === undefined) {
      return;
    }
    offer.value = undefined;
    base = from.kept.etag ?? "";
    if (id.value !== undefined && base !== etag) {
      saving.value = "conflict";
    }
    Object.assign(draft, from.kept.draft);
    local.forget(from.key);
    await pendingFiles.move(from.key, key);
  }

  async function discard(): Promise<void> {
    const from = offer.value;
    offer.value = undefined;
    if (from === undefined) {
      return;
    }
    const files = await pendingFiles.of(from.key.startsWith(key) ? key : from.key);
    await Promise.all(files.map((file) => pendingFiles.drop(file.id)));
    local.forget(from.key);
  }

  function changed(): void {
    if (showing) {
      return;
    }
    const now = JSON.stringify(draft);
    if (now === written) {
      return;
    }
    written = now;
    noRoom.value = !local.keep(key, {
      draft: JSON.parse(now) as Draft,
      at: Date.now(),
      etag: base,
    });
    if (saving.value === "conflict") {
      return;
    }
    saving.value = saving.value === "offline" && id.value !== undefined ? "offline" : "kept";
    if (id.value !== undefined) {
      later(PAUSE);
    }
  }

  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  }

  /** Saves with the server. Tells whether all that is written is there. */
  async function save(): Promise<boolean> {
    clearTimeout(timer);
    while (running !== undefined) {
      await running;
    }
    if (saving.value === "conflict") {
      return false;
    }
    running = once();
    const done = await running;
    running = undefined;
    return done;
  }

  async function once(): Promise<boolean> {
    changed();
    const sent = written;
    saving.value = "saving";
    try {
      const input = inputOf(JSON.parse(sent) as Draft, withFields());
      const answer = await (id.value === undefined
        ? create(input)
        : recordCalls.update(project, id.value, etag, input));
      etag = answer.etag;
      base = etag;
      theirs.value = answer.value;
      problem.value = undefined;
      savedAt.value = Date.now();
      saving.value = sent === JSON.stringify(draft) ? "saved" : "kept";
      if (saving.value === "saved") {
        local.forget(key);
      } else {
        later(PAUSE);
      }
      return saving.value === "saved";
    } catch (error) {
      await failed(problemOf(error));
      return false;
    }
  }

  async function create(input: Api<"RecordInput">) {
    const made = await recordCalls.create(project, input);
    const before = key;
    key = local.keyOf(user, project, made.value.id);
    release();
    release = local.hold(key);
    id.value = made.value.id;
    local.forget(before);
    await pendingFiles.move(before, key);
    return made;
  }

  async function failed(why: Problem): Promise<void> {
    problem.value = why;
    saving.value = why.code === "connection" ? "offline" : "refused";
    if (why.status === 412 && id.value !== undefined) {
      await conflict(id.value);
    } else if (saving.value === "offline" && id.value !== undefined) {
      later(AGAIN);
    }
  }

  /** Somebody else, or another tab, was quicker: shows what they wrote. */
  async function conflict(which: string): Promise<void> {
    try {
      const found = await recordCalls.read(project, which);
      theirs.value = found.value;
      etag = found.etag;
      problem.value = undefined;
      saving.value = "conflict";
    } catch (error) {
      problem.value = problemOf(error);
    }
  }

  /** Ends a conflict with what the writer decided on, and saves it. */
  async function settle(decided: Draft): Promise<boolean> {
    base = etag;
    Object.assign(draft, decided);
    saving.value = "kept";
    return save();
  }

  /** Asks for approval of what is written. Gives the record where it was done. */
  async function submit(): Promise<boolean> {
    if (!(await save()) || id.value === undefined) {
      return false;
    }
    try {
      await recordCalls.submit(project, id.value, etag);
      return true;
    } catch (error) {
      await failed(problemOf(error));
      return false;
    }
  }

  function online(): void {
    if (saving.value === "offline" && id.value !== undefined) {
      void save();
    }
  }

  watch(draft, changed, { deep: true, flush: "sync" });
  onMounted(() => addEventListener("online", online));
  onBeforeUnmount(() => {
    removeEventListener("online", online);
    clearTimeout(timer);
    if (saving.value === "kept" && id.value !== undefined) {
      void save();
    }
    release();
  });

  return {
    id,
    draft,
    saving,
    savedAt,
    problem,
    offer,
    theirs,
    noRoom,
    key: () => key,
    dirty: computed(() => ["kept", "offline", "refused", "conflict"].includes(saving.value)),
    show,
    load,
    restore,
    discard,
    save,
    settle,
    submit,
  };
}
