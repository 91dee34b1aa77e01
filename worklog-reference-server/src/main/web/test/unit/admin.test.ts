import { expect, test, vi } from "vitest";

vi.mock("@/app/session", () => ({ session: { may: () => false } }));

import { dayAfter, diskLines, growth } from "../../src/features/admin/growth";
import { dutyOf } from "../../src/features/admin/pages";
import { places, words } from "../../src/features/privacy/lists";

const NAMES = { used: "used", forecast: "forecast", total: "total" };

function storage(perDay: number | null): never {
  return {
    days: ["2026-02-27", "2026-02-28"],
    disk: { total: 1_000, free: 100, used: [800, 900], perDay, samplesNeeded: perDay ? 0 : 3 },
  } as never;
}

test("a forecast goes on from today and never beyond the disk", () => {
  const { days, lines } = diskLines(storage(40), NAMES, 4);
  expect(days).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
    "2026-03-02",
    "2026-03-03",
    "2026-03-04",
  ]);
  expect(lines[0]!.values).toEqual([800, 900, null, null, null, null]);
  expect(lines[1]!.values).toEqual([null, 900, 940, 980, 1_000, 1_000]);
  expect(lines[2]!.values).toEqual(days.map(() => 1_000));
});

test("without enough samples there is no forecast", () => {
  const { days, lines } = diskLines(storage(null), NAMES);
  expect(days).toHaveLength(2);
  expect(lines.map((line) => line.name)).toEqual(["used"]);
});

test("the table of a chart has its figures, and a dash for what is not known", () => {
  const shown = growth(["d1", "d2"], [{ name: "a", values: [1, null] }], "Day", (n) => `${n} B`);
  expect(shown.columns).toEqual(["Day", "a"]);
  expect(shown.rows).toEqual([
    ["d1", "1 B"],
    ["d2", "–"],
  ]);
});

test("days go over the end of a month and of a year", () => {
  expect(dayAfter("2026-12-31", 1)).toBe("2027-01-01");
  expect(dayAfter("2028-02-28", 1)).toBe("2028-02-29");
});

test("places are single ones and ranges; anything else is left out", () => {
  expect(places("17, 20-22，3 x -1 20")).toEqual([3, 17, 20, 21, 22]);
  expect(places("")).toEqual([]);
  expect(places("5-3")).toEqual([]);
  expect(places("0-99999999").length).toBeLessThanOrEqual(10_001);
  expect(words(" /actor/name, /reason，/x ")).toEqual(["/actor/name", "/reason", "/x"]);
});

test("each permission of a duty names it", () => {
  expect(dutyOf("user-manage")).toEqual(["ADMINISTRATOR"]);
  expect(dutyOf("privacy-decide")).toEqual(["SECURITY_OFFICER"]);
  expect(dutyOf("self")).toEqual([]);
});
