import type { Api } from "@/api/client";

/** Who one is here, as the help speaks of it. */
export type HelpRole = "member" | "administrator" | "officer" | "auditor";

export const HELP_ROLES: HelpRole[] = ["member", "administrator", "officer", "auditor"];

const OF_DUTY = {
  ADMINISTRATOR: "administrator",
  SECURITY_OFFICER: "officer",
  AUDITOR: "auditor",
} as const;

export function helpRole(me: Api<"Me"> | undefined): HelpRole {
  const duty = me?.account?.role;
  return duty ? OF_DUTY[duty] : "member";
}

/** How many things the help tells of each role. */
export const TOLD: Record<HelpRole, number> = {
  member: 6,
  administrator: 4,
  officer: 3,
  auditor: 4,
};

/** Words of the product that are explained. */
export const TERMS = [
  "trail",
  "event",
  "record",
  "project",
  "evidence",
  "log",
  "entry",
  "checkpoint",
  "inclusion",
  "consistency",
  "witness",
  "verify",
  "bundle",
  "erasure",
  "hold",
  "tamperEvident",
];
