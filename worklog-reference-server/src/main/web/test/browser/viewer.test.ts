import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textsOf } from "@/viewer/texts";
import { testInBoth } from "../texts";
import { useBrowser, visit, type Visit } from "../world/browser";
import { lookAt, LOOKS } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

const CANARY = `"><img src=x onerror=window.fired=1><svg onload=window.fired=1>`;
const DOCS = "../../../docs/server-pages.md";

let lin: Visitor;
let project: string;
let shop: Server;
let shopUrl: string;
/** What the shop answers with, and its policy. */
let host: { html: string; policy: string };

/** The code and the policy that the documentation gives for the page of another site. */
function documented(kind: string): string {
  const section = readFileSync(DOCS, "utf8").split("## Embed the timeline")[1] ?? "";
  const block = new RegExp(`\`\`\`${kind}\n([^\`]+)\`\`\``).exec(section)?.[1];
  expect(block, `a block of ${kind} in ${DOCS}`).toBeDefined();
  return block!
    .replaceAll("https://worklog.example", serverUrl())
    .replace("Content-Security-Policy: ", "")
    .trim();
}

async function token(more: object = {}): Promise<{ secret: string; token: { id: string } }> {
  const body = { name: "shop", minutes: 5, ...more };
  return lin.call("POST", `/api/v1/projects/${project}/viewer-tokens`, body);
}

async function showIn(window: Visit, secret: string, attributes = ""): Promise<void> {
  const snippet = documented("html").replaceAll("TOKEN", secret);
  host.html =
    `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,"></head>` +
    `<body><main><h1>Order 1</h1>${snippet.replace("<worklog-timeline", `<worklog-timeline ${attributes}`)}` +
    `</main></body></html>`;
  await window.page.goto(shopUrl);
}

beforeAll(async () => {
  lin = await Visitor.logIn(serverUrl(), "lin");
  project = await lin.addProject(fresh("门店"));
  const key = await lin.call("POST", "/api/v1/keys", {
    name: fresh("till"),
    scopes: ["event-write"],
  });
  const events = Array.from({ length: 24 }, (_, n) => ({
    type: "order.paid",
    verb: "update",
    actor: { id: "u-1", name: n === 3 ? CANARY : "张三" },
    targets: [{ type: "order", id: n < 22 ? "1" : "2", name: n === 5 ? CANARY : `Order ${n}` }],
    reason: n === 3 ? CANARY : undefined,
    outcome: n === 7 ? "failure" : "success",
    changes: [{ path: "status", old: "open", new: n === 4 ? CANARY : "paid" }],
    metadata: { inner: "not for visitors" },
  }));
  const sent = await new Visitor(serverUrl()).call(
    "POST",
    `/api/v1/projects/${project}/events/batch?wait=sealed`,
    events,
    { Authorization: `Bearer ${key.secret}` },
  );
  expect(sent.refused, JSON.stringify(sent)).toBe(0);
  shop = createServer((_request, answer) => {
    answer.setHeader("Content-Type", "text/html; charset=utf-8");
    answer.setHeader("Content-Security-Policy", host.policy);
    answer.end(host.html);
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  shopUrl = `http://localhost:${(shop.address() as AddressInfo).port}/`;
  host = { html: "", policy: documented("http") };
});

afterAll(() => new Promise((resolve) => shop.close(resolve)));

test("the documented snippet shows one object on another site with a strict policy", async () => {
  const { secret } = await token({ targetType: "order", targetId: "1" });
  const window = await visit();
  const { page } = window;
  await showIn(window, secret);
  await page.getByText("22 events").waitFor();
  await expect.poll(() => page.locator("worklog-timeline ol > li:not(.detail)").count()).toBe(20);
  await page.getByRole("button", { name: "Show more" }).press("Enter");
  await page.locator("worklog-timeline ol > li:not(.detail)").nth(21).waitFor();
  expect(await page.getByText("not for visitors").count()).toBe(0);
  expect(await page.evaluate(() => "fired" in globalThis)).toBe(false);
  expect(await page.locator("worklog-timeline img").count()).toBe(0);
  expect((await page.context().cookies()).length).toBe(0);
  await window.expectAccessible();
  await window.shot("viewer-shop");
  window.expectClean();
  await window.close();
});

test("a revoked or wrong token shows that the view has ended, and the page is told", async () => {
  const made = await token();
  const window = await visit(undefined, {}, { faults: [/401/] });
  const { page } = window;
  await showIn(window, made.secret);
  await page.getByText("Show more").waitFor();
  await lin.call("DELETE", `/api/v1/projects/${project}/viewer-tokens/${made.token.id}`);
  await page.getByText("Show more").click();
  await page.getByText("This view has ended.").waitFor();
  expect(await page.locator("worklog-timeline li").count()).toBe(0);
  const renewed = (await token()).secret;
  await page.evaluate((secret) => {
    document.querySelector("worklog-timeline")?.setAttribute("token", secret);
  }, renewed);
  await page.getByText("Show more").waitFor();
  await window.expectAccessible();
  window.expectClean();
  await window.close();
});

test("a server that does not answer is said, and asked again", async () => {
  const { secret } = await token();
  const window = await visit(undefined, {}, { faults: [/ERR_|net::/] });
  const { page } = window;
  await page.route("**/api/v1/viewer/events**", (route) => route.abort(), { times: 1 });
  await showIn(window, secret, 'lang="zh-CN"');
  await page.getByText("暂时无法显示操作留痕").waitFor();
  await page.getByRole("button", { name: "重试" }).click();
  await page.getByText("共 ").waitFor();
  window.expectClean();
  await window.close();
});

test("the demo page works under its own policy, in each language and theme", async () => {
  const { secret } = await token();
  for (const look of LOOKS) {
    const window = await visit(undefined, look);
    const hash = new URLSearchParams({ token: secret, lang: look.language, theme: look.theme });
    await window.page.goto(`${serverUrl()}/viewer/demo.html#${hash}`);
    await window.page.getByRole("button", { name: /Show more|显示更多/ }).waitFor();
    await window.expectAccessible();
    await window.shot("viewer-demo");
    window.expectClean();
    await window.close();
  }
});

testInBoth(
  "an owner makes a token, sees what visitors see, and revokes it",
  "viewer",
  async (say, language) => {
    const window = await visit("lin", { language });
    const { page } = window;
    await window.go(`/projects/${project}/viewer`);
    const name = fresh("Order page");
    await page.getByLabel(say("What it is for")).fill(name);
    await page.getByLabel(say("viewer.targetType")).fill("order");
    await page.getByLabel(say("Object (id)")).fill("2");
    await page.getByRole("button", { name: say("Make token") }).click();
    await page.locator("pre.token", { hasText: /^wv_/ }).waitFor();
    await page.locator("worklog-timeline").getByText(textsOf(language).count("2", true)).waitFor();
    const row = page.getByRole("row").filter({ hasText: name });
    await row.getByText("targetId=2").waitFor();
    await page.locator("form .el-button:not(.is-loading)").waitFor();
    await window.expectAccessible();
    await row.getByRole("button", { name: say("Revoke") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("Revoke") })
      .click();
    await row.getByText(say("revoked")).waitFor();
    window.expectClean();
    await window.close();
  },
);

test("the page of tokens looks right", async () => {
  await token({ name: "订单页面" });
  await lookAt("lin", `/projects/${project}/viewer`, "viewer", (page) =>
    page.getByRole("row").nth(1).waitFor(),
  );
});
