import createClient from "openapi-fetch";
import type { components, paths } from "../../generated/schema";
import { preferences } from "@/app/preferences";
import { ProblemError, toProblem } from "./problem";

/** A value of the REST interface by the name that the OpenAPI file gives it. */
export type Api<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** The folder that the pages are in: with "/" at the end, without query and fragment. */
export function baseUrl(): string {
  return new URL(".", document.baseURI).href;
}

/** The REST interface beside these pages. Prefer `ask`, which turns a problem into an error. */
export const api = createClient<paths>({
  baseUrl: baseUrl().replace(/\/$/, ""),
  credentials: "same-origin",
  headers: { "X-Worklog-CSRF": "1" },
  // The browser's own fetch at the time of the call, not at the time of loading. Sentences and
  // problems come in the language of the pages, whatever the browser's is.
  fetch: (request: Request) => {
    request.headers.set("Accept-Language", preferences.language);
    return fetch(request);
  },
  querySerializer: { array: { style: "form", explode: true } },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What listens to answers that say that nobody is logged in any more. */
let onLoggedOut: () => void = () => {};

export function whenLoggedOut(listener: () => void): void {
  onLoggedOut = listener;
}

/** The answer's value. Fails with {@link ProblemError} for a problem or a broken connection. */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await askWithTag(call)).value;
}

/** The answer's value with its entity tag, which a change has to name in `If-Match`. */
export async function askWithTag<T>(call: Promise<Answer<T>>): Promise<{ value: T; etag: string }> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    throw ProblemError.ofConnection(cause);
  }
  if (!answer.response.ok) {
    const problem = toProblem(answer.error, answer.response);
    if (problem.code === "unauthenticated") {
      onLoggedOut();
    }
    throw new ProblemError(problem);
  }
  return { value: answer.data as T, etag: answer.response.headers.get("ETag") ?? "" };
}
