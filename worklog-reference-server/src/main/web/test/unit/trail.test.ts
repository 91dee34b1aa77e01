import { expect, test } from "vitest";
import { damagedEntry } from "@/api/problem";
import { changeRows, stateRows } from "@/features/trail/changes";
import { diff, jsonDiff, wordDiff } from "@/features/trail/diff";
import {
  entries,
  isWanted,
  readFilter,
  toggleFacet,
  toQuery,
  without,
} from "@/features/trail/filter";
import { foundIn } from "@/features/trail/foundIn";
import { highlight, terms } from "@/features/trail/highlight";
import type { Event } from "@/features/trail/log";
import { who, withDamaged } from "@/features/trail/rows";
import { MessageReader } from "@/features/trail/sse";
import { lines } from "@/features/trail/tree";

const marked = (text: string, question: string) =>
  highlight(text, question)
    .filter((piece) => piece.marked)
    .map((piece) => piece.text);

test("words are marked where they begin, Han characters wherever they are", () => {
  expect(marked("Order paid, prepaid order", "ORDER paid")).toEqual(["Order", "paid", "order"]);
  expect(marked("张三修改了订单状态", "订单")).toEqual(["订单"]);
  expect(marked("钢筋验收合格", "钢筋合格")).toEqual(["钢筋", "合格"]);
  expect(marked("a<script>b", "<script>")).toEqual(["script"]);
  expect(highlight("nothing", "")).toEqual([{ text: "nothing", marked: false }]);
  expect(
    highlight("abc def", "b")
      .map((piece) => piece.text)
      .join(""),
  ).toBe("abc def");
  expect(terms("第1标段 A")).toEqual(["第", "标段", "1", "a"]);
});

test("an address and a filter are the same thing", () => {
  const query = {
    type: ["a.b", "c", "a.b"],
    text: " 钢筋 ",
    order: "oldest",
    odd: "x",
    "metadata.site": "7",
    "metadata.": "no",
    from: "",
  };
  const filter = readFilter(query);
  expect(filter).toEqual({ type: ["a.b", "c"], text: [" 钢筋 "], "metadata.site": ["7"] });
  expect(readFilter(toQuery(filter))).toEqual(filter);
  expect(entries(filter).map((each) => each.name)).toEqual([
    "text",
    "type",
    "type",
    "metadata.site",
  ]);
  expect(without(filter, "type", "c").type).toEqual(["a.b"]);
});

test("a value of a facet is wanted by one click and no longer by the next", () => {
  for (const [facet, value] of [
    ["type", "order.paid"],
    ["severity", "high"],
    ["day", "2026-11-22"],
    ["targetType", "order"],
  ] as const) {
    const on = toggleFacet({ actor: ["u"] }, facet, value);
    expect(isWanted(on, facet, value), facet).toBe(true);
    expect(toggleFacet(on, facet, value), facet).toEqual({ actor: ["u"] });
  }
  expect(toggleFacet({}, "day", "2026-11-22")).toEqual({
    from: ["2026-11-22T00:00:00Z"],
    to: ["2026-11-23T00:00:00Z"],
  });
});

test("the way from one sequence to another keeps all of both", () => {
  for (let turn = 0; turn < 200; turn++) {
    const random = (): string[] =>
      Array.from({ length: turn % 9 }, (_, i) => "abc"[(turn * 7 + i * i + (turn >> 2)) % 3]!);
    const before = random();
    const after = random()
      .reverse()
      .slice(turn % 2);
    const steps = diff(before, after);
    const kept = (not: string) => steps.filter((s) => s.kind !== not).map((s) => s.value);
    expect(kept("added")).toEqual(before);
    expect(kept("removed")).toEqual(after);
  }
  const long = Array.from({ length: 3_000 }, (_, i) => i);
  expect(diff(long, [...long].reverse())).toHaveLength(6_000);
});

test("texts differ by words, Chinese ones by characters", () => {
  expect(wordDiff("浇筑三层楼板", "浇筑四层楼板").filter((s) => s.kind !== "same")).toEqual([
    { kind: "removed", value: "三" },
    { kind: "added", value: "四" },
  ]);
  expect(wordDiff("the quick fox", "the slow fox").map((s) => s.kind)).toEqual([
    "same",
    "removed",
    "added",
    "same",
  ]);
});

test("compound values differ at places within", () => {
  const before = { a: { b: 1, c: [1, 2, 3] }, x: "same" };
  const after = { a: { b: 2, c: [1, 3, 4] }, x: "same", y: null };
  expect(jsonDiff(before, after)).toEqual([
    { path: "a.b", before: "1", after: "2" },
    { path: "a.c[1]", before: "2", after: undefined },
    { path: "a.c[2]", before: undefined, after: "4" },
    { path: "y", before: undefined, after: "null" },
  ]);
  expect(jsonDiff([{ id: 1, n: "a" }], [{ id: 1, n: "b" }], "list")).toEqual([
    { path: "list[0].n", before: "a", after: "b" },
  ]);
  expect(jsonDiff({ a: 1 }, { a: 1 })).toEqual([]);
});

test("a side that cannot be shown says why", () => {
  const change = (before: unknown, after: unknown) =>
    ({ path: "p", op: "replace", before, after, phrase: "" }) as never;
  const value = (kind: string, text: string) => ({ kind, text });
  const [masked] = changeRows([change(value("masked", ""), value("null", ""))], []);
  expect([masked?.before.kind, masked?.after.kind]).toEqual(["masked", "null"]);
  const [erased] = changeRows([change(null, value("string", "x"))], ["/changes/0/old"]);
  expect([erased?.before.kind, erased?.after.kind]).toEqual(["erased", "value"]);
  const [made] = changeRows([change(null, value("string", "x"))], []);
  expect(made?.before.kind).toBe("absent");
  const nested = changeRows([change(value("json", '{"a":1}'), value("json", '{"a":2}'))], []);
  expect(nested.map((row) => row.path)).toEqual(["p.a"]);
  const odd = changeRows([change(value("json", "{"), value("json", "{"))], []);
  expect(odd).toHaveLength(1);
});

test("two states differ where values do", () => {
  const value = (text: string) => ({ kind: "string", text }) as never;
  const rows = stateRows({ a: value("1"), b: value("2") }, { a: value("1"), c: value("3") });
  expect(rows.map((row) => [row.path, row.before.kind, row.after.kind])).toEqual([
    ["b", "value", "absent"],
    ["c", "absent", "value"],
  ]);
});

test("messages of a tail are whole however they are cut", () => {
  const text =
    ': beat\nid: 4\n\nid: 5\nevent: event\ndata: {"a":\ndata: 1}\r\n\r\nevent: end\ndata: x\n\n';
  for (let cut = 1; cut < text.length; cut++) {
    const reader = new MessageReader();
    const got = [...reader.add(text.slice(0, cut)), ...reader.add(text.slice(cut))];
    expect(got).toEqual([
      { event: "event", data: '{"a":\n1}', id: "5" },
      { event: "end", data: "x", id: "5" },
    ]);
  }
  const beat = new MessageReader();
  expect(beat.add(": beat\nid: 9\n\n")).toEqual([]);
  expect(beat.lastId).toBe("9");
});

test("a tree is shown as far as it is open", () => {
  const node = (index: number, children: unknown[] = []) => ({ event: { index }, children });
  const roots = [node(1, [node(2, [node(3)]), node(4)])] as never;
  expect(lines(roots, new Set()).map((line) => [line.event.index, line.level])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 2],
  ]);
  expect(lines(roots, new Set([2])).map((line) => line.event.index)).toEqual([1, 2, 4]);
});

test("damaged entries stand in their places, whichever way the list goes", () => {
  const order = (indices: number[], damaged: number[]): number[] =>
    withDamaged(
      indices.map((index) => ({ index }) as Event),
      damaged,
    ).map((row) => row.index);
  expect(order([9, 7, 4], [8, 2])).toEqual([9, 8, 7, 4, 2]);
  expect(order([4, 7, 9], [2, 8])).toEqual([2, 4, 7, 8, 9]);
  expect(order([], [8, 2])).toEqual([8, 2]);
  expect(order([], [2, 8])).toEqual([2, 8]);
  expect(order([5], [2, 8])).toEqual([2, 5, 8]);
  expect(order([5], [8])).toEqual([8, 5]);
  expect(order([9, 9, 3], [])).toEqual([9, 9, 3]);
});

test("a problem names the entry that is damaged, where it does", () => {
  expect(damagedEntry({ code: "entry-damaged", detail: "entry 17" })).toBe(17);
  expect(
    damagedEntry({ code: "entry-damaged", detail: "the tile cannot be read" }),
  ).toBeUndefined();
  expect(damagedEntry({ code: "entry-damaged", detail: "第 17 条" })).toBe(17);
  expect(damagedEntry({ code: "not-found", detail: "entry 17" })).toBeUndefined();
});

test("a list names people, and gives an identifier only where there is no name", () => {
  const by = (actor: object): string => who({ actor } as Event);
  expect(by({ id: "usr_1", name: "林工", phrase: "林工代理王工" })).toBe("林工代理王工");
  expect(by({ id: "usr_1", name: "林工" })).toBe("林工");
  expect(by({ id: "usr_1" })).toBe("usr_1");
});

test("who looks for an identifier is told where it is, as no sentence has it", () => {
  const event = {
    sentence: "林工 changed order 3",
    actor: { type: "user", id: "usr_17", name: "林工" },
    targets: [{ type: "order", id: "3" }],
    changes: [],
    metadata: {},
    evidence: [],
  } as unknown as Event;
  expect(foundIn(event, "usr_17")).toMatchObject({ place: "actor" });
  expect(foundIn(event, "林工")).toBeUndefined();
});
