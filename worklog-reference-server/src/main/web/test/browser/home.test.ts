import { expect, test } from "vitest";
import { lookAt, useBrowser, visit } from "../world/browser";
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

test("a manager sees at the start what waits, their drafts and their week", async () => {
  const { login, project } = await busy();
  const window = await visit(login);
  const { page } = window;
  await window.go("/");
  await page.getByRole("heading", { name: "Waiting for your decision (2)" }).waitFor();
  await page.getByText("4 drafts").waitFor();
  await page.getByRole("button", { name: "Show as a table" }).click();
  expect(await page.getByRole("row").count()).toBe(15);
  await page.getByRole("link", { name: "城区道路养护：支座更换" }).first().click();
  await page.getByRole("button", { name: "Approve" }).waitFor();
  await window.go("/");
  await page.getByRole("button", { name: "New record" }).click();
  await page.getByLabel("Title").waitFor();
  expect(page.url(), "the project used last is chosen").toContain(project);
  window.expectClean();
  await window.close();
});

test("who runs or audits the system is told what they do here", async () => {
  for (const [login, text] of [
    ["admin", "You administer this system"],
    ["auditor", "You audit this system"],
  ] as const) {
    const window = await visit(login);
    await window.go("/");
    await window.page.getByRole("heading", { name: text }).waitFor();
    expect(await window.page.getByRole("button", { name: "New record" }).count()).toBe(0);
    await window.expectAccessible();
    window.expectClean();
    await window.close();
  }
});

test("who is in no project is told how to begin", async () => {
  const admin = await Visitor.logIn(serverUrl(), "admin");
  const login = fresh("neu");
  await admin.addPerson(login, "新人");
  const window = await visit(login, { language: "zh-CN", width: 390 });
  await window.go("/");
  await window.page.getByText("您还没有加入任何项目").waitFor();
  await window.expectAccessible();
  window.expectClean();
  await window.close();
});

test("the home page in every look", async () => {
  const { login } = await busy();
  await lookAt(login, "/", "home", async (page) => {
    await page.locator("figure svg").first().waitFor();
    await page.getByRole("listitem").filter({ hasText: "支座更换" }).first().waitFor();
  });
});
