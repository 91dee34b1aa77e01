import type { Page } from "playwright-core";
import { visit, type Visit } from "./browser";
import { serverUrl } from "./place";
import { fresh, Visitor } from "./visitor";

/** A project of lin's with some weeks of work in it. */
export interface Bridge {
  name: string;
  project: string;
  lin: Visitor;
  /** Who looks after people. */
  people: Visitor;
  /** Somebody else, who approves, by login name and identifier. */
  wei: string;
  weiId: string;
}

/** The day so many days ago. */
function day(back: number): string {
  return new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
}

/** Makes a project that no other test uses. */
export async function makeBridge(): Promise<Bridge> {
  const lin = await Visitor.logIn(serverUrl(), "lin");
  const people = await Visitor.logIn(serverUrl(), "admin");
  const [name, wei] = [fresh("长江大桥检测"), fresh("wei")];
  const weiId = await people.addPerson(wei, `韦工 ${wei}`);
  const project = await lin.addProject(name);
  await lin.setMember(project, weiId, ["APPROVER"]);
  await describe(lin, project);
  const add = async (title: string, minutes: number, back: number): Promise<string> => {
    const body = { title, content: "## 结果\n\n无异常。", minutes, date: day(back), tags: ["桥"] };
    return (await lin.call("POST", `/api/v1/projects/${project}/records`, body)).id;
  };
  const first = await add("第三跨主梁检测", 150, 0);
  await add("支座更换旁站", 240, 8);
  await add("伸缩缝清理", 45, 15);
  await lin.call("POST", `/api/v1/projects/${project}/records/${first}/submit`, undefined, {
    "If-Match": '"v1"',
  });
  return { name, project, lin, people, wei, weiId };
}

function describe(lin: Visitor, project: string): Promise<unknown> {
  return lin.change("PATCH", `/api/v1/projects/${project}`, {
    key: fresh("B")
      .replace(/[^A-Za-z0-9]/g, "")
      .toUpperCase()
      .slice(0, 12),
    description: "主桥、引桥与匝道的定期检测。\n每周一汇总，发现问题当日上报。",
  });
}

/** Chooses from a list. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).press("ArrowDown");
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** A window of lin's at an address. */
export async function openPage(
  path: string,
  language: "en" | "zh-CN" = "en",
  faults: RegExp[] = [],
): Promise<Visit> {
  const window = await visit("lin", { language }, { faults });
  await window.go(path);
  return window;
}
