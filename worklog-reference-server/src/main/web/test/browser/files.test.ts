import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { useBrowser, visit } from "../world/browser";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

const PREFIX = "/audit";
/** What the pages may load as scripts before they are used, in bytes of gzip. */
const BUDGET = 250 * 1024;

/** A proxy that has the server below another path, and knows nothing of pages. */
async function proxy(): Promise<{ url: string; server: Server; strays: string[] }> {
  const target = new URL(inject("url"));
  const strays: string[] = [];
  const server = createServer((asked, answer) => {
    const path = asked.url ?? "/";
    if (!path.startsWith(`${PREFIX}/`)) {
      strays.push(path);
      answer.writeHead(404).end();
      return;
    }
    const onward = request(
      {
        host: target.hostname,
        port: target.port,
        path: path.slice(PREFIX.length),
        method: asked.method,
        headers: asked.headers,
      },
      (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      },
    );
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}${PREFIX}`, server, strays };
}

test("the same files work below another path", async () => {
  const below = await proxy();
  const name = fresh("反向代理");
  await (await Visitor.logIn(inject("url"), "lin")).addProject(name);
  const window = await visit(undefined, {}, { url: below.url, faults: [/401/] });
  const { page } = window;
  await window.go("/projects");
  await page.getByLabel("Login name").fill("lin");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Log in", exact: true }).click();
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  expect(page.url()).toContain(`${PREFIX}/#/projects/`);
  expect(await page.locator("header img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.goto(`${below.url}/problems/not-found`);
  await page.getByRole("link").click();
  await page.getByRole("searchbox").waitFor();
  expect(below.strays).toEqual([]);
  window.expectClean();
  await window.close();
  below.server.close();
});

/** The scripts that a page has fetched, without the library of charts, as bytes of gzip. */
async function scripts(page: Page): Promise<number> {
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((entry) => entry.name)
      .filter((name) => name.endsWith(".js") && !/\/charts-/.test(name)),
  );
  const sizes = await Promise.all(
    [...new Set(names)].map(async (name) =>
      gzipSync(new Uint8Array(await (await fetch(name)).arrayBuffer())).byteLength,
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
  await stranger.page.goto(`${inject("url")}/#/login`);
  await stranger.page.getByRole("textbox").first().waitFor();
  const loginReady = await since(stranger.page);
  await stranger.page.waitForLoadState("networkidle");
  const login = await scripts(stranger.page);
  await stranger.close();

  const member = await visit("lin");
  await member.page.goto(`${inject("url")}/#/`);
  await member.page.getByRole("heading", { name: /Good to see you/, level: 1 }).waitFor();
  const homeReady = await since(member.page);
  await member.page.waitForLoadState("networkidle");
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
  const index = await fetch(`${inject("url")}/`);
  expect(index.headers.get("cache-control")).toBe("no-cache");
  expect(index.headers.get("content-security-policy")).toContain("script-src 'self'");
  const text = await index.text();
  const assets = [...text.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map((found) => found[1]);
  expect(assets.length).toBeGreaterThan(0);
  for (const asset of assets) {
    const answer = await fetch(new URL(String(asset), `${inject("url")}/`));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toContain("immutable");
  }
});
