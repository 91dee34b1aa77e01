import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { loginOf } from "./login";
import { serverUrl } from "./place";
import { drawn, Traffic } from "./traffic";

const SHOTS = process.env.WORKLOG_WEB_SHOTS ?? "../../../target/web-shots";

export type Language = "zh-CN" | "en";
export type Theme = "light" | "dark";

export interface Look {
  language?: Language;
  theme?: Theme;
  /** Width of the window; the height follows. */
  width?: number;
}

/** A page whose faults are kept: messages of the console, exceptions, breaches of the policy. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Opens an address within the pages, such as `/projects`, and waits until it has loaded. */
  go(path: string): Promise<void>;
  /** Waits until the page has all that it asked for, and was drawn. */
  settled(): Promise<void>;
  /** Changes theme and width in place; the language stays. */
  turn(look: Look): Promise<void>;
  /** Fails if anything was wrong since the page was opened, or since it was asked last. */
  expectClean(): void;
  /** Fails if the page as it is now breaks a rule of WCAG 2.2 A or AA. */
  expectAccessible(): Promise<void>;
  /** Keeps a picture of the page in the build's folder. */
  shot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** What is otherwise than usual. */
export interface Expected {
  /** Faults that a test causes on purpose, by their text. */
  faults?: RegExp[];
  /** Whether the person is new, so that the tour shows itself. */
  tour?: boolean;
  /** Another server than the one that all tests of the file share. */
  url?: string;
  /** What is done with a page before it opens anything. */
  before?: (page: Page) => Promise<unknown>;
  /** Whether the policy of the pages is put aside, so that what it forbids would run. */
  withoutPolicy?: boolean;
}

let browser: Browser;
/** Contexts that pages are looked at in, by who looks: the scripts are loaded once. */
const looking = new Map<string, BrowserContext>();

/** Starts a browser for the tests of a file. Call it at the top of the file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.WORKLOG_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });
  afterAll(() => browser?.close());
}

function size(width: number): { width: number; height: number } {
  return { width, height: width < 800 ? 844 : 900 };
}

/** A context of somebody, logged in as often as a file has tests, with one login. */
async function contextOf(
  loginName: string | undefined,
  look: Required<Look>,
  expected: Expected,
): Promise<BrowserContext> {
  const options: BrowserContextOptions = {
    viewport: size(look.width),
    locale: look.language,
    colorScheme: look.theme,
    reducedMotion: "reduce",
    bypassCSP: expected.withoutPolicy ?? false,
  };
  if (loginName !== undefined) {
    const url = expected.url ?? serverUrl();
    options.storageState = await loginOf(browser, url, loginName, expected.tour ?? false);
  }
  return browser.newContext(options);
}

/** Keeps what goes wrong in a page, but for what is expected to. */
function faultsOf(page: Page, expected: Expected): string[] {
  const faults: string[] = [];
  const add = (fault: string): void => {
    if (!expected.faults?.some((known) => known.test(fault))) {
      faults.push(fault);
    }
  };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      add(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => add(`exception: ${error.stack ?? error.message}`));
  return faults;
}

/** Opens a window of somebody, or of nobody when no name is given. */
export async function visit(
  loginName?: string,
  look: Look = {},
  expected: Expected = {},
): Promise<Visit> {
  const full: Required<Look> = { language: "en", theme: "light", width: 1440, ...look };
  const context = await contextOf(loginName, full, expected);
  return windowIn(context, full, expected, () => context.close());
}

async function windowIn(
  context: BrowserContext,
  look: Required<Look>,
  expected: Expected,
  close: () => Promise<void>,
): Promise<Visit> {
  const url = expected.url ?? serverUrl();
  const page = await context.newPage();
  const faults = faultsOf(page, expected);
  const traffic = new Traffic(page);
  await expected.before?.(page);
  const now = { ...look };
  return {
    page,
    context,
    go: async (path) => {
      await page.goto(`${url}/#${path}`);
      await traffic.settled();
    },
    settled: () => traffic.settled(),
    turn: async ({ theme = now.theme, width = now.width }) => {
      Object.assign(now, { theme, width });
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize(size(width));
      await traffic.settled();
    },
    expectClean: () => expect(faults.splice(0)).toEqual([]),
    expectAccessible: () => expectAccessible(page),
    shot: async (name) => {
      mkdirSync(SHOTS, { recursive: true });
      const file = `${name}-${now.language}-${now.theme}-${now.width}.png`;
      await page.screenshot({ path: join(SHOTS, file), fullPage: true });
    },
    close,
  };
}

async function expectAccessible(page: Page): Promise<void> {
  // What the frame's head covers after scrolling is no target that is too small; and colours on
  // their way to others are neither.
  await page.evaluate(() => scrollTo(0, 0));
  await drawn(page);
  // The pages have no frames: nothing needs the way through a second page that frames need.
  const found = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const faults = found.violations.map(
    (rule) => `${rule.id}: ${rule.help}\n  ${rule.nodes.map((node) => node.html).join("\n  ")}`,
  );
  expect(faults).toEqual([]);
}

/** The looks in which each page is shown once. */
export const LOOKS: Required<Look>[] = [
  { language: "zh-CN", theme: "light", width: 1440 },
  { language: "zh-CN", theme: "dark", width: 390 },
  { language: "en", theme: "light", width: 390 },
  { language: "en", theme: "dark", width: 1440 },
];

/**
 * Opens a page in each language, looks at it, turns it to its other look in place and looks again;
 * each look is checked and its picture kept. `ready` waits for its content.
 */
export async function lookAt(
  loginName: string | undefined,
  path: string,
  name: string,
  ready: (page: Page) => Promise<unknown>,
  expected: Expected = {},
): Promise<void> {
  for (const [first, second] of [LOOKS.slice(0, 2), LOOKS.slice(2)] as Required<Look>[][]) {
    const window = await lookingWindow(loginName, first!, expected);
    await window.go(path);
    await ready(window.page);
    await window.settled();
    await check(window, name);
    await window.turn(second!);
    await check(window, name);
    window.expectClean();
    await window.close();
  }
}

async function check(window: Visit, name: string): Promise<void> {
  await window.expectAccessible();
  await window.shot(name);
  const wide = await window.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}

async function lookingWindow(
  loginName: string | undefined,
  look: Required<Look>,
  expected: Expected,
): Promise<Visit> {
  const who = [expected.url ?? serverUrl(), loginName, look.language].join(" ");
  const context = looking.get(who) ?? (await contextOf(loginName, look, expected));
  looking.set(who, context);
  const window = await windowIn(context, look, expected, () => window.page.close());
  return window;
}
