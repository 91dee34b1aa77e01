import { useI18n } from "vue-i18n";
import { formatCount } from "@/shared/format";
import type { Say } from "@/verify/report";
import { preferences } from "@/app/preferences";

const COUNTS = new Set([
  "size",
  "old",
  "count",
  "files",
  "good",
  "absent",
  "proven",
  "erased",
  "withheld",
  "bytes",
  "hashed",
  "found",
  "listed",
]);

function moment(iso: string): string {
  return iso === ""
    ? ""
    : new Intl.DateTimeFormat(preferences.language, {
        dateStyle: "medium",
        timeStyle: "short",
      }).format(new Date(iso));
}

/** Puts what a check says into the reader's language. */
export function useSay(): (what: Say) => string {
  const { t } = useI18n();
  return ({ key, args }) => {
    const shown = Object.entries(args).map(([name, value]) => {
      if (typeof value === "number" && COUNTS.has(name)) {
        return [name, formatCount(value)];
      }
      return [name, name === "at" ? moment(String(value)) : value];
    });
    return t(`verify.say.${key}`, Object.fromEntries(shown));
  };
}
