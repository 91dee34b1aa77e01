import { beforeAll, describe, expect, test, vi } from "vitest";

// Pages remember their language in the browser; here is none.
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined });
vi.stubGlobal("navigator", { language: "en" });
vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));

type Schema = typeof import("@/features/projects/settings/schema");
type Figures = typeof import("@/features/projects/figures");
type Days = typeof import("@/features/projects/days");
type Csv = typeof import("@/shared/csv");
type OrderModule = typeof import("@/features/exports/order");
type FilterModule = typeof import("@/shared/eventFilter");

let schema: Schema;
let figures: Figures;
let days: Days;
let csv: Csv;
let order: OrderModule;
let filter: FilterModule;

beforeAll(async () => {
  schema = await import("@/features/projects/settings/schema");
  figures = await import("@/features/projects/figures");
  days = await import("@/features/projects/days");
  csv = await import("@/shared/csv");
  order = await import("@/features/exports/order");
  filter = await import("@/shared/eventFilter");
});

describe("the schema of custom fields", () => {
  const fields = [
    { name: "bridge", title: "桥名", kind: "text" as const, required: true, options: [] },
    { name: "span", title: "", kind: "integer" as const, required: false, options: [] },
    { name: "depth", title: "Depth", kind: "number" as const, required: false, options: [] },
    { name: "wet", title: "Wet", kind: "boolean" as const, required: false, options: [] },
    {
      name: "grade",
      title: "等级",
      kind: "choice" as const,
      required: true,
      options: ["甲", "乙"],
    },
    { name: "checked", title: "On", kind: "date" as const, required: false, options: [] },
  ];

  test("comes back as the fields that it was written from", () => {
    expect(schema.readSchema(schema.writeSchema(fields))).toEqual(fields);
    expect(schema.writeSchema([])).toBeNull();
    expect(schema.readSchema(null)).toEqual([]);
  });

  test.each([
    { type: "object", properties: { a: { type: "string", pattern: "x" } } },
    { type: "object", properties: { a: { type: "array" } } },
    { type: "object", properties: { a: { type: ["string", "null"] } } },
    { type: "object", properties: {}, minProperties: 1 },
    { type: "object", properties: {}, additionalProperties: { type: "string" } },
    { type: "string" },
  ])("that says more than the form can is left alone: %j", (one) => {
    expect(schema.readSchema(one)).toBeUndefined();
  });

  test("tells names that are none, names twice, and choices without any", () => {
    const bad = { name: "1a", title: "", kind: "choice" as const, required: false, options: [] };
    expect(schema.faultsOf(bad, [bad])).toEqual(["name", "options"]);
    const twin = { ...bad, name: "a", kind: "text" as const };
    expect(schema.faultsOf(twin, [twin, { ...twin }])).toEqual(["twice"]);
  });
});

describe("weeks", () => {
  test.each([
    ["2024-12-30", "2025-W01"],
    ["2027-01-03", "2026-W53"],
    ["2026-01-01", "2026-W01"],
    ["2026-11-23", "2026-W48"],
    ["2021-01-03", "2020-W53"],
  ])("%s is in %s", (day, week) => {
    expect(figures.isoWeek(days.startOf(day))).toBe(week);
  });

  test("a range is made wider to whole weeks and has each of them, over a new year", () => {
    const range = figures.wholeWeeks({ from: "2026-12-24", to: "2027-01-05" });
    expect(range).toEqual({ from: "2026-12-21", to: "2027-01-10" });
    expect(figures.mondays(range).map(figures.isoWeek)).toEqual([
      "2026-W52",
      "2026-W53",
      "2027-W01",
    ]);
  });

  test("the last weeks end with this one", () => {
    expect(figures.lastWeeks(2, days.startOf("2026-11-23"))).toEqual({
      from: "2026-11-16",
      to: "2026-11-29",
    });
  });

  test("a week without work is there with zeros", () => {
    const none = { from: "", to: "", all: { records: 1, minutes: 90 }, byState: {}, byPerson: [] };
    const rows = figures.weekRows(
      { from: "2026-11-16", to: "2026-11-29" },
      { ...none, byWeek: [{ week: "2026-W48", sum: { records: 1, minutes: 90 } }] },
      {
        total: { value: 7, exact: true },
        byWeek: [{ count: 3 }, { count: 4 }],
        byActor: [],
        byType: [],
      },
    );
    expect(rows.map((row) => [row.week, row.minutes, row.events])).toEqual([
      ["2026-W47", 0, 3],
      ["2026-W48", 90, 4],
    ]);
  });
});

test("entries of one day stay together, in their order", () => {
  const at = (text: string): { occurredAt: string } => ({ occurredAt: text });
  const found = days.byDay([
    at("2026-11-23T12:00:00"),
    at("2026-11-23T09:00:00"),
    at("2026-11-21T12:00:00"),
  ]);
  expect(found.map((day) => [day.day, day.items.length])).toEqual([
    ["2026-11-23", 2],
    ["2026-11-21", 1],
  ]);
});

test("a spreadsheet runs nothing that is in a CSV file", () => {
  const text = csv.toCsv([["=1+1", "@x", 'say "a", b', -3, "中文"]]);
  expect(text).toBe('\ufeff\'=1+1,\'@x,"say ""a"", b",-3,中文\r\n');
});

describe("an order for an export", () => {
  const query = {
    format: "bundle",
    type: ["record.*", "project.created"],
    text: "桥",
    oldValue: "x",
  };

  test("takes the filter of an address, and names what it cannot take", () => {
    const wanted = order.orderOf(query, "zh");
    expect(order.toBody(wanted)).toEqual({
      source: "events",
      format: "bundle",
      filter: { type: "record.*,project.created", text: "桥" },
      language: "zh",
      byteOrderMark: undefined,
      withEvidence: true,
      disclose: undefined,
    });
    expect(order.leftOut(query)).toEqual(["oldValue"]);
    expect(order.leftOut({ source: "records", actor: "x", state: "DRAFT" })).toEqual(["actor"]);
  });

  test("takes nothing strange from an address", () => {
    const wanted = order.orderOf({ source: "passwords", format: "exe" }, "en");
    expect([wanted.source, wanted.format]).toEqual(["events", "csv"]);
  });

  test("asks for events with several values as several parameters", () => {
    const pairs = { type: "a.*, b", outcome: "denied", text: " ", targetId: "r,1" };
    expect(filter.asQuery(pairs)).toEqual({
      type: ["a.*", "b"],
      outcome: ["denied"],
      targetId: "r,1",
    });
  });

  test("keeps a moment through the field for local time", () => {
    const at = "2026-11-23T08:30:00.000Z";
    expect(filter.fromLocal(filter.toLocal(at))).toBe(at);
    expect([filter.toLocal("x"), filter.fromLocal("")]).toEqual(["", ""]);
  });
});
