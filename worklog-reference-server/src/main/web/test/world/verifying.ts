import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Visit } from "./browser";
import type { MiniLog } from "./miniLog";

/** Waits for the end of a check and gives its word. */
export async function verdict(window: Visit): Promise<string> {
  const card = window.page.locator("[data-test=verdict]");
  await card.waitFor({ timeout: 30_000 });
  return (await card.getAttribute("data-verdict")) ?? "";
}

/** Begins a check, and never takes the end of the one before for its own. */
export async function press(window: Visit): Promise<string> {
  await window.page
    .locator("[data-test=verdict]")
    .evaluateAll((cards) => cards.forEach((card) => card.setAttribute("data-test", "before")));
  await window.page.locator("[data-test=verify]").click();
  return verdict(window);
}

/** What a server shows of a log, besides its bytes. */
interface Shown {
  /** So many entries; all unless said. */
  size?: number;
  /** A signed head of another make. */
  note?: string;
}

const TILE = /\/tile\/(entries|\d+)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/;

async function bytesAt(log: MiniLog, url: string, note: string): Promise<Uint8Array | string> {
  const [, level, place = "", width = "256"] = TILE.exec(new URL(url).pathname) ?? [];
  const index = Number(place.replace(/[x/]/g, ""));
  if (level === undefined) {
    return note;
  }
  return level === "entries"
    ? log.entries(index, Number(width))
    : log.tile({ level: Number(level), index, width: Number(width) });
}

/**
 * Shows a page another log in the place of a project's. Stands for an operator who has the server
 * and its key, and who shows different readers, or the same one at different times, what they like:
 * everything is well formed and signed, as a real log is.
 */
export async function showLog(
  page: Page,
  project: string,
  log: MiniLog,
  { size = log.size, note = log.note(size) }: Shown = {},
): Promise<void> {
  await page.unrouteAll({ behavior: "wait" });
  await page.route(`**/logs/${project}/**`, async (route) => {
    const body = await bytesAt(log, route.request().url(), note);
    await route.fulfill({ body: typeof body === "string" ? body : Buffer.from(body) });
  });
  await page.route(`**/api/v1/projects/${project}/log`, (route) =>
    route.fulfill({
      json: {
        log: project,
        origin: log.origin,
        size,
        sealedSize: size,
        firstKept: 0,
        checkpoint: note,
        keys: [{ verifierKey: log.vkey, from: 0, to: null }],
      },
    }),
  );
}

/** Alters stored bytes of a log behind the server's back, where a text first is. */
export function alter(data: string, project: string, from: string, to: string): void {
  const folder = join(data, "log", "logs", project, "segments");
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    const at = bytes.indexOf(from);
    if (at >= 0) {
      bytes.write(to, at);
      writeFileSync(join(folder, name), bytes);
      return;
    }
  }
  throw new Error(`${from} is nowhere in ${folder}`);
}
