import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { useBrowser, visit, type Visit } from "../world/browser";
import { order, record } from "../world/orders";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

/*
 * An address that is changed while its page is open: by a link, by hand, or by going back. Whatever
 * it asks for then is shown, and nothing of what was asked before.
 */

useBrowser();

let lin: Visitor;
let project: string;
let base: string;

beforeAll(async () => {
  lin = await Visitor.logIn(serverUrl(), "lin");
  project = await lin.addProject(fresh("地址"));
  base = `/projects/${project}`;
  await record(lin, project, 3);
  await lin.call("POST", `/api/v1/projects/${project}/events?wait=sealed`, order("last"));
});

/** Changes the address as somebody does who types into it: the document stays. */
async function type(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), path);
}

/** Opens a page, and then each of the other addresses in it, and waits for what they ask for. */
async function walk(
  who: string,
  steps: [path: string, seen: (page: Page) => Promise<unknown>][],
): Promise<Visit> {
  const window = await visit(who, {}, { faults: [/40[04]/] });
  const [first, ...rest] = steps;
  await window.go(first![0]);
  await first![1](window.page);
  for (const [path, seen] of rest) {
    await type(window.page, path);
    await seen(window.page);
  }
  return window;
}

const text = (shown: string) => (page: Page) => page.getByText(shown).first().waitFor();
const heading = (name: string) => (page: Page) =>
  page.getByRole("heading", { name, exact: true }).waitFor();

test("verify checks what the address asks for, and forgets it when it asks for nothing", async () => {
  const window = await walk("lin", [
    [`${base}/verify?index=1`, text("What entry 1 says")],
    [`${base}/verify?index=2`, text("What entry 2 says")],
    [`${base}/verify?range=0-2`, text("3 of 3 entries lead to the signed root")],
    [
      `${base}/verify`,
      (page) => page.locator("[data-test=verdict]").waitFor({ state: "detached" }),
    ],
    [`${base}/verify?index=1`, text("What entry 1 says")],
  ]);
  // What the page itself writes into the address is no reason to begin anew.
  await window.page.getByLabel("Number or id of the event").fill("2");
  await window.page.locator("[data-test=verify]").click();
  await text("What entry 2 says")(window.page);
  await expect.poll(() => window.page.url()).toContain("verify?index=2");
  await window.page.locator("[data-test=verdict]").waitFor();
  window.expectClean();
  await window.close();
});

test("filters, stretches and orders are those of the address", async () => {
  const path = `/api/v1/projects/${project}/records`;
  for (const title of ["甲桥", "乙路"]) {
    await lin.call("POST", path, { title, tags: [title], minutes: 60 });
  }
  const link = (name: string) => (page: Page) => page.getByRole("link", { name }).first().waitFor();
  const gone = (name: string) => (page: Page) =>
    page.getByRole("link", { name }).waitFor({ state: "detached" });
  const both = (one: string, other: string) => async (page: Page) => {
    await link(one)(page);
    await gone(other)(page);
  };
  const window = await walk("lin", [
    [`${base}/records?tag=甲桥`, both("甲桥", "乙路")],
    [`${base}/records?tag=乙路`, both("乙路", "甲桥")],
    [`${base}/trail?type=order.paid`, text("4 events")],
    [`${base}/trail?type=record.created`, text("2 events")],
    [
      `${base}/timeline?text=甲桥`,
      (page) => page.locator("main li").nth(1).waitFor({ state: "detached" }),
    ],
    [`${base}/timeline?text=nothing-has-this`, text("Nothing happened that fits")],
    [`${base}/timeline`, text("乙路")],
    [`${base}/statistics?from=2026-01-05&to=2026-01-11`, text("0 records")],
    [`${base}/statistics`, text("2 records")],
    [`${base}/exports?type=order.paid`, text("4 events.")],
    [`${base}/exports?type=record.created`, text("2 events.")],
  ]);
  window.expectClean();
  await window.close();
});

test("a record, an event, a feed and a person are those of the address", async () => {
  const admin = await Visitor.logIn(serverUrl(), "admin");
  const path = `/api/v1/projects/${project}`;
  const [one, two] = [fresh("一"), fresh("二")];
  const records: string[] = [];
  const feeds: string[] = [];
  for (const title of [one, two]) {
    records.push((await lin.call("POST", `${path}/records`, { title })).id);
    const target = "http://127.0.0.1:9/in";
    feeds.push((await lin.call("POST", `${path}/feeds`, { name: title, target })).id);
  }
  const events = [];
  for (const index of [0, 1]) {
    events.push(String((await lin.call("GET", `${path}/events/${index}`)).id));
  }
  const window = await walk("lin", [
    [`${base}/records/${records[0]}`, heading(one)],
    [`${base}/records/${records[1]}`, heading(two)],
    [`${base}/feeds/${feeds[0]}`, heading(one)],
    [`${base}/feeds/${feeds[1]}`, heading(two)],
    [`${base}/trail/0`, text(events[0]!)],
    [`${base}/trail/1`, text(events[1]!)],
  ]);
  window.expectClean();
  await window.close();
  const people = [await admin.addPerson(fresh("a"), one), await admin.addPerson(fresh("b"), two)];
  const other = await walk("admin", [
    [`/admin/users/${people[0]}`, heading(one)],
    [`/admin/users/${people[1]}`, heading(two)],
  ]);
  other.expectClean();
  await other.close();
});

test("an answer that comes late is not shown in the place of what was asked for since", async () => {
  const path = `/api/v1/projects/${project}/records`;
  const [slow, quick] = [fresh("慢"), fresh("快")];
  const first = (await lin.call("POST", path, { title: slow })).id;
  const second = (await lin.call("POST", path, { title: quick })).id;
  const window = await visit("lin");
  const { page } = window;
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  await page.route(`**/records/${first}`, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(`**/records/${first}`);
  const answered = page.waitForResponse(`**/records/${first}`);
  await page.goto(`${serverUrl()}/#${base}/records/${first}`);
  await asked;
  await type(page, `${base}/records/${second}`);
  await heading(quick)(page);
  release();
  await answered;
  await window.settled();
  await heading(quick)(page);
  expect(await page.getByRole("heading", { name: slow }).count()).toBe(0);
  window.expectClean();
  await window.close();
});
