import { expect } from "vitest";
import { withMadeUpStorage } from "./madeUpStorage";
import { fresh, PASSWORD } from "./visitor";
import { again, button, entry, link, openCase, presses, type Scene, type Way } from "./ways";

/** Pages of an administrator. */
export const adminWays = (scene: Scene): Record<string, Way> => ({
  "admin-health": { from: "/", by: entry("Administration"), act: again },
  "admin-users": {
    from: "/admin/health",
    by: link("Users"),
    act: async (keys, page) => {
      await keys.press(button(page, "New user"));
      const dialog = page.getByRole("dialog");
      await keys.fill(dialog.getByLabel("Name", { exact: true }), "By keys");
      await keys.fill(dialog.getByLabel("Login name"), fresh("bykeys"));
      await keys.press(dialog.getByRole("button", { name: "Make the account" }));
      await page.getByRole("heading", { name: "Link for By keys" }).waitFor();
    },
  },
  "admin-user": {
    from: "/admin/users",
    by: async (keys, page) => {
      await keys.fill(page.getByRole("searchbox"), scene.member);
      await page.getByRole("row").nth(2).waitFor({ state: "detached" });
      await keys.press(page.getByRole("row").nth(1).getByRole("link"));
    },
    act: async (keys, page) => {
      await keys.press(button(page, "New link for a password"));
      await keys.press(
        page.getByRole("dialog").getByRole("button", { name: "New link for a password" }),
      );
      await page.getByRole("heading", { name: /^Link for/ }).waitFor();
    },
  },
  "admin-teams": {
    from: "/admin/health",
    by: link("Teams"),
    act: async (keys, page) => {
      const team = fresh("By keys");
      await keys.fill(page.getByLabel("Name of the team"), team);
      await keys.press(button(page, "New team"));
      await page.getByRole("heading", { name: team }).waitFor();
    },
  },
  "admin-tenants": {
    from: "/admin/health",
    by: link("Tenants"),
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("Identifier (a-z, 0-9, -)"), fresh("keys"));
      await keys.fill(page.getByLabel("Name", { exact: true }), "By keys");
      await keys.press(button(page, "New tenant"));
      await page.getByLabel("Link", { exact: true }).waitFor();
    },
  },
  "admin-storage": {
    from: "/admin/health",
    by: async (keys, page) => {
      await withMadeUpStorage(page);
      await link("Storage")(keys, page);
    },
    act: async (keys, page) => {
      await keys.press(button(page, "Show as a table"));
      await page.locator("figure table").first().waitFor();
    },
  },
  "admin-jobs": { from: "/admin/health", by: link("Jobs"), act: again },
});

/** Pages of a security officer. */
export const officerWays = (scene: Scene): Record<string, Way> => ({
  "admin-roles": {
    from: "/",
    by: async (keys, page) => {
      await entry("Administration")(keys, page);
      await page.getByRole("heading", { name: "Duties and roles" }).waitFor();
    },
    act: async (keys, page) => {
      await keys.choose(page.getByRole("combobox", { name: "Person" }), scene.member);
      await keys.choose(page.getByRole("combobox", { name: "Duty" }), "auditor");
      await keys.fill(page.getByLabel("Reason"), "by keys");
      await keys.press(button(page, "Give"));
      await page.getByText("Given: auditor").waitFor();
    },
  },
  "privacy-requests": {
    from: "/admin/roles",
    by: link("Requests"),
    act: async (keys, page) => {
      await keys.choose(page.getByRole("combobox", { name: "State" }), "waits for a decision");
      await page.getByRole("row").filter({ hasText: scene.ground }).waitFor();
    },
  },
  "privacy-request": {
    from: "/privacy/requests",
    by: (keys, page) =>
      keys.press(page.getByRole("row").filter({ hasText: scene.ground }).getByRole("link")),
    act: async (keys, page) => {
      await keys.press(button(page, "Refuse"));
      const dialog = page.getByRole("dialog");
      await keys.fill(dialog.getByLabel(/^Reason/), "refused by keys");
      await keys.press(dialog.getByRole("button", { name: "Refuse" }));
      await page.getByText("refused by keys").waitFor();
    },
  },
  "privacy-holds": { from: "/admin/roles", by: link("Legal holds"), act: openCase },
  "privacy-retention": {
    from: "/admin/roles",
    by: link("Retention"),
    act: presses("Count what would go", /events would go/),
  },
  "privacy-vault": {
    from: "/admin/roles",
    by: link("Vault"),
    act: async (keys, page) => {
      await keys.press(button(page, "Make a new master key"));
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await expect.poll(() => keys.here()).toBe("Make a new master key");
    },
  },
});

/** Pages of an auditor of the system. */
export const AUDITOR_WAYS: Record<string, Way> = {
  "admin-logs": { from: "/admin/health", by: link("Logs and heads"), act: again },
  "system-trail": {
    from: "/",
    by: entry("System log"),
    act: async (keys, page) => {
      await keys.fill(page.getByRole("textbox", { name: "Words" }), "nothing has this");
      await page.keyboard.press("Enter");
      await page.locator("main .empty").waitFor();
    },
  },
  "system-event": {
    from: "/system-trail",
    by: (keys, page) => keys.press(page.locator("tbody a")),
    act: presses("Show the text", "it is the one above"),
  },
};

/** Pages for whoever is not logged in; one comes by their address. */
export const strangerWays = (scene: Scene): Record<string, Way> => ({
  setup: {
    from: "/setup?token=used",
    act: async (keys, page) => {
      await keys.press(page.getByRole("link", { name: "To the login" }));
      await page.getByLabel("Login name").waitFor();
    },
  },
  login: {
    from: "/login",
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("Login name"), scene.member);
      await keys.fill(page.getByLabel("Password", { exact: true }), PASSWORD);
      await page.keyboard.press("Enter");
      await page.locator("nav").first().waitFor();
    },
  },
  password: {
    from: "/password?token=:invitation",
    act: async (keys, page) => {
      await keys.fill(page.getByLabel("New password"), PASSWORD);
      await keys.press(button(page, "Set the password and log in"));
      await page.locator("nav").first().waitFor();
    },
  },
});
