import { useI18n } from "vue-i18n";
import { formatMinutes } from "@/shared/format";
import { nameOf } from "@/shared/people";
import { minutesOf, partValue, type Draft, type Part } from "./draft";

/** Tells a part of a draft as lines of text, to be compared by a reader. */
export function usePartText(): (draft: Draft, part: Part) => string {
  const { t } = useI18n();

  function time(draft: Draft): string {
    const span = draft.timing === "span" ? `${draft.from} – ${draft.to}\n` : "";
    return span + t("records.hours", { h: formatMinutes(minutesOf(draft)) });
  }

  return (draft, part) => {
    switch (part) {
      case "title":
      case "date":
      case "content":
        return draft[part];
      case "time":
        return time(draft);
      case "participants":
        return draft.participants.map(nameOf).join("\n");
      case "tags":
        return draft.tags.join("\n");
      case "evidence":
        return draft.evidence.map((file) => file.name).join("\n");
      case "links":
        return draft.links
          .map((link) => `${t(`records.link.${link.type}`)} ${link.record}`)
          .join("\n");
      case "fields":
        return JSON.stringify(JSON.parse(partValue(draft, part) || "{}"), null, 2);
    }
  };
}
