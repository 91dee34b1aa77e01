import type { Page } from "playwright-core";

const DAYS = Array.from({ length: 20 }, (_, i) => `2026-11-${String(i + 1).padStart(2, "0")}`);
const GIB = 2 ** 30;
/** Made up: what a server would say of its storage after twenty days. */
const MADE_UP = {
  days: DAYS,
  entries: DAYS.map((_, i) => 10_000 + 900 * i),
  logBytes: DAYS.map((_, i) => GIB * (1 + 0.1 * i)),
  files: DAYS.map((_, i) => 400 + 20 * i),
  fileBytes: DAYS.map((_, i) => GIB * (4 + 0.5 * i)),
  types: ["record.created", "record.submitted", "user.login"].map((name, n) => ({
    name,
    entries: DAYS.map((_, i) => (3_000 + 300 * i) / (n + 1)),
  })),
  logs: [{ log: "prj_demo", entries: 27_100, bytes: 2.9 * GIB, perDay: 900 }],
  disk: {
    total: 100 * GIB,
    free: 12 * GIB,
    used: DAYS.map((_, i) => GIB * (76.6 + 0.6 * i)),
    perDay: 0.6 * GIB,
    fullOn: "2026-12-10",
    samplesNeeded: 0,
  },
};

/**
 * Gives a page a made-up answer in place of the server's, which has one sample on its first day.
 * Only to walk the page by keyboard: months.test.ts shows and judges it with
 * what a server of its own has counted.
 */
export async function withMadeUpStorage(page: Page): Promise<void> {
  await page.route("**/api/v1/operations/storage", (route) => route.fulfill({ json: MADE_UP }));
}
