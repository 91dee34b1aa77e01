import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { testInBoth } from "../texts";
import { useBrowser, visit, type Language, type Visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

/** Four looks at a page, on a machine that has other work too. */
const LOOKING = 180_000;

let lin: Visitor;
let project: string;

beforeAll(async () => {
  lin = await Visitor.logIn(serverUrl(), "lin");
  project = await lin.addProject(fresh("导出"));
  const path = `/api/v1/projects/${project}/records`;
  for (const title of ["桥面巡查", "=HYPERLINK(1)", "拉索检测"]) {
    await lin.call("POST", path, { title, content: "正常", minutes: 30 });
  }
});

async function open(query = "", language: Language = "en"): Promise<Visit> {
  const window = await visit("lin", { language });
  await window.go(`/projects/${project}/exports${query}`);
  return window;
}

async function digest(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
  }
  return hash.digest("hex");
}

testInBoth(
  "a filter that another page hands over is counted, written, fetched and checked",
  "exports",
  async (say, language) => {
    const window = await open("?type=record.*&format=ndjson", language);
    const { page } = window;
    await page.getByText(say("{n} events.", { n: 3 })).waitFor();
    expect(await page.getByLabel(say("filters.type"), { exact: true }).inputValue()).toBe(
      "record.*",
    );
    await page.getByLabel(say("filters.text")).fill("拉索检测");
    await page.getByText(say("{n} events.", { n: 1 })).waitFor();
    const items = page.locator("main li.card");
    const before = await items.count();
    await page.getByRole("button", { name: say("Start export") }).click();
    await expect.poll(() => items.count()).toBe(before + 1);
    const item = items.first();
    await item.getByText(say("ready"), { exact: true }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      item.getByRole("link", { name: say("Download") }).click(),
    ]);
    const path = (await file.path())!;
    const lines = readFileSync(path, "utf8").trim().split("\n");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ type: "record.created" });
    await item.getByText(say("SHA-256 and how to check")).click();
    const shown = await item.locator(".digest").textContent();
    expect(shown).toBe(await digest(path));
    expect(await item.textContent()).toContain("林工");
    window.expectClean();
    await window.close();
  },
);

test("a download goes on where it broke off", async () => {
  const made = await lin.call("POST", `/api/v1/projects/${project}/exports`, {
    source: "records",
    format: "csv",
  });
  await expect
    .poll(
      async () => (await lin.call("GET", `/api/v1/projects/${project}/exports/${made.id}`)).state,
    )
    .toBe("READY");
  const window = await open();
  const { page } = window;
  // Older exports have links like it.
  const link = page.locator(`a[href*="${made.id}"]`);
  await link.waitFor();
  const address = (await link.getAttribute("href"))!;
  const part = await page.evaluate(async (url) => {
    const whole = await (await fetch(url)).text();
    const answer = await fetch(url, { headers: { Range: "bytes=10-19" } });
    return { status: answer.status, text: await answer.text(), whole };
  }, address);
  expect(part.status).toBe(206);
  expect(part.text).toHaveLength(10);
  expect(part.whole).toContain("'=HYPERLINK(1)");
  window.expectClean();
  await window.close();
});

testInBoth(
  "work records are chosen by words, and an export is made again",
  "exports",
  async (say, language) => {
    const window = await open("", language);
    const { page } = window;
    // Another word in each language: an export of the other one is no export of this one.
    const word = language === "en" ? "巡查" : "桥面";
    await page.getByText(say("exports.source.records"), { exact: true }).first().click();
    await page.getByText(say("exports.count.records", { n: 3 })).waitFor();
    await page.getByLabel(say("filters.text")).fill(word);
    await page.getByText(say("exports.count.records", { n: 1 })).waitFor();
    await page.getByText("Excel", { exact: true }).click();
    await page.getByRole("button", { name: say("exports.start") }).click();
    const items = page.locator("main li.card");
    const made = items.filter({ hasText: `${say("filters.text")}: ${word}` });
    await made.getByText(say("exports.state.READY")).waitFor();
    const before = await items.count();
    await page.getByLabel(say("filters.text")).fill("");
    await made.getByRole("button", { name: say("exports.repeat") }).click();
    expect(await page.getByLabel(say("filters.text")).inputValue()).toBe(word);
    await page.getByText(say("exports.count.records", { n: 1 })).waitFor();
    await page.getByRole("button", { name: say("exports.start") }).click();
    await expect.poll(() => items.count()).toBe(before + 1);
    await expect.poll(() => made.getByText(say("exports.state.READY")).count()).toBe(2);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "an evidence bundle can be asked for, and nothing that would be empty",
  "exports",
  async (say, language) => {
    const window = await open("?format=bundle&type=project.created", language);
    const { page } = window;
    await page.getByText(say("exports.count.events", { n: 1 })).waitFor();
    await page.getByLabel(say("exports.disclose")).fill("*");
    await page.getByRole("button", { name: say("exports.start") }).click();
    const item = page.locator("main li.card").first();
    await item.getByText(say("exports.state.READY"), { exact: true }).waitFor();
    await page.getByLabel(say("filters.text")).fill("nothing has this");
    await page.getByText(say("exports.count.events", { n: 0 })).waitFor();
    expect(await page.getByRole("button", { name: say("exports.start") }).isDisabled()).toBe(true);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "an export that waits is stopped by whoever asked for it",
  "exports",
  async (say, language) => {
    // What the server says is held back on its way: a small export ends before anybody could press.
    const window = await open("?format=csv", language);
    const { page } = window;
    const unfinished = { state: "OPEN", rows: null, bytes: null, sha256: null, finishedAt: null };
    let cancelled = false;
    await page.route(/\/exports(\?.*)?$/, async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      if (route.request().method() === "GET" && !cancelled && body.items.length > 0) {
        body.items[0] = { ...body.items[0], ...unfinished };
      }
      await route.fulfill({ response: answer, json: body });
    });
    await page.route("**/api/v1/jobs/**", async (route) => {
      if (route.request().method() === "POST") {
        cancelled = true;
      }
      const answer = await route.fetch();
      const body = await answer.json();
      const state = cancelled ? "CANCELLED" : "RUNNING";
      await route.fulfill({ response: answer, json: { ...body, state, done: 7, total: 20 } });
    });
    await page.getByRole("button", { name: say("exports.start") }).click();
    await page.getByText(say("exports.progress", { n: 7, total: 20 })).waitFor();
    await window.expectAccessible();
    await page.getByRole("button", { name: say("exports.cancel") }).click();
    await page
      .getByText(say("exports.progress", { n: 7, total: 20 }))
      .waitFor({ state: "detached" });
    expect(cancelled).toBe(true);
    window.expectClean();
    await window.close();
  },
);

test(
  "the page of exports",
  () =>
    lookAt("lin", `/projects/${project}/exports?format=bundle`, "exports", async (page) => {
      await page.locator("main li.card").first().waitFor();
      await page.locator("main li.card summary").first().click();
    }),
  LOOKING,
);
