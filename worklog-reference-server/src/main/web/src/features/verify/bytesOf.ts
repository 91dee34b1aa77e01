import type { Bytes } from "@/verify/bytes";
import { NotThere } from "@/verify/whole";
import { entriesPath, tilePath, type TileSource } from "@/verify/tiles";

/** The connection broke, or the server will not answer now. Says nothing about the log. */
export class Unreachable extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The server says itself that what it has is not what was sealed. */
export class Damaged extends NotThere {}

const MOST_TRIES = 6;

function wait(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, 1000 * seconds));
}

/**
 * Bytes of a log, straight from the server: what the browser kept from an earlier visit would hide
 * that the log was changed since. Asks again while the server is busy.
 */
export async function fetchBytes(url: string): Promise<Bytes> {
  for (let attempt = 1; ; attempt++) {
    let answer: Response;
    try {
      answer = await fetch(url, { cache: "no-store", credentials: "same-origin" });
      if (answer.ok) {
        return new Uint8Array(await answer.arrayBuffer());
      }
    } catch (error) {
      if (attempt === MOST_TRIES) {
        throw new Unreachable(0, (error as Error).message);
      }
      await wait(attempt);
      continue;
    }
    const busy = answer.status === 429 || answer.status === 503;
    if (!busy || attempt === MOST_TRIES) {
      throw refusal(answer.status, url);
    }
    await wait(Math.min(10, Number(answer.headers.get("Retry-After")) || attempt));
  }
}

/** A log that cannot give out its own bytes is a finding; a lost login is none. */
function refusal(status: number, url: string): Error {
  if (status === 409) {
    return new Damaged(`${status} ${url}`);
  }
  const isFinding = [404, 410, 500].includes(status);
  return isFinding ? new NotThere(`${status} ${url}`) : new Unreachable(status, `${status} ${url}`);
}

/** Reads a log in the layout of C2SP tlog-tiles below an address, which ends in "/". */
export function tilesAt(base: string, count: (bytes: number) => void = () => {}): TileSource {
  const get = async (path: string): Promise<Bytes> => {
    const bytes = await fetchBytes(base + path);
    count(bytes.length);
    return bytes;
  };
  return {
    tile: (at) => get(tilePath(at)),
    entries: (index, width) => get(entriesPath(index, width)),
  };
}
