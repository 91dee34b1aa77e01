import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { begins, testInBoth } from "../texts";
import { useBrowser, visit, type Visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

/** Four looks at a page, on a machine that has other work too. */
const LOOKING = 180_000;

const name = fresh("长江大桥检测");
let lin: Visitor;
let project: string;
/** Somebody else, by login name and identifier. */
let wei: string;
let weiId: string;
let people: Visitor;

function day(back: number): string {
  return new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
}

async function addRecord(title: string, minutes: number, back: number): Promise<string> {
  const body = { title, content: "## 结果\n\n无异常。", minutes, date: day(back), tags: ["桥"] };
  return (await lin.call("POST", `/api/v1/projects/${project}/records`, body)).id;
}

beforeAll(async () => {
  lin = await Visitor.logIn(serverUrl(), "lin");
  people = await Visitor.logIn(serverUrl(), "admin");
  wei = fresh("wei");
  weiId = await people.addPerson(wei, `韦工 ${wei}`);
  project = await lin.addProject(name);
  await lin.setMember(project, weiId, ["APPROVER"]);
  await lin.change("PATCH", `/api/v1/projects/${project}`, {
    key: fresh("B")
      .replace(/[^A-Za-z0-9]/g, "")
      .toUpperCase()
      .slice(0, 12),
    description: "主桥、引桥与匝道的定期检测。\n每周一汇总，发现问题当日上报。",
  });
  const first = await addRecord("第三跨主梁检测", 150, 0);
  await addRecord("支座更换旁站", 240, 8);
  await addRecord("伸缩缝清理", 45, 15);
  await lin.call("POST", `/api/v1/projects/${project}/records/${first}/submit`, undefined, {
    "If-Match": '"v1"',
  });
});

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).press("ArrowDown");
  await page.getByRole("option", { name: option, exact: true }).click();
}

async function open(
  path: string,
  language: "en" | "zh-CN" = "en",
  faults: RegExp[] = [],
): Promise<Visit> {
  const window = await visit("lin", { language }, { faults });
  await window.go(path);
  return window;
}

testInBoth(
  "a project is made, and says what to do next until it was done",
  "projects",
  async (say, language) => {
    const window = await open("/projects", language);
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
    const window = await open(`/projects/${other}/members`, language);
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

test("whoever may not change a project is offered nothing that would be refused", async () => {
  const window = await visit(wei);
  await window.go(`/projects/${project}/members`);
  await window.page.getByRole("rowheader", { name: "林工" }).waitFor();
  expect(await window.page.getByRole("button", { name: /Change the roles/ }).count()).toBe(0);
  expect(await window.page.getByRole("link", { name: /Feeds|Exports/ }).count()).toBe(0);
  await window.go(`/projects/${project}/settings/rules`);
  await window.page.getByText("You see the rules").waitFor();
  expect(await window.page.getByRole("checkbox", { name: "Four eyes" }).isDisabled()).toBe(true);
  expect(await window.page.getByRole("button", { name: "Save" }).count()).toBe(0);
  window.expectClean();
  await window.close();
});

testInBoth(
  "rules, custom fields, templates, types and limits are set",
  "projects",
  async (say, language) => {
    const other = await lin.addProject(fresh("规则"));
    const window = await open(`/projects/${other}/settings/rules`, language);
    const { page } = window;
    await page.getByText(say("Record who reads")).click();
    await page.getByLabel(say("projects.settings.rules.remindDraftsAfterDays")).fill("3");
    await page.getByText(say("At once, in the background")).click();
    await page.getByRole("button", { name: say("Save") }).click();
    await page.getByText(say("Saved."), { exact: true }).waitFor();

    await page.getByRole("link", { name: say("Custom fields") }).click();
    await page.getByRole("button", { name: say("Add a field") }).click();
    await page.getByLabel(say("Label")).fill("桥名");
    await page.getByLabel(say("Name in the data")).fill("bridge");
    await page.getByText(say("Required")).click();
    await page.getByText(say("JSON Schema"), { exact: true }).click();
    expect(await page.getByLabel(/JSON Schema 2020/).inputValue()).toContain('"bridge"');
    await page.getByLabel(/JSON Schema 2020/).fill("{");
    await page.getByText(say("projects.settings.fields.notJson", { fault: "" })).waitFor();
    const schema = {
      type: "object",
      properties: { bridge: { type: "string", title: "桥名" }, span: { type: "integer" } },
      additionalProperties: false,
    };
    await page.getByLabel(/JSON Schema 2020/).fill(JSON.stringify(schema));
    await page.getByText(say("Form"), { exact: true }).click();
    await page.getByRole("group", { name: say("Field {n}", { n: 2 }) }).waitFor();
    await page.getByRole("button", { name: say("Save") }).click();
    await page.getByText(say("Saved."), { exact: true }).waitFor();

    await page.getByRole("link", { name: say("Templates") }).click();
    await page.getByRole("button", { name: say("New template") }).click();
    await page.getByLabel(say("Name of the template")).fill("日报");
    await page.getByLabel(say("Content (Markdown)")).fill("**重点** <img src=x onerror=alert(1)>");
    await page.locator(".preview strong", { hasText: "重点" }).waitFor();
    expect(await page.locator(".preview img").count()).toBe(0);
    await page.getByLabel("桥名").fill("三号桥");
    await page.getByRole("button", { name: say("Save") }).click();
    await page
      .getByRole("button", { name: say("Edit the template {name}", { name: "日报" }) })
      .waitFor();

    await page.getByRole("link", { name: say("Event types") }).click();
    await page.getByText(say("projects.settings.types.unknown")).click();
    await page.getByRole("button", { name: say("Save") }).click();
    await page.getByText(say("Saved."), { exact: true }).waitFor();
    await page.getByRole("button", { name: say("Register a type") }).click();
    await page.getByRole("textbox", { name: say("Type") }).fill("billing.paid");
    await page.getByRole("button", { name: say("Register"), exact: true }).click();
    await page.getByRole("cell", { name: /billing.paid v1/ }).waitFor();

    await page.getByRole("link", { name: say("Evidence limits") }).click();
    await page.getByLabel(say("Allowed types, one a line")).fill("image/*");
    await page.getByRole("button", { name: say("Save") }).click();
    await page.getByText(say("Saved."), { exact: true }).waitFor();
    window.expectClean();
    await window.close();

    const path = `/api/v1/projects/${other}`;
    const rules = await lin.call("GET", `${path}/settings`);
    expect(rules).toMatchObject({ recordViews: true, remindDraftsAfterDays: 3, fourEyes: true });
    expect(rules.delivery).toBe("BACKGROUND");
    expect(rules.fieldSchema.properties).toEqual(schema.properties);
    const templates = await lin.call("GET", `${path}/templates`);
    expect(templates.items[0].template).toMatchObject({ fields: { bridge: "三号桥" } });
    expect(await lin.call("GET", `${path}/event-types/settings`)).toEqual({
      unknownAllowed: false,
    });
    expect((await lin.call("GET", `${path}/evidence/limits`)).allowedTypes).toEqual(["image/*"]);
  },
);

test("what somebody else changed in the meantime is not written over", async () => {
  const other = await lin.addProject(fresh("并发"));
  const window = await open(`/projects/${other}/settings`, "en", [/412/]);
  const { page } = window;
  await page.getByLabel("Name", { exact: true }).fill("mine");
  await lin.change("PATCH", `/api/v1/projects/${other}`, { name: "theirs" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Load what is there now" }).click();
  await page.getByRole("heading", { name: "theirs", level: 1 }).waitFor();
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("theirs");
  window.expectClean();
  await window.close();
});

testInBoth(
  "a project is archived with a reason, opened again and handed over",
  "projects",
  async (say, language) => {
    const other = await lin.addProject(fresh("收尾"));
    const window = await open(`/projects/${other}/settings/life`, language);
    const { page } = window;
    await page.getByRole("button", { name: say("Archive the project") }).click();
    const dialog = page.getByRole("dialog");
    expect(
      await dialog.getByRole("button", { name: say("Archive the project") }).isDisabled(),
    ).toBe(true);
    await dialog.getByLabel(say("confirm.reason")).fill("done");
    await dialog.getByRole("button", { name: say("Archive the project") }).click();
    await page.getByText(say("projects.archivedNote")).waitFor();
    await page.getByRole("button", { name: say("Open the project again") }).click();
    await dialog.getByLabel(say("confirm.reason")).fill("not done");
    await dialog.getByRole("button", { name: say("Open the project again") }).click();
    await page.getByText(say("projects.archivedNote")).waitFor({ state: "detached" });
    await page.getByRole("searchbox").fill(wei);
    await page.getByRole("button", { name: wei }).click();
    await dialog.getByRole("button", { name: say("Hand the project over") }).click();
    await page.getByText(say("projects.settings.readOnly")).waitFor();
    window.expectClean();
    await window.close();
    const members = await lin.call("GET", `/api/v1/projects/${other}/members`);
    expect(members.people.find((one: { id: string }) => one.id === weiId).roles).toEqual(["OWNER"]);
  },
);

testInBoth(
  "figures are shown as charts, as tables and taken away as CSV",
  "projects",
  async (say, language) => {
    const window = await open(`/projects/${project}/statistics`, language);
    const { page } = window;
    await page
      .getByText(say("{time} hours in {records} records.", { time: "7:15", records: 3 }))
      .waitFor();
    const chart = page.getByRole("figure").filter({ hasText: say("Time by week") });
    await chart.getByRole("button", { name: say("Show as a table") }).click();
    expect(await chart.getByRole("row").count()).toBe(13);
    await chart.getByRole("cell", { name: "4:00" }).waitFor();
    const types = page.getByRole("figure").filter({ hasText: say("Events by type") });
    await types.getByRole("button", { name: say("Show as a table") }).click();
    await types.getByRole("row", { name: "record.created 3" }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: say("Figures as CSV") }).click(),
    ]);
    const text = readFileSync((await file.path())!, "utf8");
    expect(text).toContain("type,record.created,,,,3");
    expect(text).toMatch(/person,\w+,林工,3,435,/);
    await page.getByRole("button", { name: say("{n} weeks", { n: 4 }) }).click();
    await expect.poll(() => chart.getByRole("row").count()).toBe(5);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "the timeline tells day by day and is narrowed by person, kind and words",
  "projects",
  async (say, language) => {
    const window = await open(`/projects/${project}/timeline`, language);
    const { page } = window;
    const entries = page.locator("main li");
    await entries.first().waitFor();
    const all = await entries.count();
    await choose(page, say("What"), say("Work records"));
    await expect.poll(() => entries.count()).toBe(4);
    expect(all).toBeGreaterThan(4);
    await page.getByLabel(say("Words")).fill("支座更换");
    await expect.poll(() => entries.count()).toBe(1);
    expect(page.url()).toContain("family=record");
    await choose(page, say("Who"), `韦工 ${wei}`);
    await page.getByText(say("Nothing happened that fits")).waitFor();
    window.expectClean();
    await window.close();
  },
);

test("projects are found by name and state, as cards and as a table", async () => {
  const window = await open("/projects", "zh-CN");
  const { page } = window;
  await page.getByRole("searchbox").fill(name);
  await page.getByRole("heading", { name, level: 2 }).waitFor();
  await page.getByText("表格", { exact: true }).click();
  await page.getByRole("rowheader", { name }).waitFor();
  await window.shot("projects-table");
  await choose(page, "状态", "已归档");
  await page.getByText("没有符合条件的项目").waitFor();
  window.expectClean();
  await window.close();
});

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
