import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import components from "unplugin-vue-components/vite";
import { ElementPlusResolver } from "unplugin-vue-components/resolvers";
import { defineConfig } from "vite";

/** Where the server's class path has the pages. */
const PAGES = "../../../target/web/io/worklog/server/web/pages";

export default defineConfig({
  // Relative, so that the same files work under any path of a proxy.
  base: "./",
  plugins: [
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag === "worklog-timeline" } },
    }),
    components({
      dirs: ["src/shared"],
      dts: "generated/components.d.ts",
      resolvers: [ElementPlusResolver()],
    }),
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: true,
    __VUE_PROD_DEVTOOLS__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    outDir: process.env.WORKLOG_WEB_OUT ?? PAGES,
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    modulePreload: { polyfill: false },
    // Whoever gets the pages gets the licences of what is in them.
    license: { fileName: "licenses.md" },
  },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/logs", "/problems", "/openapi.json"].map((path) => [
        path,
        { target: process.env.WORKLOG_URL ?? "http://localhost:8080" },
      ]),
    ),
  },
});
