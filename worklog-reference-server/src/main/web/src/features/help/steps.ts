import type { HelpRole } from "./roles";

/** A step of the tour. */
export interface Step {
  /** Its texts are `help.tour.<name>`. */
  name: string;
  /** Routes of the navigation that it speaks of: the first that is there is pointed at. */
  at: string[];
}

const WELCOME: Step = { name: "welcome", at: [] };
const HELP: Step = { name: "help", at: ["help"] };

/** What somebody new is told, by who they are: four to six steps. */
export const STEPS: Record<HelpRole, Step[]> = {
  member: [
    WELCOME,
    { name: "home", at: ["home"] },
    { name: "record", at: ["projects"] },
    { name: "approve", at: ["home"] },
    { name: "verify", at: ["verify", "projects"] },
    HELP,
  ],
  administrator: [
    WELCOME,
    { name: "duties", at: [] },
    { name: "people", at: ["people", "users", "admin"] },
    { name: "operate", at: ["operations", "admin"] },
    HELP,
  ],
  officer: [
    WELCOME,
    { name: "duties", at: [] },
    { name: "roles", at: ["roles", "people", "admin"] },
    { name: "privacy", at: ["privacy", "admin"] },
    HELP,
  ],
  auditor: [
    WELCOME,
    { name: "duties", at: [] },
    { name: "audit", at: ["trail", "system-log", "projects"] },
    { name: "verify", at: ["verify", "projects"] },
    HELP,
  ],
};
