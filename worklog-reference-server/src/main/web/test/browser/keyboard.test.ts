import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { useBrowser, visit } from "../world/browser";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

/** What has the keyboard: its name, and whether one sees that it has it. */
function focused(page: Page): Promise<{ name: string; seen: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    // A field may show it on what is drawn in its place: the box around it, or the mark beside it.
    const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const box = element.closest("label, .el-input__wrapper, .el-select__wrapper, .el-textarea");
    const near = field ? [element, box, ...(element.parentElement?.children ?? [])] : [element];
    const seen = near.some((part) => {
      const style = part ? getComputedStyle(part) : undefined;
      const outlined = style?.outlineStyle !== "none" && parseFloat(style?.outlineWidth ?? "0") >= 1;
      return style !== undefined && (outlined || (field && style.boxShadow !== "none"));
    });
    const label = field ? element.labels?.[0]?.textContent : element.textContent;
    const name = (element.getAttribute("aria-label") ?? label ?? "").trim();
    return { name: name || element.outerHTML.slice(0, 200), seen };
  });
}

/** Goes on with Tab until something by that name has the keyboard; each stop on the way is seen. */
async function tabTo(page: Page, name: string | RegExp, most = 60): Promise<void> {
  const stops: string[] = [];
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    expect(now.seen, `one sees that "${now.name}" has the keyboard`).toBe(true);
    stops.push(now.name);
    if (typeof name === "string" ? now.name === name : name.test(now.name)) {
      return;
    }
  }
  throw new Error(`Tab does not lead to ${String(name)}, but to ${stops.join(" | ")}`);
}

test("from the login through every page of the navigation to a project, by keyboard alone", async () => {
  const name = fresh("键盘");
  const url = inject("url");
  await (await Visitor.logIn(url, "lin")).addProject(name);
  await (await visit("lin")).close();

  const window = await visit(undefined, { language: "zh-CN" });
  const { page } = window;
  await window.go("/login");
  await page.keyboard.press("Tab");
  for (let stop = 0; stop < 8; stop++) {
    if (await page.getByLabel("登录名").evaluate((field) => field === document.activeElement)) {
      break;
    }
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("lin");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /您好/, level: 1 }).waitFor();

  await page.reload();
  await page.getByRole("heading", { name: /您好/, level: 1 }).waitFor();
  await tabTo(page, "跳到正文", 1);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");

  const entries = await page.locator("nav[aria-label='主导航'] a[data-nav]").allInnerTexts();
  expect(entries.length).toBeGreaterThan(1);
  for (const entry of entries) {
    await page.reload();
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await tabTo(page, entry.trim());
    await page.keyboard.press("Enter");
    const link = page.locator("nav[aria-label='主导航'] a.here", { hasText: entry.trim() });
    await link.waitFor();
    await page.getByRole("heading", { level: 1 }).first().waitFor();
  }

  await window.go("/projects");
  await page.getByRole("link", { name }).first().waitFor();
  await page.reload();
  await page.getByRole("link", { name }).first().waitFor();
  await tabTo(page, new RegExp(name), 150);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  window.expectClean();
  await window.close();
});

test("on a phone the navigation opens and closes by keyboard", async () => {
  const window = await visit("lin", { width: 390 });
  const { page } = window;
  await window.go("/help");
  await tabTo(page, "Menu");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "My work" }).waitFor();
  await window.expectAccessible();
  await window.shot("menu");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "My work" }).waitFor({ state: "hidden" });
  expect((await focused(page)).name).toBe("Menu");
  window.expectClean();
  await window.close();
});
