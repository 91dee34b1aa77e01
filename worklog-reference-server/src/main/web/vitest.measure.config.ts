import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Figures, not tests: `npm run measure -- trail`. Nothing of a build runs them. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: {
    include: ["test/measure/*.ts"],
    environment: "node",
    fileParallelism: false,
    disableConsoleIntercept: true,
    testTimeout: 0,
  },
});
