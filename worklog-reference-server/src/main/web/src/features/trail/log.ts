import { api, ask, baseUrl, type Api } from "@/api/client";
import type { Query } from "./filter";

export type Event = Api<"EventView">;
export type EventPage = Api<"EventPageView">;
export type Histogram = Api<"HistogramView">;
export type ObjectState = Api<"StateView">;
export type Tree = Api<"EventTree">;

/** A log that is asked for events: a project's, or the system's. */
export interface EventLog {
  /** Its project; none of the system log. */
  project: string | undefined;
  find(query: Query): Promise<EventPage>;
  histogram(query: Query): Promise<Histogram>;
  timeline(query: Query): Promise<EventPage>;
  state(query: Query): Promise<ObjectState>;
  event(key: string): Promise<Event>;
  children(key: string, cursor?: string): Promise<EventPage>;
  related(key: string): Promise<Api<"Related">>;
  /** The exact text that was sealed. */
  raw(key: string): Promise<string>;
  /** Address of the live tail, without parameters. */
  tailUrl: string;
  /** Where the pages show the list, and one event. */
  list(query: Query): { name: string; params: Record<string, string>; query: Query };
  at(event: string | number): { name: string; params: Record<string, string> };
}

/** Both logs are asked alike, which the types of the paths cannot say. */
type Get = <T>(path: string, options: object) => Promise<{ data?: T; response: Response }>;
const get = api.GET as unknown as Get;

/** The log of a project, or of the system where none is named. */
export function eventLog(project?: string): EventLog {
  const base = project === undefined ? "/api/v1/system-log" : "/api/v1/projects/{project}";
  const own: Record<string, string> = project === undefined ? {} : { project };
  const call = <T>(rest: string, path: object = {}, query: object = {}, more: object = {}) =>
    ask<T>(get(`${base}${rest}`, { params: { path: { ...own, ...path }, query }, ...more }));
  const prefix = project === undefined ? "system-" : "";
  return {
    project,
    find: (query) => call("/events", {}, query),
    histogram: (query) => call("/events/histogram", {}, query),
    timeline: (query) => call("/events/timeline", {}, query),
    state: (query) => call("/events/state", {}, query),
    event: (event) => call("/events/{event}", { event }),
    children: (event, cursor) => call("/events/{event}/children", { event }, { cursor, limit: 50 }),
    related: (event) => call("/events/{event}/related", { event }),
    raw: (event) => call("/events/{event}/raw", { event }, {}, { parseAs: "text" }),
    tailUrl:
      baseUrl().replace(/\/$/, "") +
      base.replace("{project}", encodeURIComponent(project ?? "")) +
      "/tail",
    list: (query) => ({ name: `${prefix}trail`, params: own, query }),
    at: (event) => ({ name: `${prefix}event`, params: { ...own, event: String(event) } }),
  };
}
