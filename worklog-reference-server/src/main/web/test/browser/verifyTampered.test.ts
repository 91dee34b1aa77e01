import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LANGUAGES, textsIn } from "../texts";
import { useBrowser, visit, type Language, type Visit } from "../world/browser";
import { bundleOf, order, record } from "../world/orders";
import { startServer, type RunningServer } from "../world/server";
import { alter, press, verdict } from "../world/verifying";
import { PASSWORD, Visitor } from "../world/visitor";

useBrowser();

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

/** The whole log and the entry alone turn red for somebody who looks at them first now. */
async function redIn(language: Language, index: number): Promise<void> {
  const say = textsIn(language);
  const window = await visit("lin", { language }, { url: server.url });
  await window.go(`/projects/${project}/verify`);
  expect(await press(window)).toBe("modified");
  await window.page.getByText(say("verify.say.whole.changed", { index })).first().waitFor();
  await window.go(`/projects/${project}/verify?index=${index}`);
  expect(await verdict(window)).toBe("modified");
  await window.page.getByText(say("verify.say.path.bad", { index })).first().waitFor();
  window.expectClean();
  await window.close();
}

/** Somebody without a login or a network drops the bundle into the page. */
async function verifiesOffline(bundle: string, language: Language): Promise<void> {
  const say = textsIn(language);
  const offline = await visit(undefined, { language }, { faults: [/401/] });
  await offline.go("/verify");
  await offline.context.setOffline(true);
  await offline.page.locator("input[type=file]").setInputFiles(bundle);
  expect(await verdict(offline)).toBe("verified");
  const sum = say("verify.say.entries.sum", { good: 40, count: 40 });
  await offline.page.getByText(sum).waitFor();
  await offline.expectAccessible();
  await offline.shot("verify-bundle");
  offline.expectClean();
  await offline.close();
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
  for (const language of LANGUAGES) {
    await redIn(language, index);
    await verifiesOffline(bundle, language);
  }
});

/** From the list over the page of the event to the check of it. */
async function damagedIn(language: Language, index: number): Promise<void> {
  const say = textsIn(language, "trail");
  const window = await visit("lin", { language }, { url: server.url, faults: [/409/] });
  const { page } = window;
  await window.go(`/projects/${project}/trail`);
  const row = page.getByRole("link", { name: say("trail.damaged.entry", { index }) });
  await row.waitFor();
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(39);
  await window.expectAccessible();
  await window.shot("trail-damaged");
  await row.click();
  const damaged = page.locator("[data-test=damaged]");
  await damaged.getByText(say("trail.damaged.text")).waitFor();
  const { remedy } = await lin.refusal(`/api/v1/projects/${project}/events/${index}`, language);
  await damaged.getByText(remedy).waitFor();
  await window.expectAccessible();
  await window.shot("event-damaged");
  await page.getByRole("link", { name: say("trail.event.verify") }).click();
  expect(await verdict(window)).toBe("modified");
  await page.getByText(say("verify.say.path.bad", { index })).first().waitFor();
  window.expectClean();
  await window.close();
}

test("the list and the page of the event name the damaged entry, and show the others", async () => {
  const path = `/api/v1/projects/${project}/events?targetType=order&targetId=o-23`;
  const { index } = (await lin.call("GET", path)).items[0];
  alter(data, project, '"id":"o-23"', '"id":"o-23}');
  for (const language of LANGUAGES) {
    await damagedIn(language, index);
  }
});

async function firstIn(language: Language, other: string, index: number): Promise<void> {
  const say = textsIn(language);
  const window = await visit("lin", { language }, { url: server.url, faults: [/409/] });
  await window.go(`/projects/${other}/verify`);
  expect(await press(window)).toBe("modified");
  const first = window.page.locator("[data-test=verdict] .first");
  expect(await first.textContent()).toContain(say("verify.say.whole.changed", { index }));
  await window.expectAccessible();
  await window.shot("verify-restarted");
  window.expectClean();
  await window.close();
}

test("changed while the server was down: after the start verify is red and names the first", async () => {
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
  for (const language of LANGUAGES) {
    await firstIn(language, other, indices[1]!);
  }
});
