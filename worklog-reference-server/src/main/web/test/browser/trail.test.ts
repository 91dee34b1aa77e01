import { beforeAll, expect, test } from "vitest";
import { ANY, begins, like, testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { sale, Shop } from "../world/shop";
import { fresh, PASSWORD } from "../world/visitor";

useBrowser();

let project: string;

beforeAll(async () => {
  const shop = await Shop.of("lin");
  project = await shop.owner.addProject(fresh("订单"));
  await shop.send(
    project,
    Array.from({ length: 120 }, (_, n) => sale(n)),
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

testInBoth("a stretch of time is chosen by keys and by mouse", "trail", async (say, language) => {
  const window = await visit("lin", { language });
  const { page } = window;
  const without = (name: string) =>
    page.getByRole("button", { name: like(say("trail.removeFilter", { name, value: ANY })) });
  await window.go(`/projects/${project}/trail`);
  const begin = page.getByRole("slider", { name: say("trail.brush.begin") });
  await begin.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await without(say("trail.filter.from")).waitFor();
  expect(page.url()).toContain("from=");
  await page
    .getByRole("button", { name: say("trail.clear") })
    .first()
    .click();
  await page.locator("p.count", { hasText: say("trail.found", { n: 122 }) }).waitFor();
  const box = (await page.locator(".plot svg").boundingBox())!;
  await page.mouse.move(box.x + 5, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.up();
  await without(say("trail.filter.to")).waitFor();
  await page.getByRole("heading", { name: say("trail.none") }).waitFor();
  window.expectClean();
  await window.close();
});

testInBoth(
  "keys go through the list, over pages, and open an event",
  "trail",
  async (say, language) => {
    const window = await visit("lin", { language });
    const { page } = window;
    await window.go(`/projects/${project}/trail?type=order.paid&type=order.shipped&order=oldest`);
    await page.locator("tbody tr").nth(49).waitFor();
    for (let i = 0; i < 51; i++) {
      await page.keyboard.press("j");
    }
    await page.getByText(say("trail.pageNumber", { n: 2 })).waitFor();
    await page.locator("tbody tr:first-child.here").waitFor();
    await page.keyboard.press("k");
    await page.getByText(say("trail.pageNumber", { n: 1 })).waitFor();
    await page.locator("tbody tr:nth-child(50).here").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: say("trail.event.changes") }).waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth("columns and searches are kept", "trail", async (say, language) => {
  const window = await visit("lin", { language });
  const { page } = window;
  const press = (name: string) => page.getByRole("button", { name, exact: true }).first().click();
  const name = fresh("到账");
  const index = say("trail.column.index");
  await window.go(`/projects/${project}/trail?type=order.paid`);
  await press(say("trail.columns"));
  await page.getByRole("checkbox", { name: index }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("columnheader", { name: index }).waitFor();
  await page.getByRole("button", { name: say("trail.saved.title") }).click();
  await page.getByRole("textbox", { name: say("trail.saved.name") }).fill(name);
  await press(say("trail.saved.save"));
  await page.getByRole("link", { name }).waitFor();
  await press(say("trail.clear"));
  await page.getByRole("button", { name: say("trail.saved.title") }).click();
  await page.getByRole("link", { name }).click();
  const type = say("trail.filter.type");
  const without = say("trail.removeFilter", { name: type, value: "order.paid" });
  await page.getByRole("button", { name: without }).waitFor();
  await page.reload();
  await page.getByRole("columnheader", { name: index }).waitFor();
  await press(say("trail.columns"));
  await page.getByRole("checkbox", { name: index }).uncheck();
  window.expectClean();
  await window.close();
});

test("the explorer looks right", () =>
  // Twenty rows: more are more of the same.
  lookAt("lin", `/projects/${project}/trail?type=order.paid&actor=u-0`, "trail", (page) =>
    page.locator("tbody tr").nth(10).waitFor(),
  ));

testInBoth(
  "somebody who logs in comes back to their question",
  "session",
  async (say, language) => {
    const window = await visit(undefined, { language }, { faults: [/401/] });
    const { page } = window;
    await window.go(`/projects/${project}/trail?type=order.paid`);
    await page.getByLabel(say("session.login.name")).fill("lin");
    await page.getByLabel(say("session.login.password"), { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: say("session.login.submit"), exact: true }).click();
    const without = { name: say("trail.filter.type"), value: "order.paid" };
    await page.getByRole("button", { name: say("trail.removeFilter", without) }).waitFor();
    await window.close();
  },
);
