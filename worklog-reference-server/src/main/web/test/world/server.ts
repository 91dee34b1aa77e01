import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A real server in a process of its own, over an empty data folder. */
export interface RunningServer {
  url: string;
  /** Of the link for the first administrator, if it printed one. */
  setupToken: string | undefined;
  data: string;
  stop(): Promise<void>;
}

/** The command line of Worklog; the build says which jars. */
const COMMAND = process.env.WORKLOG_WEB_SERVER ?? "../../../../worklog";

function ready(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const add = (chunk: Buffer): void => {
      text += chunk.toString();
      if (text.includes("Ctrl-C")) {
        resolve(text);
      }
    };
    process.stdout?.on("data", add);
    process.stderr?.on("data", add);
    process.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${text}`)));
  });
}

/** For a server of minutes: what the second compiler would gain costs more than it gives back. */
const BRIEF = ["-XX:TieredStopAtLevel=1"];

/**
 * Starts a server; settings are `name=value`, given through the environment of the JVM, as `jvm` is:
 * more of its options.
 */
export async function startServer(
  settings: Record<string, string> = {},
  folder?: string,
  jvm = BRIEF,
): Promise<RunningServer> {
  const data = folder ?? mkdtempSync(join(tmpdir(), "worklog-web-"));
  const options = Object.entries(settings).map(([name, value]) => `-D${name}=${value}`);
  const child = spawn("sh", ["-c", `exec ${COMMAND} start-dev --port 0 --data '${data}'`], {
    env: {
      ...process.env,
      // A server without a cache of classes makes one beside the tests, which want the processor.
      WORKLOG_AOT_CACHE: process.env.WORKLOG_AOT_CACHE ?? "none",
      WORKLOG_JAVA_OPTS: ["-Dworklog.server.management.port=0", ...jvm, ...options].join(" "),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = await ready(child);
  const url = /Page[^:]*:\s+(http:\S+)/.exec(text)?.[1];
  if (url === undefined) {
    throw new Error(`no address in what the server printed:\n${text}`);
  }
  return {
    url,
    setupToken: /#\/setup\?token=(\S+)/.exec(text)?.[1],
    data,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      if (folder === undefined) {
        rmSync(data, { recursive: true, force: true });
      }
    },
  };
}
