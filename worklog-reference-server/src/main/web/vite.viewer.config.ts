import { defineConfig } from "vite";

/** Where the server's class path has the pages. */
const PAGES = "../../../target/web/io/worklog/server/web/pages";

/** The viewer for pages of other sites: one file with everything in it, for any kind of script tag. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: `${process.env.WORKLOG_WEB_OUT ?? PAGES}/viewer`,
    emptyOutDir: false,
    target: "es2022",
    lib: {
      entry: "src/viewer/element.ts",
      formats: ["iife"],
      name: "WorklogTimelineElement",
      fileName: () => "worklog-timeline.js",
    },
  },
});
