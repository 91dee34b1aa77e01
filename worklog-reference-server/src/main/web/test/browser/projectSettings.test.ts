import { beforeAll, expect } from "vitest";
import { testInBoth } from "../texts";
import { makeBridge, openPage } from "../world/bridge";
import { useBrowser } from "../world/browser";
import { fresh, type Visitor } from "../world/visitor";

useBrowser();

let lin: Visitor;
let wei: string;
let weiId: string;

beforeAll(async () => {
  ({ lin, wei, weiId } = await makeBridge());
});

testInBoth(
  "rules, custom fields, templates, types and limits are set",
  "projects",
  async (say, language) => {
    const other = await lin.addProject(fresh("规则"));
    const window = await openPage(`/projects/${other}/settings/rules`, language);
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

testInBoth(
  "what somebody else changed in the meantime is not written over",
  "projects",
  async (say, language) => {
    const other = await lin.addProject(fresh("并发"));
    const window = await openPage(`/projects/${other}/settings`, language, [/412/]);
    const { page } = window;
    await page.getByLabel(say("Name"), { exact: true }).fill("mine");
    await lin.change("PATCH", `/api/v1/projects/${other}`, { name: "theirs" });
    await page.getByRole("button", { name: say("projects.save") }).click();
    await page.getByRole("button", { name: say("projects.settings.reload") }).click();
    await page.getByRole("heading", { name: "theirs", level: 1 }).waitFor();
    expect(await page.getByLabel(say("Name"), { exact: true }).inputValue()).toBe("theirs");
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a project is archived with a reason, opened again and handed over",
  "projects",
  async (say, language) => {
    const other = await lin.addProject(fresh("收尾"));
    const window = await openPage(`/projects/${other}/settings/life`, language);
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
