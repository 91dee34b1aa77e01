import { beforeAll, expect, test } from "vitest";
import { ANY, like, testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { json, sale, Shop } from "../world/shop";
import { fresh } from "../world/visitor";

useBrowser();

let shop: Shop;
let project: string;

beforeAll(async () => {
  shop = await Shop.of("lin");
  project = await shop.owner.addProject(fresh("订单"));
});

testInBoth(
  "the live tail tells what comes, keeps it while paused, and goes on after a break",
  "trail",
  async (say, language) => {
    const own = await shop.owner.addProject(fresh("直播"));
    const window = await visit("lin", { language }, { faults: [/ERR_|net::/] });
    const { page } = window;
    await window.go(`/projects/${own}/trail`);
    await page.getByRole("button", { name: say("Live") }).click();
    await page.getByText(say("following")).waitFor();
    await shop.send(own, [sale(2, { reason: "first live" })]);
    await page.getByText(say("{n} came", { n: 1 })).waitFor();
    await page.locator("tr.fresh").waitFor();
    await page.getByRole("button", { name: say("Pause") }).click();
    await shop.send(own, [
      sale(4, { targets: [{ type: "order", id: "late-one", name: "Late one" }] }),
    ]);
    await page.getByText(say("{n} waiting", { n: 1 })).waitFor();
    expect(await page.locator("tr", { hasText: "Late one" }).count()).toBe(0);
    await page.getByRole("button", { name: say("Go on") }).click();
    await page.locator("tr", { hasText: "Late one" }).waitFor();
    await page.getByRole("button", { name: say("Live") }).click();
    await page.route("**/tail*", (route) => route.abort(), { times: 1 });
    await page.getByRole("button", { name: say("Live") }).click();
    await page.getByText(say("following")).waitFor();
    await shop.send(own, [sale(6)]);
    await page.getByText(say("{n} came", { n: 1 })).waitFor();
    await window.close();
  },
);

testInBoth(
  "the page of an event shows all of it, and computes its leaf hash",
  "trail",
  async (say, language) => {
    const correlationId = fresh("op");
    const targets = [{ type: "doc", id: fresh("d"), name: "方案" }];
    const [first] = await shop.send(project, [
      sale(0, {
        targets,
        correlationId,
        occurredAt: "2026-01-02T03:04:05Z",
        changes: [
          {
            path: "text",
            old: "浇筑三层楼板并在当天完成养护工作，由质检员签字确认后归档",
            new: "浇筑四层楼板并在当天完成养护工作，由质检员签字确认后归档",
          },
          {
            path: "plan",
            old: json({ a: [1, 2], who: { name: "x" } }),
            new: json({ a: [1, 3], who: { name: "y" } }),
          },
          { path: "left", old: "v" },
        ],
      }),
    ]);
    await shop.send(project, [
      sale(2, {
        targets,
        correlationId,
        causationId: first!.id,
        changes: [{ path: "text", old: "浇筑四层", new: "浇筑五层" }],
      }),
    ]);
    const window = await visit("lin", { language });
    const { page } = window;
    await window.go(`/projects/${project}/trail/${first!.index}`);
    await page.locator("del", { hasText: "三" }).waitFor();
    await page.locator("ins", { hasText: "四" }).waitFor();
    await page.getByText("plan.who.name").waitFor();
    await page.getByText("plan.a[1]").waitFor();
    await page.getByText(like(say("trail.event.lateBy", { time: ANY }))).waitFor();
    await page.getByRole("button", { name: say("One after the other") }).click();
    await page.locator("dd.added ins", { hasText: "四" }).waitFor();
    await page.getByRole("button", { name: say("One after the other") }).click();
    const root = page.getByRole("treeitem").first();
    await root.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => page.getByRole("treeitem").count()).toBe(1);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.getByRole("treeitem").count()).toBe(2);
    await page.getByRole("button", { name: say("Show the text") }).click();
    await page.getByText(say("trail.raw.same")).waitFor();
    const slider = page.getByRole("slider", { name: say("Event by event") });
    await slider.press("Home");
    await page
      .getByRole("cell", { name: /浇筑四层楼板/ })
      .last()
      .waitFor();
    await slider.press("End");
    await page.getByRole("cell", { name: "浇筑五层" }).last().waitFor();
    await page.getByLabel(say("Compare with")).fill("2026-01-02T12:00:00");
    await page.getByLabel(say("Compare with")).blur();
    await page.locator(".state").getByRole("rowheader", { name: "text" }).waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "an auditor of the system reads its log, and nobody else is offered it",
  "trail",
  async (say, language) => {
    const window = await visit("auditor", { language });
    await window.go("/");
    await window.page
      .getByRole("navigation")
      .getByRole("link", { name: say("System log") })
      .click();
    await window.page.getByRole("heading", { name: say("System log"), level: 1 }).waitFor();
    await window.page.locator("tbody tr a").first().click();
    await window.page.getByRole("heading", { name: say("What was sealed") }).waitFor();
    window.expectClean();
    await window.close();
    const other = await visit("lin", { language });
    await other.go("/");
    await other.page.getByRole("navigation").first().waitFor();
    expect(await other.page.getByRole("link", { name: say("System log") }).count()).toBe(0);
    await other.close();
  },
);

test("the page of an event looks right", async () => {
  const [one] = await shop.send(project, [
    sale(8, {
      occurredAt: "2026-11-01T08:00:00Z",
      changes: [
        { path: "status", old: "open", new: "paid" },
        {
          path: "address",
          old: json({ city: "南京", street: "中山路 1 号" }),
          new: json({ city: "南京", street: "中山路 3 号" }),
        },
        {
          path: "note",
          old: "请在周五之前完成三层楼板的浇筑，并通知监理到场验收。",
          new: "请在周六之前完成四层楼板的浇筑，并通知监理到场验收。",
        },
      ],
    }),
  ]);
  await lookAt("lin", `/projects/${project}/trail/${one!.index}`, "event", (page) =>
    page.locator(".line li").first().waitFor(),
  );
});

test("the system log looks right", () =>
  lookAt("auditor", "/system-trail", "system-trail", (page) =>
    page.locator("tbody tr").first().waitFor(),
  ));
