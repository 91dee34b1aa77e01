import { expect, test } from "vitest";
import { testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { somebody } from "../world/people";
import { serverUrl } from "../world/place";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

test("the profile", () =>
  lookAt("lin", "/profile", "profile", (page) => page.getByRole("table").last().waitFor()));

testInBoth("somebody logs in, and changes their profile", "session", async (say, language) => {
  const window = await visit(undefined, { language }, { faults: [/401/] });
  const { page } = window;
  await window.go("/profile");
  await page.getByLabel(say("Login name")).fill(await somebody());
  await page.getByLabel(say("Password"), { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: say("Log in"), exact: true }).click();
  await page.getByRole("heading", { name: say("Profile and keys") }).waitFor();
  await page.getByLabel(say("session.profile.name"), { exact: true }).fill("尤工程师");
  await page.getByRole("button", { name: say("Save") }).click();
  await page.getByText(say("Saved."), { exact: true }).waitFor();
  window.expectClean();
  await window.close();
});

test("name and language are kept on the account and shown after a login elsewhere", async () => {
  const loginName = await somebody();
  const window = await visit(loginName);
  await window.go("/profile");
  await window.page.getByLabel("Name", { exact: true }).fill("Ada of the bridge");
  await window.page.getByLabel("Language").selectOption("en");
  await window.page.getByRole("button", { name: "Save" }).click();
  await window.page.getByText("Saved.").waitFor();
  await window.page.getByRole("button", { name: "You: Ada of the bridge" }).waitFor();
  window.expectClean();
  await window.close();

  const elsewhere = await visit(undefined, { language: "zh-CN" });
  await elsewhere.go("/login");
  await elsewhere.page.getByLabel("登录名").fill(loginName);
  await elsewhere.page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await elsewhere.page.getByRole("button", { name: "登录", exact: true }).click();
  await elsewhere.page.getByRole("heading", { name: /Good to see you/ }).waitFor();
  await elsewhere.close();
});

test("how somebody likes the pages is the same in every browser, and none overwrites another", async () => {
  const loginName = await somebody();
  const one = await visit(loginName);
  const two = await visit(loginName);
  await one.go("/profile");
  await two.go("/profile");
  const put = (page: typeof one.page) =>
    page.waitForResponse(
      (answer) => answer.request().method() === "PUT" && answer.status() === 204,
    );
  await Promise.all([put(one.page), one.page.getByRole("radio", { name: "Dark" }).check()]);
  // The second browser has not seen that change: its own is made over it.
  const [answer] = await Promise.all([
    put(two.page),
    two.page.getByLabel(/Keyboard shortcuts/).uncheck(),
  ]);
  expect(answer.ok()).toBe(true);
  const kept = await (
    await Visitor.logIn(serverUrl(), loginName)
  ).call("GET", "/api/v1/me/preferences");
  expect(kept).toMatchObject({ "app.theme": "dark", "app.shortcuts": false });
  await one.close();
  await two.close();

  const third = await visit(undefined);
  await third.go("/login");
  await third.page.getByLabel("Login name").fill(loginName);
  await third.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await third.page.getByRole("button", { name: "Log in", exact: true }).click();
  await third.page.locator("html.dark").waitFor();
  await third.close();
});

testInBoth("another password ends the other logins", "session", async (say, language) => {
  const loginName = await somebody();
  const other = await Visitor.logIn(serverUrl(), loginName);
  const window = await visit(loginName, { language }, { faults: [/422/] });
  const { page } = window;
  await window.go("/profile");
  const change = page.getByRole("button", { name: say("Change the password") });
  await page.getByLabel(say("Present password")).fill("something else here");
  await page.getByLabel(say("session.password.new")).fill("short");
  await change.click();
  await page.getByText(say("session.fault.passwordShort", { least: 12 })).waitFor();
  await page.getByLabel(say("session.password.new")).fill("seven green apples");
  await change.click();
  await page.getByText(say("This is not your present password.")).waitFor();
  await page.getByLabel(say("Present password")).fill(PASSWORD);
  await change.click();
  await page.getByText(say("session.password.changed")).waitFor();
  expect((await other.send("GET", "/api/v1/me")).status).toBe(401);
  await page.reload();
  await page.getByRole("heading", { name: say("Profile and keys") }).waitFor();
  window.expectClean();
  await window.close();
});

testInBoth(
  "an API key is shown once, can what it says, and is revoked",
  "session",
  async (say, language) => {
    const loginName = await somebody();
    const project = await (await Visitor.logIn(serverUrl(), loginName)).addProject(fresh("隧道"));
    const window = await visit(loginName, { language });
    const { page } = window;
    await window.go("/profile");
    await page.getByRole("button", { name: say("Make an API key") }).click();
    const dialog = page.getByRole("dialog", { name: say("Make an API key") });
    await dialog.getByLabel(say("session.keys.name"), { exact: true }).fill("夜间同步");
    await dialog.getByRole("button", { name: say("Read"), exact: true }).click();
    await window.expectAccessible();
    await window.shot("key-new");
    await dialog.getByRole("button", { name: say("Make an API key") }).click();
    const once = page.getByRole("alert");
    const secret = String(await once.locator("code").textContent());
    expect(secret).toMatch(/^wl_[0-9a-z]{26}_[\w-]{43}$/);
    await window.expectAccessible();
    await window.shot("key-made");

    const headers = { Authorization: `Bearer ${secret}` };
    const asKey = new Visitor(serverUrl());
    expect(
      (await asKey.send("GET", `/api/v1/projects/${project}`, undefined, headers)).status,
    ).toBe(200);
    expect((await asKey.send("GET", "/api/v1/me", undefined, headers)).status).toBe(403);

    await once.getByRole("button", { name: say("I have kept it") }).click();
    await page.reload();
    await page.getByRole("cell", { name: "夜间同步", exact: true }).waitFor();
    expect(await page.content()).not.toContain(secret);
    const row = page.getByRole("row").filter({ hasText: "夜间同步" });
    expect(await row.textContent()).not.toContain(say("never"));
    await row
      .getByRole("button", { name: say("session.keys.revokeOf", { name: "夜间同步" }) })
      .click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("Revoke"), exact: true })
      .click();
    await row.getByText(say("revoked")).waitFor();
    expect(
      (await asKey.send("GET", `/api/v1/projects/${project}`, undefined, headers)).status,
    ).toBe(401);
    window.expectClean();
    await window.close();
  },
);
