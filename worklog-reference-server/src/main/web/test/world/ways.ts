import type { Locator, Page } from "playwright-core";
import { fresh } from "./visitor";
import type { Keys } from "./keys";

/** What the pages are walked with. */
export interface Scene {
  /** Login name and name of the owner of the project. */
  member: string;
  project: string;
  /** Name of the project. */
  name: string;
  /** Ground of a request that waits for a decision. */
  ground: string;
  /** What a program shows that asks to be let in. */
  device: string;
  /** Token with which somebody chooses their password. */
  invitation: string;
}

/** How one comes to a page, and does there what it is for. */
export interface Way {
  /** Where one is before; words with a colon are of the scene. */
  from: string;
  /** Keys of a shortcut, or what is reached with Tab and pressed. Without it `from` is the page. */
  by?: string | ((keys: Keys, page: Page) => Promise<void>);
  act: (keys: Keys, page: Page) => Promise<unknown>;
}

export const button = (page: Page, text: string | RegExp): Locator =>
  page.getByRole("button", { name: text, exact: typeof text === "string" });

/** An entry of the navigation: it is before the content, so that one goes back to it. */
export const entry =
  (text: string) =>
  async (keys: Keys, page: Page): Promise<void> => {
    await keys.to(page.locator("nav a[data-nav]", { hasText: text }), "Shift+Tab");
    await page.keyboard.press("Enter");
  };

export const link =
  (text: string | RegExp) =>
  (keys: Keys, page: Page): Promise<void> =>
    keys.press(
      page.locator("main").getByRole("link", { name: text, exact: typeof text === "string" }),
    );

export const presses =
  (text: string | RegExp, sees: string | RegExp) =>
  async (keys: Keys, page: Page): Promise<void> => {
    await keys.press(button(page, text));
    await page.getByText(sees).first().waitFor();
  };

/** Asks again, and the answer comes. */
export const again = async (keys: Keys, page: Page): Promise<void> => {
  await keys.to(button(page, "Look again"));
  await Promise.all([page.waitForResponse((one) => one.ok()), page.keyboard.press("Enter")]);
};

/** Opens a case, on the page of holds or of a project. */
export async function openCase(keys: Keys, page: Page): Promise<void> {
  await keys.press(button(page, "Open a case"));
  const dialog = page.getByRole("dialog", { name: "Open a case" });
  await keys.fill(dialog.getByLabel("Name of the case"), fresh("case"));
  await keys.fill(dialog.getByLabel("Reason"), "by keys");
  await keys.press(dialog.getByRole("button", { name: "Open a case" }));
  await dialog.waitFor({ state: "hidden" });
}
