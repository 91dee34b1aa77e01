import { beforeAll, describe, expect, test } from "vitest";
import { ANY, like, testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { order, record } from "../world/orders";
import { serverUrl } from "../world/place";
import { press, verdict } from "../world/verifying";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

describe("a log", () => {
  let project: string;
  let lin: Visitor;

  beforeAll(async () => {
    lin = await Visitor.logIn(serverUrl(), "lin");
    project = await lin.addProject(fresh("桥梁加固"));
    await record(lin, project, 600);
  });

  test.each([
    ["lin", `/verify`, "verify-start", "[data-test=verify]"],
    ["lin", `/verify?index=300`, "verify-entry", "[data-test=verdict]"],
    [undefined, "/verify", "verify-file", "h1"],
  ])("the page %s %s", async (login, path, name, ready) => {
    const address = login === undefined ? path : `/projects/${project}${path}`;
    const expected = login === undefined ? { faults: [/401/] } : {};
    await lookAt(login, address, name, (page) => page.locator(ready).first().waitFor(), expected);
  });

  testInBoth(
    "one event is followed up the tree; the key and the head are remembered",
    "verify",
    async (say, language) => {
      const window = await visit("lin", { language });
      const { origin: name } = await lin.call("GET", `/api/v1/projects/${project}/log`);
      await window.go(`/projects/${project}/verify?index=17`);
      expect(await verdict(window)).toBe("verified");
      await window.page.getByText(say("verify.say.signature.first", { name })).waitFor();
      await window.page.getByText(say("What entry {index} says", { index: 17 })).waitFor();
      await lin.call("POST", `/api/v1/projects/${project}/events?wait=sealed`, order("later"));
      expect(await press(window)).toBe("verified");
      await window.page.getByText(say("verify.say.signature.known", { name })).waitFor();
      await window.page
        .getByText(like(say("verify.say.memory.grown", { old: ANY, at: ANY })))
        .waitFor();
      window.expectClean();
      await window.close();
    },
  );

  test("a stretch and the whole project are read entry by entry, and what is proven is said", async () => {
    const window = await visit("lin");
    const { page } = window;
    await window.go(`/projects/${project}/verify?range=250-270`);
    expect(await verdict(window)).toBe("verified");
    await page.getByText("21 of 21 entries lead to the signed root").waitFor();
    await page.getByText("21 entries are in that log, byte for byte").waitFor();
    await page.getByText("Anything about the other entries").waitFor();
    await page.getByText("The whole log", { exact: true }).click();
    expect(await press(window)).toBe("verified");
    await page.getByText(/All 6\d\d entries were hashed here: none was changed, removed/).waitFor();
    await page.getByText("That everything that happened was recorded").waitFor();
    window.expectClean();
    await window.close();
  });

  test("一条工作记录：逐一校验其事件，读完整个日志后才说没有遗漏", async () => {
    const { id } = await lin.call("POST", `/api/v1/projects/${project}/records`, {
      title: "支座更换",
      minutes: 45,
    });
    const events = `/api/v1/projects/${project}/events?targetType=record&targetId=${id}`;
    await expect
      .poll(async () => (await lin.call("GET", events)).items.length, { timeout: 20_000 })
      .toBe(1);
    await lin.call("POST", `/api/v1/projects/${project}/events?wait=sealed`, order("sealed"));
    const window = await visit("lin", { language: "zh-CN" });
    const { page } = window;
    await window.go(`/projects/${project}/verify?record=${id}`);
    expect(await verdict(window)).toBe("verified");
    await page.getByText("是否有漏列，须读取整个日志才知道").waitFor();
    expect(await page.getByText("没有别的").count()).toBe(0);
    await page.getByRole("checkbox").check();
    expect(await press(window)).toBe("verified");
    await page.getByText("已读取全部条目：就是这 1 个事件，没有别的").waitFor();
    await page.getByText(/前 6\d\d 条中有关该记录的，就是这 1 个事件/).waitFor();
    await window.expectAccessible();
    await window.shot("verify-record");
    window.expectClean();
    await window.close();
  });
});
