import type { Api } from "@/api/client";

export type Role = Api<"Member">["roles"][number];
export type Member = Api<"Member">;

/** From whoever answers for a project to whoever only looks. */
export const ROLES: readonly Role[] = ["OWNER", "RECORDER", "APPROVER", "READER", "AUDITOR"];

/** A person is a member by themselves, or everybody of a team is. */
export type MemberKind = "person" | "team";

/** Whether a project would have nobody who owns it without this person. */
export function isLastOwner(people: readonly Member[], id: string): boolean {
  const owners = people.filter((one) => one.roles.includes("OWNER"));
  return owners.length === 1 && owners[0]?.id === id;
}
