import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useBrowser, visit, type Visit } from "../world/browser";
import { headersOver, startNginx, type RunningNginx } from "../world/nginx";
import { serverUrl } from "../world/place";
import { press } from "../world/verifying";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

/** What the pages may load as scripts before they are used, in bytes of gzip. */
const BUDGET = 250 * 1024;

let nginx: RunningNginx;

beforeAll(async () => {
  nginx = await startNginx(serverUrl());
});
afterAll(() => nginx?.stop());

/** Somebody who logs in below the other path, in a project of their own. */
async function below(url = nginx.url): Promise<{ window: Visit; project: string; lin: Visitor }> {
  const name = fresh("反向代理");
  const lin = await Visitor.logIn(serverUrl(), "lin");
  const project = await lin.addProject(name);
  const window = await visit(undefined, {}, { url, faults: [/401/] });
  const { page } = window;
  await window.go("/projects");
  await page.getByLabel("Login name").fill("lin");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Log in", exact: true }).click();
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByRole("link", { name: "Trail", exact: true }).waitFor();
  return { window, project, lin };
}

test("nginx gives out the same files below another path, and passes on the rest", async () => {
  const { window, project } = await below();
  const { page } = window;
  expect(page.url()).toContain(`${nginx.url}/#/projects/${project}`);
  const mark = page.locator("header img");
  expect(await mark.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.goto(`${nginx.url}/problems/not-found`);
  await page.getByRole("link").click();
  await page.getByRole("searchbox").waitFor();
  await page.goto(`${nginx.url}/viewer/demo.html`);
  await page.locator("worklog-timeline").waitFor({ state: "attached" });
  window.expectClean();
  await window.close();
  const asked = nginx.asked();
  expect(asked.filter(({ path }) => !path.startsWith("/audit/"))).toEqual([]);
  const files = asked.filter(({ path }) => /^\/audit\/(assets\/.*)?$/.test(path));
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter(({ from, status }) => from !== "-" || status >= 400)).toEqual([]);
});

test("over https the same files work below another path, and cookies are bound to the host", async () => {
  const tls = await startNginx(serverUrl(), true);
  try {
    const { window, project, lin } = await below(tls.url);
    expect(window.page.url()).toContain(`${tls.url}/#/projects/${project}`);
    const cookies = await window.context.cookies();
    expect(cookies.map(({ name }) => name).sort()).toEqual([
      "__Host-worklog-device",
      "__Host-worklog-session",
    ]);
    for (const cookie of cookies) {
      expect(cookie).toMatchObject({
        secure: true,
        httpOnly: true,
        sameSite: "Strict",
        path: "/",
        domain: "localhost",
      });
    }
    // Reads and writes: the address that a change comes from is the one that the browser shows.
    await window.go(`/projects/${project}/records/new`);
    await window.page.getByLabel("Title").fill("经 https 记录");
    await window.page.getByRole("button", { name: "Submit" }).click();
    await window.page.getByText("Waits for approval").waitFor();
    const event = { type: "order.paid", verb: "update", targets: [{ type: "order", id: "o-1" }] };
    await lin.call("POST", `/api/v1/projects/${project}/events?wait=sealed`, event);
    await window.go(`/projects/${project}/verify`);
    expect(await press(window)).toBe("verified");
    window.expectClean();
    await window.close();
    const assets = tls.asked().filter(({ path }) => path.startsWith("/audit/assets/"));
    expect(assets.length).toBeGreaterThan(3);
    for (const { path } of [...assets.slice(0, 3), { path: "/audit/" }]) {
      const { status, headers } = await headersOver(new URL(path, tls.url).href);
      expect([status, headers["cache-control"]]).toEqual([
        200,
        path === "/audit/" ? "no-cache" : "public, max-age=31536000, immutable",
      ]);
    }
  } finally {
    await tls.stop();
  }
});

test("a live view and an upload go through nginx as they happen", async () => {
  const { window, project, lin } = await below();
  const { page } = window;
  await window.go(`/projects/${project}/trail`);
  await page.getByRole("button", { name: "Live" }).click();
  await page.getByText("following").waitFor();
  await lin.call("POST", `/api/v1/projects/${project}/records`, { title: "实时" });
  await page.getByText("1 came").waitFor();
  await page.getByRole("button", { name: "Live" }).click();

  await window.go(`/projects/${project}/records/new`);
  await page.getByLabel("Title").fill("经代理上传");
  const buffer = Buffer.alloc(5 << 20, "测");
  const files = page.getByLabel("Choose files").last();
  await files.setInputFiles({ name: "大文件.log", mimeType: "text/plain", buffer });
  await page.getByRole("button", { name: "Remove 大文件.log" }).waitFor();
  await page.getByRole("button", { name: "Submit" }).click();
  await page.getByText("Waits for approval").waitFor();
  const [record] = (await lin.call("GET", `/api/v1/projects/${project}/records?q=经代理上传`))
    .items;
  const body = (await lin.call("GET", `/api/v1/projects/${project}/records/${record.id}`)).body;
  expect(body.evidence[0].size).toBe(5 << 20);
  window.expectClean();
  await window.close();
});

/** Headers that make the pages safe or quick, as somebody sends them. */
const TELLING = [
  "cache-control",
  "content-security-policy",
  "referrer-policy",
  "cross-origin-opener-policy",
  "permissions-policy",
  "x-content-type-options",
];

function telling(answer: Response): (string | null)[][] {
  return TELLING.map((name) => [name, answer.headers.get(name)]);
}

test("nginx says the same of the pages as the server does", async () => {
  const [mine, its] = [await fetch(`${serverUrl()}/`), await fetch(`${nginx.url}/`)];
  expect(its.status).toBe(200);
  const text = await its.text();
  expect(text).toBe(await mine.text());
  expect(telling(its)).toEqual(telling(mine));
  for (const asset of assetsIn(text)) {
    const answer = await fetch(new URL(asset, `${nginx.url}/`));
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect(answer.headers.get("content-type")).toMatch(/^(application|text)\/(javascript|css)/);
  }
  const gone = await fetch(`${nginx.url}/assets/gone-12345678.js`);
  expect([gone.status, gone.headers.get("cache-control")]).toEqual([404, null]);
  const moved = await fetch(nginx.url, { redirect: "manual" });
  expect([moved.status, moved.headers.get("location")]).toEqual([301, "/audit/"]);
});

function assetsIn(index: string): string[] {
  const assets = [...index.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(
    (found) => found[1]!,
  );
  expect(assets.length).toBeGreaterThan(0);
  return assets;
}

/** The scripts that a page has fetched, without the library of charts, as bytes of gzip. */
async function scripts(page: Page): Promise<number> {
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((entry) => entry.name)
      .filter((name) => name.endsWith(".js") && !/\/charts-/.test(name)),
  );
  const sizes = await Promise.all(
    [...new Set(names)].map(
      async (name) => gzipSync(new Uint8Array(await (await fetch(name)).arrayBuffer())).byteLength,
    ),
  );
  expect(sizes.length).toBeGreaterThan(1);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Milliseconds from the start of the navigation to now. */
function since(page: Page): Promise<number> {
  return page.evaluate(() => Math.round(performance.now()));
}

test("the first page, before and after the login, loads no more scripts than it may", async () => {
  const stranger = await visit();
  await stranger.page.goto(`${serverUrl()}/#/login`);
  await stranger.page.getByRole("textbox").first().waitFor();
  const loginReady = await since(stranger.page);
  await stranger.settled();
  const login = await scripts(stranger.page);
  await stranger.close();

  const member = await visit("lin");
  await member.page.goto(`${serverUrl()}/#/`);
  await member.page.getByRole("heading", { name: /Good to see you/, level: 1 }).waitFor();
  const homeReady = await since(member.page);
  await member.settled();
  const home = await scripts(member.page);
  await member.close();

  process.stdout.write(
    `scripts in bytes of gzip: login ${login}, home ${home};` +
      ` ready after ms: login ${loginReady}, home ${homeReady}\n`,
  );
  expect(login).toBeLessThanOrEqual(BUDGET);
  expect(home).toBeLessThanOrEqual(BUDGET);
});

test("files named by their content are kept for ever, the first page is asked for each time", async () => {
  const index = await fetch(`${serverUrl()}/`);
  expect(index.headers.get("cache-control")).toBe("no-cache");
  expect(index.headers.get("content-security-policy")).toContain("script-src 'self'");
  for (const asset of assetsIn(await index.text())) {
    const answer = await fetch(new URL(asset, `${serverUrl()}/`));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toContain("immutable");
  }
});
