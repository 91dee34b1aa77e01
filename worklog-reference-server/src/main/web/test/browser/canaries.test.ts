import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useBrowser, visit, type Visit } from "../world/browser";
import { attack, missing, plant, type Planted } from "../world/canaries";
import { serverUrl } from "../world/place";
import { addressOf, routesOf, type AppRoute } from "../world/routes";
import { Visitor } from "../world/visitor";

useBrowser();

let planted: Planted;
/** A receiver of events that answers with canaries. */
const receiver: Server = createServer((_request, answer) =>
  answer.writeHead(500, attack("receiverStatus")).end(attack("receiverBody")),
);

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  planted = await plant(serverUrl(), `http://127.0.0.1:${port}`);
});

afterAll(() => {
  receiver.close();
  receiver.closeAllConnections();
});

/** Whose page it is. */
function visitorOf({ name, path }: AppRoute): string {
  if (path.startsWith("/system-trail")) {
    return "auditor";
  }
  if (path.startsWith("/privacy") || name === "admin-roles") {
    return "sec";
  }
  return path.startsWith("/admin") ? "admin" : planted.owner;
}

/** Sections of the settings are one route. */
const SECTIONS = ["rules", "fields", "templates", "types", "evidence", "life"];

/** Pages where something is looked for, shown again as it was typed. */
function reflected(): string[] {
  const word = encodeURIComponent(attack("reflected"));
  const project = `/projects/${planted.values.project}`;
  return [
    `${project}/records?q=${word}&tag=${word}`,
    `${project}/trail?text=${word}&type=${word}&actor=${word}`,
    `${project}/exports?text=${word}&type=${word}`,
    `${project}/verify?index=${word}`,
    `/problems/${word}`,
    `/nowhere/${word}`,
  ];
}

async function addressesOf(page: Page, who: string): Promise<string[]> {
  const routes = (await routesOf(page)).filter((route) => visitorOf(route) === who);
  const all = routes.flatMap((route) =>
    ["", ...(route.name === "project-settings" ? SECTIONS : [])].map((section) =>
      addressOf(route, { ...planted.values, ...(section && { section }) }),
    ),
  );
  // Who is logged in has nothing to do there, and logging in again would end the walk.
  const pages = all.filter((path) => !["/login", "/setup", "/password"].includes(path));
  return who === planted.owner ? [...pages, ...reflected()] : pages;
}

/** What opens something: what says so, tabs, and the form of a template. */
const FOLDED = [
  "main .list .what + button",
  "main summary",
  "main [aria-expanded=false]",
  "main [aria-pressed=false]",
  "main [role=tab]",
].join(", ");

/** Opens what is folded on a page, whatever language it is in, and gives what is read meanwhile. */
async function unfold(window: Visit): Promise<Found> {
  const all: Found = { text: "", wrong: [] };
  for (const each of await window.page.locator(FOLDED).elementHandles()) {
    // One may be gone after another was opened; of tabs only one is open at a time.
    const isTab = await each.evaluate((element: HTMLElement) => {
      if (element.isConnected) {
        element.click();
      }
      return element.role === "tab";
    });
    if (isTab) {
      await window.settled();
      const found = await read(window.page);
      all.text += found.text;
      all.wrong.push(...found.wrong);
    }
  }
  await window.settled();
  if (window.page.url().endsWith("/edit")) {
    // What somebody writes is shown as it will be after a moment's rest.
    await window.page.getByRole("link", { name: "good" }).waitFor();
  }
  const last = await read(window.page);
  return { text: `${all.text}\n${last.text}`, wrong: [...all.wrong, ...last.wrong] };
}

interface Found {
  /** What one reads: text, values of fields, and names for who does not see. */
  text: string;
  /** Markup that no page of ours has. */
  wrong: string[];
}

function read(page: Page): Promise<Found> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")] as HTMLInputElement[];
    const named = [...document.querySelectorAll("[aria-label], [title]")].map(
      (element) => `${element.getAttribute("aria-label")} ${element.getAttribute("title")}`,
    );
    const bad = document.querySelectorAll(
      "[onerror], [onload], [onclick], img[src='x'], iframe, object, embed, base, script:not([src])",
    );
    const links = [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(
      ({ href }) => href,
    );
    return {
      text: [document.body.innerText, ...fields.map(({ value }) => value), ...named].join("\n"),
      wrong: [
        ...[...bad].map(({ outerHTML }) => outerHTML.slice(0, 200)),
        ...links.filter((href) => !/^(https?|blob|mailto):/.test(href)),
      ],
    };
  });
}

/** Visits every page of somebody and gives all that is read there. */
async function walk(window: Visit, who: string): Promise<string> {
  const { page } = window;
  let fired = 0;
  await page.exposeFunction("fire", () => fired++);
  page.on("dialog", (dialog) => {
    fired++;
    void dialog.dismiss();
  });
  await window.go("/");
  const texts: string[] = [];
  const addresses = await addressesOf(page, who);
  expect(addresses.length).toBeGreaterThan(1);
  for (const address of addresses) {
    await window.go(address);
    const [before, after] = [await read(page), await unfold(window)];
    expect([...before.wrong, ...after.wrong], address).toEqual([]);
    expect(fired, `${address} runs what somebody wrote`).toBe(0);
    texts.push(before.text, after.text);
  }
  return texts.join("\n");
}

/** Answers that pages do not wait for, or that say no on purpose. */
const FAULTS = [/(400|403|404|422).*\/(api|logs)\//];

/**
 * A template's values have a form only where the schema has nothing that the form cannot say, such as
 * a description; an address shows its characters encoded.
 */
const UNSEEN = ["templateField", "feedTarget"];

test.each([
  { language: "en", withoutPolicy: false },
  { language: "zh-CN", withoutPolicy: true },
] as const)(
  "nothing that people write runs on any page, in $language, without the policy: $withoutPolicy",
  async ({ language, withoutPolicy }) => {
    let seen = "";
    for (const who of [planted.owner, "admin", "sec", "auditor"]) {
      const window = await visit(who, { language }, { withoutPolicy, faults: FAULTS });
      seen += await walk(window, who);
      window.expectClean();
      await window.close();
    }
    expect(missing(seen)).toEqual(UNSEEN);
  },
  180_000,
);

test("a canary that got into a page would be heard, and without the policy it would sing", async () => {
  for (const withoutPolicy of [false, true]) {
    const window = await visit("lin", {}, { withoutPolicy });
    const { page } = window;
    let fired = 0;
    await page.exposeFunction("fire", () => fired++);
    await window.go("/help");
    const heard = page.waitForEvent(
      "console",
      (message) => withoutPolicy || message.text().includes("Content Security Policy"),
    );
    await page.evaluate(
      (text) => document.body.insertAdjacentHTML("beforeend", text),
      attack("in"),
    );
    await heard;
    if (withoutPolicy) {
      await expect.poll(() => fired).toBe(1);
    } else {
      expect(() => window.expectClean()).toThrow();
      expect(fired).toBe(0);
    }
    expect((await read(page)).wrong.length).toBeGreaterThan(0);
    await window.close();
  }
});

test("the viewer on another page shows what was written as text", async () => {
  for (const withoutPolicy of [false, true]) {
    const window = await visit(undefined, {}, { withoutPolicy });
    const { page } = window;
    let fired = 0;
    await page.exposeFunction("fire", () => fired++);
    const hash = new URLSearchParams({ token: planted.viewerToken, lang: "en" });
    await page.goto(`${serverUrl()}/viewer/demo.html#${hash}`);
    await page.locator("worklog-timeline").getByText("actorName").first().waitFor();
    const inside = page
      .locator("worklog-timeline")
      .locator("img, iframe, script, [onerror], [onload]");
    expect(await inside.count()).toBe(0);
    expect(fired).toBe(0);
    window.expectClean();
    await window.close();
  }
});

test("a file that could run is only ever taken away", async () => {
  const lin = await Visitor.logIn(serverUrl(), "lin");
  for (const file of planted.files) {
    const path = `/api/v1/projects/${planted.values.project}/evidence/${file}/content`;
    const answer = await lin.send("GET", path);
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment/);
    expect(answer.headers.get("Content-Type")).toMatch(
      /^(application\/octet-stream|text\/plain)\b/,
    );
    expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  }
});
