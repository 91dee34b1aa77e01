import { isoDay } from "@/shared/format";

/** What happened on one day of the reader's calendar. */
export interface Day<T> {
  day: string;
  items: T[];
}

/** Puts what happened into days, keeping its order. */
export function byDay<T extends { occurredAt: string }>(items: readonly T[]): Day<T>[] {
  const days: Day<T>[] = [];
  for (const item of items) {
    const day = isoDay(new Date(item.occurredAt));
    const last = days.at(-1);
    if (last?.day === day) {
      last.items.push(item);
    } else {
      days.push({ day, items: [item] });
    }
  }
  return days;
}

/** The Monday of a day's week, in the reader's calendar. */
export function monday(of: Date): Date {
  const day = new Date(of.getFullYear(), of.getMonth(), of.getDate());
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return day;
}

/** Some days later, or earlier. */
export function plusDays(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

/** Begin of a day such as `2026-11-23` in the reader's zone. */
export function startOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}
