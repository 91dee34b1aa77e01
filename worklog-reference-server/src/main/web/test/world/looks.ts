import { expect } from "vitest";
import type { Page } from "playwright-core";
import { visit, type Expected, type Look, type Visit } from "./browser";
import { serverUrl } from "./place";

/** The looks in which each page is shown once: two in each language. */
export const LOOKS: Required<Look>[] = [
  { language: "zh-CN", theme: "light", width: 1440 },
  { language: "zh-CN", theme: "dark", width: 390 },
  { language: "en", theme: "light", width: 390 },
  { language: "en", theme: "dark", width: 1440 },
];

/** A window in which somebody looks at one page after another, and what is expected there now. */
interface Kept {
  window: Visit;
  expected: Expected;
}

/** The windows of a file, by who looks and in which language: the scripts are loaded once. */
const kept = new Map<string, Kept>();

/**
 * Opens a page in each language, looks at it, turns it to its other look in place and looks again;
 * each look is checked and its picture kept, so that each theme is seen in each width. `ready` waits
 * for its content.
 */
export async function lookAt(
  loginName: string | undefined,
  path: string,
  name: string,
  ready: (page: Page) => Promise<unknown>,
  expected: Expected = {},
): Promise<void> {
  for (const [first, second] of [LOOKS.slice(0, 2), LOOKS.slice(2)] as Required<Look>[][]) {
    const window = await windowOf(loginName, first!, expected);
    try {
      await window.turn(first!);
      await leave(window, path);
      await window.go(path);
      await ready(window.page);
      await window.settled();
      await check(window, name);
      await window.turn(second!);
      await check(window, name);
      window.expectClean();
    } catch (fault) {
      // Whatever is wrong in it is not handed on to the next page.
      await window.close();
      throw fault;
    }
    if (expected.before !== undefined) {
      await window.close();
    }
  }
}

/** Leaves a page that only has another question: it would be the same one, further on. */
async function leave(window: Visit, path: string): Promise<void> {
  const [here] = (window.page.url().split("#")[1] ?? "").split("?");
  if (here === path.split("?")[0]) {
    await window.page.goto("about:blank");
  }
}

async function windowOf(
  loginName: string | undefined,
  look: Required<Look>,
  expected: Expected,
): Promise<Visit> {
  const who = [expected.url ?? serverUrl(), loginName, look.language].join(" ");
  const known = expected.before === undefined ? kept.get(who) : undefined;
  if (known !== undefined && !known.window.page.isClosed()) {
    known.expected.faults = expected.faults;
    return known.window;
  }
  const own = { ...expected };
  const window = await visit(loginName, look, own);
  if (expected.before === undefined) {
    kept.set(who, { window, expected: own });
  }
  return window;
}

async function check(window: Visit, name: string): Promise<void> {
  await window.expectAccessible();
  await window.shot(name);
  const wide = await window.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}
