/** Permissions that a key can have, as the server names them; those of projects first. */
export const PROJECT_SCOPES = [
  "project-read",
  "record-read",
  "record-write",
  "record-comment",
  "record-approve",
  "evidence-read",
  "evidence-write",
  "event-read",
  "event-write",
  "log-verify",
  "export",
  "project-manage",
  "member-manage",
  "feed-manage",
  "privacy-request",
] as const;

export const SYSTEM_SCOPES = [
  "self",
  "user-read",
  "user-manage",
  "role-manage",
  "project-create",
  "settings-manage",
  "tenant-manage",
  "system-log-read",
  "operations-read",
  "privacy-decide",
] as const;

/** What keys are made for most often. */
export const PRESETS = {
  send: ["event-write"],
  read: ["project-read", "record-read", "evidence-read", "event-read"],
  audit: ["project-read", "record-read", "evidence-read", "event-read", "log-verify", "export"],
} as const;

/** Lives of a key in days; the server may allow less. */
export const LIVES = [7, 30, 90, 180, 365];
