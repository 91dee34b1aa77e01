import { readFileSync } from "node:fs";
import { test } from "vitest";
import { useBrowser } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

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
