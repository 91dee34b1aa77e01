import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser, visit } from "../world/browser";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

/** Addresses that belong to no entry of the navigation: the head leads to them, or nobody does. */
const APART = [
  "/:rest(.*)*",
  "/device",
  "/login",
  "/notifications",
  "/password",
  "/profile",
  "/setup",
];

/** Who walks which addresses. */
const WALKS: Record<string, RegExp> = {
  lin: /^\/($|projects|my-data|verify|help|problems)/,
  sec: /^\/(admin|privacy)/,
  auditor: /^\/(admin|system-trail)/,
};

/** The entry that is expected where its name is not the first part of the address. */
const ENTRY: Record<string, string> = {
  "": "home",
  verify: "verify-file",
  privacy: "admin",
  problems: "help",
};

/** The addresses of all pages, with their parameters, as the router has them. */
function routes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const app = (document.querySelector("#app") as any).__vue_app__;
    const all = app.config.globalProperties.$router.getRoutes() as { path: string }[];
    return [...new Set(all.map((route) => route.path))].sort();
  });
}

function go(page: Page, path: string): Promise<unknown> {
  return page.evaluate((to) => {
    const app = (document.querySelector("#app") as any).__vue_app__;
    return app.config.globalProperties.$router.push(to).then(() => undefined);
  }, path);
}

test("every page below an entry of the navigation shows that it is there", async () => {
  const project = await (await Visitor.logIn(serverUrl(), "lin")).addProject(fresh("导航"));
  const walked = new Set(APART);
  for (const [who, which] of Object.entries(WALKS)) {
    // What the identifiers in the addresses name is not there.
    const window = await visit(who, {}, { faults: [/40[034]/] });
    const { page } = window;
    await window.go("/");
    for (const path of (await routes(page)).filter((one) => which.test(one))) {
      walked.add(path);
      await go(page, path.replace(":project", project).replace(/:\w+\??/g, "general"));
      const part = path.split("/")[1]!;
      const here = page.locator("a[data-nav].here");
      await expect
        .poll(() => here.evaluateAll((all) => all.map((one) => one.getAttribute("data-nav"))), {
          message: `${path}, as ${who}`,
        })
        .toEqual([ENTRY[part] ?? part]);
      expect(await here.getAttribute("aria-current"), path).toBe("page");
      if (path.startsWith("/projects/:project")) {
        const tab = page.locator("nav.tabs a.here");
        await expect.poll(() => tab.count(), { message: path }).toBe(1);
      }
    }
    window.expectClean();
    await window.close();
  }
  const window = await visit("lin");
  await window.go("/");
  const all = await routes(window.page);
  expect(all.filter((path) => !walked.has(path))).toEqual([]);
  await window.close();
}, 120_000);

test("a page below one of the administration's keeps its tab", async () => {
  const id = await (await Visitor.logIn(serverUrl(), "admin")).addPerson(fresh("tab"), "周工");
  const window = await visit("admin");
  await window.go(`/admin/users/${id}`);
  const tab = window.page.locator("nav.tabs a.here");
  expect(await tab.allTextContents()).toEqual([expect.stringContaining("Users")]);
  window.expectClean();
  await window.close();
});

test("the tab of the page is in sight, also when the window becomes narrow", async () => {
  const project = await (await Visitor.logIn(serverUrl(), "lin")).addProject(fresh("窄"));
  const window = await visit("lin");
  const { page } = window;
  await window.go(`/projects/${project}/settings/life`);
  await page.getByRole("heading", { name: "Archive the project" }).waitFor();
  await window.turn({ width: 390 });
  for (const name of ["Settings", "Hand over, archive"]) {
    const link = page.locator("main nav").getByRole("link", { name, exact: true });
    await expect
      .poll(() => link.evaluate((one) => one.getBoundingClientRect().right <= innerWidth))
      .toBe(true);
  }
  window.expectClean();
  await window.close();
});
