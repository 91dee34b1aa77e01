import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANY, like, testInBoth } from "../texts";
import { useBrowser, visit, type Visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { startServer, type RunningServer } from "../world/server";
import { alter, press, verdict } from "../world/verifying";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

const order = (n: string) => ({
  type: "order.paid",
  verb: "update",
  targets: [{ type: "order", id: n, name: `Order ${n}` }],
  changes: [{ path: "status", old: "open", new: "paid" }],
  reason: "bank transfer",
});

async function record(visitor: Visitor, project: string, count: number, name = "o"): Promise<void> {
  for (let at = 0; at < count; at += 1000) {
    const some = Array.from({ length: Math.min(1000, count - at) }, (_, i) =>
      order(`${name}-${at + i}`),
    );
    await visitor.call("POST", `/api/v1/projects/${project}/events/batch`, some);
  }
}

/** Makes a bundle as a person would, and gives its bytes. */
async function bundleOf(visitor: Visitor, project: string): Promise<Buffer> {
  const made = await visitor.call("POST", `/api/v1/projects/${project}/exports`, {
    source: "events",
    format: "bundle",
    filter: { type: "order.paid" },
    disclose: ["*"],
  });
  for (let state = "", since = 0; state !== "DONE";) {
    const job = await visitor.call("GET", `/api/v1/jobs/${made.job}?wait=10&since=${since}`);
    expect(["FAILED", "CANCELLED"]).not.toContain(job.state);
    [state, since] = [job.state, job.version];
  }
  const answer = await visitor.send("GET", `/api/v1/projects/${project}/exports/${made.id}/file`);
  return Buffer.from(await answer.arrayBuffer());
}

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

describe("a log that is tampered with", () => {
  let server: RunningServer;
  let lin: Visitor;
  let project: string;
  const files = mkdtempSync(join(tmpdir(), "worklog-verify-"));
  const data = join(files, "data");

  beforeAll(async () => {
    server = await startServer({}, data);
    await new Visitor(server.url).call("POST", "/api/v1/setup", {
      token: server.setupToken,
      administrator: { loginName: "admin", name: "管理员", password: PASSWORD },
      alsoMember: { loginName: "lin", name: "林工", password: PASSWORD },
    });
    lin = await Visitor.logIn(server.url, "lin");
    project = await lin.addProject("桥梁");
    await record(lin, project, 40);
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(files, { recursive: true, force: true });
  });

  /** A window in which somebody is logged in at a server of the test's own. */
  async function open(at: RunningServer): Promise<Visit> {
    const opened = await visit(undefined, {}, { faults: [/401/] });
    await opened.context.request.post(`${at.url}/api/v1/login`, {
      data: { loginName: "lin", password: PASSWORD },
    });
    return opened;
  }

  async function go(window: Visit, query = ""): Promise<void> {
    await window.page.goto("about:blank");
    await window.page.goto(`${server.url}/#/projects/${project}/verify${query}`);
  }

  test("turns red and names the entry; the bundle made before still verifies offline", async () => {
    const bundle = join(files, "bundle.zip");
    writeFileSync(bundle, await bundleOf(lin, project));
    const { items } = await lin.call(
      "GET",
      `/api/v1/projects/${project}/events?targetType=order&targetId=o-17`,
    );
    const index = items[0].index;
    const seen = await open(server);
    await go(seen);
    expect(await press(seen)).toBe("verified");
    await seen.page.getByText("none was changed, removed, inserted or moved").waitFor();
    alter(server.data, project, '"id":"o-17"', '"id":"o-71"');
    expect(await press(seen)).toBe("modified");
    await seen.page.getByText(`Entry ${index} was modified`).first().waitFor();
    await seen.expectAccessible();
    await seen.shot("verify-tampered");
    await go(seen, `?index=${index}`);
    expect(await verdict(seen)).toBe("modified");
    await seen.shot("verify-tampered-entry");
    seen.expectClean();
    await seen.close();

    const offline = await visit(undefined, {}, { faults: [/401/] });
    await offline.go("/verify");
    await offline.context.setOffline(true);
    await offline.page.locator("input[type=file]").setInputFiles(bundle);
    expect(await verdict(offline)).toBe("verified");
    await offline.page.getByText("40 of 40 entries lead to the signed root").waitFor();
    await offline.expectAccessible();
    await offline.shot("verify-bundle");
    offline.expectClean();
    await offline.close();
  });

  test("列表与事件页标明损坏的条目，其余照常显示", async () => {
    const path = `/api/v1/projects/${project}/events?targetType=order&targetId=o-23`;
    const { index } = (await lin.call("GET", path)).items[0];
    alter(data, project, '"id":"o-23"', '"id":"o-23}');
    const at = { url: server.url, faults: [/409/] };
    const window = await visit("lin", { language: "zh-CN" }, at);
    const { page } = window;
    await window.go(`/projects/${project}/trail`);
    const row = page.getByRole("link", { name: `条目 ${index} 已损坏` });
    await row.waitFor();
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(39);
    await window.expectAccessible();
    await window.shot("trail-damaged");
    await row.click();
    await page.locator("[data-test=damaged]").getByText("请校验日志").waitFor();
    await window.expectAccessible();
    await window.shot("event-damaged");
    await page.getByRole("link", { name: "校验此事件" }).click();
    expect(await verdict(window)).toBe("modified");
    await page.getByText(`条目 ${index} 已被改动`).first().waitFor();
    window.expectClean();
    await window.close();
  });

  test("服务器停机时被改动：重启后校验变红并指出第一条", async () => {
    const other = await lin.addProject("隧道");
    const indices: number[] = [];
    for (const id of ["s-1", "s-2", "s-3", "s-4"]) {
      const path = `/api/v1/projects/${other}/events?wait=sealed`;
      indices.push((await lin.call("POST", path, order(id))).index);
    }
    await server.stop();
    alter(data, other, '"id":"s-2"', '"id":"s-7"');
    alter(data, other, '"id":"s-3"', '"id":"s-8"');
    server = await startServer({}, data);

    const at = { url: server.url, faults: [/409/] };
    const window = await visit("lin", { language: "zh-CN" }, at);
    await window.go(`/projects/${other}/verify`);
    expect(await press(window)).toBe("modified");
    const first = window.page.locator("[data-test=verdict] .first");
    expect(await first.textContent()).toContain(`条目 ${indices[1]}`);
    await window.expectAccessible();
    await window.shot("verify-restarted");
    window.expectClean();
    await window.close();
  });
});
