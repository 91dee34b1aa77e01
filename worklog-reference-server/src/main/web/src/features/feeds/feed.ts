import type { Api } from "@/api/client";
import type { EventFilter } from "@/shared/eventFilter";

export type Feed = Api<"FeedView">;
export type Kind = "webhook" | "syslog";

export const FORMATS = ["worklog", "cloudevents", "ocsf", "ecs", "cef"] as const;

/** What somebody says about a feed. */
export interface FeedDraft {
  name: string;
  kind: Kind;
  target: string;
  format: string;
  filter: EventFilter;
  from: "now" | "beginning";
}

export function kindOf(target: string): Kind {
  return /^(udp|tcp|tls):/.test(target) ? "syslog" : "webhook";
}

/** Formats that a kind of feed offers: CEF is a line of syslog. */
export function formatsOf(kind: Kind): readonly string[] {
  return kind === "syslog" ? FORMATS : FORMATS.filter((format) => format !== "cef");
}

export function draftOf(feed?: Feed): FeedDraft {
  return {
    name: feed?.name ?? "",
    kind: kindOf(feed?.target ?? ""),
    target: feed?.target ?? "",
    format: feed?.format ?? "worklog",
    filter: { ...feed?.filter },
    from: "now",
  };
}
