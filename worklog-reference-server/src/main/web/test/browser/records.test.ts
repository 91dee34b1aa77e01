import { expect, inject, test } from "vitest";
import { useBrowser, visit } from "../world/browser";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

test("a member drafts and submits on a laptop, a manager approves in bulk", async () => {
  const lin = await Visitor.logIn(inject("url"), "lin");
  const project = await lin.addProject(fresh("桥梁检测"));
  const admin = await Visitor.logIn(inject("url"), "admin");
  const login = fresh("wang");
  await lin.setMember(project, await admin.addPerson(login, "王工"), ["RECORDER"]);

  const member = await visit(login);
  for (const title of ["第一跨检测", "第二跨检测"]) {
    await member.go(`/projects/${project}/records/new`);
    await member.page.getByLabel("Title").fill(title);
    await member.page.getByRole("button", { name: "1:00" }).click();
    await member.page.getByLabel("What was done").fill("裂缝 **0.2 mm**，已拍照。");
    await member.page.getByRole("button", { name: "Submit" }).click();
    await member.page.getByText("Waits for approval").waitFor();
  }
  member.expectClean();
  await member.close();

  const manager = await visit("lin");
  const { page } = manager;
  await manager.go(`/projects/${project}/records`);
  await page.getByRole("button", { name: "Waits for approval 2" }).click();
  await page.getByLabel("Choose all that are shown").check();
  await page.getByRole("button", { name: "Approve 2" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await page.getByRole("heading", { name: "2 of 2 approved" }).waitFor();
  await page.getByRole("link", { name: "第一跨检测" }).first().click();
  await page.getByText("林工 approved it").waitFor();
  expect(await page.getByRole("strong").first().textContent()).toBe("0.2 mm");
  manager.expectClean();
  await manager.close();
});
