import { expect } from "vitest";
import { fresh } from "./visitor";
import { button, entry, link, openCase, presses, type Scene, type Way } from "./ways";

const BASE = "/projects/:project";

/** Pages of whoever records work and owns a project. */
export const memberWays = (scene: Scene): Record<string, Way> => ({
  "verify-file": {
    from: "/",
    by: entry("Verify a file"),
    act: async (keys, page) => {
      // Waited for from before: a chooser that opens first is the browser's own, and stays.
      const opened = page.waitForEvent("filechooser");
      await keys.press(page.locator("input[type=file]"));
      await opened;
    },
  },
  device: {
    from: "/device",
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("Code"), scene.device);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "A program" }).waitFor();
      await keys.press(button(page, "Refuse"));
      await page.getByText("The program was refused.").waitFor();
    },
  },
  home: { from: "/help", by: "gh", act: presses("New record", "What was done") },
  help: {
    from: "/",
    by: "g?",
    act: async (keys, page) => {
      await keys.press(button(page, "Show the tour"));
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    },
  },
  problems: {
    from: "/help",
    by: link("Problems and what to do"),
    act: async (keys, page) => {
      await keys.fill(page.getByRole("searchbox"), "429");
      await page.getByRole("link", { name: /link-invalid/ }).waitFor({ state: "detached" });
    },
  },
  problem: {
    from: "/problems",
    by: link(/link-invalid/),
    act: async (keys, page) => {
      await keys.press(page.getByRole("link", { name: "All problems" }));
      await page.getByRole("searchbox").waitFor();
    },
  },
  notifications: {
    from: "/",
    by: "gn",
    act: async (keys, page) => {
      await keys.press(page.getByLabel("Only those not read"), "Space");
      expect(await page.getByLabel("Only those not read").isChecked()).toBe(true);
    },
  },
  profile: {
    from: "/",
    by: async (keys, page) => {
      await keys.press(button(page, /^You: /));
      await page.getByRole("menuitem", { name: "Profile and keys" }).waitFor();
      await keys.press(page.getByRole("menuitem", { name: "Profile and keys" }));
    },
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("Name", { exact: true }), `${scene.member} 2`);
      await keys.press(button(page, "Save"));
      await page.getByText("Saved.").waitFor();
    },
  },
  "my-data": {
    from: "/",
    by: entry("My data"),
    act: async (keys, page) => {
      const ground = fresh("mine");
      await keys.fill(page.getByLabel("Ground, such as the article of a law"), ground);
      await keys.press(button(page, "Ask"));
      await keys.press(page.getByRole("dialog").getByRole("button", { name: "Ask" }));
      await page.getByRole("row").filter({ hasText: ground }).waitFor();
    },
  },
  projects: {
    from: "/",
    by: "gp",
    act: async (keys, page) => {
      await keys.fill(page.getByRole("searchbox"), "nothing is called so");
      await page.locator("main .empty").waitFor();
    },
  },
  "project-new": {
    from: "/projects",
    by: link("New project"),
    act: async (keys, page) => {
      const made = fresh("By keys");
      await keys.fill(page.getByLabel("Name", { exact: true }), made);
      await keys.press(button(page, "Create project"));
      await page.getByRole("heading", { name: made, level: 1 }).waitFor();
    },
  },
  project: {
    from: "/projects",
    by: link(scene.name),
    act: async (keys, page) => {
      await keys.press(page.getByRole("link", { name: "The whole timeline" }));
      await page.getByLabel("Words").waitFor();
    },
  },
  "project-timeline": {
    from: BASE,
    by: link("Timeline"),
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("Words"), "nothing has this");
      await page.locator("main .empty").waitFor();
    },
  },
  "project-statistics": {
    from: BASE,
    by: link("Statistics"),
    act: async (keys, page) => {
      await keys.press(button(page, "Show as a table"));
      await page.locator("figure table").first().waitFor();
    },
  },
  "project-members": {
    from: BASE,
    by: link("Members"),
    act: async (keys, page) => {
      await keys.fill(page.getByRole("searchbox"), "lin");
      await keys.press(page.getByRole("list", { name: /./ }).getByRole("button", { name: /lin$/ }));
      const dialog = page.getByRole("dialog");
      await keys.press(dialog.getByRole("checkbox", { name: /^Reader/ }), "Space");
      await keys.press(dialog.getByRole("button", { name: "Save" }));
      await page.getByRole("rowheader", { name: "林工" }).waitFor();
    },
  },
  "project-settings": {
    from: BASE,
    by: link("Settings"),
    act: async (keys, page) => {
      await keys.press(page.getByRole("link", { name: "Rules", exact: true }));
      await keys.press(page.getByRole("checkbox", { name: "Record who reads" }), "Space");
      await keys.press(button(page, "Save"));
      await page.getByText("Saved.").waitFor();
    },
  },
  records: {
    from: BASE,
    by: link("Records"),
    act: async (keys, page) => {
      await keys.press(page.getByLabel("Choose “To approve”"), "Space");
      await keys.press(button(page, "Approve 1"));
      await keys.press(page.getByRole("dialog").getByRole("button", { name: "Approve" }));
      await page.getByRole("heading", { name: "1 of 1 approved" }).waitFor();
    },
  },
  "record-new": {
    from: `${BASE}/records`,
    by: (keys, page) => keys.press(button(page, "New record")),
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("Title"), "By keys");
      await keys.press(button(page, "Submit"));
      await page.getByText("Waits for approval").waitFor();
    },
  },
  record: {
    from: `${BASE}/records`,
    by: link("A draft"),
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("Your comment"), "Said by keys");
      await keys.press(button(page, "Comment"));
      await page.getByText("Said by keys").waitFor();
    },
  },
  "record-edit": {
    from: `${BASE}/records`,
    by: async (keys, page) => {
      await link("A draft")(keys, page);
      await keys.press(button(page, "Edit"));
    },
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("What was done"), "Written by keys");
      await keys.press(button(page, "Save draft"));
      await page
        .getByRole("status")
        .filter({ hasText: /^\s*Saved/ })
        .waitFor();
    },
  },
  trail: {
    from: BASE,
    by: link("Trail"),
    act: async (keys, page) => {
      await keys.fill(page.getByRole("textbox", { name: "Words" }), "To approve");
      await page.keyboard.press("Enter");
      await button(page, /^Remove Words/).waitFor();
    },
  },
  event: {
    from: `${BASE}/trail`,
    by: (keys, page) => keys.press(page.locator("tbody a")),
    act: presses("Show the text", "it is the one above"),
  },
  verify: {
    from: BASE,
    by: link("Verify"),
    act: async (keys, page) => {
      await keys.press(page.locator("[data-test=verify]"));
      await page.locator("[data-test=verdict]").waitFor();
    },
  },
  exports: {
    from: BASE,
    by: link("Exports"),
    act: async (keys, page) => {
      await keys.press(button(page, "Start export"));
      await page.locator("main li.card").first().getByText("ready", { exact: true }).waitFor();
    },
  },
  feeds: {
    from: BASE,
    by: link("Feeds"),
    act: async (keys, page) => {
      await keys.press(button(page, "Refresh"));
      await page.getByRole("link", { name: "A feed" }).waitFor();
    },
  },
  "feed-new": {
    from: `${BASE}/feeds`,
    by: link("New feed"),
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("Name", { exact: true }), "By keys");
      await keys.fill(page.getByLabel("Address"), "http://127.0.0.1:9/keys");
      await keys.press(button(page, "Create feed"));
      await page.locator(".secret code").waitFor();
    },
  },
  feed: {
    from: `${BASE}/feeds`,
    by: link("A feed"),
    act: presses("Send a test event", /Not delivered/),
  },
  viewer: {
    from: BASE,
    by: link("Embed"),
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("What it is for"), "By keys");
      await keys.press(button(page, "Make token"));
      await page.locator("pre.token").waitFor();
    },
  },
  "project-privacy": { from: BASE, by: link("Privacy"), act: openCase },
  nowhere: {
    from: "/there/is/nothing",
    act: async (keys, page) => {
      await keys.press(page.getByRole("link", { name: "To the start" }));
      await page.getByRole("heading", { name: /Good to see you/ }).waitFor();
    },
  },
});
