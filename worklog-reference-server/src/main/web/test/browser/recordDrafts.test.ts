import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { begins, testInBoth, type Say } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { serverUrl } from "../world/place";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

const OFFLINE = /ERR_INTERNET_DISCONNECTED/;

async function draft(): Promise<{ lin: Visitor; project: string; path: string; id: string }> {
  const lin = await Visitor.logIn(serverUrl(), "lin");
  const project = await lin.addProject(fresh("草稿"));
  const path = `/api/v1/projects/${project}/records`;
  const { id } = await lin.call("POST", path, { title: "原标题", content: "原内容" });
  return { lin, project, path: `${path}/${id}`, id };
}

/** That the server has it; what only this browser keeps begins with the same word in Chinese. */
function saved(page: Page, say: Say): Locator {
  return page
    .getByRole("status")
    .filter({ hasText: begins(say("records.saving.saved")) })
    .filter({ hasNotText: say("records.saving.kept") });
}

testInBoth(
  "a closed tab loses nothing of a new record, nor a file that was not sent",
  "records",
  async (say, language) => {
    const { project } = await draft();
    const window = await visit("lin", { language }, { faults: [OFFLINE] });
    const address = `${serverUrl()}/#/projects/${project}/records/new`;
    await window.go(`/projects/${project}/records/new`);
    await window.context.setOffline(true);
    await window.page.getByLabel(say("Title")).fill("还没保存");
    await window.page.getByLabel(say("What was done")).fill("写了很多");
    const file = { name: "笔记.txt", mimeType: "text/plain", buffer: Buffer.from("测量 0.2 mm") };
    await window.page.getByLabel(say("Choose files")).last().setInputFiles(file);
    await window.page.getByText(say("no connection, goes on by itself")).waitFor();
    await window.page.close();

    await window.context.setOffline(false);
    const page = await window.context.newPage();
    await page.goto(address);
    await page.getByText(say("You wrote something here that was not saved")).waitFor();
    expect(await page.getByLabel(say("Title")).inputValue()).toBe("");
    await page.getByRole("button", { name: say("Go on with it") }).click();
    expect(await page.getByLabel(say("Title")).inputValue()).toBe("还没保存");
    expect(await page.getByLabel(say("What was done")).inputValue()).toBe("写了很多");
    await page.getByRole("button", { name: say("Remove {name}", { name: "笔记.txt" }) }).waitFor();
    await page.getByRole("button", { name: say("Submit") }).click();
    await page.getByText(say("Waits for approval")).waitFor();
    await page.getByRole("link", { name: "笔记.txt" }).waitFor();
    await page.goto(address);
    await page.reload();
    await page.getByLabel(say("Title")).waitFor();
    expect(await page.getByText(say("records.restore.title")).count()).toBe(0);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a draft is saved while it is written, and again when the network is back",
  "records",
  async (say, language) => {
    const { lin, project, path, id } = await draft();
    const window = await visit("lin", { language }, { faults: [OFFLINE] });
    const { page } = window;
    await window.go(`/projects/${project}/records/${id}/edit`);
    await page.getByLabel(say("What was done")).fill("新内容");
    await saved(page, say).waitFor();
    expect((await lin.call("GET", path)).body.content).toBe("新内容");
    await window.context.setOffline(true);
    await page.getByLabel(say("What was done")).fill("断网时写的");
    await page.getByText(say("records.saving.offline")).waitFor();
    await window.context.setOffline(false);
    await saved(page, say).waitFor();
    expect((await lin.call("GET", path)).body.content).toBe("断网时写的");
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "of two who write the same draft neither is written over",
  "records",
  async (say, language) => {
    const { lin, project, path, id } = await draft();
    const window = await visit("lin", { language }, { faults: [/412/] });
    const { page } = window;
    await window.go(`/projects/${project}/records/${id}/edit`);
    await page.getByLabel(say("Title")).waitFor();
    await lin.change("PATCH", path, { title: "别处的标题", content: "别处的内容" });
    await page.getByLabel(say("What was done")).fill("这里的内容");
    await page.getByText(say("This record was changed elsewhere")).waitFor();
    await page.getByRole("cell", { name: `${say("removed: ").trim()} 别处的内容` }).waitFor();
    await page.getByRole("cell", { name: `${say("added: ").trim()} 这里的内容` }).waitFor();
    expect((await lin.call("GET", path)).body.content).toBe("别处的内容");
    await window.expectAccessible();
    const title = page.getByRole("group", { name: say("Title") });
    await title.getByLabel(say("Take the other")).check();
    await page.getByRole("button", { name: say("Save what I decided") }).click();
    await saved(page, say).waitFor();
    const body = (await lin.call("GET", path)).body;
    expect([body.title, body.content]).toEqual(["别处的标题", "这里的内容"]);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "what was written when the login ended is offered after the next login",
  "records",
  async (say, language) => {
    const { lin, project, path, id } = await draft();
    const window = await visit("lin", { language }, { faults: [/401/] });
    const { page } = window;
    await window.go(`/projects/${project}/records/${id}/edit`);
    await page.getByLabel(say("Title")).waitFor();
    await window.context.clearCookies();
    await page.getByLabel(say("What was done")).fill("登录已失效时写的");
    await page.getByText(say("records.saving.refused")).waitFor();
    await page.reload();
    await page.getByLabel(say("Login name")).fill("lin");
    await page.getByLabel(say("Password"), { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: say("Log in"), exact: true }).click();
    await page.getByRole("button", { name: say("Go on with it") }).click();
    await expect
      .poll(async () => (await lin.call("GET", path)).body.content, { timeout: 20_000 })
      .toBe("登录已失效时写的");
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a large file goes on after the network was lost, and one can be given up",
  "records",
  async (say, language) => {
    const { project, id, path, lin } = await draft();
    const window = await visit(
      "lin",
      { language },
      { faults: [OFFLINE, /ERR_FAILED|ERR_ABORTED/] },
    );
    const { page } = window;
    await window.go(`/projects/${project}/records/${id}/edit`);
    let sent = 0;
    await page.route("**/evidence/uploads/*", async (route) => {
      if (route.request().method() === "PATCH" && ++sent === 3) {
        await route.abort("failed");
      } else {
        await route.continue();
      }
    });
    const buffer = Buffer.alloc(5 << 20, "测");
    await page
      .getByLabel(say("records.files.choose"))
      .last()
      .setInputFiles({ name: "大文件.log", mimeType: "text/plain", buffer });
    await page
      .getByRole("button", { name: say("records.files.remove", { name: "大文件.log" }) })
      .waitFor();
    expect(sent).toBeGreaterThan(5);
    await saved(page, say).waitFor();
    expect((await lin.call("GET", path)).body.evidence[0].size).toBe(5 << 20);

    await page.unroute("**/evidence/uploads/*");
    await page.route("**/evidence/uploads/*", (route) =>
      route.request().method() === "PATCH" ? route.abort("failed") : route.continue(),
    );
    await page
      .getByLabel(say("records.files.choose"))
      .last()
      .setInputFiles({ name: "不要.log", mimeType: "text/plain", buffer: Buffer.from("x") });
    await page.getByText(say("records.files.waiting")).waitFor();
    await page
      .getByRole("button", { name: say("records.files.cancel", { name: "不要.log" }) })
      .click();
    expect(await page.getByText("不要.log").count()).toBe(0);
    window.expectClean();
    await window.close();
  },
);

testInBoth("a picture is pasted, and a dropped file is taken", "records", async (say, language) => {
  const { project, id } = await draft();
  const window = await visit("lin", { language });
  const { page } = window;
  await window.go(`/projects/${project}/records/${id}/edit`);
  await page.getByLabel(say("records.field.title")).waitFor();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["x"], "dropped.txt", { type: "text/plain" }));
    document
      .querySelector(".drop")
      ?.dispatchEvent(
        new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    const clip = new DataTransfer();
    clip.items.add(new File(["y"], "pasted.txt", { type: "text/plain" }));
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clip, cancelable: true }));
  });
  await page
    .getByRole("button", { name: say("records.files.remove", { name: "dropped.txt" }) })
    .waitFor();
  await page
    .getByRole("button", { name: say("records.files.remove", { name: "pasted.txt" }) })
    .waitFor();
  window.expectClean();
  await window.close();
});
