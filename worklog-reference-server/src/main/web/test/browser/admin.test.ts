import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { lookAt, useBrowser, visit } from "../world/browser";
import { withGrowth } from "../world/growth";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

const shown = (name: string) => (page: Page) => page.getByText(name).first().waitFor();

async function person(loginName: string, name = loginName): Promise<string> {
  return (await Visitor.logIn(serverUrl(), "admin")).addPerson(loginName, name);
}

/** Chooses somebody in a list that is searched. */
async function pick(page: Page, label: string, search: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.keyboard.type(search);
  await page.getByRole("option", { name: search }).click();
}

test("an administrator invites somebody, disables and enables them", async () => {
  const loginName = fresh("wang");
  const window = await visit("admin");
  const { page } = window;
  await window.go("/admin/users");
  await page.getByRole("button", { name: "New user" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("王工");
  await dialog.getByLabel("Login name").fill(loginName);
  await window.expectAccessible();
  await dialog.getByRole("button", { name: "Make the account" }).click();
  await page.getByRole("heading", { name: "Link for 王工" }).waitFor();
  expect(await page.getByLabel("Link", { exact: true }).inputValue()).toContain("/password?token=");
  await page.getByRole("button", { name: "I have handed it over" }).click();
  await page.getByLabel("Search by name or login name").fill(loginName);
  await page
    .getByRole("row", { name: new RegExp(loginName) })
    .getByRole("link")
    .click();
  await page.getByRole("button", { name: "Disable" }).click();
  const asked = page.getByRole("dialog");
  expect(await asked.getByRole("button", { name: "Disable" }).isDisabled()).toBe(true);
  await asked.getByLabel("Reason").fill("left the company");
  await asked.getByRole("button", { name: "Disable" }).click();
  await page.getByRole("button", { name: "Enable" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("is back");
  await page.getByRole("dialog").getByRole("button", { name: "Enable" }).click();
  await page.getByRole("status").getByText("Enabled").waitFor();
  window.expectClean();
  await window.close();
});

test("whoever has no duty is told whose the page is, and nothing is asked for them", async () => {
  const window = await visit("lin");
  const asked: string[] = [];
  window.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  for (const path of [
    "/admin/users",
    "/admin/health",
    "/admin/logs",
    "/admin/storage",
    "/admin/tenants",
  ]) {
    await window.go(path);
    await window.page.getByText(/This page is for the/).waitFor();
  }
  expect(asked.filter((path) => /operations|users$|tenants|teams/.test(path))).toEqual([]);
  expect(await window.page.getByRole("link", { name: "Administration" }).count()).toBe(0);
  await window.go("/admin/roles");
  await window.page.getByRole("heading", { name: "What duties allow" }).waitFor();
  expect(await window.page.getByRole("button", { name: /Take|Give/ }).count()).toBe(0);
  window.expectClean();
  await window.close();
});

test("each duty has its own pages, by the navigation", async () => {
  const titles: Record<string, [string[], string[]]> = {
    admin: [
      ["Users", "Teams", "Tenants", "Health", "Storage"],
      ["Requests", "Vault"],
    ],
    sec: [
      ["Duties and roles", "Requests", "Legal holds", "Retention", "Vault"],
      ["Users", "Health"],
    ],
    auditor: [
      ["Health", "Logs and heads", "Storage"],
      ["Users", "Requests", "Tenants"],
    ],
  };
  for (const [who, [has, hasNot]] of Object.entries(titles)) {
    const window = await visit(who);
    await window.go("/");
    await window.page
      .getByRole("navigation", { name: "Main navigation" })
      .getByRole("link", { name: "Administration" })
      .click();
    const nav = window.page.getByRole("navigation", { name: "Pages of the administration" });
    for (const title of has) {
      await nav.getByRole("link", { name: title, exact: true }).waitFor();
    }
    for (const title of hasNot) {
      expect(await nav.getByRole("link", { name: title, exact: true }).count()).toBe(0);
    }
    window.expectClean();
    await window.close();
  }
});

test("a security officer gives a duty with a reason and takes it back", async () => {
  const name = fresh("zhao");
  await person(name);
  const window = await visit("sec");
  const { page } = window;
  await window.go("/admin/roles");
  await pick(page, "Person", name);
  await page.getByRole("combobox", { name: "Duty" }).press("Enter");
  await page.getByRole("option", { name: "auditor" }).click();
  await page.getByLabel("Reason").fill("second auditor");
  await page.getByRole("button", { name: "Give" }).click();
  const holder = page.getByRole("listitem").filter({ hasText: name });
  await holder.getByRole("button", { name: "Take the duty" }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("only for the test");
  await page.getByRole("dialog").getByRole("button", { name: "Take the duty" }).click();
  await holder.waitFor({ state: "detached" });
  const own = page.getByRole("listitem").filter({ hasText: "sec" }).first();
  expect(await own.getByRole("button", { name: "Take the duty" }).count()).toBe(0);
  window.expectClean();
  await window.close();
});

test("a team is made, joined, renamed and deleted", async () => {
  const name = fresh("质检");
  const window = await visit("admin");
  const { page } = window;
  await window.go("/admin/teams");
  await page.getByLabel("Name of the team").fill(name);
  await page.getByRole("button", { name: "New team" }).click();
  await pick(page, "Somebody to add", "林工");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Remove 林工" }).click();
  await page.getByText("Nobody is in it yet.").waitFor();
  await page.getByLabel("New name").fill(`${name}2`);
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("heading", { name: `${name}2`, exact: true }).waitFor();
  await page.getByRole("button", { name: "Delete the team" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the team" }).click();
  await page.getByRole("heading", { name: `${name}2`, exact: true }).waitFor({ state: "detached" });
  window.expectClean();
  await window.close();
});

test("a tenant is made with its link, and disabled with a reason", async () => {
  const id = fresh("acme");
  const window = await visit("admin", { language: "zh-CN" });
  const { page } = window;
  await window.go("/admin/tenants");
  await page.getByLabel("标识（a-z、0-9、-）").fill(id);
  await page.getByLabel("名称").fill("示例公司");
  await page.getByRole("button", { name: "新建租户" }).click();
  expect(await page.getByLabel("链接", { exact: true }).inputValue()).toContain("/setup?token=");
  const row = page.getByRole("row").filter({ hasText: id });
  await row.getByRole("button", { name: "停用" }).click();
  await page.getByRole("dialog").getByLabel(/原因/).fill("合同结束");
  await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await row.getByRole("button", { name: "启用" }).waitFor();
  window.expectClean();
  await window.close();
});

test("an alert leads to where something can be done about it", async () => {
  const window = await visit("auditor");
  const { page } = window;
  await window.go("/admin/health");
  const alert = page.getByRole("listitem").filter({ hasText: "Nobody else keeps checkpoints" });
  await alert.getByRole("link").click();
  await page.getByText("worklog.server.anchor.witness-url").waitFor();
  await page.getByRole("rowheader", { name: /System log/ }).waitFor();
  window.expectClean();
  await window.close();
});

test("the users", () => lookAt("admin", "/admin/users", "admin-users", shown("lin")));
test("somebody", async () => {
  const id = await person(fresh("look"), "钱工");
  const api = await Visitor.logIn(serverUrl(), "admin");
  await api.call("GET", `/api/v1/users/${id}`);
  await lookAt("admin", `/admin/users/${id}`, "admin-user", shown("钱工"));
});
test("the teams", () =>
  lookAt("admin", "/admin/teams", "admin-teams", (page) => page.getByRole("textbox").waitFor()));
test("the roles", () => lookAt("sec", "/admin/roles", "admin-roles", shown("user-manage")));
test("the tenants", () => lookAt("admin", "/admin/tenants", "admin-tenants", shown("default")));
test("health", () => lookAt("admin", "/admin/health", "admin-health", shown("Java")));
test("the logs", () => lookAt("auditor", "/admin/logs", "admin-logs", shown("system.default")));
// When the server takes its first sample is its own affair: here it has some.
// When the server takes its first sample is its own affair: here it has some.
test("storage", () =>
  lookAt("admin", "/admin/storage", "admin-storage", shown("prj_demo"), { before: withGrowth }));
test("the jobs", () =>
  lookAt("auditor", "/admin/jobs", "admin-jobs", (page) => page.getByRole("combobox").waitFor()));
test("somebody else's page", () =>
  lookAt("lin", "/admin/users", "admin-not-yours", (page) => page.locator(".empty").waitFor()));
