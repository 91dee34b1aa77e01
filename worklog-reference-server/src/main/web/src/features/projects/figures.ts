import type { Api } from "@/api/client";
import { isoDay } from "@/shared/format";
import { monday, plusDays, startOf } from "./days";

type Figures = Api<"Figures">;
type FacetCount = Api<"FacetCount">;

/** A week, and what was done and recorded in it. */
export interface WeekRow {
  /** ISO 8601, such as `2026-W07`. */
  week: string;
  /** Its Monday, such as `2026-02-09`. */
  monday: string;
  records: number;
  minutes: number;
  events: number;
}

export interface EventFigures {
  total: { value: number; exact: boolean };
  byWeek: { count: number }[];
  byActor: FacetCount[];
  byType: FacetCount[];
}

export interface Range {
  from: string;
  to: string;
}

/** The range made wider to whole weeks, Monday to Sunday. */
export function wholeWeeks({ from, to }: Range): Range {
  const first = monday(startOf(from));
  const last = plusDays(monday(startOf(to)), 6);
  return { from: isoDay(first), to: isoDay(last) };
}

/** The last weeks including this one. */
export function lastWeeks(count: number, today: Date): Range {
  const first = plusDays(monday(today), -7 * (count - 1));
  return { from: isoDay(first), to: isoDay(plusDays(monday(today), 6)) };
}

/** The ISO week of a day: the one that its Thursday's year counts. */
export function isoWeek(day: Date): string {
  const thursday = plusDays(monday(day), 3);
  const first = monday(new Date(thursday.getFullYear(), 0, 4));
  const days = Math.round((monday(day).getTime() - first.getTime()) / 86_400_000);
  return `${thursday.getFullYear()}-W${String(days / 7 + 1).padStart(2, "0")}`;
}

/** The Mondays of a range of whole weeks. */
export function mondays({ from, to }: Range): Date[] {
  const all: Date[] = [];
  for (let day = startOf(from); isoDay(day) <= to; day = plusDays(day, 7)) {
    all.push(day);
  }
  return all;
}

/** Every week of the range, those without work too. */
export function weekRows(range: Range, figures: Figures, events?: EventFigures): WeekRow[] {
  const sums = new Map(figures.byWeek.map((one) => [one.week, one.sum]));
  return mondays(range).map((day, i) => {
    const week = isoWeek(day);
    const sum = sums.get(week);
    return {
      week,
      monday: isoDay(day),
      records: sum?.records ?? 0,
      minutes: sum?.minutes ?? 0,
      events: events?.byWeek[i]?.count ?? 0,
    };
  });
}

/** All figures in one table: what each row is about, then the numbers. */
export function figureRows(
  weeks: readonly WeekRow[],
  figures: Figures,
  events: EventFigures | undefined,
  name: (person: string) => string,
): (string | number)[][] {
  return [
    ["part", "key", "name", "records", "minutes", "events"],
    ...weeks.map((one) => ["week", one.week, one.monday, one.records, one.minutes, one.events]),
    ...figures.byPerson.map(({ id, name: called, sum }) => [
      "person",
      id,
      called ?? id,
      sum.records,
      sum.minutes,
      "",
    ]),
    ...Object.entries(figures.byState).map(([state, sum]) => [
      "state",
      state,
      "",
      sum.records,
      sum.minutes,
      "",
    ]),
    ...(events?.byActor ?? []).map((one) => [
      "actor",
      one.value,
      name(one.value),
      "",
      "",
      one.count,
    ]),
    ...(events?.byType ?? []).map((one) => ["type", one.value, "", "", "", one.count]),
  ];
}
