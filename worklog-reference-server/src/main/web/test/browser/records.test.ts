import { expect } from "vitest";
import type { Page } from "playwright-core";
import { testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

/** A project of lin's with a recorder, who is given back with the way to log in. */
async function team(name: string): Promise<{ project: string; login: string }> {
  const lin = await Visitor.logIn(serverUrl(), "lin");
  const project = await lin.addProject(fresh(name));
  const login = fresh("wang");
  const admin = await Visitor.logIn(serverUrl(), "admin");
  await lin.setMember(project, await admin.addPerson(login, "王工"), ["RECORDER"]);
  return { project, login };
}

/** A picture, as a camera would give one. */
async function photo(page: Page, name: string) {
  return { name, mimeType: "image/png", buffer: await page.screenshot() };
}

testInBoth(
  "a member drafts and submits on a laptop, a manager approves in bulk",
  "records",
  async (say, language) => {
    const { project, login } = await team("桥梁检测");
    const member = await visit(login, { language });
    for (const title of ["第一跨检测", "第二跨检测"]) {
      await member.go(`/projects/${project}/records/new`);
      await member.page.getByLabel(say("Title")).fill(title);
      await member.page.getByRole("button", { name: "1:00" }).click();
      await member.page.getByLabel(say("What was done")).fill("裂缝 **0.2 mm**，已拍照。");
      await member.page.getByRole("button", { name: say("Submit") }).click();
      await member.page.getByText(say("Waits for approval")).waitFor();
    }
    member.expectClean();
    await member.close();

    const manager = await visit("lin", { language });
    const { page } = manager;
    await manager.go(`/projects/${project}/records`);
    await page.getByRole("button", { name: `${say("Waits for approval")} 2` }).click();
    await page.getByLabel(say("Choose all that are shown")).check();
    await page.getByRole("button", { name: say("Approve {n}", { n: 2 }) }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("Approve") })
      .click();
    await page
      .getByRole("heading", { name: say("{n} of {all} approved", { n: 2, all: 2 }) })
      .waitFor();
    await page.getByRole("link", { name: "第一跨检测" }).first().click();
    await page.getByText(say("records.view.last.approved", { actor: "林工" })).waitFor();
    expect(await page.getByRole("strong").first().textContent()).toBe("0.2 mm");
    manager.expectClean();
    await manager.close();
  },
);

testInBoth(
  "a member records work with photos on a phone in six presses",
  "records",
  async (say, language) => {
    const { login } = await team("路面养护");
    const phone = await visit(login, { width: 390, language });
    const { page } = phone;
    await phone.go("/");
    const photos = [await photo(page, "裂缝.png"), await photo(page, "全景.png")];
    let presses = 0;
    const press = (work: Promise<unknown>) => {
      presses++;
      return work;
    };
    await press(page.getByRole("button", { name: say("New record") }).click());
    await press(page.getByLabel(say("Title")).fill("路面坑槽修补"));
    await press(page.getByRole("button", { name: "2:00" }).click());
    await press(page.getByLabel(say("Choose files")).last().setInputFiles(photos));
    await press(page.getByRole("button", { name: say("Submit"), exact: true }).click());
    await page.getByText(say("Waits for approval")).waitFor();
    await page.getByRole("link", { name: "全景.png" }).waitFor();
    await page.locator("img[src*=thumbnail]").nth(1).waitFor();
    expect(presses).toBeLessThanOrEqual(6);
    await phone.shot("record-from-phone");
    phone.expectClean();
    await phone.close();
  },
);

testInBoth(
  "who wrote a record is told why somebody else has to approve it",
  "records",
  async (say, language) => {
    const lin = await Visitor.logIn(serverUrl(), "lin");
    const project = await lin.addProject(fresh("四眼"));
    const path = `/api/v1/projects/${project}/records`;
    const { id } = await lin.call("POST", path, { title: "自己写的", minutes: 30 });
    await lin.change("POST", `${path}/${id}/submit`, {}, `${path}/${id}`);
    const window = await visit("lin", { language });
    await window.go(`/projects/${project}/records/${id}`);
    await window.page.getByText(say("records.view.fourEyes")).waitFor();
    expect(
      await window.page.getByRole("button", { name: say("records.step.approve") }).count(),
    ).toBe(0);
    await window.go(`/projects/${project}/records`);
    await window.page.getByLabel(say("records.list.pick", { title: "自己写的" })).check();
    await window.page.getByRole("button", { name: say("records.bulk.approve", { n: 1 }) }).click();
    await window.page
      .getByRole("dialog")
      .getByRole("button", { name: say("records.step.approve") })
      .click();
    await window.page
      .getByRole("heading", { name: say("records.bulk.approveDone", { n: 0, all: 1 }) })
      .waitFor();
    await window.page.getByText(say("records.problem.record-four-eyes")).waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a returned record is written again, and its versions are compared",
  "records",
  async (say, language) => {
    const { project, login } = await team(say("Return"));
    const member = await Visitor.logIn(serverUrl(), login);
    const path = `/api/v1/projects/${project}/records`;
    const { id } = await member.call("POST", path, { title: "墩台", content: "一\n二\n三" });
    await member.change("POST", `${path}/${id}/submit`, {}, `${path}/${id}`);

    const manager = await visit("lin", { language });
    await manager.go(`/projects/${project}/records/${id}`);
    await manager.page.getByRole("button", { name: say("Return") }).click();
    await manager.page.getByRole("dialog").getByLabel(say("Reason")).fill("请补充编号");
    await manager.page
      .getByRole("dialog")
      .getByRole("button", { name: say("Return") })
      .click();
    await manager.page.getByText(say("records.view.last.returned", { actor: "林工" })).waitFor();
    await manager.page.getByLabel(say("Your comment")).fill("第二行请写清楚");
    await manager.page.getByRole("button", { name: say("Comment") }).click();
    await manager.page.getByText("第二行请写清楚").waitFor();
    manager.expectClean();
    await manager.close();

    await member.change("PATCH", `${path}/${id}`, { content: "一\n贰\n三" });
    const window = await visit(login, { language });
    const { page } = window;
    await window.go(`/projects/${project}/records/${id}`);
    await page.getByRole("tab", { name: say("Versions") }).click();
    await page.getByRole("cell", { name: `${say("added: ").trim()} 贰` }).waitFor();
    await page.getByRole("cell", { name: `${say("removed: ").trim()} 二` }).waitFor();
    await page.getByRole("tab", { name: say("Trail") }).click();
    await page.getByText("请补充编号").first().waitFor();
    await page.getByRole("button", { name: say("records.check.run") }).click();
    await page.getByText(say("records.check.good", { n: 1 })).waitFor();
    await window.expectAccessible();
    window.expectClean();
    await window.close();
  },
);

testInBoth("a filter is kept in the address and under a name", "records", async (say, language) => {
  const lin = await Visitor.logIn(serverUrl(), "lin");
  const kept = fresh("桥梁");
  const project = await lin.addProject(fresh("筛选"));
  const path = `/api/v1/projects/${project}/records`;
  for (const [title, tags] of [
    ["甲", ["桥"]],
    ["乙", ["路"]],
  ]) {
    await lin.call("POST", path, { title, tags });
  }
  const window = await visit("lin", { language });
  const { page } = window;
  await window.go(`/projects/${project}/records?tag=${encodeURIComponent("桥")}`);
  await page.getByRole("link", { name: "甲" }).waitFor();
  expect(await page.getByRole("link", { name: "乙" }).count()).toBe(0);
  await page.getByRole("button", { name: say("records.saved.save") }).click();
  await page.getByLabel(say("records.saved.name")).fill(kept);
  await page.getByRole("button", { name: say("records.saved.keep"), exact: true }).click();
  await window.go(`/projects/${project}/records`);
  await page.getByRole("link", { name: "乙" }).waitFor();
  await page.getByRole("button", { name: kept, exact: true }).click();
  await page.getByRole("link", { name: "乙" }).waitFor({ state: "detached" });
  window.expectClean();
  await window.close();
});

const SCHEMA = {
  type: "object",
  required: ["span"],
  properties: {
    span: { type: "integer", minimum: 1, maximum: 9, title: "跨号" },
    method: { type: "string", enum: ["目视", "超声"], title: "检测方法" },
    wet: { type: "boolean", title: "雨天" },
    next: { type: "string", format: "date", title: "下次检测" },
    code: { type: "string", pattern: "^[A-Z]-[0-9]+$", title: "编号", description: "如 B-12" },
  },
};

testInBoth(
  "fields of the project are asked for, and what is wrong is said at its place",
  "records",
  async (say, language) => {
    const lin = await Visitor.logIn(serverUrl(), "lin");
    const project = await lin.addProject(fresh("字段"));
    const settings = `/api/v1/projects/${project}/settings`;
    const rules = await lin.call("GET", settings);
    await lin.change("PUT", settings, { ...rules, fieldSchema: SCHEMA });
    const window = await visit("lin", { language });
    const { page } = window;
    await window.go(`/projects/${project}/records/new`);
    await page.getByLabel(say("Title")).fill("有字段");
    await page.getByRole("button", { name: say("Submit") }).click();
    await page.getByText(say("This is needed.")).waitFor();
    await page.getByLabel("跨号").fill("12");
    await page.getByText(say("At most {max}.", { max: 9 })).waitFor();
    await page.getByLabel("跨号").fill("3");
    await page.getByLabel("编号").fill("x");
    await page.getByText(say("records.fault.pattern", { pattern: "" })).waitFor();
    await page.getByLabel("编号").fill("B-12");
    await page.getByRole("button", { name: say("Submit") }).click();
    await page.getByText(say("Waits for approval")).waitFor();
    await page.getByText("B-12").waitFor();
    window.expectClean();
    await window.close();
  },
);
