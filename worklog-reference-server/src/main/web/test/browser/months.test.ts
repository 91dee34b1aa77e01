import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LANGUAGES, textsIn } from "../texts";
import { useBrowser, visit, type Language, type Visit } from "../world/browser";
import { forgetLogins } from "../world/login";
import { lookAt } from "../world/looks";
import { startServer, type RunningServer } from "../world/server";
import { PASSWORD, Visitor } from "../world/visitor";

/*
 * What takes months elsewhere: a server of its own whose time goes on when the test says so. It
 * begins long ago, records events there, and then lives through the last days one after another.
 */

useBrowser();

const LONG_AGO = 900;
const EVENTS = 600;
/** Entries go in groups of so many, from the oldest on. */
const GROUP = 256;
const MIB = 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), "worklog-months-"));
const clock = join(folder, "clock");
let server: RunningServer;
let project: string;

function moveTo(daysAgo: number): void {
  writeFileSync(`${clock}.next`, `-P${daysAgo}D`);
  renameSync(`${clock}.next`, clock);
  forgetLogins();
}

async function setUp(): Promise<void> {
  await new Visitor(server.url).call("POST", "/api/v1/setup", {
    token: server.setupToken,
    administrator: { loginName: "admin", name: "系统管理员", password: PASSWORD },
    alsoMember: { loginName: "lin", name: "林工", password: PASSWORD },
  });
  const admin = await Visitor.logIn(server.url, "admin");
  const user = await admin.addPerson("sec", "安全员");
  const body = { user, role: "SECURITY_OFFICER", reason: "set-up of tests" };
  await admin.call("POST", "/api/v1/roles/first", body);
}

/** Events of an application, recorded at the server's time. */
async function record(): Promise<void> {
  const lin = await Visitor.logIn(server.url, "lin");
  project = await lin.addProject("往年订单");
  const asked = { name: "shop", scopes: ["event-write"] };
  const key = (await lin.call("POST", "/api/v1/keys", asked)).secret;
  const events = Array.from({ length: EVENTS }, (_, n) => ({
    type: "order.paid",
    verb: "update",
    targets: [{ type: "order", id: `o-${n}` }],
  }));
  const path = `/api/v1/projects/${project}/events/batch?wait=sealed`;
  const headers = { Authorization: `Bearer ${key}` };
  const answer = await new Visitor(server.url).call("POST", path, events, headers);
  expect(answer.refused, JSON.stringify(answer).slice(0, 500)).toBe(0);
}

/** Lives through a day: something is written on the disk, and the server takes its sample. */
async function liveThrough(daysAgo: number, samples: number): Promise<void> {
  moveTo(daysAgo);
  writeFileSync(join(folder, `grown-${daysAgo}`), Buffer.alloc(16 * MIB, daysAgo));
  const admin = await Visitor.logIn(server.url, "admin");
  await expect
    .poll(async () => (await admin.call("GET", "/api/v1/operations/storage")).days.length, {
      timeout: 20_000,
    })
    .toBe(samples);
}

beforeAll(async () => {
  moveTo(LONG_AGO);
  server = await startServer({
    "worklog.server.clock-file": clock,
    "worklog.server.job.poll": "100ms",
  });
  await setUp();
  await record();
}, 300_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page of storage and gives what the server said there. */
async function storage(window: Visit) {
  const answer = window.page.waitForResponse("**/api/v1/operations/storage");
  await window.go("/admin/storage");
  return (await answer).json();
}

async function earlyIn(language: Language): Promise<void> {
  const say = textsIn(language);
  const early = await visit("admin", { language }, { url: server.url });
  const one = await storage(early);
  expect(one.disk.samplesNeeded).toBe(4);
  await early.page.getByText(say("admin.storage.needSamples", { n: 4 })).waitFor();
  early.expectClean();
  await early.close();
}

async function grownIn(language: Language): Promise<void> {
  const say = textsIn(language);
  const window = await visit("admin", { language }, { url: server.url });
  const { page } = window;
  const grown = await storage(window);
  expect(grown.disk.samplesNeeded).toBe(0);
  // Other programs write on this disk too: what the page says follows from what the server found.
  const [before, after] = say(
    grown.disk.fullOn ? "admin.storage.fullOn" : "admin.storage.notFull",
    {
      day: grown.disk.fullOn ?? "",
      speed: "|",
    },
  ).split("|");
  await page.getByText(before!).filter({ hasText: after }).first().waitFor();
  await page.locator("figure svg").nth(2).waitFor();
  await window.expectAccessible();
  await window.shot("admin-storage-grown");
  await page
    .getByRole("button", { name: say("app.asTable") })
    .first()
    .click();
  await page.getByRole("cell", { name: grown.days.at(-1), exact: true }).waitFor();
  const log = page.getByRole("row").filter({ hasText: project });
  const { entries } = grown.logs.find((one: { log: string }) => one.log === project);
  expect(entries).toBeGreaterThan(EVENTS);
  await log.getByRole("cell", { name: String(entries), exact: true }).waitFor();
  window.expectClean();
  await window.close();
}

test("storage says when the disk is full, and honestly when that cannot be told", async () => {
  await liveThrough(5, 1);
  for (const language of LANGUAGES) {
    await earlyIn(language);
  }
  for (const daysAgo of [4, 3, 2, 1, 0]) {
    await liveThrough(daysAgo, 6 - daysAgo);
  }
  for (const language of LANGUAGES) {
    await grownIn(language);
  }
});

test("the page of storage looks right", () =>
  lookAt("admin", "/admin/storage", "admin-storage", (page) => page.getByText(project).waitFor(), {
    url: server.url,
  }));

/** An officer who reads English counts what would go, and thinks better of it. */
async function onlyLook(gone: number): Promise<void> {
  const say = textsIn("en");
  const officer = await visit("sec", {}, { url: server.url });
  const { page } = officer;
  await officer.go("/privacy/retention");
  await page.getByRole("button", { name: say("privacy.run.dry") }).click();
  await page.getByText(say("privacy.run.would", { n: gone })).waitFor();
  await page.getByRole("button", { name: say("privacy.run.apply") }).click();
  const asked = page.getByRole("dialog");
  await asked.getByText(say("privacy.run.applyText")).waitFor();
  await asked.getByRole("button", { name: say("confirm.cancel") }).click();
  await asked.waitFor({ state: "hidden" });
  officer.expectClean();
  await officer.close();
}

test("events are dropped only after they were looked at and confirmed", async () => {
  const say = textsIn("zh-CN");
  const gone = GROUP * Math.floor(EVENTS / GROUP);
  moveTo(0);
  const lin = await Visitor.logIn(server.url, "lin");
  const first = `/api/v1/projects/${project}/events/0`;
  await onlyLook(gone);
  const officer = await visit("sec", { language: "zh-CN" }, { url: server.url });
  const { page } = officer;
  await officer.go("/privacy/retention");
  await page.getByRole("button", { name: say("privacy.run.dry") }).click();
  await page.getByText(say("privacy.run.would", { n: gone })).waitFor();
  await officer.expectAccessible();
  await officer.shot("privacy-retention-counted");
  await page.getByRole("button", { name: say("privacy.run.apply") }).click();
  const asked = page.getByRole("dialog");
  await asked.getByText(say("privacy.run.applyText")).waitFor();
  expect((await lin.send("GET", first)).status, "counting drops nothing").toBe(200);
  await asked.getByRole("button", { name: say("privacy.run.apply") }).click();
  await page.getByText(say("privacy.run.did", { n: gone })).waitFor();
  expect((await lin.send("GET", first)).status, "it is gone").toBe(410);
  const kept = await lin.send("GET", `/api/v1/projects/${project}/events/${gone}`);
  expect(kept.status).toBe(200);
  await page.getByRole("button", { name: say("privacy.run.dry") }).click();
  await page.getByText(say("privacy.run.would", { n: 0 })).waitFor();
  officer.expectClean();
  await officer.close();
});
