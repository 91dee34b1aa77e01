import axe, { type RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { drawn } from "./traffic";

/** WCAG 2.2 A and AA. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** Fails if a page as it is now breaks a rule, but for some. The pages have no frames. */
export async function expectAccessible(page: Page, but: string[] = []): Promise<void> {
  // What the frame's head covers after scrolling is no target that is too small; and colours on
  // their way to others are neither.
  await page.evaluate(() => scrollTo(0, 0));
  await drawn(page);
  // A document that stays has it already.
  if (await page.evaluate(() => window.axe === undefined)) {
    await page.evaluate(axe.source);
  }
  const options: RunOptions = {
    runOnly: { type: "tag", values: TAGS },
    resultTypes: ["violations"],
    rules: Object.fromEntries(but.map((rule) => [rule, { enabled: false }])),
  };
  const faults = await page.evaluate(async (asked) => {
    const found = await window.axe!.run(document, asked);
    return found.violations.map(
      (rule) => `${rule.id}: ${rule.help}\n  ${rule.nodes.map((node) => node.html).join("\n  ")}`,
    );
  }, options);
  expect(faults).toEqual([]);
}
