import type { Api } from "@/api/client";
import { isoDay } from "@/shared/format";

type WorkDay = Api<"WorkDay">;

/** The Monday of the week of a day. */
export function weekStart(day: Date): string {
  const monday = new Date(day);
  monday.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return isoDay(monday);
}

/** Minutes of all projects from a day on. */
export function minutesSince(days: readonly WorkDay[], first: string): number {
  return days.filter((one) => one.day >= first).reduce((sum, one) => sum + one.minutes, 0);
}

/** The days that end with one, oldest first. */
export function lastDays(today: Date, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(today);
    day.setDate(today.getDate() - (count - 1 - i));
    return isoDay(day);
  });
}

/** Minutes of each day by project, for the days asked; 0 where nothing was done. */
export function byProject(
  days: readonly WorkDay[],
  wanted: string[],
): { id: string; name: string; minutes: number[] }[] {
  const names = new Map(days.map((one) => [one.project, one.projectName]));
  return [...names].map(([id, name]) => ({
    id,
    name,
    minutes: wanted.map((day) =>
      days
        .filter((one) => one.project === id && one.day === day)
        .reduce((sum, one) => sum + one.minutes, 0),
    ),
  }));
}
