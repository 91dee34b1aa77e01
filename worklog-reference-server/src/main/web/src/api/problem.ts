/** A problem as RFC 9457 has it, with the members this server adds. */
export interface Problem {
  /** Stable name, as in the list of problems; `connection` and `unknown` are of the pages alone. */
  code: string;
  status: number;
  title: string;
  detail: string;
  remedy: string;
  /** Places in the request that are wrong. */
  places: { pointer: string; fault: string }[];
  /** Seconds after which the same request may be sent again, if the server said so. */
  retryAfter?: number;
  requestId?: string;
}

type Members = Record<string, unknown>;

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function places(value: unknown): Problem["places"] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value.map((place: Members) => ({
    pointer: text(place.pointer),
    fault: text(place.fault),
  }));
}

/** Reads an answer that is not a success, whatever is in it. */
export function toProblem(body: unknown, response: Response): Problem {
  const members: Members = typeof body === "object" && body !== null ? (body as Members) : {};
  const retry = Number(response.headers.get("Retry-After"));
  return {
    code: text(members.code) || "unknown",
    status: response.status,
    title: text(members.title) || response.statusText || String(response.status),
    detail: text(members.detail),
    remedy: text(members.remedy),
    places: places(members.errors),
    retryAfter: retry > 0 ? retry : undefined,
    requestId: response.headers.get("X-Request-Id") ?? undefined,
  };
}

/** A request that did not do what it should. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
    this.name = "ProblemError";
  }

  static ofConnection(cause: unknown): ProblemError {
    return new ProblemError({
      code: "connection",
      status: 0,
      title: cause instanceof Error ? cause.message : String(cause),
      detail: "",
      remedy: "",
      places: [],
    });
  }
}

/** The problem in anything that was thrown. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : ProblemError.ofConnection(error).problem;
}

/** The entry that a problem `entry-damaged` names, if it names one. */
export function damagedEntry(problem: { code: string; detail: string }): number | undefined {
  const named = /^(?:entry |第 )(\d{1,15})(?: 条)?$/.exec(problem.detail)?.[1];
  return problem.code === "entry-damaged" && named !== undefined ? Number(named) : undefined;
}
