import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ANY, like, testInBoth, type Say } from "../texts";
import { useBrowser, visit, type Language } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

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

testInBoth(
  "an administrator invites somebody, disables and enables them",
  "admin",
  async (say, language) => {
    const loginName = fresh("wang");
    const window = await visit("admin", { language });
    const { page } = window;
    await window.go("/admin/users");
    await page.getByRole("button", { name: say("New user") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(say("admin.users.name"), { exact: true }).fill("王工");
    await dialog.getByLabel(say("Login name")).fill(loginName);
    await window.expectAccessible();
    await dialog.getByRole("button", { name: say("Make the account") }).click();
    await page.getByRole("heading", { name: say("Link for {name}", { name: "王工" }) }).waitFor();
    expect(await page.getByLabel(say("Link"), { exact: true }).inputValue()).toContain(
      "/password?token=",
    );
    await page.getByRole("button", { name: say("I have handed it over") }).click();
    await page.getByLabel(say("Search by name or login name")).fill(loginName);
    await page
      .getByRole("row", { name: new RegExp(loginName) })
      .getByRole("link")
      .click();
    await page.getByRole("button", { name: say("Disable") }).click();
    const asked = page.getByRole("dialog");
    expect(await asked.getByRole("button", { name: say("Disable") }).isDisabled()).toBe(true);
    await asked.getByLabel(say("confirm.reason")).fill("left the company");
    await asked.getByRole("button", { name: say("Disable") }).click();
    await page.getByRole("button", { name: say("Enable") }).click();
    await page.getByRole("dialog").getByLabel(say("confirm.reason")).fill("is back");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("Enable") })
      .click();
    await page.getByRole("status").getByText(say("Enabled")).waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "whoever has no duty is told whose the page is, and nothing is asked for them",
  "admin",
  async (say, language) => {
    const window = await visit("lin", { language });
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
      await window.page.getByText(like(say("admin.notYours.title", { duties: ANY }))).waitFor();
    }
    expect(asked.filter((path) => /operations|users$|tenants|teams/.test(path))).toEqual([]);
    expect(await window.page.getByRole("link", { name: say("admin.title") }).count()).toBe(0);
    await window.go("/admin/roles");
    await window.page.getByRole("heading", { name: say("admin.roles.system") }).waitFor();
    for (const deed of [say("admin.roles.do"), say("admin.roles.take")]) {
      expect(await window.page.getByRole("button", { name: deed }).count()).toBe(0);
    }
    window.expectClean();
    await window.close();
  },
);

testInBoth("each duty has its own pages, by the navigation", "admin", async (say, language) => {
  const titles: Record<string, [string[], string[]]> = {
    admin: [
      ["admin.users", "admin.teams", "admin.tenants", "admin.health", "admin.storage"],
      ["privacy.requests", "privacy.vault"],
    ],
    sec: [
      ["admin.roles", "privacy.requests", "privacy.holds", "privacy.retention", "privacy.vault"],
      ["admin.users", "admin.health"],
    ],
    auditor: [
      ["admin.health", "admin.logs", "admin.storage"],
      ["admin.users", "privacy.requests", "admin.tenants"],
    ],
  };
  for (const [who, [has, hasNot]] of Object.entries(titles)) {
    const window = await visit(who, { language });
    await window.go("/");
    await window.page
      .getByRole("navigation", { name: say("app.navigation") })
      .getByRole("link", { name: say("admin.title") })
      .click();
    const nav = window.page.getByRole("navigation", { name: say("admin.navigation") });
    for (const title of has) {
      await nav.getByRole("link", { name: say(`${title}.title`), exact: true }).waitFor();
    }
    for (const title of hasNot) {
      expect(
        await nav.getByRole("link", { name: say(`${title}.title`), exact: true }).count(),
      ).toBe(0);
    }
    window.expectClean();
    await window.close();
  }
});

testInBoth(
  "a security officer gives a duty with a reason and takes it back",
  "admin",
  async (say, language) => {
    const name = fresh("zhao");
    await person(name);
    const window = await visit("sec", { language });
    const { page } = window;
    await window.go("/admin/roles");
    await pick(page, say("Person"), name);
    await page.getByRole("combobox", { name: say("Duty") }).press("Enter");
    await page.getByRole("option", { name: say("admin.role.AUDITOR") }).click();
    await page.getByLabel(say("confirm.reason")).fill("second auditor");
    await page.getByRole("button", { name: say("Give") }).click();
    const holder = page.getByRole("listitem").filter({ hasText: name });
    await holder.getByRole("button", { name: say("Take the duty") }).click();
    await page.getByRole("dialog").getByLabel(say("confirm.reason")).fill("only for the test");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("Take the duty") })
      .click();
    await holder.waitFor({ state: "detached" });
    const own = page.getByRole("listitem").filter({ hasText: "sec" }).first();
    expect(await own.getByRole("button", { name: say("Take the duty") }).count()).toBe(0);
    window.expectClean();
    await window.close();
  },
);

testInBoth("a team is made, joined, renamed and deleted", "admin", async (say, language) => {
  const name = fresh("质检");
  const window = await visit("admin", { language });
  const { page } = window;
  await window.go("/admin/teams");
  await page.getByLabel(say("Name of the team")).fill(name);
  await page.getByRole("button", { name: say("New team") }).click();
  await pick(page, say("Somebody to add"), "林工");
  await page.getByRole("button", { name: say("Add"), exact: true }).click();
  await page.getByRole("button", { name: say("Remove {name}", { name: "林工" }) }).click();
  await page.getByText(say("Nobody is in it yet.")).waitFor();
  await page.getByLabel(say("New name")).fill(`${name}2`);
  await page.getByRole("button", { name: say("Rename") }).click();
  await page.getByRole("heading", { name: `${name}2`, exact: true }).waitFor();
  await page.getByRole("button", { name: say("Delete the team") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("Delete the team") })
    .click();
  await page.getByRole("heading", { name: `${name}2`, exact: true }).waitFor({ state: "detached" });
  window.expectClean();
  await window.close();
});

/** Whoever was given the link of a tenant makes its first administrator, and is in. */
async function settle(link: string, say: Say, language: Language): Promise<void> {
  expect(link).toContain("/setup?token=");
  const window = await visit(undefined, { language }, { faults: [/401/] });
  const { page } = window;
  await page.goto(link);
  await page.getByText(say("session.setup.member")).click();
  await page.getByLabel(say("session.account.name"), { exact: true }).fill("陈主任");
  await page.getByLabel(say("session.password.label"), { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: say("session.setup.submit") }).click();
  const enter = say("session.setup.logInAs", { name: "陈主任" });
  await page.getByRole("button", { name: enter }).click();
  await page.locator("header").getByText("陈主任").waitFor();
  window.expectClean();
  await window.close();
}

testInBoth(
  "a tenant is made, set up by its link, and disabled with a reason",
  "admin",
  async (say, language) => {
    const id = fresh("acme");
    const window = await visit("admin", { language });
    const { page } = window;
    await window.go("/admin/tenants");
    await page.getByLabel(say("Identifier (a-z, 0-9, -)")).fill(id);
    await page.getByLabel(say("admin.tenants.name"), { exact: true }).fill("示例公司");
    await page.getByRole("button", { name: say("New tenant") }).click();
    await settle(await page.getByLabel(say("Link"), { exact: true }).inputValue(), say, language);
    const row = page.getByRole("row").filter({ hasText: id });
    await row.getByRole("button", { name: say("Disable") }).click();
    await page.getByRole("dialog").getByLabel(say("confirm.reason")).fill("合同结束");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("Disable") })
      .click();
    await row.getByRole("button", { name: say("Enable") }).waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "an alert leads to where something can be done about it",
  "admin",
  async (say, language) => {
    const window = await visit("auditor", { language });
    const { page } = window;
    await window.go("/admin/health");
    const alert = page.getByRole("listitem").filter({ hasText: say("admin.alert.no-anchor.what") });
    await alert.getByRole("link").click();
    await page.getByText("worklog.server.anchor.witness-url").waitFor();
    await page.getByRole("rowheader", { name: say("admin.logs.system") }).waitFor();
    window.expectClean();
    await window.close();
  },
);

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
test("the jobs", () =>
  lookAt("auditor", "/admin/jobs", "admin-jobs", (page) => page.getByRole("combobox").waitFor()));
test("somebody else's page", () =>
  lookAt("lin", "/admin/users", "admin-not-yours", (page) => page.locator(".empty").waitFor()));
