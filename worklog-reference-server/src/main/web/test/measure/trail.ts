/*
 * How long a page of a large trail takes from the click to its rows. Not a test: it prints figures.
 *
 *   WORKLOG_WEB_SERVER=… npx vite-node test/measure/trail.ts [events]
 *
 * Fills a server of its own over the batch interface, then clicks in a browser. Says what the
 * machine was doing meanwhile, without which a figure means little.
 */
import { loadavg } from "node:os";
import { chromium, type Page } from "playwright-core";
import { startServer } from "../world/server";
import { PASSWORD, Visitor } from "../world/visitor";

const EVENTS = Number(process.argv.at(-1)) || 1_000_000;
const BATCH = 1_000;
const SENDERS = 4;
const TURNS = 15;

function event(n: number): object {
  return {
    type: ["order.paid", "order.shipped", "order.opened"][n % 3],
    verb: "update",
    actor: { id: `u-${n % 500}`, name: `操作员 ${n % 500}` },
    targets: [{ type: "order", id: `o-${n % 50_000}` }],
    reason: n % 10 === 0 ? "银行转账到账" : undefined,
    changes: [{ path: "status", old: "open", new: "paid" }],
  };
}

async function fill(url: string, project: string, key: string): Promise<void> {
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let from = next; from < EVENTS; from = next) {
      next += BATCH;
      const batch = Array.from({ length: Math.min(BATCH, EVENTS - from) }, (_, i) => event(from + i));
      await new Visitor(url).call("POST", `/api/v1/projects/${project}/events/batch`, batch, {
        Authorization: `Bearer ${key}`,
      });
      if ((from / BATCH) % 100 === 0) {
        console.log(`${from} events, load ${loadavg()[0]?.toFixed(1)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
}

/** Milliseconds from a click on a button until the first row is another one. */
async function clicked(page: Page, name: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const row = (): string => document.querySelector("tbody tr")?.textContent ?? "";
    const before = row();
    const button = [...document.querySelectorAll("button")].find(
      (each) => each.textContent?.trim() === wanted,
    );
    const start = performance.now();
    button?.click();
    await new Promise<void>((resolve) => {
      const look = (): void => (row() !== before ? resolve() : void requestAnimationFrame(look));
      look();
    });
    return performance.now() - start;
  }, name);
}

function report(what: string, millis: number[]): void {
  const sorted = [...millis].sort((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(0);
  console.log(`${what}: median ${at(0.5)} ms, 90 % ${at(0.9)} ms, worst ${at(1)} ms (${sorted.length})`);
}

const server = await startServer();
try {
  const admin = { loginName: "admin", name: "admin", password: PASSWORD };
  await new Visitor(server.url).call("POST", "/api/v1/setup", {
    token: server.setupToken,
    administrator: admin,
    alsoMember: { ...admin, loginName: "lin", name: "林工" },
  });
  const lin = await Visitor.logIn(server.url, "lin");
  const project = await lin.addProject("一百万");
  const key = await lin.call("POST", "/api/v1/keys", { name: "fill", scopes: ["event-write"] });
  const start = Date.now();
  await fill(server.url, project, key.secret);
  console.log(`${EVENTS} events sent in ${Math.round((Date.now() - start) / 1_000)} s`);
  const browser = await chromium.launch({
    executablePath: process.env.WORKLOG_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const context = await browser.newContext({ locale: "en" });
  await context.request.post(`${server.url}/api/v1/login`, {
    data: { loginName: "lin", password: PASSWORD },
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/#/projects/${project}/trail`);
  await page.locator("tbody tr").first().waitFor();
  await page.waitForLoadState("networkidle");
  console.log(`load ${loadavg().map((each) => each.toFixed(1)).join(" ")}`);
  const forward: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    forward.push(await clicked(page, "Next"));
  }
  report("next page", forward);
  const narrowed: number[] = [];
  for (const type of ["order.shipped", "order.opened", "order.paid"]) {
    await page.goto(`${server.url}/#/projects/${project}/trail`);
    await page.waitForLoadState("networkidle");
    const begin = performance.now();
    await page.locator("aside button", { hasText: type }).click();
    await page.getByRole("button", { name: `Remove Event type: ${type}` }).waitFor();
    await page.locator(".results[aria-busy=false] tbody tr").first().waitFor();
    narrowed.push(performance.now() - begin);
  }
  report("narrowed by a facet, with counts", narrowed);
  await browser.close();
} finally {
  await server.stop();
}
