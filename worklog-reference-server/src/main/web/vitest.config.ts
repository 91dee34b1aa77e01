import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { TriedAgain } from "./test/world/triedAgain.ts";

const reports = process.env.WORKLOG_WEB_REPORTS ?? "../../../target/surefire-reports";
const alias = { "@": fileURLToPath(new URL("./src", import.meta.url)) };

/** Workers, which take one file after another; each has a browser and a server. One file needs no second. */
const one = process.argv.filter((word) => /\.test\.ts$/.test(word)).length === 1;
const workers = one
  ? 1
  : Number(process.env.WORKLOG_WEB_WORKERS ?? Math.min(2, availableParallelism()));

/** Files that take long, longest first. */
const LONG = [
  "keyboardPages",
  "verify",
  "verifyTampered",
  "trail",
  "trailEvent",
  "admin",
  "privacy",
  "privacyProject",
  "canaries",
  "login",
  "records",
  "recordLooks",
  "projects",
  "months",
  "profile",
  "recordDrafts",
  "setup",
  "projectSettings",
].map((name) => `${name}.test.ts`);

/** What takes long begins first, so that all workers end at about the same time. */
class LongestFirst extends BaseSequencer {
  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.indexOf(basename(moduleId));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: [
      "default",
      new TriedAgain(),
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
          // The files of a worker share its browser and its logins.
          isolate: false,
          // Projects with another number of workers take their turn.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          // More tries where a whole build hangs on it; the end of the run names who needed them.
          retry: process.env.CI ? 2 : 0,
          hookTimeout: 300_000,
          // As long as Playwright waits: a busy machine is no fault of a page.
          expect: { poll: { interval: 50, timeout: 30_000 } },
        },
      },
    ],
  },
});
