import { session } from "@/app/session";

declare module "vue-router" {
  interface RouteMeta {
    /** The permission without which the page says who may see it. */
    needs?: string;
  }
}

/** A page of the administration, as its navigation shows it. */
export interface AdminPage {
  /** Name of the route; its title is its text. */
  to: string;
  text: string;
  needs: string;
}

/** In the order of the navigation. */
export const PAGES: AdminPage[] = [
  { to: "admin-health", text: "admin.health.title", needs: "operations-read" },
  { to: "admin-users", text: "admin.users.title", needs: "user-manage" },
  { to: "admin-teams", text: "admin.teams.title", needs: "user-manage" },
  { to: "admin-roles", text: "admin.roles.title", needs: "user-read" },
  { to: "admin-tenants", text: "admin.tenants.title", needs: "tenant-manage" },
  { to: "admin-logs", text: "admin.logs.title", needs: "operations-read" },
  { to: "admin-storage", text: "admin.storage.title", needs: "operations-read" },
  { to: "privacy-requests", text: "privacy.requests.title", needs: "privacy-decide" },
  { to: "privacy-holds", text: "privacy.holds.title", needs: "privacy-decide" },
  { to: "privacy-retention", text: "privacy.retention.title", needs: "privacy-decide" },
  { to: "privacy-vault", text: "privacy.vault.title", needs: "privacy-decide" },
  { to: "admin-jobs", text: "admin.jobs.title", needs: "self" },
];

/** The first page that whoever is logged in may see. */
export function firstPage(): string {
  return PAGES.find((page) => session.may(page.needs))?.to ?? "admin-roles";
}

/** Whose duty a permission is; nobody's where everybody has it. */
export function dutyOf(permission: string): string[] {
  const duties: Record<string, string[]> = {
    "user-manage": ["ADMINISTRATOR"],
    "settings-manage": ["ADMINISTRATOR"],
    "tenant-manage": ["ADMINISTRATOR"],
    "operations-read": ["ADMINISTRATOR", "AUDITOR"],
    "system-log-read": ["AUDITOR"],
    "role-manage": ["SECURITY_OFFICER"],
    "privacy-decide": ["SECURITY_OFFICER"],
  };
  return duties[permission] ?? [];
}
