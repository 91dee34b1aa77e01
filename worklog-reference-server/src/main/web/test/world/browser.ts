import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import {
  chromium,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
} from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { PASSWORD } from "./visitor";

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
  /** Opens an address within the pages, such as `/projects`. */
  go(path: string): Promise<void>;
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
  /** Another server than the one that all tests share. */
  url?: string;
}

/** Tells a server that somebody has seen the tour, unless it knows. */
export async function skipTour(request: APIRequestContext, url: string): Promise<void> {
  const path = `${url}/api/v1/me/preferences`;
  const kept = await request.get(path);
  const values = (await kept.json()) as Record<string, unknown>;
  if (values["help.tour"] !== true) {
    await request.put(path, {
      headers: { "If-Match": kept.headers().etag ?? "", "X-Worklog-CSRF": "1" },
      data: { ...values, "help.tour": true },
    });
  }
}

let browser: Browser;

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

/** Opens a window of somebody, or of nobody when no name is given. */
export async function visit(
  loginName?: string,
  look: Look = {},
  expected: Expected = {},
): Promise<Visit> {
  const { language = "en", theme = "light", width = 1440 } = look;
  const url = expected.url ?? inject("url");
  const context = await browser.newContext({
    viewport: { width, height: width < 800 ? 844 : 900 },
    locale: language,
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  if (loginName !== undefined) {
    const answer = await context.request.post(`${url}/api/v1/login`, {
      data: { loginName, password: PASSWORD },
    });
    expect(answer.ok(), `${loginName} logs in`).toBe(true);
    if (!expected.tour) {
      await skipTour(context.request, url);
    }
  }
  const page = await context.newPage();
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
  return {
    page,
    context,
    go: async (path) => {
      await page.goto(`${url}/#${path}`);
      await page.waitForLoadState("networkidle");
    },
    expectClean: () => expect(faults.splice(0)).toEqual([]),
    expectAccessible: () => expectAccessible(page),
    shot: async (name) => {
      mkdirSync(SHOTS, { recursive: true });
      const file = `${name}-${language}-${theme}-${width}.png`;
      await page.screenshot({ path: join(SHOTS, file), fullPage: true });
    },
    close: () => context.close(),
  };
}

async function expectAccessible(page: Page): Promise<void> {
  // What the frame's head covers after scrolling is no target that is too small.
  await page.evaluate(() => scrollTo(0, 0));
  const found = await new AxeBuilder({ page })
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
  { language: "en", theme: "dark", width: 1440 },
  { language: "zh-CN", theme: "dark", width: 390 },
  { language: "en", theme: "light", width: 390 },
];

/** Opens a page in every look, checks it and keeps its picture. `ready` waits for its content. */
export async function lookAt(
  loginName: string | undefined,
  path: string,
  name: string,
  ready: (page: Page) => Promise<unknown>,
  expected: Expected = {},
): Promise<void> {
  for (const look of LOOKS) {
    const window = await visit(loginName, look, expected);
    await window.go(path);
    await ready(window.page);
    await window.expectAccessible();
    await window.shot(name);
    const wide = await window.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, `${name} at ${look.width} px is wider than the window`).toBeLessThanOrEqual(0);
    window.expectClean();
    await window.close();
  }
}
