import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { expectAccessible } from "./axe";
import { launch } from "./chromium";
import { freshPage, release } from "./contexts";
import { loginOf } from "./login";
import { serverUrl } from "./place";
import { Traffic } from "./traffic";

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
  /** Fails if the page as it is now breaks a rule of WCAG 2.2 A or AA, but for some. */
  expectAccessible(but?: string[]): Promise<void>;
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

/** One for all files of a worker, until the worker ends. */
let browser: Browser | undefined;
/** Of the tests of this file. */
const opened = new Set<BrowserContext>();

/** Has a browser for the tests of a file. Call it at the top of the file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser ??= await launch();
  });
  // A test that failed may have left a window open.
  afterAll(async () => {
    await Promise.all([...opened].map((context) => context.close()));
    opened.clear();
  });
}

function size(width: number): { width: number; height: number } {
  return { width, height: width < 800 ? 844 : 900 };
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

/** Opens a window of somebody, or of nobody when no name is given. What is expected may change. */
export async function visit(
  loginName?: string,
  look: Look = {},
  expected: Expected = {},
): Promise<Visit> {
  const now: Required<Look> = { language: "en", theme: "light", width: 1440, ...look };
  const url = expected.url ?? serverUrl();
  const kind = {
    language: now.language,
    withoutPolicy: expected.withoutPolicy ?? false,
    selfSigned: url.startsWith("https:"),
  };
  const state = loginName && (await loginOf(browser!, url, loginName, expected.tour ?? false));
  const page = await freshPage(browser!, kind, url, state || undefined);
  const context = page.context();
  opened.add(context);
  const faults = faultsOf(page, expected);
  const traffic = new Traffic(page);
  const show = async (): Promise<void> => {
    await page.emulateMedia({ colorScheme: now.theme });
    await page.setViewportSize(size(now.width));
  };
  await show();
  await expected.before?.(page);
  return {
    page,
    context,
    go: async (path) => {
      const address = `${url}/#${path}`;
      await (page.url() === address ? page.reload() : page.goto(address));
      await traffic.settled();
    },
    settled: () => traffic.settled(),
    turn: async ({ theme = now.theme, width = now.width }) => {
      if (theme !== now.theme || width !== now.width) {
        Object.assign(now, { theme, width });
        await show();
        await traffic.settled();
      }
    },
    expectClean: () => expect(faults.splice(0)).toEqual([]),
    expectAccessible: (but) => expectAccessible(page, but),
    shot: async (name) => {
      mkdirSync(SHOTS, { recursive: true });
      // The head that stays above is drawn where the page was scrolled to.
      await page.evaluate(() => scrollTo(0, 0));
      const file = `${name}-${now.language}-${now.theme}-${now.width}.png`;
      await page.screenshot({ path: join(SHOTS, file), fullPage: true });
    },
    close: async () => {
      opened.delete(context);
      await release(context, kind);
    },
  };
}
