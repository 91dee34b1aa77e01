import { randomBytes } from "node:crypto";

/** The password of everybody in the tests. */
export const PASSWORD = "four quiet rivers run";

type Json = any;

/** Whom every server has, and whose logins no test ends: one each is enough for a file. */
const EVERYWHERE = new Set(["admin", "lin", "sec", "auditor"]);
const cookies = new Map<string, Promise<string>>();

/** Has everybody log in anew, because their logins have ended. */
export function forgetVisitors(): void {
  cookies.clear();
}

/** Somebody who uses the REST interface with a login of their own, to prepare what a test needs. */
export class Visitor {
  private cookie = "";

  constructor(readonly url: string) {}

  /** Somebody with a login of their own, or with the one that everybody shares. */
  static async logIn(url: string, loginName: string): Promise<Visitor> {
    const visitor = new Visitor(url);
    const login = (): Promise<string> =>
      visitor
        .call("POST", "/api/v1/login", { loginName, password: PASSWORD })
        .then(() => visitor.cookie);
    const who = `${url} ${loginName}`;
    if (EVERYWHERE.has(loginName) && !cookies.has(who)) {
      cookies.set(who, login());
    }
    visitor.cookie = await (cookies.get(who) ?? login());
    return visitor;
  }

  /** Sends a request and gives the answer's JSON; anything but a success is an error. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Json> {
    const answer = await this.send(method, path, body, headers);
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    }
    return text === "" ? undefined : JSON.parse(text);
  }

  /** The problem in which asking for this ends, as it is told in a language. */
  async refusal(path: string, language: string): Promise<Json> {
    const answer = await this.send("GET", path, undefined, { "Accept-Language": language });
    if (answer.ok) {
      throw new Error(`GET ${path} is not refused`);
    }
    return answer.json();
  }

  /** Sends a request whose answer the test looks at itself. Bytes are sent as they are. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const raw = body instanceof Uint8Array;
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        "X-Worklog-CSRF": "1",
        ...(this.cookie === "" ? {} : { Cookie: this.cookie }),
        ...(body === undefined || raw ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body: raw
        ? (body as Uint8Array<ArrayBuffer>)
        : body === undefined
          ? undefined
          : JSON.stringify(body),
    });
    const set = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    if (set.length > 0) {
      this.cookie = set.join("; ");
    }
    return answer;
  }

  /** Changes something that has an entity tag: reads it first. */
  async change(method: string, path: string, body: unknown, from = path): Promise<Json> {
    const etag = (await this.send("GET", from)).headers.get("ETag") ?? "";
    return this.call(method, path, body, { "If-Match": etag });
  }

  /** Makes an account with {@link PASSWORD}; only for an administrator. Gives the user's id. */
  async addPerson(loginName: string, name: string): Promise<string> {
    const made = await this.call("POST", "/api/v1/users", { loginName, name });
    await new Visitor(this.url).call("POST", "/api/v1/login/password", {
      token: made.token,
      password: PASSWORD,
    });
    return made.user.id;
  }

  /** Makes a project in which the visitor is owner, recorder and approver. Gives its id. */
  async addProject(name: string): Promise<string> {
    const project = (await this.call("POST", "/api/v1/projects", { name })).id;
    const me = (await this.call("GET", "/api/v1/me")).id;
    await this.setMember(project, me, ["OWNER", "RECORDER", "APPROVER"]);
    return project;
  }

  async setMember(project: string, user: string, roles: string[]): Promise<void> {
    await this.call("PUT", `/api/v1/projects/${project}/members/${user}`, { roles });
  }
}

/** A name that no other test uses. */
export function fresh(name: string): string {
  return `${name}-${randomBytes(4).toString("hex")}`;
}
