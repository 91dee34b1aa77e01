import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ANY, like, testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

async function someone(name = fresh("sun")): Promise<{ id: string; name: string }> {
  const id = await (await Visitor.logIn(serverUrl(), "admin")).addPerson(name, name);
  return { id, name };
}

/** A second security officer, who may do what the first one began. */
async function secondOfficer(): Promise<string> {
  const { id, name } = await someone(fresh("sec"));
  const officer = await Visitor.logIn(serverUrl(), "sec");
  const body = { role: "SECURITY_OFFICER", reason: "four eyes" };
  await officer.call("PUT", `/api/v1/roles/${id}`, body);
  return name;
}

async function owned(): Promise<string> {
  return (await Visitor.logIn(serverUrl(), "lin")).addProject(fresh("大桥"));
}

async function pick(page: Page, label: string, search: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.keyboard.type(search);
  await page.getByRole("option", { name: search }).click();
}

testInBoth(
  "an owner asks to erase somebody, an officer sees what goes and allows it",
  "privacy",
  async (say, language) => {
    const { name } = await someone();
    const project = await owned();
    const owner = await visit("lin", { language });
    await owner.go(`/projects/${project}`);
    await owner.page.getByRole("link", { name: say("Privacy"), exact: true }).click();
    await pick(owner.page, say("Person"), name);
    const ground = fresh("PIPL 47");
    await owner.page.getByLabel(say("Ground, such as the article of a law")).fill(ground);
    await owner.page
      .getByRole("button", { name: say("Ask for it") })
      .first()
      .click();
    await owner.page
      .getByRole("row")
      .filter({ hasText: ground })
      .getByText(say("waits for a decision"))
      .waitFor();
    await owner.expectAccessible();
    owner.expectClean();

    const officer = await visit("sec", { language });
    const { page } = officer;
    await officer.go("/privacy/requests");
    await page.getByRole("row").filter({ hasText: ground }).getByRole("link").click();
    await page.getByRole("cell", { name: say("Account") }).waitFor();
    await officer.expectAccessible();
    await page.getByRole("button", { name: say("Erase"), exact: true }).click();
    await page.getByText(say("privacy.decide.eraseText")).waitFor();
    await page.getByRole("dialog").getByLabel(say("Reason")).fill("identity checked");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("Decide so") })
      .click();
    await page.getByRole("heading", { name: say("What went and what stayed") }).waitFor();
    await officer.shot("privacy-report");
    officer.expectClean();
    await officer.close();
    await owner.page.reload();
    await owner.page.getByText("identity checked").waitFor();
    await owner.close();
  },
);

testInBoth(
  "nobody decides what they asked for, and a refusal has its reason",
  "privacy",
  async (say, language) => {
    const ground = fresh("my own");
    const officer = await visit("sec", { language });
    await officer.go("/my-data");
    await officer.page.getByLabel(say("privacy.ask.ground")).fill(ground);
    await officer.page.getByRole("button", { name: say("privacy.mine.ask") }).click();
    await officer.page
      .getByRole("dialog")
      .getByRole("button", { name: say("privacy.mine.ask") })
      .click();
    await officer.page.getByRole("row").filter({ hasText: ground }).waitFor();
    await officer.go("/privacy/requests");
    await officer.page.getByRole("row").filter({ hasText: ground }).getByRole("link").click();
    await officer.page.getByText(say("privacy.decide.fourEyes")).waitFor();
    expect(
      await officer.page.getByRole("button", { name: say("privacy.decide.refuse") }).count(),
    ).toBe(0);
    const address = officer.page.url().split("#")[1]!;
    officer.expectClean();
    await officer.close();
    const other = await visit(await secondOfficer(), { language });
    await other.go(address);
    await other.page.getByRole("button", { name: say("privacy.decide.refuse") }).click();
    await other.page
      .getByRole("dialog")
      .getByLabel(say("privacy.holds.reason"))
      .fill("still an officer");
    await other.page
      .getByRole("dialog")
      .getByRole("button", { name: say("privacy.decide.refuse") })
      .click();
    await other.page.getByText("still an officer").waitFor();
    other.expectClean();
    await other.close();
  },
);

testInBoth(
  "a hold is opened by one officer and released by another",
  "privacy",
  async (say, language) => {
    const name = fresh("court");
    const officer = await visit("sec", { language });
    const { page } = officer;
    await officer.go("/privacy/holds");
    await page.getByRole("button", { name: say("Open a case") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(say("Name of the case")).fill(name);
    await dialog.getByLabel(say("Reason")).fill("letter of the court");
    await officer.expectAccessible();
    await dialog.getByRole("button", { name: say("Open a case") }).click();
    const card = page.locator("section.card").filter({ hasText: name });
    await card.waitFor();
    expect(await card.getByRole("button", { name: say("Release") }).count()).toBe(0);
    officer.expectClean();
    await officer.close();
    const other = await visit(await secondOfficer(), { language });
    await other.go("/privacy/holds");
    const theirs = other.page.locator("section.card").filter({ hasText: name });
    await theirs.waitFor();
    await expect
      .poll(
        async () => {
          await other.page.getByRole("button", { name: say("Look again") }).click();
          return theirs.getByRole("button", { name: say("Release") }).count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await theirs.getByRole("button", { name: say("Release") }).click();
    await other.page.getByRole("dialog").getByLabel(say("Reason")).fill("settled");
    await other.page
      .getByRole("dialog")
      .getByRole("button", { name: say("Release") })
      .click();
    await theirs.getByText("settled").waitFor();
    other.expectClean();
    await other.close();
  },
);

testInBoth(
  "a class is made, and a dry run tells what would go",
  "privacy",
  async (say, language) => {
    const name = fresh("long");
    const officer = await visit("sec", { language });
    const { page } = officer;
    await officer.go("/privacy/retention");
    await page.getByRole("button", { name: say("privacy.retention.make") }).click();
    await page.getByRole("dialog").getByLabel(say("privacy.retention.name")).fill(name);
    await page
      .getByRole("dialog")
      .getByRole("spinbutton", { name: say("privacy.retention.months") })
      .fill("36");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("Save") })
      .click();
    await page
      .getByRole("row")
      .filter({ hasText: name })
      .getByText(/^\s*36/)
      .waitFor();
    await page.getByRole("button", { name: say("privacy.run.dry") }).click();
    await page.getByText(say("privacy.run.would", { n: 0 })).waitFor();
    expect(await page.getByRole("button", { name: say("privacy.run.apply") }).count()).toBe(0);
    officer.expectClean();
    await officer.close();
  },
);

testInBoth(
  "the vault gets a new master key, after it was said what that does not do",
  "privacy",
  async (say, language) => {
    const officer = await visit("sec", { language });
    await officer.go("/privacy/vault");
    await officer.page.getByRole("button", { name: say("Make a new master key") }).click();
    await officer.page
      .getByRole("dialog")
      .getByRole("button", { name: say("Make a new master key") })
      .click();
    await officer.page.getByText(like(say("privacy.vault.done", { n: ANY }))).waitFor();
    officer.expectClean();
    await officer.close();
  },
);

const card = (page: Page) => page.locator(".card, .empty").first().waitFor();

test("the requests", () => lookAt("sec", "/privacy/requests", "privacy-requests", card));
test("the holds", () => lookAt("sec", "/privacy/holds", "privacy-holds", card));
test("retention", () => lookAt("sec", "/privacy/retention", "privacy-retention", card));
test("the vault", () => lookAt("sec", "/privacy/vault", "privacy-vault", card));
// One of the requests is of somebody whose account is erased by now: asking for the name is in vain.
test("my data", () =>
  lookAt("lin", "/my-data", "privacy-mine", card, { faults: [/404 .*\/users\/usr_/] }));
