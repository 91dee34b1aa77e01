import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { selfSigned } from "./certificate";

const DOCUMENTED = "../../../docs/nginx/worklog.conf";
const PAGES = "../../../target/web/io/worklog/server/web/pages";
const NGINX = process.env.WORKLOG_NGINX ?? "nginx";
const SBIN = "/usr/local/sbin:/usr/sbin:/sbin";

/** An nginx in front of a server, as the documentation has it. */
export interface RunningNginx {
  /** Of the pages below it. */
  url: string;
  /** What it was asked for: status, path, and the server's address or "-" for a file. */
  asked(): { status: number; path: string; from: string }[];
  stop(): Promise<void>;
}

/** Puts a value in the place of one that the documented file has exactly once. */
function fillIn(text: string, documented: string, value: string): string {
  const parts = text.split(documented);
  if (parts.length !== 2) {
    throw new Error(`${DOCUMENTED} has "${documented}" ${parts.length - 1} times`);
  }
  return parts.join(value);
}

function site(listen: string, target: string): string {
  let text = readFileSync(DOCUMENTED, "utf8");
  text = fillIn(text, "listen 80;", listen);
  text = fillIn(text, "server 127.0.0.1:8080;", `server ${new URL(target).host};`);
  return fillIn(
    text,
    "alias /srv/worklog/io/worklog/server/web/pages/;",
    `alias "${resolve(PAGES)}/";`,
  );
}

/** What Debian's nginx.conf is around a site, with all files in one folder. */
function frame(folder: string): string {
  const parts = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return [
    process.getuid?.() === 0 ? "user root;" : "",
    "worker_processes 1;",
    `pid ${folder}/nginx.pid;`,
    "events { worker_connections 256; }",
    "http {",
    "  include /etc/nginx/mime.types;",
    "  default_type application/octet-stream;",
    "  log_format asked '$status $request_uri $upstream_addr';",
    `  access_log ${folder}/access.log asked;`,
    ...parts.map((part) => `  ${part}_temp_path ${folder}/${part};`),
    `  include ${folder}/worklog.conf;`,
    "}",
  ].join("\n");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** What the documented file says of TLS, with a certificate that only a test believes. */
function listenWithTls(port: number, folder: string): string {
  const { certificate, key } = selfSigned("localhost");
  const [certificateFile, keyFile] = [join(folder, "site.crt"), join(folder, "site.key")];
  writeFileSync(certificateFile, certificate);
  writeFileSync(keyFile, key, { mode: 0o600 });
  return (
    `listen 127.0.0.1:${port} ssl;` +
    ` ssl_certificate ${certificateFile}; ssl_certificate_key ${keyFile};`
  );
}

/** Starts nginx with the documented file, in front of the server at an address. */
export async function startNginx(target: string, tls = false): Promise<RunningNginx> {
  const folder = mkdtempSync(join(tmpdir(), "worklog-nginx-"));
  const port = await freePort();
  mkdirSync(join(folder, "logs"));
  const listen = tls ? listenWithTls(port, folder) : `listen 127.0.0.1:${port};`;
  writeFileSync(join(folder, "worklog.conf"), site(listen, target));
  writeFileSync(join(folder, "nginx.conf"), frame(folder));
  const options = [
    "-p",
    folder,
    "-c",
    join(folder, "nginx.conf"),
    "-e",
    "stderr",
    "-g",
    "daemon off;",
  ];
  const child = spawn(NGINX, options, {
    env: { ...process.env, PATH: `${process.env.PATH}:${SBIN}` },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => resolve(void (said += String(error))));
    child.once("exit", () => resolve());
  });
  const scheme = tls ? "https" : "http";
  const url = `${scheme}://localhost:${port}/audit`;
  if (!(await answers(`${scheme}://127.0.0.1:${port}/audit/`, ended))) {
    throw new Error(`nginx (Debian's nginx-light, or WORKLOG_NGINX) ended:\n${said}`);
  }
  return {
    url,
    asked: () =>
      readFileSync(join(folder, "access.log"), "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split(" "))
        .map(([status, path, from]) => ({ status: Number(status), path: path!, from: from! })),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether something answers there before nginx has ended. */
async function answers(url: string, ended: Promise<void>): Promise<boolean> {
  let over = false;
  void ended.then(() => (over = true));
  while (!over) {
    try {
      await (url.startsWith("https:") ? headersOver(url) : fetch(url));
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return false;
}

/** Status and headers of an answer over https, of whoever shows a certificate of their own making. */
export function headersOver(
  url: string,
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { rejectUnauthorized: false }, (answer) => {
      answer.resume();
      answer.once("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers }),
      );
    });
    asked.once("error", reject);
    asked.end();
  });
}
