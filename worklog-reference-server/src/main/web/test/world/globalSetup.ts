import type { TestProject } from "vitest/node";
import { PASSWORD, Visitor } from "./visitor";
import { startServer } from "./server";

declare module "vitest" {
  export interface ProvidedContext {
    url: string;
    /** Data folder of the server. */
    data: string;
  }
}

/** Receivers of tests are on this machine, and what they refuse is given up soon. */
const FEEDS = {
  "worklog.server.feed.allow-private": "true",
  "worklog.server.feed.allow-plain": "true",
  "worklog.server.feed.attempts": "2",
  "worklog.server.feed.first-pause": "100ms",
  "worklog.server.feed.poll": "200ms",
};

/** One server for all tests; each makes projects and people of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer(FEEDS);
  const nobody = new Visitor(server.url);
  await nobody.call("POST", "/api/v1/setup", {
    token: server.setupToken,
    administrator: { loginName: "admin", name: "系统管理员", password: PASSWORD },
    alsoMember: { loginName: "lin", name: "林工", password: PASSWORD },
  });
  await appoint(server.url);
  project.provide("url", server.url);
  project.provide("data", server.data);
  return () => server.stop();
}

/** A security officer (`sec`) and a system auditor (`auditor`). */
async function appoint(url: string): Promise<void> {
  const admin = await Visitor.logIn(url, "admin");
  for (const [name, role] of [
    ["sec", "SECURITY_OFFICER"],
    ["auditor", "AUDITOR"],
  ]) {
    const user = await admin.addPerson(String(name), String(name));
    await admin.call("POST", "/api/v1/roles/first", { user, role, reason: "set-up of tests" });
  }
}
