/*
 * What it takes a browser to verify a whole project. Not a test: it prints figures.
 *
 *   ENTRIES=100000 npm run measure -- verify
 *
 * Fills a server of its own over the batch interface, then presses Verify twice: at a first visit,
 * and with a head that the browser saw before.
 */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { test } from "vitest";
import { filled, load, openPage } from "../world/filled";

const ENTRIES = Number(process.env.ENTRIES) || 100_000;

function event(n: number): object {
  return {
    type: ["order.paid", "order.shipped", "order.opened"][n % 3],
    verb: "update",
    actor: { id: `u-${n % 500}`, name: `操作员 ${n % 500}` },
    targets: [{ type: "order", id: `o-${n}` }],
    changes: [{ path: "status", old: "open", new: "paid" }],
  };
}

/** Megabytes that the page and its worker have and had at most, as the operating system counts. */
async function memory(browser: Browser): Promise<{ now: number; most: number } | undefined> {
  if (process.platform !== "linux") {
    return undefined;
  }
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const all = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => readFileSync(`/proc/${id}/status`, "utf8"));
  const largest = (name: string): number =>
    Math.max(
      ...all.map((text) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1]) / 1_024),
    );
  return { now: largest("VmRSS"), most: largest("VmHWM") };
}

/** Presses Verify and gives how long it took to the verdict, which has to be a good one. */
async function verified(page: Page): Promise<number> {
  await page.locator("[data-test=verify]").waitFor();
  const start = performance.now();
  await page.locator("[data-test=verify]").click();
  const card = page.locator("[data-test=verdict]");
  await card.waitFor({ timeout: 0 });
  const millis = performance.now() - start;
  const word = await card.getAttribute("data-verdict");
  if (word !== "verified") {
    throw new Error(`${word}: ${await card.textContent()}`);
  }
  console.log((await card.locator(".figures").textContent())?.trim());
  return millis;
}

test("verifying a project in the browser", async () => {
  const { server, project } = await filled(ENTRIES, event);
  try {
    const { browser, page } = await openPage(server);
    for (const visit of ["first visit", "second visit"]) {
      await page.goto("about:blank");
      await page.goto(`${server.url}/#/projects/${project}/verify`);
      await page.waitForLoadState("networkidle");
      const before = await memory(browser);
      const millis = await verified(page);
      const after = await memory(browser);
      const speed = (ENTRIES / millis) * 1_000;
      console.log(
        `${visit}: ${ENTRIES} entries in ${(millis / 1_000).toFixed(2)} s, ${speed.toFixed(0)} a second;` +
          ` memory ${before?.now.toFixed(0)} MB before, ${after?.now.toFixed(0)} MB after,` +
          ` ${after?.most.toFixed(0)} MB at most; ${load()}`,
      );
    }
    await browser.close();
  } finally {
    await server.stop();
  }
});
