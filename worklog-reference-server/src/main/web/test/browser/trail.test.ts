import { beforeAll, expect, test } from "vitest";
import { ANY, begins, like, testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { fresh, PASSWORD, Visitor } from "../world/visitor";

useBrowser();

let lin: Visitor;
let project: string;
let key: string;

/** Sends events as an application of the project, which may name its own users. */
async function send(to: string, events: object[]): Promise<{ index: number; id: string }[]> {
  const answer = await new Visitor(serverUrl()).call(
    "POST",
    `/api/v1/projects/${to}/events/batch?wait=sealed`,
    events,
    { Authorization: `Bearer ${key}` },
  );
  expect(answer.refused, JSON.stringify(answer)).toBe(0);
  return answer.items.map((each: { receipt: { index: number; id: string } }) => each.receipt);
}

/** A compound value, as events have it. */
function json(value: unknown): object {
  return { kind: "json", text: JSON.stringify(value) };
}

function order(n: number, more: object = {}): object {
  const paid = n % 2 === 0;
  return {
    type: paid ? "order.paid" : "order.shipped",
    verb: "update",
    actor: { id: `u-${n % 3}`, name: ["张三", "李四", "Wang"][n % 3] },
    targets: [{ type: "order", id: `o-${n % 5}`, name: `Order ${n % 5}` }],
    reason: paid ? "银行转账到账" : "truck left the yard",
    outcome: n % 7 === 0 ? "failure" : "success",
    changes: [{ path: "status", old: "open", new: paid ? "paid" : "shipped" }],
    metadata: { site: String(n % 2) },
    ...more,
  };
}

beforeAll(async () => {
  lin = await Visitor.logIn(serverUrl(), "lin");
  key = (await lin.call("POST", "/api/v1/keys", { name: fresh("shop"), scopes: ["event-write"] }))
    .secret;
  project = await lin.addProject(fresh("订单"));
  await send(
    project,
    Array.from({ length: 120 }, (_, n) => order(n)),
  );
});

testInBoth(
  "an auditor narrows by words, facets and time, and the address is all of it",
  "trail",
  async (say, language) => {
    const window = await visit("lin", { language });
    const { page } = window;
    const without = say("Remove {name}: {value}", { name: say("Actor (id)"), value: "u-0" });
    await window.go(`/projects/${project}/trail`);
    await page.getByRole("textbox", { name: say("Words") }).fill("银行转账");
    await page.getByRole("button", { name: say("Search"), exact: true }).click();
    await page.locator("td.sentence mark", { hasText: "银行转账" }).first().waitFor();
    await page.getByRole("button", { name: /^张三/ }).click();
    await page.getByRole("button", { name: without }).waitFor();
    expect(page.url()).toContain("actor=u-0");
    await page.locator("p.count", { hasText: begins(say("{n} events", { n: 20 })) }).waitFor();
    const again = await visit("lin", { language });
    await again.page.goto(page.url());
    await again.page.locator("p.count", { hasText: say("{n} events", { n: 20 }) }).waitFor();
    await again.page.getByRole("button", { name: without }).click();
    await again.page.locator("p.count", { hasText: say("{n} events", { n: 60 }) }).waitFor();
    window.expectClean();
    again.expectClean();
    await window.close();
    await again.close();
  },
);

test("a stretch of time is chosen by keys and by mouse", async () => {
  const window = await visit("lin");
  const { page } = window;
  await window.go(`/projects/${project}/trail`);
  const begin = page.getByRole("slider", { name: "Begin of the stretch" });
  await begin.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Remove From/ }).waitFor();
  expect(page.url()).toContain("from=");
  await page.getByRole("button", { name: "Clear all" }).first().click();
  await page.locator("p.count", { hasText: "122 events" }).waitFor();
  const box = (await page.locator(".plot svg").boundingBox())!;
  await page.mouse.move(box.x + 5, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.up();
  await page.getByRole("button", { name: /^Remove Until/ }).waitFor();
  await page.getByRole("heading", { name: "No event is like that" }).waitFor();
  window.expectClean();
  await window.close();
});

test("keys go through the list, over pages, and open an event", async () => {
  const window = await visit("lin");
  const { page } = window;
  await window.go(`/projects/${project}/trail?type=order.paid&type=order.shipped&order=oldest`);
  await page.locator("tbody tr").nth(49).waitFor();
  for (let i = 0; i < 51; i++) {
    await page.keyboard.press("j");
  }
  await page.getByText("Page 2").waitFor();
  await page.locator("tbody tr:first-child.here").waitFor();
  await page.keyboard.press("k");
  await page.getByText("Page 1").waitFor();
  await page.locator("tbody tr:nth-child(50).here").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "What changed" }).waitFor();
  window.expectClean();
  await window.close();
});

test("columns and searches are kept", async () => {
  const window = await visit("lin");
  const { page } = window;
  await window.go(`/projects/${project}/trail?type=order.paid`);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Index" }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("columnheader", { name: "Index" }).waitFor();
  await page.getByRole("button", { name: "Saved searches" }).click();
  await page.getByRole("textbox", { name: "Name of this search" }).fill("到账");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("link", { name: "到账" }).waitFor();
  await page.getByRole("button", { name: "Clear all" }).first().click();
  await page.getByRole("button", { name: "Saved searches" }).click();
  await page.getByRole("link", { name: "到账" }).click();
  await page.getByRole("button", { name: "Remove Event type: order.paid" }).waitFor();
  await page.reload();
  await page.getByRole("columnheader", { name: "Index" }).waitFor();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Index" }).uncheck();
  window.expectClean();
  await window.close();
});

testInBoth(
  "the live tail tells what comes, keeps it while paused, and goes on after a break",
  "trail",
  async (say, language) => {
    const own = await lin.addProject(fresh("直播"));
    const window = await visit("lin", { language }, { faults: [/ERR_|net::/] });
    const { page } = window;
    await window.go(`/projects/${own}/trail`);
    await page.getByRole("button", { name: say("Live") }).click();
    await page.getByText(say("following")).waitFor();
    await send(own, [order(2, { reason: "first live" })]);
    await page.getByText(say("{n} came", { n: 1 })).waitFor();
    await page.locator("tr.fresh").waitFor();
    await page.getByRole("button", { name: say("Pause") }).click();
    await send(own, [order(4, { targets: [{ type: "order", id: "late-one", name: "Late one" }] })]);
    await page.getByText(say("{n} waiting", { n: 1 })).waitFor();
    expect(await page.locator("tr", { hasText: "Late one" }).count()).toBe(0);
    await page.getByRole("button", { name: say("Go on") }).click();
    await page.locator("tr", { hasText: "Late one" }).waitFor();
    await page.getByRole("button", { name: say("Live") }).click();
    await page.route("**/tail*", (route) => route.abort(), { times: 1 });
    await page.getByRole("button", { name: say("Live") }).click();
    await page.getByText(say("following")).waitFor();
    await send(own, [order(6)]);
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
    const [first] = await send(project, [
      order(0, {
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
    await send(project, [
      order(2, {
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

test("the explorer looks right", () =>
  // Twenty rows: more are more of the same.
  lookAt("lin", `/projects/${project}/trail?type=order.paid&actor=u-0`, "trail", (page) =>
    page.locator("tbody tr").nth(10).waitFor(),
  ));

test("the page of an event looks right", async () => {
  const [one] = await send(project, [
    order(8, {
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

test("somebody who logs in comes back to their question", async () => {
  const window = await visit(undefined, {}, { faults: [/401/] });
  await window.go(`/projects/${project}/trail?type=order.paid`);
  await window.page.getByLabel("Login name").fill("lin");
  await window.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await window.page.getByRole("button", { name: "Log in", exact: true }).click();
  await window.page.getByRole("button", { name: /: ?order\.paid$/ }).waitFor();
  await window.close();
});
