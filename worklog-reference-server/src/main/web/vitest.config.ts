import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const reports = process.env.WORKLOG_WEB_REPORTS ?? "../../../target/surefire-reports";
const alias = { "@": fileURLToPath(new URL("./src", import.meta.url)) };

/** Files that run at the same time; each has a browser and a server of its own. One needs no second. */
const one = process.argv.filter((word) => /\.test\.ts$/.test(word)).length === 1;
const workers = one
  ? 1
  : Number(process.env.WORKLOG_WEB_WORKERS ?? Math.min(2, availableParallelism()));

export default defineConfig({
  test: {
    reporters: [
      "default",
      [
        "junit",
        { outputFile: `${reports}/TEST-web-${process.env.WORKLOG_WEB_SUITE ?? "all"}.xml` },
      ],
    ],
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["test/unit/**/*.test.ts"], environment: "node" },
      },
      {
        resolve: { alias },
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          environment: "node",
          globalSetup: ["test/world/globalSetup.ts"],
          maxWorkers: workers,
          // Projects with another number of workers take their turn.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          // A second try where a whole build hangs on it; the report names whoever needed it.
          retry: process.env.CI ? 1 : 0,
          hookTimeout: 300_000,
          // As long as Playwright waits: a busy machine is no fault of a page.
          expect: { poll: { interval: 50, timeout: 30_000 } },
        },
      },
    ],
  },
});
