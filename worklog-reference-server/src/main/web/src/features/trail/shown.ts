import { say } from "@/app/texts";
import { formatCount } from "@/shared/format";
import { preferences } from "@/app/preferences";
import { OUTCOMES, SEVERITIES, VERBS } from "@/shared/eventFilter";
import { METADATA } from "./filter";

const WORDS: Record<string, readonly string[]> = {
  verb: VERBS,
  outcome: OUTCOMES,
  severity: SEVERITIES,
  minSeverity: SEVERITIES,
};

/** A value of a filter or facet for people: words of the interface in the reader's language. */
export function shownValue(name: string, value: string): string {
  const group = name === "minSeverity" ? "severity" : name;
  if (WORDS[name]?.includes(value)) {
    return say(`trail.${group}.${value}`);
  }
  return name === "from" || name === "to" ? shownTime(value) : value;
}

export function shownName(name: string): string {
  return name.startsWith(METADATA) ? name.slice(METADATA.length) : say(`trail.filter.${name}`);
}

export function shownTime(time: string, style: "short" | "medium" = "short"): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return time;
  }
  const form: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: style };
  return new Intl.DateTimeFormat(preferences.language, form).format(date);
}

const UNITS: [unit: string, seconds: number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long, in the largest unit of which it is two or more. */
export function shownSpan(seconds: number): string {
  const [unit, size] = UNITS.find((each) => seconds >= 2 * each[1]) ?? ["minute", 60];
  const form: Intl.NumberFormatOptions = { style: "unit", unit, unitDisplay: "long" };
  return new Intl.NumberFormat(preferences.language, form).format(Math.round(seconds / size));
}

/** A count; one that stopped at a limit says that there are at least so many. */
export function shownCount(count: number, exact: boolean): string {
  return exact ? formatCount(count) : say("trail.atLeast", { n: formatCount(count) });
}
