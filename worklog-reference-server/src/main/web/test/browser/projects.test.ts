import { beforeAll, expect, test } from "vitest";
import { ANY, begins, like, testInBoth } from "../texts";
import { choose, makeBridge, openPage } from "../world/bridge";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { fresh, type Visitor } from "../world/visitor";

useBrowser();

/** Four looks at a page, on a machine that has other work too. */
const LOOKING = 180_000;

let name: string;
let project: string;
let lin: Visitor;
let people: Visitor;
let wei: string;
let weiId: string;

beforeAll(async () => {
  ({ name, project, lin, people, wei, weiId } = await makeBridge());
});

testInBoth(
  "a project is made, and says what to do next until it was done",
  "projects",
  async (say, language) => {
    const window = await openPage("/projects", language);
    const { page } = window;
    await page
      .getByRole("link", { name: say("New project") })
      .first()
      .click();
    const made = fresh("Tunnel");
    await page.getByLabel(say("Name"), { exact: true }).fill(made);
    await page.getByLabel(say("Key")).fill("t!");
    await page.getByRole("button", { name: say("Create project") }).click();
    expect(await page.getByRole("alert").textContent()).toContain("/key");
    await page.getByLabel(say("Key")).fill("");
    await page.getByText(say("Everybody here")).click();
    await page.getByRole("button", { name: say("Create project") }).click();
    await page.getByRole("heading", { name: made, level: 1 }).waitFor();
    const steps = page.getByRole("region", { name: say("What to do next") });
    await steps.getByRole("button", { name: say("I record here too") }).click();
    await page.getByText(say("projects.roleText.RECORDER")).waitFor();
    await steps.getByRole("link", { name: say("Add members") }).click();
    await page.getByRole("searchbox").fill(wei);
    await page.getByRole("button", { name: wei }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(say("Approver"), { exact: true }).click();
    await dialog.getByText(say("Recorder"), { exact: true }).click();
    await page.getByRole("button", { name: say("Save") }).click();
    await page.getByRole("cell", { name: say("Approver") }).waitFor();
    await page.getByRole("link", { name: say("Overview") }).click();
    await steps.getByText(say("done"), { exact: true }).waitFor();
    expect(await lin.call("GET", "/api/v1/projects?mine=true&q=" + made)).toMatchObject({
      items: [{ visibility: "TENANT", roles: expect.arrayContaining(["OWNER", "RECORDER"]) }],
    });
    await window.close();
  },
);

testInBoth(
  "the last owner stays, teams are members, and somebody is taken out",
  "projects",
  async (say, language) => {
    const team = fresh("检测组");
    await people.call("POST", "/api/v1/teams", { name: team });
    const other = await lin.addProject(fresh("成员"));
    await lin.setMember(other, weiId, ["READER"]);
    const window = await openPage(`/projects/${other}/members`, language);
    const { page } = window;
    await page
      .getByRole("button", { name: say("Change the roles of {name}", { name: "林工" }) })
      .click();
    await page.getByText(say("projects.members.lastOwner")).waitFor();
    expect(
      await page.getByRole("checkbox", { name: begins(say("projects.role.OWNER")) }).isDisabled(),
    ).toBe(true);
    await page.getByRole("button", { name: say("Cancel") }).click();
    await page.getByText(say("A team"), { exact: true }).last().click();
    await page.getByRole("searchbox", { name: say("Search teams by name") }).fill(team);
    await page.getByRole("button", { name: team }).click();
    await page.getByRole("button", { name: say("Save") }).click();
    await page.getByRole("rowheader", { name: team }).waitFor();
    await page
      .getByRole("button", { name: say("Change the roles of {name}", { name: `韦工 ${wei}` }) })
      .click();
    await page.getByRole("button", { name: say("Take out of the project") }).click();
    await page.getByRole("rowheader", { name: wei }).waitFor({ state: "detached" });
    expect((await lin.call("GET", `/api/v1/projects/${other}/members`)).teams).toHaveLength(1);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "whoever may not change a project is offered nothing that would be refused",
  "projects",
  async (say, language) => {
    const window = await visit(wei, { language });
    await window.go(`/projects/${project}/members`);
    await window.page.getByRole("rowheader", { name: "林工" }).waitFor();
    expect(
      await window.page
        .getByRole("button", { name: like(say("projects.members.changeOf", { name: ANY })) })
        .count(),
    ).toBe(0);
    for (const tab of [say("feeds.title"), say("exports.title")]) {
      expect(await window.page.getByRole("link", { name: tab }).count()).toBe(0);
    }
    await window.go(`/projects/${project}/settings/rules`);
    await window.page.getByText(say("projects.settings.readOnly")).waitFor();
    expect(
      await window.page
        .getByRole("checkbox", { name: say("projects.settings.rules.fourEyes") })
        .isDisabled(),
    ).toBe(true);
    expect(await window.page.getByRole("button", { name: say("projects.save") }).count()).toBe(0);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "projects are found by name and state, as cards and as a table",
  "projects",
  async (say, language) => {
    const window = await openPage("/projects", language);
    const { page } = window;
    await page.getByRole("searchbox").fill(name);
    await page.getByRole("heading", { name, level: 2 }).waitFor();
    await page.getByText(say("projects.list.table"), { exact: true }).click();
    await page.getByRole("rowheader", { name }).waitFor();
    await window.shot("projects-table");
    await choose(page, say("projects.list.state"), say("projects.state.ARCHIVED"));
    await page.getByText(say("projects.list.none")).waitFor();
    window.expectClean();
    await window.close();
  },
);

const PAGES: [string, string, string][] = [
  ["", "project", "main li"],
  ["/members", "project-members", "main td .el-tag"],
  ["/statistics", "project-statistics", "figure svg"],
  ["/timeline", "project-timeline", "main li"],
  ["/settings/rules", "project-rules", "main form"],
  ["/settings/fields", "project-fields", "main form"],
  ["/settings/life", "project-life", "main h3"],
];

test.each(PAGES)(
  "the page %s of a project",
  (path, shot, ready) =>
    lookAt("lin", `/projects/${project}${path}`, shot, (page) =>
      page.locator(ready).first().waitFor(),
    ),
  LOOKING,
);

test(
  "the list of projects",
  () =>
    lookAt("lin", "/projects", "projects", (page) => page.locator(".cards li").first().waitFor()),
  LOOKING,
);

test(
  "the page for a new project",
  () =>
    lookAt("lin", "/projects/new", "project-new", (page) => page.locator("main form").waitFor()),
  LOOKING,
);
