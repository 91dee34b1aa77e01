import { afterAll, beforeAll, test } from "vitest";
import { useBrowser, visit } from "../world/browser";
import { Keys } from "../world/keys";
import { lookAt } from "../world/looks";
import { startServer, type RunningServer } from "../world/server";
import { PASSWORD } from "../world/visitor";

useBrowser();

let empty: RunningServer;

beforeAll(async () => {
  empty = await startServer();
});
afterAll(() => empty?.stop());

test("a server that waits for its first administrator says where the link is", () =>
  lookAt(undefined, "/login", "setup-no-token", (page) => page.getByText("journalctl").waitFor(), {
    url: empty.url,
  }));

test("the first administrator and a member are made by the link and by keyboard alone, and it works once", async () => {
  const there = { url: empty.url, faults: [/410/] };
  const path = `/setup?token=${empty.setupToken}`;
  await lookAt(
    undefined,
    path,
    "setup",
    (page) => page.getByRole("textbox").nth(3).waitFor(),
    there,
  );

  const bad = await visit(undefined, {}, there);
  await bad.go("/setup?token=wrong");
  await bad.page.getByRole("heading", { name: "This link does not work any more" }).waitFor();
  await bad.expectAccessible();
  await bad.go(path);
  await bad.page.getByLabel("Name", { exact: true }).first().fill("Administrator");
  await bad.page.getByRole("button", { name: "Set up" }).click();
  await bad.page.getByText("Some fields need to be changed").waitFor();
  await bad.close();

  const window = await visit(undefined, { language: "zh-CN" }, there);
  const { page } = window;
  await window.go(path);
  const keys = new Keys(page);
  await keys.fill(page.getByLabel("姓名").first(), "管理员");
  await keys.fill(page.getByLabel("密码", { exact: true }).first(), PASSWORD);
  await keys.fill(page.getByLabel("姓名").last(), "林工");
  await keys.fill(page.getByLabel("登录名").last(), "ADMIN");
  await keys.fill(page.getByLabel("密码", { exact: true }).last(), "seven green apples");
  await keys.press(page.getByRole("button", { name: "完成设置" }));
  await page.getByText("与管理员的登录名相同").waitFor();
  await keys.fill(page.getByLabel("登录名").last(), "lin");
  await keys.press(page.getByRole("button", { name: "完成设置" }));
  await page.getByRole("button", { name: "以“林工”登录" }).waitFor();
  await window.expectAccessible();
  await window.shot("setup-done");
  await page.getByRole("button", { name: "以“林工”登录" }).click();
  await page.locator("header").getByText("林工").waitFor();
  await window.go(path);
  await page.getByText("系统已完成首次设置").waitFor();
  window.expectClean();
  await window.close();
});
