import { expect, inject, test } from "vitest";
import { lookAt, useBrowser, visit } from "../world/browser";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

test("who is not logged in is asked to, and comes back to where they wanted to go", async () => {
  const name = fresh("桥梁");
  const project = await (await Visitor.logIn(inject("url"), "lin")).addProject(name);
  const window = await visit(undefined, {}, { faults: [/401/] });
  await window.go(`/projects/${project}`);
  await window.page.getByLabel("Login name").fill("lin");
  await window.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await window.page.getByRole("button", { name: "Log in" }).click();
  await window.page.getByRole("heading", { name }).waitFor();
  expect(window.page.url()).toContain(`#/projects/${project}`);
  window.expectClean();
  await window.close();
});

test("the login page", () =>
  lookAt(undefined, "/login", "login", (page) => page.getByRole("textbox").first().waitFor()));
