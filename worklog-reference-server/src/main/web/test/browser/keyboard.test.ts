import { expect } from "vitest";
import { ANY, like, testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { Keys } from "../world/keys";
import { serverUrl } from "../world/place";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

testInBoth(
  "from the login through every page of the navigation to a project, by keyboard alone",
  "app",
  async (say, language) => {
    const name = fresh("键盘");
    await (await Visitor.logIn(serverUrl(), "lin")).addProject(name);
    await (await visit("lin")).close();

    const window = await visit(undefined, { language });
    const { page } = window;
    const keys = new Keys(page);
    await window.go("/login");
    await keys.to(page.getByLabel(say("session.login.name")));
    await page.keyboard.type("lin");
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await page
      .getByRole("heading", { name: like(say("home.hello", { name: ANY })), level: 1 })
      .waitFor();

    await page.reload();
    await window.settled();
    await page.keyboard.press("Tab");
    expect(await keys.here()).toBe(say("app.skip"));
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");

    const entries = page
      .getByRole("navigation", { name: say("app.navigation") })
      .locator("a[data-nav]");
    const count = await entries.count();
    expect(count).toBeGreaterThan(1);
    for (let at = 0; at < count; at++) {
      await page.reload();
      await window.settled();
      await keys.press(entries.nth(at));
      await entries.nth(at).and(page.locator(".here")).waitFor();
      await window.settled();
      await expect.poll(() => page.getByRole("heading", { level: 1 }).count()).toBe(1);
    }

    await window.go("/projects");
    await page.reload();
    await window.settled();
    await keys.press(page.getByRole("link", { name }));
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "on a phone the navigation opens and closes by keyboard",
  "app",
  async (say, language) => {
    const window = await visit("lin", { language, width: 390 });
    const { page } = window;
    const keys = new Keys(page);
    await window.go("/help");
    await keys.press(page.getByRole("button", { name: say("app.menu") }));
    await page.getByRole("link", { name: say("home.title") }).waitFor();
    await window.expectAccessible();
    await window.shot("menu");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: say("home.title") }).waitFor({ state: "hidden" });
    expect(await keys.here()).toBe(say("app.menu"));
    window.expectClean();
    await window.close();
  },
);
