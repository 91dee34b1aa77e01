/** A file that is not yet with the server, kept with its bytes by this device. */
export interface PendingFile {
  id: string;
  /** Key of the draft that it belongs to. */
  draft: string;
  name: string;
  bytes: Blob;
  /** Identifier of the upload that was begun, to go on with it. */
  upload?: string;
}

const NAME = "worklog.files";
const STORE = "pending";

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: "id" }).createIndex("draft", "draft");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const store = (await open()).transaction(STORE, mode).objectStore(STORE);
  const request = work(store);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Files between being chosen and being with the server. A browser that keeps nothing (a private
 * window, a full disk) is no fault: the file is then sent from memory and is lost with the page.
 */
export const pendingFiles = {
  async put(file: PendingFile): Promise<boolean> {
    try {
      await inStore("readwrite", (store) => store.put(file));
      return true;
    } catch {
      return false;
    }
  },

  async of(draft: string): Promise<PendingFile[]> {
    try {
      return await inStore<PendingFile[]>("readonly", (store) =>
        store.index("draft").getAll(draft),
      );
    } catch {
      return [];
    }
  },

  async drop(id: string): Promise<void> {
    await inStore("readwrite", (store) => store.delete(id)).catch(() => undefined);
  },

  /** Gives the files of a draft to another: it has an identifier of the server's now. */
  async move(from: string, to: string): Promise<void> {
    for (const file of await this.of(from)) {
      await this.put({ ...file, draft: to });
    }
  },
};
