import { beforeAll, expect, test } from "vitest";
import { testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

/** A manager with two projects, records of their own and of somebody else. */
async function busy(): Promise<{ login: string; project: string }> {
  const lin = await Visitor.logIn(serverUrl(), "lin");
  const admin = await Visitor.logIn(serverUrl(), "admin");
  const login = fresh("zhao");
  const user = await admin.addPerson(login, "赵经理");
  const manager = await Visitor.logIn(serverUrl(), login);
  const today = Date.now();
  let project = "";
  for (const [name, minutes] of [
    ["跨江大桥检测", 90],
    ["城区道路养护", 200],
  ] as const) {
    project = await lin.addProject(fresh(name));
    await lin.setMember(project, user, ["RECORDER", "APPROVER"]);
    const path = `/api/v1/projects/${project}/records`;
    for (let day = 0; day < 5; day++) {
      const date = new Date(today - day * 86_400_000).toISOString().slice(0, 10);
      const body = { title: `${name} ${day + 1}`, date, minutes: minutes + 30 * day };
      const { id } = await manager.call("POST", path, body);
      if (day > 1) {
        await manager.change("POST", `${path}/${id}/submit`, {}, `${path}/${id}`);
      }
    }
    const { id } = await lin.call("POST", path, { title: `${name}：支座更换`, minutes: 45 });
    await lin.change("POST", `${path}/${id}/submit`, {}, `${path}/${id}`);
  }
  return { login, project };
}

let manager: Awaited<ReturnType<typeof busy>>;

beforeAll(async () => {
  manager = await busy();
});

testInBoth(
  "a manager sees at the start what waits, their drafts and their week",
  "home",
  async (say, language) => {
    const { login, project } = manager;
    const window = await visit(login, { language });
    const { page } = window;
    await window.go("/");
    await page
      .getByRole("heading", { name: say("Waiting for your decision ({n})", { n: 2 }) })
      .waitFor();
    await page.getByText(say("{n} drafts", { n: 4 })).waitFor();
    await page.getByRole("button", { name: say("Show as a table") }).click();
    await expect.poll(() => page.getByRole("row").count()).toBe(15);
    await page.getByRole("link", { name: "城区道路养护：支座更换" }).first().click();
    await page.getByRole("button", { name: say("records.step.approve") }).waitFor();
    await window.go("/");
    await page.getByRole("button", { name: say("New record") }).click();
    await page.getByLabel(say("Title")).waitFor();
    expect(page.url(), "the project used last is chosen").toContain(project);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "who runs or audits the system is told what they do here",
  "home",
  async (say, language) => {
    for (const [login, text] of [
      ["admin", say("home.duty.ADMINISTRATOR.title")],
      ["auditor", say("home.duty.AUDITOR.title")],
    ] as const) {
      const window = await visit(login, { language });
      await window.go("/");
      await window.page.getByRole("heading", { name: text }).waitFor();
      expect(await window.page.getByRole("button", { name: say("New record") }).count()).toBe(0);
      await window.expectAccessible();
      window.expectClean();
      await window.close();
    }
  },
);

testInBoth("who is in no project is told how to begin", "home", async (say, language) => {
  const admin = await Visitor.logIn(serverUrl(), "admin");
  const login = fresh("neu");
  await admin.addPerson(login, "新人");
  const window = await visit(login, { language, width: 390 });
  await window.go("/");
  await window.page.getByText(say("home.empty.title")).waitFor();
  await window.expectAccessible();
  window.expectClean();
  await window.close();
});

test("the home page in every look", async () => {
  const { login } = manager;
  await lookAt(login, "/", "home", async (page) => {
    await page.locator("figure svg").first().waitFor();
    await page.getByRole("listitem").filter({ hasText: "支座更换" }).first().waitFor();
  });
});
