import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ANY, like, testInBoth, type Say } from "../texts";
import { useBrowser, visit, type Language, type Visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { Receiver, type Taken } from "../world/receiver";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

/** Four looks at a page, on a machine that has other work too. */
const LOOKING = 180_000;

const receiver = new Receiver();
let address: string;
let lin: Visitor;
let project: string;

beforeAll(async () => {
  address = await receiver.start();
  lin = await Visitor.logIn(serverUrl(), "lin");
  project = await lin.addProject(fresh("推送"));
});
afterAll(() => receiver.stop());

async function open(
  path: string,
  language: Language,
  faults: RegExp[] = [],
  of = project,
): Promise<Visit> {
  const window = await visit("lin", { language }, { faults });
  await window.go(`/projects/${of}/feeds${path}`);
  return window;
}

function signed(one: Taken, secret: string): string {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", key).update(`${one.id}.${one.timestamp}.${one.body}`).digest("base64")}`;
}

function makeFeed(name: string, more: Record<string, unknown> = {}): Promise<{ id: string }> {
  return lin.call("POST", `/api/v1/projects/${project}/feeds`, { name, target: address, ...more });
}

/** Deletes the feed that is shown, after the question. */
async function takeAway(page: Page, say: Say, name: string): Promise<void> {
  await page.getByRole("button", { name: say("feeds.remove") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("feeds.remove") })
    .click();
  await page.getByRole("heading", { name: say("feeds.title"), exact: true }).waitFor();
  expect(await page.getByRole("link", { name }).count()).toBe(0);
}

testInBoth(
  "a webhook is made, its secret shown once, tested, paused, and its secret changed",
  "feeds",
  async (say, language) => {
    const name = "SIEM";
    // No feed of another test takes what happens here.
    const own = await lin.addProject(fresh("推送"));
    const before = receiver.taken.length;
    const window = await open("", language, [/422/], own);
    const { page } = window;
    await page
      .getByRole("link", { name: say("feeds.new") })
      .first()
      .click();
    await page.getByLabel(say("feeds.name"), { exact: true }).fill(name);
    await page.getByLabel(say("feeds.target")).fill("ftp://nowhere");
    await page.getByRole("button", { name: say("feeds.make") }).click();
    expect(await page.getByRole("alert").textContent()).toContain("/target");
    await page.getByLabel(say("feeds.target")).fill(address);
    await page.getByRole("combobox", { name: say("feeds.format") }).press("ArrowDown");
    await page.getByRole("option", { name: "CloudEvents 1.0" }).click();
    expect(await page.getByRole("option", { name: "CEF" }).count()).toBe(0);
    await page.getByLabel(say("filters.type"), { exact: true }).fill("record.*");
    await page.getByRole("button", { name: say("feeds.make") }).click();
    const secret = (await page.locator(".secret code").textContent())!;
    expect(secret).toMatch(/^whsec_/);
    await window.expectAccessible();
    await page.getByRole("link", { name: say("feeds.goOn") }).click();
    await page.getByRole("button", { name: say("feeds.test") }).click();
    await page.getByText(say("feeds.testGood.webhook")).waitFor();
    const trial = receiver.taken.at(-1)!;
    expect(JSON.parse(trial.body)).toMatchObject({ specversion: "1.0", type: "worklog.test" });
    expect(trial.signature.split(" ")).toContain(signed(trial, secret));
    expect(await page.locator("main").textContent()).not.toContain(secret);

    await page.getByRole("button", { name: say("feeds.pause") }).click();
    await page.getByText(say("feeds.state.PAUSED"), { exact: true }).waitFor();
    await page.getByRole("button", { name: say("feeds.edit") }).click();
    await page.getByLabel(say("feeds.name"), { exact: true }).fill(`${name} 2`);
    await page.getByRole("button", { name: say("feeds.save") }).click();
    await page.getByRole("heading", { name: `${name} 2` }).waitFor();
    await page.getByText(say("feeds.state.PAUSED"), { exact: true }).waitFor();
    await page.getByRole("button", { name: say("feeds.resume") }).click();
    await page.getByText(say("feeds.state.ACTIVE"), { exact: true }).waitFor();
    await page.getByRole("button", { name: say("feeds.rotate") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("feeds.rotate") })
      .click();
    const next = (await page.locator(".secret code").textContent())!;
    expect(next).not.toBe(secret);
    window.expectClean();

    await lin.call("POST", `/api/v1/projects/${own}/records`, {
      title: "推送我",
      content: "x",
    });
    await expect.poll(() => receiver.taken.length, { timeout: 15_000 }).toBe(before + 2);
    const real = receiver.taken.at(-1)!;
    expect(JSON.parse(real.body)).toMatchObject({ type: "record.created" });
    expect(real.signature.split(" ").sort()).toEqual(
      [signed(real, secret), signed(real, next)].sort(),
    );
    await window.close();
  },
);

testInBoth(
  "what is given up is shown with its reason, sent again, and delivered again from an entry",
  "feeds",
  async (say, language) => {
    receiver.status = 500;
    const feed = await makeFeed(fresh("dead"), {
      from: "beginning",
      filter: { type: "project.created" },
    });
    const window = await open(`/${feed.id}`, language, [/502|409/]);
    const { page } = window;
    await page.getByRole("button", { name: say("feeds.test") }).click();
    await page.getByText(like(`${say("feeds.testBad", { problem: ANY })}500`)).waitFor();
    const row = page.getByRole("row").filter({ hasText: "500" });
    await row.waitFor({ timeout: 20_000 });
    await row.getByRole("button", { name: say("feeds.sendOne", { n: 0 }) }).click();
    await page.getByRole("alert").waitFor();
    await window.expectAccessible();
    await window.shot("feed-dead");
    receiver.status = 204;
    const before = receiver.taken.length;
    await row.getByRole("button", { name: say("feeds.sendOne", { n: 0 }) }).click();
    await row.waitFor({ state: "detached" });
    expect(receiver.taken).toHaveLength(before + 1);
    await page.getByRole("button", { name: say("feeds.replay") }).click();
    await page.getByLabel(like(say("feeds.replayFrom", { last: ANY }))).fill("0");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("feeds.replay") })
      .click();
    await expect.poll(() => receiver.taken.length, { timeout: 15_000 }).toBe(before + 2);
    expect(receiver.taken.at(-1)!.id).toBe(receiver.taken.at(-2)!.id);
    window.expectClean();
    await window.close();
  },
);

testInBoth("a feed is made, and taken away", "feeds", async (say, language) => {
  const name = fresh("collector");
  const window = await open("/new", language);
  const { page } = window;
  await page.getByLabel(say("Name"), { exact: true }).fill(name);
  await page.getByLabel(say("Address")).fill("http://127.0.0.1:9/in");
  await page.getByRole("button", { name: say("Create feed") }).click();
  await page.getByRole("link", { name: say("I have copied it") }).click();
  await page.getByRole("heading", { name }).waitFor();
  await takeAway(page, say, name);
  window.expectClean();
  await window.close();
});

testInBoth(
  "a feed of syslog has no secret, and is deleted after a question",
  "feeds",
  async (say, language) => {
    const name = fresh("collector");
    const window = await open("/new", language);
    const { page } = window;
    await page.getByText(say("feeds.kinds.syslog"), { exact: true }).click();
    await page.getByLabel(say("feeds.name"), { exact: true }).fill(name);
    await page.getByLabel(say("feeds.target")).fill("udp://127.0.0.1:5514");
    await page.getByRole("combobox", { name: say("feeds.format") }).press("ArrowDown");
    await page.getByRole("option", { name: "CEF" }).click();
    await page.getByRole("button", { name: say("feeds.make") }).click();
    await page.getByRole("heading", { name }).waitFor();
    expect(await page.getByRole("button", { name: say("feeds.rotate") }).count()).toBe(0);
    await page.getByRole("button", { name: say("feeds.remove") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("confirm.cancel") })
      .click();
    await takeAway(page, say, name);
    window.expectClean();
    await window.close();
  },
);

test(
  "the list of feeds",
  () =>
    lookAt("lin", `/projects/${project}/feeds`, "feeds", (page) =>
      page.locator("main td").first().waitFor(),
    ),
  LOOKING,
);

test(
  "the page of a feed",
  async () => {
    const feed = await makeFeed("SIEM", { filter: { type: "record.*" } });
    await lookAt("lin", `/projects/${project}/feeds/${feed.id}`, "feed", (page) =>
      page.locator("main dl").waitFor(),
    );
  },
  LOOKING,
);

test(
  "the page for a new feed",
  () =>
    lookAt("lin", `/projects/${project}/feeds/new`, "feed-new", (page) =>
      page.locator("main form").waitFor(),
    ),
  LOOKING,
);
