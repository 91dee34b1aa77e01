import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { ANY, like, testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { somebody } from "../world/people";
import { serverUrl } from "../world/place";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

test("the login page", () =>
  lookAt(undefined, "/login", "login", (page) => page.getByRole("textbox").first().waitFor()));

testInBoth(
  "who is not logged in is asked to, and comes back to where they wanted to go",
  "session",
  async (say, language) => {
    const name = fresh("桥梁");
    const lin = await Visitor.logIn(serverUrl(), "lin");
    const project = await lin.addProject(name);
    const window = await visit(undefined, { language }, { faults: [/401/] });
    await window.go(`/projects/${project}`);
    await window.page.getByLabel(say("session.login.name")).fill("lin");
    await window.page.getByLabel(say("session.login.password"), { exact: true }).fill(PASSWORD);
    await window.page
      .getByRole("button", { name: say("session.login.submit"), exact: true })
      .click();
    await window.page.getByRole("heading", { name }).waitFor();
    expect(window.page.url()).toContain(`#/projects/${project}`);
    window.expectClean();
    await window.close();
  },
);

testInBoth("where one wanted to go is never another site", "session", async (say, language) => {
  const window = await visit(undefined, { language });
  await window.go(`/login?next=${encodeURIComponent("//example.org/x")}`);
  await window.page.getByLabel(say("session.login.name")).fill("lin");
  await window.page.getByLabel(say("session.login.password"), { exact: true }).fill(PASSWORD);
  await window.page.getByRole("button", { name: say("session.login.submit"), exact: true }).click();
  await window.page.locator("nav").first().waitFor();
  expect(window.page.url()).toBe(`${serverUrl()}/#/`);
  await window.close();
});

testInBoth(
  "after too many failures the form counts the seconds down",
  "session",
  async (say, language) => {
    const loginName = await somebody();
    const nobody = new Visitor(serverUrl());
    // Failures count for an address: one of its own keeps them from everybody else's logins.
    const from = { "X-Forwarded-For": `198.51.100.${randomInt(1, 255)}` };
    for (let failed = 0; failed < 7; failed++) {
      const wrong = { loginName, password: "not the password" };
      await nobody.send("POST", "/api/v1/login", wrong, from);
    }
    const window = await visit(undefined, { language }, { faults: [/429|401/] });
    await window.page.route("**/api/v1/login", (route) =>
      route.continue({ headers: { ...route.request().headers(), ...from } }),
    );
    await window.page.clock.install();
    await window.go("/login");
    await window.page.getByLabel(say("session.login.name")).fill(loginName);
    await window.page
      .getByLabel(say("session.login.password"), { exact: true })
      .fill("not the password");
    await window.page.clock.pauseAt(Date.now() + 3_600_000);
    const button = window.page.getByRole("button", {
      name: say("session.login.submit"),
      exact: true,
    });
    const wait = window.page.getByRole("button", {
      name: like(say("session.login.wait", { s: ANY })),
    });
    for (let tries = 0; tries < 10 && !(await wait.isVisible()); tries++) {
      // Each failure doubles the wait, until even a slow machine is within it.
      const answer = window.page.waitForResponse((one) => one.request().method() === "POST");
      await button.click();
      if ((await answer).status() === 429) {
        await wait.waitFor();
      }
    }
    expect(await wait.isDisabled()).toBe(true);
    await window.page.getByRole("alert").getByText(say("session.login.throttled")).waitFor();
    await window.page.clock.runFor(1_000_000);
    await button.waitFor();
    expect(await button.isEnabled()).toBe(true);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "the issuer's login is offered, explained when it fails, and leads on when it works",
  "session",
  async (say, language) => {
    const window = await visit(undefined, { language }, { faults: [/401/] });
    const { page } = window;
    const oidc = "/api/v1/login/oidc";
    await page.route("**/api/v1/login", (route) =>
      route.fulfill({ json: { password: true, oidc } }),
    );
    let outcome = "../../../#/login?error=oidc";
    await page.route(`**${oidc}`, (route) =>
      route.fulfill({ status: 302, headers: { Location: outcome } }),
    );
    await window.go("/profile");
    await page
      .getByRole("button", { name: say("Log in with your organisation's account") })
      .click();
    await page.getByRole("alert").getByText(say("session.login.failed.oidc.title")).waitFor();
    await window.expectAccessible();
    await window.shot("login-oidc-failed");
    outcome = "../../../";
    await window.context.request.post(`${serverUrl()}/api/v1/login`, {
      data: { loginName: await somebody(), password: PASSWORD },
    });
    await page
      .getByRole("button", { name: say("Log in with your organisation's account") })
      .click();
    await page.getByRole("heading", { name: say("Profile and keys") }).waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a login that ends while somebody works loses nothing of what they typed",
  "session",
  async (say, language) => {
    const loginName = await somebody();
    const window = await visit(loginName, { language }, { faults: [/401/] });
    const { page } = window;
    await window.go("/profile");
    const name = page.getByLabel(say("session.profile.name"), { exact: true });
    await name.fill("改过的名字");
    const other = await Visitor.logIn(serverUrl(), loginName);
    for (const login of await other.call("GET", "/api/v1/me/sessions")) {
      if (!login.current) {
        await other.call("DELETE", `/api/v1/me/sessions/${login.id}`);
      }
    }
    await page.getByRole("button", { name: say("Save") }).click();
    const dialog = page.getByRole("dialog", { name: say("Your login has ended") });
    await dialog.waitFor();
    await window.expectAccessible();
    await window.shot("login-again");
    await dialog.getByLabel(say("Password"), { exact: true }).fill(PASSWORD);
    await dialog.getByRole("button", { name: say("Log in"), exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await name.inputValue()).toBe("改过的名字");
    await page.getByRole("button", { name: say("Save") }).click();
    await page.getByText(say("Saved.")).waitFor();
    expect((await other.call("GET", "/api/v1/me")).name).toBe("改过的名字");
    window.expectClean();
    await window.close();
  },
);

/** Somebody new, who has nothing but the link of their invitation. */
async function invited(): Promise<{ loginName: string; path: string }> {
  const loginName = fresh("new");
  const admin = await Visitor.logIn(serverUrl(), "admin");
  const made = await admin.call("POST", "/api/v1/users", { loginName, name: "周新" });
  return { loginName, path: `/password?token=${made.token}` };
}

test("the link of an invitation", async () => {
  const { loginName, path } = await invited();
  await lookAt(undefined, path, "password-link", (page) => page.getByText(loginName).waitFor());
});

testInBoth(
  "a password is chosen by the link of an invitation, which works once",
  "session",
  async (say, language) => {
    const { loginName, path } = await invited();
    const window = await visit(undefined, { language }, { faults: [/410/] });
    await window.go(path);
    await window.page.getByText(say("session.link.text", { name: "周新" })).waitFor();
    await window.page.getByLabel(say("New password")).fill(`${loginName} is my name`);
    await window.page.getByRole("button", { name: say("Set the password and log in") }).click();
    await window.page.getByText(say("session.fault.passwordName")).waitFor();
    await window.page.getByLabel(say("New password")).fill("seven green apples");
    await window.page.getByRole("button", { name: say("Set the password and log in") }).click();
    await window.page.locator("nav").first().waitFor();
    await window.go(path);
    await window.page
      .getByRole("heading", { name: say("This link does not work any more") })
      .waitFor();
    await window.expectAccessible();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "whoever logs out leaves nothing of theirs in the browser",
  "session",
  async (say, language) => {
    const loginName = await somebody();
    const window = await visit(loginName, { language }, { faults: [/401/] });
    await window.go("/profile");
    await window.page.getByLabel(say("app.theme.light"), { exact: true }).check();
    await window.page.getByRole("button", { name: like(say("app.you", { name: ANY })) }).click();
    await window.page.getByRole("menuitem", { name: say("app.logout") }).click();
    await window.page.getByRole("heading", { name: say("session.login.title") }).waitFor();
    const kept = await window.page.evaluate(() => Object.keys(localStorage));
    expect(kept.filter((key) => key.startsWith("worklog.remembered"))).toEqual([]);
    await window.go("/profile");
    await window.page.getByRole("heading", { name: say("session.login.title") }).waitFor();
    const again = await Visitor.logIn(serverUrl(), loginName);
    expect(await again.call("GET", "/api/v1/me/preferences")).toMatchObject({
      "app.theme": "light",
    });
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a server that cannot be reached is told from a login that is missing",
  "app",
  async (say, language) => {
    const window = await visit("lin", { language }, { faults: [/ERR_FAILED/] });
    await window.page.route("**/api/v1/me", (route) => route.abort());
    await window.go("/");
    await window.page.getByRole("heading", { name: say("app.noServer.title") }).waitFor();
    await window.expectAccessible();
    await window.page.unroute("**/api/v1/me");
    await window.page.getByRole("button", { name: say("app.noServer.again") }).click();
    await window.page
      .getByRole("heading", { name: like(say("home.hello", { name: ANY })) })
      .waitFor();
    window.expectClean();
    await window.close();
  },
);
