import { expect, test } from "vitest";
import { textsIn } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { serverUrl } from "../world/place";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

/** Somebody who has chosen no language, and has seen the tour. */
async function somebody(): Promise<string> {
  const loginName = fresh("p");
  const admin = await Visitor.logIn(serverUrl(), "admin");
  await admin.addPerson(loginName, `某人 ${loginName}`);
  const self = await Visitor.logIn(serverUrl(), loginName);
  await self.change("PUT", "/api/v1/me/preferences", { "help.tour": true });
  return loginName;
}

test("an account reads what the browser reads, until its owner chooses a language", async () => {
  const [own, english] = [textsIn("zh-CN"), textsIn("en")];
  const loginName = await somebody();
  const chooser = await somebody();
  const choosing = await Visitor.logIn(serverUrl(), chooser);
  expect((await choosing.call("GET", "/api/v1/me")).account.language).toBeNull();
  await choosing.change("PATCH", "/api/v1/me", { language: "en" });
  const window = await visit(undefined, { language: "zh-CN" }, { faults: [/401/] });
  const { page } = window;
  const enter = async (name: string): Promise<void> => {
    await page.getByLabel(own("session.login.name")).fill(name);
    await page.getByLabel(own("session.password.label"), { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: own("session.login.submit"), exact: true }).click();
  };
  const leave = async (button: string): Promise<void> => {
    await page.locator("header button.who").click();
    await page.getByRole("menuitem", { name: button }).click();
  };
  await window.go("/profile");
  await enter(loginName);
  await page.getByRole("heading", { name: own("session.profile.title") }).waitFor();
  const choice = page.getByLabel(own("session.profile.language"));
  expect(await choice.inputValue()).toBe("");
  await leave(own("app.logout"));
  await enter(chooser);
  await page
    .getByRole("heading", { name: new RegExp(english("home.hello", { name: "" })) })
    .waitFor();
  await page.reload();
  await page
    .getByRole("heading", { name: new RegExp(english("home.hello", { name: "" })) })
    .waitFor();
  await leave(english("app.logout"));
  // Nothing of the one's choice is left for the next one.
  await enter(loginName);
  await page.getByRole("heading", { name: new RegExp(own("home.hello", { name: "" })) }).waitFor();
  window.expectClean();
  await window.close();
});

test("who took their language back follows the browser again", async () => {
  const say = textsIn("en");
  const loginName = await somebody();
  const kept = await Visitor.logIn(serverUrl(), loginName);
  await kept.change("PATCH", "/api/v1/me", { language: "zh-CN" });
  const window = await visit(loginName);
  const { page } = window;
  await window.go("/profile");
  await page.getByLabel(say("session.profile.language")).selectOption("");
  await page.getByRole("button", { name: say("session.profile.save") }).click();
  await page.getByText(say("session.profile.saved")).waitFor();
  expect((await kept.call("GET", "/api/v1/me")).account.language).toBeNull();
  window.expectClean();
  await window.close();
});
