import type { ElementHandle, Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** What has the keyboard. */
interface Stop {
  name: string;
  /** Whether one sees that it has the keyboard. */
  seen: boolean;
  /** Whether it is what was looked for. */
  wanted: boolean;
  /** Whether it is in the content of the page, or in a dialog over it. */
  inContent: boolean;
}

function stopAt(page: Page, wanted: ElementHandle | null): Promise<Stop> {
  return page.evaluate((target) => {
    const element = document.activeElement as HTMLElement;
    // A field may show it on what is drawn in its place: the box around it, or the mark beside it.
    const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const box = element.closest(
      "label, .el-input__wrapper, .el-input-tag, .el-select__wrapper, .el-textarea",
    );
    const near = field ? [element, box, ...(element.parentElement?.children ?? [])] : [element];
    const seen = near.some((part) => {
      const style = part ? getComputedStyle(part) : undefined;
      const outlined =
        style?.outlineStyle !== "none" && parseFloat(style?.outlineWidth ?? "0") >= 1;
      return style !== undefined && (outlined || (field && style.boxShadow !== "none"));
    });
    const label = field ? element.labels?.[0]?.textContent : element.textContent;
    const name = (element.getAttribute("aria-label") ?? label ?? "").trim();
    return {
      name: name.slice(0, 80) || element.outerHTML.slice(0, 200),
      seen: seen || element === document.body,
      wanted: element === target,
      inContent: element.closest("main, [role=dialog], dialog") !== null,
    };
  }, wanted);
}

/** More stops than any page has. */
const MOST = 400;

/** Somebody who has nothing but a keyboard. Everything they stop at has to show that it has it. */
export class Keys {
  constructor(readonly page: Page) {}

  /** What has the keyboard now, by its name. */
  async here(): Promise<string> {
    return (await stopAt(this.page, null)).name;
  }

  /** Goes on with Tab, or another key, until something has the keyboard. */
  async to(wanted: Locator, key = "Tab"): Promise<void> {
    const target = await wanted.first().elementHandle();
    const stops: string[] = [];
    for (let stop = await stopAt(this.page, target); !stop.wanted;) {
      await this.page.keyboard.press(key);
      stop = await stopAt(this.page, target);
      expect(stop.seen, `one sees that "${stop.name}" has the keyboard`).toBe(true);
      stops.push(stop.name);
      if (stops.length > MOST) {
        throw new Error(`${key} does not lead to ${String(wanted)}, but to ${stops.join(" | ")}`);
      }
    }
  }

  async press(wanted: Locator, key = "Enter"): Promise<void> {
    await this.to(wanted);
    await this.page.keyboard.press(key);
  }

  /** Types into a field in place of what is in it. */
  async fill(wanted: Locator, text: string): Promise<void> {
    await this.to(wanted);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.insertText(text);
  }

  /** Chooses what a list offers for what is typed. */
  async choose(wanted: Locator, option: string, typed = option): Promise<void> {
    await this.to(wanted);
    await this.page.keyboard.press("Enter");
    if (await wanted.isEditable()) {
      await this.page.keyboard.type(typed);
    }
    const found = this.page.getByRole("option", { name: option });
    await found.waitFor();
    for (let at = 0; at < 20 && !(await isHovered(found)); at++) {
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.press("Enter");
  }

  /** Goes through the content of the page with Tab and out of it, and tells where it stopped. */
  async through(): Promise<string[]> {
    const stops: string[] = [];
    for (let presses = 0; presses < MOST; presses++) {
      await this.page.keyboard.press("Tab");
      const stop = await stopAt(this.page, null);
      expect(stop.seen, `one sees that "${stop.name}" has the keyboard`).toBe(true);
      if (stop.inContent) {
        stops.push(stop.name);
      } else if (stops.length > 0) {
        return stops;
      }
    }
    throw new Error(`Tab does not lead through the page: ${stops.slice(-20).join(" | ")}`);
  }
}

/** Whether a list of Element Plus would choose this with Enter. */
function isHovered(option: Locator): Promise<boolean> {
  return option.evaluate((element) => element.classList.contains("is-hovering"));
}
