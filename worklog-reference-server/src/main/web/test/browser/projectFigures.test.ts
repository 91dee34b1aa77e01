import { readFileSync } from "node:fs";
import { beforeAll, expect } from "vitest";
import { testInBoth } from "../texts";
import { choose, makeBridge, openPage } from "../world/bridge";
import { useBrowser } from "../world/browser";

useBrowser();

let project: string;
let wei: string;

beforeAll(async () => {
  ({ project, wei } = await makeBridge());
});

testInBoth(
  "figures are shown as charts, as tables and taken away as CSV",
  "projects",
  async (say, language) => {
    const window = await openPage(`/projects/${project}/statistics`, language);
    const { page } = window;
    await page
      .getByText(say("{time} hours in {records} records.", { time: "7:15", records: 3 }))
      .waitFor();
    const chart = page.getByRole("figure").filter({ hasText: say("Time by week") });
    await chart.getByRole("button", { name: say("Show as a table") }).click();
    await expect.poll(() => chart.getByRole("row").count()).toBe(13);
    await chart.getByRole("cell", { name: "4:00" }).waitFor();
    const types = page.getByRole("figure").filter({ hasText: say("Events by type") });
    await types.getByRole("button", { name: say("Show as a table") }).click();
    await types.getByRole("row", { name: "record.created 3" }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: say("Figures as CSV") }).click(),
    ]);
    const text = readFileSync((await file.path())!, "utf8");
    expect(text).toContain("type,record.created,,,,3");
    expect(text).toMatch(/person,\w+,林工,3,435,/);
    await page.getByRole("button", { name: say("{n} weeks", { n: 4 }) }).click();
    await expect.poll(() => chart.getByRole("row").count()).toBe(5);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "the timeline tells day by day and is narrowed by person, kind and words",
  "projects",
  async (say, language) => {
    const window = await openPage(`/projects/${project}/timeline`, language);
    const { page } = window;
    const entries = page.locator("main li");
    await entries.first().waitFor();
    const all = await entries.count();
    await choose(page, say("What"), say("Work records"));
    await expect.poll(() => entries.count()).toBe(4);
    expect(all).toBeGreaterThan(4);
    await page.getByLabel(say("Words")).fill("支座更换");
    await expect.poll(() => entries.count()).toBe(1);
    expect(page.url()).toContain("family=record");
    await choose(page, say("Who"), `韦工 ${wei}`);
    await page.getByText(say("Nothing happened that fits")).waitFor();
    window.expectClean();
    await window.close();
  },
);
