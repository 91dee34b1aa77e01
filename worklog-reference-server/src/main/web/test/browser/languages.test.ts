import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { textsIn } from "../texts";
import { useBrowser, visit, type Language, type Visit } from "../world/browser";
import { serverUrl } from "../world/place";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

/*
 * The shortest way through each part of the pages, in both languages alike. What else a part does is
 * tested in its own file.
 */

useBrowser();

async function pick(page: Page, label: string, search: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.keyboard.type(search);
  await page.getByRole("option", { name: search }).click();
}

describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
  const say = textsIn(language);
  let member: Visit;
  let lin: Visitor;
  let project: string;

  beforeAll(async () => {
    lin = await Visitor.logIn(serverUrl(), "lin");
    project = await lin.addProject(fresh("双语"));
    member = await visit("lin", { language });
  });
  afterAll(() => member?.close());

  const button = (page: Page, key: string) =>
    page.getByRole("button", { name: say(key), exact: true });

  test("somebody logs in, and changes their profile", async () => {
    const login = fresh("you");
    await (await Visitor.logIn(serverUrl(), "admin")).addPerson(login, "尤工");
    const window = await visit(undefined, { language }, { faults: [/401/] });
    const { page } = window;
    await window.go("/profile");
    await page.getByLabel(say("session.login.name")).fill(login);
    await page.getByLabel(say("session.password.label"), { exact: true }).fill(PASSWORD);
    await button(page, "session.login.submit").click();
    await page.getByRole("heading", { name: say("session.profile.title") }).waitFor();
    await page.getByLabel(say("session.profile.name"), { exact: true }).fill("尤工程师");
    await button(page, "session.profile.save").click();
    await page.getByText(say("session.profile.saved"), { exact: true }).waitFor();
    window.expectClean();
    await window.close();
  });

  test("a project is made", async () => {
    const name = fresh("Tunnel");
    const { page } = member;
    await member.go("/projects");
    await page
      .getByRole("link", { name: say("projects.new.title") })
      .first()
      .click();
    await page.getByLabel(say("projects.name"), { exact: true }).fill(name);
    await button(page, "projects.new.submit").click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    member.expectClean();
  });

  test("work is recorded from the first page, and submitted", async () => {
    const title = fresh("桥面巡查");
    const { page } = member;
    await member.go(`/projects/${project}/records/new`);
    await page.getByLabel(say("records.field.title"), { exact: true }).fill(title);
    await button(page, "records.step.submit").click();
    await page.getByText(say("records.state.SUBMITTED")).first().waitFor();
    await member.go("/");
    await page.getByRole("link", { name: title }).first().waitFor();
    member.expectClean();
  });

  test("the trail is searched", async () => {
    const { page } = member;
    await member.go(`/projects/${project}/trail`);
    await page.getByRole("textbox", { name: say("trail.filter.text") }).fill("桥面巡查");
    await button(page, "trail.search").click();
    await page.locator("td.sentence mark").first().waitFor();
    member.expectClean();
  });

  test("the log is verified", async () => {
    const { page } = member;
    await member.go(`/projects/${project}/verify?index=0`);
    await page.locator("[data-test=verdict]").waitFor();
    member.expectClean();
  });

  test("records are exported", async () => {
    const { page } = member;
    await member.go(`/projects/${project}/exports`);
    await button(page, "exports.start").click();
    const item = page.locator("main li.card").first();
    await item.getByText(say("exports.state.READY"), { exact: true }).waitFor();
    await item.getByRole("link", { name: say("exports.download") }).waitFor();
    member.expectClean();
  });

  test("a feed is made, and taken away", async () => {
    const { page } = member;
    const name = fresh("collector");
    await member.go(`/projects/${project}/feeds/new`);
    await page.getByLabel(say("feeds.name"), { exact: true }).fill(name);
    await page.getByLabel(say("feeds.target")).fill("http://127.0.0.1:9/in");
    await button(page, "feeds.make").click();
    await page.getByRole("link", { name: say("feeds.goOn") }).click();
    await page.getByRole("heading", { name }).waitFor();
    await button(page, "feeds.remove").click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("feeds.remove") })
      .click();
    await page.getByRole("heading", { name: say("feeds.title") }).waitFor();
    member.expectClean();
  });

  test("a token of the viewer is made", async () => {
    const { page } = member;
    await member.go(`/projects/${project}/viewer`);
    await page.getByLabel(say("viewer.name")).fill("订单页面");
    await button(page, "viewer.create").click();
    await page.locator("pre.token", { hasText: /^wv_/ }).waitFor();
    member.expectClean();
  });

  test("an owner asks to have somebody erased", async () => {
    const login = fresh("shen");
    await (await Visitor.logIn(serverUrl(), "admin")).addPerson(login, login);
    const { page } = member;
    const ground = fresh("PIPL 47");
    await member.go(`/projects/${project}/privacy`);
    await pick(page, say("privacy.requests.person"), login);
    await page.getByLabel(say("privacy.ask.ground")).fill(ground);
    await button(page, "privacy.ask.do").first().click();
    const row = page.getByRole("row").filter({ hasText: ground });
    await row.getByText(say("privacy.state.ASKED")).waitFor();
    member.expectClean();
  });

  test("an administrator makes a team", async () => {
    const name = fresh("质检");
    const window = await visit("admin", { language });
    const { page } = window;
    await window.go("/admin/teams");
    await page.getByLabel(say("admin.teams.name")).fill(name);
    await button(page, "admin.teams.create").click();
    await page.getByRole("heading", { name, exact: true }).waitFor();
    window.expectClean();
    await window.close();
  });

  test("a problem is looked up", async () => {
    const { page } = member;
    await member.go("/problems");
    await page.getByRole("heading", { name: say("help.problems.title") }).waitFor();
    await page.getByRole("searchbox").fill("link-invalid");
    await page.locator("main li a").click();
    await page.getByText("HTTP 410").waitFor();
    member.expectClean();
  });
});
