import type { EChartsCoreOption } from "echarts/core";
import type { Api } from "@/api/client";

type Storage = Api<"StorageView">;

/** A line of a chart; days without a figure are holes. */
export interface Line {
  name: string;
  values: (number | null | undefined)[];
}

/** How a chart is drawn and read as a table. */
export interface Growth {
  option: EChartsCoreOption;
  columns: string[];
  rows: string[][];
}

/** A line chart over days, with the same figures for the table. */
export function growth(
  days: string[],
  lines: Line[],
  day: string,
  format: (value: number) => string,
): Growth {
  const shown = (value: unknown): string => (typeof value === "number" ? format(value) : "–");
  return {
    option: {
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      legend: { type: "scroll", top: 0 },
      tooltip: { trigger: "axis", valueFormatter: shown },
      xAxis: { type: "category", data: days, boundaryGap: days.length === 1 },
      yAxis: { type: "value", axisLabel: { formatter: shown } },
      series: lines.map((line) => ({
        type: "line",
        name: line.name,
        data: line.values.map((value) => value ?? null),
        symbolSize: days.length === 1 ? 10 : 5,
      })),
    },
    columns: [day, ...lines.map((line) => line.name)],
    rows: days.map((each, i) => [each, ...lines.map((line) => shown(line.values[i]))]),
  };
}

/** Used space of the disk, and where a straight line from today leads until it is full. */
export function diskLines(
  storage: Storage,
  names: { used: string; forecast: string; total: string },
  until = 30,
): { days: string[]; lines: Line[] } {
  const disk = storage.disk;
  if (!disk) {
    return { days: storage.days, lines: [] };
  }
  const used: Line = { name: names.used, values: disk.used };
  const last = storage.days.at(-1);
  if (disk.perDay == null || last === undefined) {
    return { days: storage.days, lines: [used] };
  }
  const coming = Array.from({ length: until }, (_, i) => dayAfter(last, i + 1));
  const now = disk.total - disk.free;
  const ahead = coming.map((_, i) => Math.min(disk.total, now + disk.perDay! * (i + 1)));
  const past = storage.days.map((_, i) => (i === storage.days.length - 1 ? now : null));
  const days = [...storage.days, ...coming];
  return {
    days,
    lines: [
      { name: names.used, values: [...disk.used, ...coming.map(() => null)] },
      { name: names.forecast, values: [...past, ...ahead] },
      { name: names.total, values: days.map(() => disk.total) },
    ],
  };
}

/** A day so many days later, both as `2026-11-23`. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
