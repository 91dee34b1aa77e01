import { expect, test } from "vitest";
import { useBrowser, visit } from "../world/browser";
import { Keys } from "../world/keys";
import { serverUrl } from "../world/place";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

test("from the login through every page of the navigation to a project, by keyboard alone", async () => {
  const name = fresh("键盘");
  await (await Visitor.logIn(serverUrl(), "lin")).addProject(name);
  await (await visit("lin")).close();

  const window = await visit(undefined, { language: "zh-CN" });
  const { page } = window;
  const keys = new Keys(page);
  await window.go("/login");
  await keys.to(page.getByLabel("登录名"));
  await page.keyboard.type("lin");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /您好/, level: 1 }).waitFor();

  await page.reload();
  await window.settled();
  await page.keyboard.press("Tab");
  expect(await keys.here()).toBe("跳到正文");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");

  const entries = page.locator("nav[aria-label='主导航'] a[data-nav]");
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
});

test("on a phone the navigation opens and closes by keyboard", async () => {
  const window = await visit("lin", { width: 390 });
  const { page } = window;
  const keys = new Keys(page);
  await window.go("/help");
  await keys.press(page.getByRole("button", { name: "Menu" }));
  await page.getByRole("link", { name: "My work" }).waitFor();
  await window.expectAccessible();
  await window.shot("menu");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "My work" }).waitFor({ state: "hidden" });
  expect(await keys.here()).toBe("Menu");
  window.expectClean();
  await window.close();
});
