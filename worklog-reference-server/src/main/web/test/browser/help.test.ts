import { beforeAll, expect, test } from "vitest";
import { ANY, like, testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

let admin: Visitor;

beforeAll(async () => {
  admin = await Visitor.logIn(serverUrl(), "admin");
});

async function newcomer(): Promise<string> {
  const loginName = fresh("new");
  await admin.addPerson(loginName, `新人 ${loginName}`);
  return loginName;
}

test("the help", () =>
  lookAt("lin", "/help", "help", (page) =>
    page.getByRole("heading", { level: 2 }).first().waitFor(),
  ));

test("the list of problems", () =>
  lookAt("lin", "/problems", "problems", (page) => page.getByText("link-invalid").waitFor()));

test("a problem", () =>
  lookAt("lin", "/problems/link-invalid", "problem", (page) =>
    page.getByText("HTTP 410").waitFor(),
  ));

testInBoth("a problem is looked up", "help", async (say, language) => {
  const window = await visit("lin", { language });
  const { page } = window;
  await window.go("/problems");
  await page.getByRole("heading", { name: say("help.problems.title") }).waitFor();
  await page.getByRole("searchbox").fill("link-invalid");
  await page.locator("main li a").click();
  await page.getByText("HTTP 410").waitFor();
  window.expectClean();
  await window.close();
});

test("problems are explained without a login, in both languages, and found by words", async () => {
  const window = await visit(undefined, {}, { faults: [/401/] });
  const { page } = window;
  await window.go("/problems");
  await page.getByRole("searchbox").fill("retry 429");
  await page.getByRole("link", { name: /Too many requests/ }).click();
  await page.getByRole("heading", { name: "Too many requests." }).waitFor();
  await page.getByText("请求过多。").waitFor();
  await window.expectAccessible();
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("heading", { name: "请求过多。" }).waitFor();
  await window.go("/problems/no-such-thing");
  await page.getByRole("heading", { name: "此服务器没有这种问题" }).waitFor();
  await window.expectAccessible();
  window.expectClean();
  await window.close();
});

test("the server's own page of a problem has a look without inline style", async () => {
  for (const theme of ["light", "dark"] as const) {
    const window = await visit(undefined, { theme, width: 390 });
    await window.page.goto(`${serverUrl()}/problems/not-found`);
    await window.expectAccessible();
    await window.shot("problem-plain");
    await window.page.getByRole("link", { name: "All problems" }).click();
    await window.page.getByRole("searchbox").waitFor();
    await window.close();
  }
});

testInBoth(
  "the tour shows itself once, is gone through by keyboard, and can be had again",
  "help",
  async (say, language) => {
    const hello = like(say("home.hello", { name: ANY }));
    const loginName = await newcomer();
    const window = await visit(loginName, { language }, { tour: true });
    const { page } = window;
    await window.go("/");
    const tour = page.getByRole("dialog", { name: say("Welcome to Worklog") });
    await tour.waitFor();
    await window.expectAccessible();
    await window.shot("tour");
    for (let at = 0; at < 6; at++) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => {
        const focused = document.activeElement;
        return focused !== document.body && focused?.closest("dialog") === null;
      });
      expect(outside, "the keyboard left the tour").toBe(false);
    }
    await page.getByRole("button", { name: say("Next") }).press("Enter");
    await page.getByRole("dialog", { name: say("My work") }).waitFor();
    await page.getByText(say("{at} of {of}", { at: 2, of: 6 })).waitFor();
    await window.shot("tour-2");
    const kept = page.waitForResponse((answer) => answer.request().method() === "PUT");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await kept;
    await page.reload();
    await page.getByRole("heading", { name: hello }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await window.go("/help");
    await page.getByRole("button", { name: say("Show the tour") }).click();
    await tour.waitFor();
    window.expectClean();
    await window.close();

    const elsewhere = await visit(loginName, { language }, { tour: true });
    await elsewhere.go("/");
    await elsewhere.page.getByRole("heading", { name: hello }).waitFor();
    expect(await elsewhere.page.getByRole("dialog").count()).toBe(0);
    await elsewhere.close();
  },
);

test.each([
  ["admin", "Duties are kept apart"],
  ["auditor", "Duties are kept apart"],
])("the tour of %s fits their duty", async (loginName, title) => {
  const window = await visit(loginName);
  await window.go("/help");
  await window.page.getByRole("button", { name: "Show the tour" }).click();
  await window.page.getByRole("button", { name: "Next" }).click();
  await window.page.getByRole("dialog", { name: title }).waitFor();
  await window.page.getByText("2 of 5").waitFor();
  window.expectClean();
  await window.close();
});

testInBoth(
  "shortcuts work everywhere but where somebody types, and can be turned off",
  "help",
  async (say, language) => {
    const window = await visit(await newcomer(), { language });
    const { page } = window;
    await window.go("/help");
    await page.keyboard.press("?");
    const list = page.getByRole("dialog", { name: say("help.keys.title") });
    await list.getByText(say("help.keys.projects")).waitFor();
    await window.expectAccessible();
    await window.shot("shortcuts");
    await page.keyboard.type("gp");
    expect(page.url(), "no shortcut works behind a dialog").toContain("#/help");
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });

    await page.keyboard.press("/");
    const search = page.getByRole("searchbox");
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type("gp?");
    expect(await search.inputValue()).toBe("gp?");
    expect(page.url()).toContain("#/help");

    await page.getByRole("heading", { name: say("help.title"), level: 1 }).click();
    await page.keyboard.press("Control+g");
    await page.keyboard.press("p");
    expect(page.url(), "what is meant for the browser is the browser's").toContain("#/help");
    await page.keyboard.type("gp");
    await page.getByRole("heading", { name: say("projects.title"), level: 1 }).waitFor();

    await page.keyboard.type("gn");
    await page
      .getByRole("heading", { name: say("session.notifications.title"), level: 1 })
      .waitFor();
    await window.go("/help");
    await page.getByLabel(say("help.keys.on")).uncheck();
    await page.getByRole("heading", { name: say("help.title"), level: 1 }).click();
    await page.keyboard.type("gp");
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(page.url()).toContain("#/help");
    window.expectClean();
    await window.close();
  },
);
