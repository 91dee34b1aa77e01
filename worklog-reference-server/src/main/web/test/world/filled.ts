import { loadavg } from "node:os";
import type { Browser, Page } from "playwright-core";
import { launch } from "./chromium";
import { skipTour } from "./login";
import { startServer, type RunningServer } from "./server";
import { PASSWORD, Visitor } from "./visitor";

const BATCH = 1_000;
const SENDERS = 4;

/** What the machine does meanwhile: a figure means little without. */
export function load(): string {
  return `load ${loadavg()
    .map((each) => each.toFixed(1))
    .join(" ")}`;
}

/** Prints how long something took: the middle one, the one that 95 of 100 are not above, the worst. */
export function report(what: string, millis: number[]): void {
  const sorted = [...millis].sort((a, b) => a - b);
  const at = (part: number): string =>
    `${(sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0).toFixed(0)} ms`;
  const figures = `p50 ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)}`;
  console.log(`${what}: ${figures} (${sorted.length} clicks)`);
}

/** Sends a batch, as often as the server says that it is busy. */
async function send(url: string, path: string, key: string, batch: object[]): Promise<void> {
  for (;;) {
    const answer = await new Visitor(url).send("POST", path, batch, {
      Authorization: `Bearer ${key}`,
    });
    const text = await answer.text();
    if (answer.status === 201) {
      return;
    }
    if (![429, 503].includes(answer.status)) {
      throw new Error(`${answer.status} ${text}`);
    }
    const seconds = Number(answer.headers.get("Retry-After")) || 1;
    await new Promise((done) => setTimeout(done, 1_000 * seconds));
  }
}

/** Fills a project that lin makes for it; the last entry waits until all are sealed. */
async function fill(url: string, count: number, event: (n: number) => object): Promise<string> {
  const lin = await Visitor.logIn(url, "lin");
  const project = await lin.addProject("多条目");
  const key = (await lin.call("POST", "/api/v1/keys", { name: "fill", scopes: ["event-write"] }))
    .secret;
  const path = `/api/v1/projects/${project}/events/batch`;
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let from = next; from < count; from = next) {
      next += BATCH;
      const size = Math.min(BATCH, count - from);
      await send(
        url,
        path,
        key,
        Array.from({ length: size }, (_, i) => event(from + i)),
      );
      if ((from / BATCH) % 100 === 99) {
        console.log(`${from + BATCH} events, ${load()}`);
      }
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  await send(url, `${path}?wait=sealed`, key, [event(count)]);
  return project;
}

/** A server with a project that has so many entries, all of them sealed. */
export async function filled(
  count: number,
  event: (n: number) => object,
): Promise<{ server: RunningServer; project: string }> {
  const server = await startServer({}, undefined, []);
  try {
    const admin = { loginName: "admin", name: "admin", password: PASSWORD };
    await new Visitor(server.url).call("POST", "/api/v1/setup", {
      token: server.setupToken,
      administrator: admin,
      alsoMember: { ...admin, loginName: "lin", name: "林工" },
    });
    const start = Date.now();
    const project = await fill(server.url, count - 1, event);
    console.log(`${count} events sent in ${((Date.now() - start) / 1_000).toFixed(1)} s`);
    return { server, project };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A page of somebody who is logged in. */
export async function openPage(server: RunningServer): Promise<{ browser: Browser; page: Page }> {
  const browser = await launch();
  const context = await browser.newContext({ locale: "en" });
  await context.request.post(`${server.url}/api/v1/login`, {
    data: { loginName: "lin", password: PASSWORD },
  });
  await skipTour(context.request, server.url);
  return { browser, page: await context.newPage() };
}
