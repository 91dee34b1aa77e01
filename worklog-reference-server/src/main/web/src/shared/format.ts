import { preferences } from "@/app/preferences";

/** A count with the separators of the language. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(preferences.language).format(count);
}

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

/** A number of bytes in the largest unit in which it is one or more. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 2 ** (10 * step);
  const digits = step === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[step]}`;
}

/** Minutes of work as hours and minutes: `1:05`. */
export function formatMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** A day in the reader's zone as `2026-11-23`, as the interface wants days. */
export function isoDay(date: Date): string {
  const month = String(date.getMonth() + 1).padStart(2, "0");
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, "0")}`;
}
