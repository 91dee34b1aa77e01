import { readFileSync } from "node:fs";
import { test } from "vitest";
import { testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

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

/** Three records of a project: one waits for approval, with files and a comment. */
async function shown(): Promise<{ project: string; ids: string[] }> {
  const lin = await Visitor.logIn(serverUrl(), "lin");
  const project = await lin.addProject(fresh("大桥年度检测"));
  const path = `/api/v1/projects/${project}`;
  const image = readFileSync("test/browser/photo.png");
  const upload = { "Content-Type": "image/png" };
  const files = [];
  for (const name of ["crack.png", "overview.png"]) {
    const file = new Uint8Array(image);
    files.push((await lin.call("POST", `${path}/evidence?name=${name}`, file, upload)).id);
  }
  const content =
    "## 结果\n\n| 跨 | 裂缝 |\n|---|---|\n| 1 | 0.2 mm |\n\n- 支座完好\n- 伸缩缝需清理";
  const draft = { content, minutes: 150, tags: ["桥", "裂缝"], evidence: files };
  const ids: string[] = [];
  for (const title of [
    "第一跨裂缝检测",
    "支座检查与伸缩缝清理，含照片与测量数据汇总",
    "夜间巡查",
  ]) {
    ids.push((await lin.call("POST", `${path}/records`, { ...draft, title })).id);
  }
  const first = `${path}/records/${ids[0]}`;
  await lin.change("POST", `${first}/submit`, {}, first);
  await lin.call("POST", `${first}/comments`, { body: "照片很清楚。" });
  return { project, ids };
}

test("the list in every look", async () => {
  const { project } = await shown();
  await lookAt("lin", `/projects/${project}/records`, "records", (page) =>
    page.getByRole("link", { name: "夜间巡查" }).waitFor(),
  );
});

test("a record in every look", async () => {
  const { project, ids } = await shown();
  await lookAt("lin", `/projects/${project}/records/${ids[0]}`, "record", (page) =>
    page.getByText("照片很清楚。").waitFor(),
  );
});

test("the form in every look", async () => {
  const { project, ids } = await shown();
  await lookAt("lin", `/projects/${project}/records/${ids[1]}/edit`, "record-edit", (page) =>
    page.getByText("crack.png").waitFor(),
  );
});
