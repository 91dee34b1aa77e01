import type { APIRequestContext, Browser, BrowserContext } from "playwright-core";
import { expect } from "vitest";
import { forgetVisitors, PASSWORD } from "./visitor";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

const logins = new Map<string, Promise<State>>();

/** Has everybody log in anew: time that goes on ends logins. */
export function forgetLogins(): void {
  logins.clear();
  forgetVisitors();
}

/**
 * The cookies of somebody who has logged in. Everybody logs in once for all windows of a file:
 * a password is dear to compute. Who is `new` has not seen the tour.
 */
export function loginOf(
  browser: Browser,
  url: string,
  name: string,
  isNew: boolean,
): Promise<State> {
  const who = `${url} ${name}`;
  const known = logins.get(who) ?? logIn(browser, url, name, isNew);
  logins.set(who, known);
  return known;
}

async function logIn(browser: Browser, url: string, name: string, isNew: boolean): Promise<State> {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/v1/login`, {
    data: { loginName: name, password: PASSWORD },
  });
  expect(answer.ok(), `${name} logs in`).toBe(true);
  if (!isNew) {
    await skipTour(context.request, url);
  }
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Tells a server that somebody has seen the tour, unless it knows. */
export async function skipTour(request: APIRequestContext, url: string): Promise<void> {
  const path = `${url}/api/v1/me/preferences`;
  const kept = await request.get(path);
  const values = (await kept.json()) as Record<string, unknown>;
  if (values["help.tour"] !== true) {
    await request.put(path, {
      headers: { "If-Match": kept.headers().etag ?? "", "X-Worklog-CSRF": "1" },
      data: { ...values, "help.tour": true },
    });
  }
}
