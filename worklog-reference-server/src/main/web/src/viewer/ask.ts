/** An event as the server tells it to a viewer. */
export interface Entry {
  index: number;
  leafHash: string;
  sentence: string;
  type: string;
  severity: string;
  outcome: string;
  actor?: string | null;
  occurredAt: string;
  recordedAt: string;
  recordedLateSeconds?: number | null;
  changes: string[];
  files: string[];
  withheld: boolean;
}

export interface TimelinePage {
  items: Entry[];
  next?: string | null;
  total: number;
  totalExact: boolean;
  /** Places of events that belong here and cannot be read any more. */
  damaged: number[];
}

/** Why there is no page: the token is not good, too many asked, or anything else. */
export type Fault = { kind: "ended" } | { kind: "later"; seconds: number } | { kind: "failed" };

/** Asks for a page. No cookie goes with it, whatever site it is on. */
export async function askPage(
  server: string,
  token: string,
  language: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<TimelinePage | Fault> {
  const url = new URL("api/v1/viewer/events", server.endsWith("/") ? server : `${server}/`);
  url.searchParams.set("limit", "20");
  if (cursor !== undefined) {
    url.searchParams.set("cursor", cursor);
  }
  const answer = await fetch(url, {
    signal,
    credentials: "omit",
    mode: "cors",
    referrerPolicy: "no-referrer",
    headers: { Authorization: `Bearer ${token}`, "Accept-Language": language },
  });
  if (answer.ok) {
    return (await answer.json()) as TimelinePage;
  }
  if (answer.status === 401) {
    return { kind: "ended" };
  }
  const seconds = Number(answer.headers.get("Retry-After"));
  return answer.status === 429 ? { kind: "later", seconds: seconds || 1 } : { kind: "failed" };
}
