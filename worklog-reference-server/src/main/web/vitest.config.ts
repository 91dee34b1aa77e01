import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const reports = process.env.WORKLOG_WEB_REPORTS ?? "../../../target/surefire-reports";
const alias = { "@": fileURLToPath(new URL("./src", import.meta.url)) };

export default defineConfig({
  test: {
    reporters: [
      "default",
      ["junit", { outputFile: `${reports}/TEST-web-${process.env.WORKLOG_WEB_SUITE ?? "all"}.xml` }],
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
          fileParallelism: false,
          testTimeout: 60_000,
          // A second try where a whole build hangs on it; the report names whoever needed it.
          retry: process.env.CI ? 1 : 0,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
