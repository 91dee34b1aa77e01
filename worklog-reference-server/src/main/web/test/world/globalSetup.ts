import type { TestProject } from "vitest/node";
import { PASSWORD, Visitor } from "./visitor";
import { startServer, type RunningServer } from "./server";

/** Receivers of tests are on this machine, and what they refuse is given up soon. */
const FEEDS = {
  "worklog.server.feed.allow-private": "true",
  "worklog.server.feed.allow-plain": "true",
  "worklog.server.feed.attempts": "2",
  "worklog.server.feed.first-pause": "100ms",
  "worklog.server.feed.poll": "200ms",
};

/** A proxy of the tests is on this machine too, and is believed what it says of the browser. */
const PROXY = {
  "server.forward-headers-strategy": "native",
  "worklog.http.trusted-proxies": "127.0.0.1",
};

/** A server for each worker; each test makes projects and people of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const workers = Math.max(1, project.config.maxWorkers);
  const servers = await Promise.all(Array.from({ length: workers }, () => inhabited()));
  project.provide(
    "servers",
    servers.map((server) => server.url),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
}

/** A server with an administrator (`admin`), a member (`lin`) and the other duties. */
async function inhabited(): Promise<RunningServer> {
  const server = await startServer({ ...FEEDS, ...PROXY });
  await new Visitor(server.url).call("POST", "/api/v1/setup", {
    token: server.setupToken,
    administrator: { loginName: "admin", name: "系统管理员", password: PASSWORD },
    alsoMember: { loginName: "lin", name: "林工", password: PASSWORD },
  });
  await appoint(server.url);
  return server;
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
