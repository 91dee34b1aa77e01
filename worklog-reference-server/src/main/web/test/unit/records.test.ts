import { describe, expect, test, vi } from "vitest";
import { byProject, lastDays, minutesSince, weekStart } from "../../src/features/home/days";
import {
  differing,
  draftOf,
  emptyDraft,
  inputOf,
  merged,
  minutesOf,
  withTemplate,
} from "../../src/features/records/draft";
import { faultsOf, ruleOf } from "../../src/features/records/fields";
import { fieldsOf } from "../../src/shared/customFields";
import { filterOf, isEmpty, queryOf } from "../../src/features/records/filters";
import { isFourEyes, mayEdit, needsReason, stepsOf } from "../../src/features/records/rights";
import { diffLines, sideBySide } from "../../src/features/records/textDiff";

// The preferences ask the browser, which is not here.
vi.mock("@/app/preferences", () => ({ preferences: { language: "en" } }));

describe("the text comparison", () => {
  const texts = ["", "一", "一\n二\n三", "一\n贰\n三\n四", "三\n二\n一", "x\n\n\ny", "x\n\ny"];

  test("has both texts in it, whatever they are", () => {
    for (const before of texts) {
      for (const after of texts) {
        const lines = diffLines(before, after);
        const side = (other: string) =>
          lines
            .filter((one) => one.op !== other)
            .map((one) => one.text)
            .join("\n");
        expect(side("added")).toBe(before);
        expect(side("removed")).toBe(after);
      }
    }
  });

  test("keeps what is the same and sets what was replaced beside its replacement", () => {
    const rows = sideBySide(diffLines("一\n二\n三", "一\n贰\n三\n四"));
    expect(rows.map((row) => [row.left?.text, row.right?.text])).toEqual([
      ["一", "一"],
      ["二", "贰"],
      ["三", "三"],
      [undefined, "四"],
    ]);
  });

  test("does not stop a page on texts without anything in common", () => {
    const long = (word: string) => Array.from({ length: 5000 }, (_, i) => word + i).join("\n");
    expect(diffLines(long("a"), long("b"))).toHaveLength(10_000);
  });
});

describe("a draft", () => {
  test("counts work past midnight", () => {
    const draft = { ...emptyDraft(), date: "2026-03-02", timing: "span" as const };
    expect(minutesOf({ ...draft, from: "22:30", to: "01:00" })).toBe(150);
    expect(minutesOf({ ...draft, from: "22:30", to: "" })).toBe(0);
  });

  test("says also what was taken away", () => {
    const input = inputOf({ ...emptyDraft(), fields: { a: "", b: 0, c: false } }, true);
    expect(input.tags).toEqual([]);
    expect(input.clear).toEqual(["startedAt", "endedAt"]);
    expect(input.fields).toEqual({ b: 0, c: false });
    expect(inputOf(emptyDraft(), false).fields).toBeUndefined();
  });

  test("read from a version and sent again changes nothing", () => {
    const body = {
      title: "t",
      content: "c",
      date: "2026-03-02",
      startedAt: "2026-03-02T08:00:00Z",
      endedAt: "2026-03-02T09:30:00Z",
      minutes: 90,
      participants: [{ id: "usr_1", name: "安" }],
      tags: ["桥"],
      evidence: [{ id: "evd_1", name: "a.png", mediaType: "image/png", size: 1, sha256: "0" }],
      links: [{ record: "rec_1", type: "RELATES" as const }],
      fields: { n: 1 },
    };
    const again = inputOf(draftOf(body), true);
    expect(again).toMatchObject({ minutes: 90, participants: ["usr_1"], evidence: ["evd_1"] });
    expect(again.fields).toEqual({ n: 1 });
    expect(differing(draftOf(body), draftOf({ ...body, tags: [] }))).toEqual(["tags"]);
  });

  test("takes single parts of another", () => {
    const mine = { ...emptyDraft(), title: "mine", minutes: 5, content: "mine" };
    const theirs = { ...emptyDraft(), title: "theirs", minutes: 9, content: "theirs" };
    const made = merged(mine, theirs, ["time", "content"]);
    expect([made.title, made.minutes, made.content]).toEqual(["mine", 9, "theirs"]);
  });

  test("keeps what a template says nothing about", () => {
    const made = withTemplate({ ...emptyDraft(), title: "t" }, { content: "c", tags: [] });
    expect([made.title, made.content]).toEqual(["t", "c"]);
  });
});

test("custom fields are told by their schema, and faults by its rules", () => {
  const specs = fieldsOf({
    type: "object",
    required: ["n"],
    properties: {
      n: { type: "integer", minimum: 1 },
      c: { enum: ["a", "b"] },
      d: { type: "string", format: "date" },
      x: { type: "object" },
    },
  });
  expect(specs.map((spec) => spec.kind)).toEqual(["integer", "choice", "date", "json"]);
  expect([...faultsOf(specs, {})]).toEqual([["n", "required"]]);
  expect([...faultsOf(specs, { n: 0 })]).toEqual([["n", "minimum"]]);
  expect([...faultsOf(specs, { n: 1.5 })]).toEqual([["n", "type"]]);
  expect([...faultsOf(specs, { n: 2 })]).toEqual([]);
  expect(fieldsOf(undefined)).toEqual([]);
  expect(ruleOf('breaks "pattern"')).toBe("pattern");
});

test("a filter in an address is read as it was written, and nothing else is", () => {
  const filter = filterOf({
    state: ["DRAFT", "nonsense"],
    tag: "桥",
    field: ["a:b", "c"],
    q: null,
  });
  expect(queryOf(filter)).toEqual({ state: ["DRAFT"], tag: ["桥"], field: ["a:b"] });
  expect(filterOf(queryOf(filter) as never)).toEqual(filter);
  expect(isEmpty(filterOf({}))).toBe(true);
});

describe("the rights", () => {
  const settings = {
    fourEyes: true,
    reasonForReturn: true,
    reasonForWithdraw: false,
    reasonForArchive: true,
  };
  const asking = (me: string, ...may: string[]) => ({
    me,
    may: (permission: string) => may.includes(permission),
    settings,
  });
  const record = (state: string, ...participants: string[]) =>
    ({
      state,
      author: { id: "anna" },
      body: { participants: participants.map((id) => ({ id })) },
    }) as never;

  test("keep authors and participants from deciding", () => {
    const all = ["record-approve", "record-comment"];
    expect(stepsOf(record("SUBMITTED"), asking("paul", ...all))).toEqual(["approve", "return"]);
    expect(stepsOf(record("SUBMITTED", "paul"), asking("paul", ...all))).toEqual([]);
    expect(isFourEyes(record("SUBMITTED", "paul"), asking("paul", ...all))).toBe(true);
    expect(isFourEyes(record("SUBMITTED"), asking("paul", ...all))).toBe(false);
  });

  test("offer an author what the state allows, and others nothing", () => {
    const anna = asking("anna", "record-write", "record-comment");
    expect(stepsOf(record("DRAFT"), anna)).toEqual(["submit", "archive"]);
    expect(stepsOf(record("SUBMITTED"), anna)).toEqual(["withdraw"]);
    expect(stepsOf(record("APPROVED"), anna)).toEqual(["correct", "archive"]);
    expect(stepsOf(record("ARCHIVED"), anna)).toEqual([]);
    expect(stepsOf(record("DRAFT"), asking("rita", "record-write"))).toEqual([]);
    expect(mayEdit(record("RETURNED"), anna)).toBe(true);
    expect(mayEdit(record("SUBMITTED"), anna)).toBe(false);
  });

  test("know which steps need a reason", () => {
    const steps = ["submit", "approve", "withdraw", "return", "correct", "archive"] as const;
    expect(steps.filter((step) => needsReason(step, settings))).toEqual([
      "return",
      "correct",
      "archive",
    ]);
  });
});

test("weeks begin on Monday, and days without work are there", () => {
  expect(weekStart(new Date(2026, 10, 23))).toBe("2026-11-23");
  expect(weekStart(new Date(2026, 10, 29))).toBe("2026-11-23");
  const days = lastDays(new Date(2026, 2, 1), 3);
  expect(days).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  const work = [
    { day: "2026-02-28", project: "p", projectName: "桥", minutes: 30, records: 1 },
    { day: "2026-03-01", project: "p", projectName: "桥", minutes: 15, records: 1 },
  ];
  expect(byProject(work, days)).toEqual([{ id: "p", name: "桥", minutes: [0, 30, 15] }]);
  expect(minutesSince(work, "2026-03-01")).toBe(15);
});
