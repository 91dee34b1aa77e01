import { computed, onBeforeUnmount, reactive, shallowReactive } from "vue";
import type { Api } from "@/api/client";
import { problemOf, type Problem } from "@/api/problem";
import type { FileRef } from "./draft";
import { pendingFiles } from "./pendingFiles";
import { SendFile } from "./sendFile";

/** A file between being chosen and being with the server. */
export interface Upload {
  id: string;
  name: string;
  size: number;
  type: string;
  sent: number;
  /** The server cannot be reached now; it goes on by itself. */
  waiting: boolean;
  problem?: Problem;
}

interface Options {
  project: string;
  /** Key of the draft that files chosen now belong to. */
  draft: () => string;
  done: (file: FileRef) => void;
}

/** Media types that a browser shows without running anything. */
const PICTURES = ["image/jpeg", "image/png", "image/gif", "image/webp"];

export function isPicture(type: string): boolean {
  return PICTURES.includes(type);
}

function refOf(file: Api<"EvidenceView">): FileRef {
  return {
    id: file.id,
    name: file.shownName ?? file.name ?? "",
    mediaType: file.mediaType,
    size: file.size,
    sha256: file.sha256,
  };
}

/** Sends files one after another, so that the first of them is there early. */
export function useUploads({ project, draft, done }: Options) {
  const uploads = reactive<Upload[]>([]);
  const sources = new Map<string, Blob>();
  const pictures = shallowReactive(new Map<string, string>());
  const senders = new Map<string, SendFile>();
  const known = new Map<string, string>();
  let last: Promise<void> = Promise.resolve();

  function put(id: string, name: string, bytes: Blob, upload?: string): void {
    uploads.push({ id, name, size: bytes.size, type: bytes.type, sent: 0, waiting: false });
    sources.set(id, bytes);
    if (upload !== undefined) {
      known.set(id, upload);
    }
    if (isPicture(bytes.type)) {
      pictures.set(id, URL.createObjectURL(bytes));
    }
    last = last.then(() => send(id));
  }

  /** Takes files that somebody chose, dropped or pasted. */
  async function add(files: Iterable<File>): Promise<void> {
    for (const file of files) {
      const id = crypto.getRandomValues(new Uint32Array(3)).join("-");
      await pendingFiles.put({ id, draft: draft(), name: file.name, bytes: file });
      put(id, file.name, file);
    }
  }

  /** Goes on with the files of a draft from an earlier time. */
  async function resume(from: string): Promise<number> {
    const files = await pendingFiles.of(from);
    files.forEach((file) => put(file.id, file.name, file.bytes, file.upload));
    return files.length;
  }

  async function send(id: string): Promise<void> {
    const one = uploads.find((upload) => upload.id === id);
    const bytes = sources.get(id);
    if (one === undefined || bytes === undefined) {
      return;
    }
    one.problem = undefined;
    const progress = {
      began: (upload: string) => {
        known.set(id, upload);
        void pendingFiles.put({ id, draft: draft(), name: one.name, bytes, upload });
      },
      sent: (count: number) => (one.sent = count),
      waiting: (is: boolean) => (one.waiting = is),
    };
    const sender = new SendFile(project, one.name, bytes, progress, known.get(id));
    senders.set(id, sender);
    try {
      const file = await sender.run();
      remove(id);
      done(refOf(file));
      await pendingFiles.drop(id);
    } catch (error) {
      one.waiting = false;
      one.problem = problemOf(error);
    } finally {
      senders.delete(id);
    }
  }

  function remove(id: string): void {
    const at = uploads.findIndex((upload) => upload.id === id);
    if (at >= 0) {
      uploads.splice(at, 1);
    }
    sources.delete(id);
    const picture = pictures.get(id);
    if (picture !== undefined) {
      URL.revokeObjectURL(picture);
      pictures.delete(id);
    }
  }

  function cancel(id: string): void {
    senders.get(id)?.cancel();
    remove(id);
    void pendingFiles.drop(id);
  }

  function retry(id: string): void {
    last = last.then(() => send(id));
  }

  onBeforeUnmount(() => {
    senders.forEach((sender) => sender.stop());
    pictures.forEach((url) => URL.revokeObjectURL(url));
  });

  return {
    uploads,
    pictures,
    /** Files that are still on their way; one that was refused is not. */
    open: computed(() => uploads.filter((one) => one.problem === undefined).length),
    add,
    resume,
    cancel,
    retry,
  };
}
