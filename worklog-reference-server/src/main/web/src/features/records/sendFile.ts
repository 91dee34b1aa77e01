import { api, ask, type Api } from "@/api/client";
import { ProblemError, problemOf, type Problem } from "@/api/problem";

/** Bytes of one request: small enough to show progress, large enough to be quick. */
const CHUNK = 1 << 20;
/** Above this the digest is not made before sending, as it needs the whole file in memory. */
const MOST_HASHED = 64 << 20;
/** Waits between tries while the server cannot be reached, in ms. */
const WAITS = [1000, 2000, 4000, 8000, 15000];

/** What a file's way to the server tells while it goes on. */
export interface Progress {
  began(upload: string): void;
  sent(bytes: number): void;
  /** The server cannot be reached, or can be again. */
  waiting(is: boolean): void;
}

/** Tells whether trying again can help. */
function passes(problem: Problem): boolean {
  return problem.code === "connection" || problem.status === 429 || problem.status >= 502;
}

async function digest(bytes: Blob): Promise<string | undefined> {
  // Without https the browser offers no digests; the server makes its own in any case.
  if (!crypto.subtle || bytes.size > MOST_HASHED) {
    return undefined;
  }
  const hash = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Ends after some time, or as soon as the browser says that it is online, or with the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}

/** A file on its way to a project, in pieces, across breaks of the network. */
export class SendFile {
  private readonly abort = new AbortController();

  constructor(
    private readonly project: string,
    private readonly name: string,
    private readonly bytes: Blob,
    private readonly progress: Progress,
    private upload?: string,
  ) {}

  /** Stops, and tells the server to drop what arrived. */
  cancel(): void {
    this.abort.abort();
    if (this.upload !== undefined) {
      const params = { path: { project: this.project, id: this.upload } };
      api
        .DELETE("/api/v1/projects/{project}/evidence/uploads/{id}", { params })
        // What nobody goes on with is dropped by the server after a day.
        .catch(() => undefined);
    }
  }

  /** Stops without giving up what arrived, as when the page is left. */
  stop(): void {
    this.abort.abort();
  }

  /** Sends what is missing. Fails with a problem that trying again does not help. */
  async run(): Promise<Api<"EvidenceView">> {
    for (let tries = 0; ; tries++) {
      try {
        const made = await this.once(() => (tries = 0));
        this.progress.waiting(false);
        return made;
      } catch (error) {
        const problem = problemOf(error);
        if (this.abort.signal.aborted || !passes(problem)) {
          throw error;
        }
        this.progress.waiting(true);
        const wait = (problem.retryAfter ?? 0) * 1000 || WAITS[Math.min(tries, WAITS.length - 1)]!;
        await pause(wait, this.abort.signal);
        this.abort.signal.throwIfAborted();
      }
    }
  }

  private async once(moved: () => void): Promise<Api<"EvidenceView">> {
    let offset = await this.begin();
    while (offset < this.bytes.size) {
      offset = await this.send(offset);
      this.progress.waiting(false);
      this.progress.sent(offset);
      moved();
    }
    return ask(
      api.POST("/api/v1/projects/{project}/evidence/uploads/{id}/complete", {
        params: this.params(),
        signal: this.abort.signal,
      }),
    );
  }

  private params(): { path: { project: string; id: string } } {
    return { path: { project: this.project, id: this.upload! } };
  }

  /** How much the server has; an upload that it does not know any more is begun again. */
  private async begin(): Promise<number> {
    if (this.upload !== undefined) {
      try {
        const known = await ask(
          api.GET("/api/v1/projects/{project}/evidence/uploads/{id}", {
            params: this.params(),
            signal: this.abort.signal,
          }),
        );
        return known.offset;
      } catch (error) {
        if (problemOf(error).status !== 404) {
          throw error;
        }
      }
    }
    const begun = await ask(
      api.POST("/api/v1/projects/{project}/evidence/uploads", {
        params: { path: { project: this.project } },
        body: { name: this.name, size: this.bytes.size, sha256: await digest(this.bytes) },
        signal: this.abort.signal,
      }),
    );
    this.upload = begun.id;
    this.progress.began(begun.id);
    return begun.offset;
  }

  private async send(offset: number): Promise<number> {
    const chunk = this.bytes.slice(offset, offset + CHUNK);
    try {
      const known = await ask(
        api.PATCH("/api/v1/projects/{project}/evidence/uploads/{id}", {
          params: { ...this.params(), header: { "Upload-Offset": offset } },
          body: chunk as never,
          bodySerializer: (body: unknown) => body as Blob,
          headers: { "Content-Type": "application/offset+octet-stream" },
          signal: this.abort.signal,
        }),
      );
      return known.offset;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 409) {
        // An earlier request arrived although its answer did not: ask where to go on.
        return this.begin();
      }
      throw error;
    }
  }
}
