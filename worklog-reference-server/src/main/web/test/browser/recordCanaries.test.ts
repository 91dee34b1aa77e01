import { expect, inject, test } from "vitest";
import { useBrowser, visit } from "../world/browser";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

const IMG = "<img src=x onerror=fire()>";
const MANY = `"'>${IMG}<script>fire()</script><svg onload=fire()>{{fire()}}`;
const CONTENT = [
  MANY,
  "[press](javascript:fire()) [data](data:text/html,<script>fire()</script>)",
  "![picture](x 'onerror=fire()')",
  '<a href="javascript:fire()">raw</a> <iframe srcdoc="<script>parent.fire()</script>">',
  "[good](https://example.org/)",
].join("\n\n");
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="fire()"><script>parent.fire()</script></svg>';

/** A project in which everything that can be named is named by an attack. */
async function trapped(): Promise<{ project: string; id: string; login: string }> {
  const lin = await Visitor.logIn(inject("url"), "lin");
  const admin = await Visitor.logIn(inject("url"), "admin");
  const login = fresh("canary");
  const user = await admin.addPerson(login, `${IMG}${login}`);
  const project = await lin.addProject(`${MANY}${fresh("")}`);
  await lin.setMember(project, user, ["RECORDER", "APPROVER"]);
  const path = `/api/v1/projects/${project}`;
  const rules = await lin.call("GET", `${path}/settings`);
  const fieldSchema = {
    type: "object",
    properties: { note: { type: "string", title: MANY, description: MANY } },
  };
  await lin.change("PUT", `${path}/settings`, { ...rules, fourEyes: false, fieldSchema });
  await lin.call("POST", `${path}/templates`, { name: IMG, template: { title: IMG, tags: [IMG] } });
  const bytes = new TextEncoder().encode(SVG);
  const name = encodeURIComponent(`${IMG}.svg`);
  const type = { "Content-Type": "image/svg+xml" };
  const file = await lin.call("POST", `${path}/evidence?name=${name}`, bytes, type);
  const record = {
    title: MANY,
    content: CONTENT,
    minutes: 60,
    tags: [IMG],
    participants: [user],
    evidence: [file.id],
    fields: { note: MANY },
  };
  const { id } = await lin.call("POST", `${path}/records`, record);
  const here = `${path}/records/${id}`;
  await lin.change("POST", `${here}/submit`, {}, here);
  await lin.call("POST", `${here}/comments`, { body: MANY });
  await lin.change("POST", `${here}/return`, { reason: MANY }, here);
  await lin.change("PATCH", here, { content: `${CONTENT}\n\n${IMG}`, fields: { note: IMG } });
  return { project, id, login };
}

test("nothing that people write runs in the pages that show it", async () => {
  const { project, id, login } = await trapped();
  for (const who of ["lin", login]) {
    const window = await visit(who);
    const { page } = window;
    let fired = 0;
    await page.exposeFunction("fire", () => fired++);
    const home = `/projects/${project}/records`;
    const pages = ["/", home, `${home}/new`, `${home}/${id}`];
    for (const path of who === "lin" ? [...pages, `${home}/${id}/edit`] : pages) {
      await window.go(path);
      await page.getByRole("heading").first().waitFor();
      if (path.endsWith(id)) {
        await page.getByText("onerror=fire()").first().waitFor();
        await page.getByRole("tab", { name: "Versions" }).click();
        await page.getByRole("cell", { name: /added: <img/ }).first().waitFor();
        await page.getByRole("tab", { name: "Trail" }).click();
        await page.getByText("Reason:").first().waitFor();
      }
      if (path.endsWith("edit")) {
        await page.getByRole("button", { name: "Preview" }).click();
        await page.getByRole("link", { name: "good" }).waitFor();
      }
      const links = await page.locator("main a").evaluateAll((all) =>
        all.map((one) => (one as HTMLAnchorElement).href).filter((href) => !/^https?:/.test(href)),
      );
      expect(links, path).toEqual([]);
      expect(await page.locator("main img[src=x], main iframe, main svg[onload]").count()).toBe(0);
    }
    expect(fired).toBe(0);
    window.expectClean();
    await window.close();
  }
});

test("a file that could run is only ever taken away", async () => {
  const { project, id } = await trapped();
  const lin = await Visitor.logIn(inject("url"), "lin");
  const record = await lin.call("GET", `/api/v1/projects/${project}/records/${id}`);
  const file = record.body.evidence[0].id;
  const answer = await lin.send("GET", `/api/v1/projects/${project}/evidence/${file}/content`);
  expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment/);
  expect(answer.headers.get("Content-Type")).toBe("application/octet-stream");
  expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
});
