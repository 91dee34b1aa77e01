import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

async function owned(): Promise<string> {
  return (await Visitor.logIn(serverUrl(), "lin")).addProject(fresh("大桥"));
}

testInBoth(
  "an owner asks for a disclosure, and fetches the bundle once it is allowed",
  "privacy",
  async (say, language) => {
    const project = await owned();
    const owner = await visit("lin", { language });
    await owner.go(`/projects/${project}/privacy`);
    const form = owner.page.locator("form").filter({ hasText: say("Hand out personal fields") });
    const purpose = fresh("case");
    await form.getByLabel(say("Places of the events in the log")).fill("0");
    await form.getByLabel(say("privacy.disclose.fields")).fill("/actor/name");
    await form.getByLabel(say("Recipient")).fill("court");
    await form.getByLabel(say("Purpose")).fill(purpose);
    await form.getByRole("button", { name: say("Ask for it") }).click();
    await owner.page.getByText(say("Asked. A security officer decides.")).waitFor();
    const officer = await visit("sec", { language });
    await officer.go("/privacy/requests");
    await officer.page.getByRole("row").filter({ hasText: purpose }).getByRole("link").click();
    await officer.page.getByRole("button", { name: say("Allow to hand out") }).click();
    await officer.page
      .getByRole("dialog")
      .getByLabel(say("privacy.holds.reason"))
      .fill("court order seen");
    await officer.page
      .getByRole("dialog")
      .getByRole("button", { name: say("Decide so") })
      .click();
    await officer.page.getByText("court order seen").waitFor();
    officer.expectClean();
    await officer.close();
    await owner.page.reload();
    const [download] = await Promise.all([
      owner.page.waitForEvent("download"),
      owner.page.getByRole("link", { name: say("Fetch the bundle") }).click(),
    ]);
    expect(await download.failure()).toBeNull();
    owner.expectClean();
    await owner.close();
  },
);

testInBoth(
  "who only reads a project has no tab of privacy, and the address says whose it is",
  "privacy",
  async (say, language) => {
    const project = await owned();
    const name = fresh("sun");
    const id = await (await Visitor.logIn(serverUrl(), "admin")).addPerson(name, name);
    await (await Visitor.logIn(serverUrl(), "lin")).setMember(project, id, ["READER"]);
    const reader = await visit(name, { language });
    await reader.go(`/projects/${project}/privacy`);
    await reader.page.getByText(say("privacy.project.notYours")).waitFor();
    expect(
      await reader.page
        .getByRole("link", { name: say("privacy.project.title"), exact: true })
        .count(),
    ).toBe(0);
    await reader.go("/privacy/requests");
    await reader.page
      .getByText(say("admin.notYours.title", { duties: say("admin.role.SECURITY_OFFICER") }))
      .waitFor();
    reader.expectClean();
    await reader.close();
  },
);

const card = (page: Page) => page.locator(".card, .empty").first().waitFor();

test("privacy of a project", async () =>
  lookAt("lin", `/projects/${await owned()}/privacy`, "privacy-project", card));
