import type { LocationQuery } from "vue-router";
import type { Api } from "@/api/client";

export type RecordState = Api<"RecordItem">["state"];
export const STATES: RecordState[] = ["DRAFT", "RETURNED", "SUBMITTED", "APPROVED", "ARCHIVED"];

/** Which records a list shows. It stands in the address, so that it can be sent to somebody. */
export interface Filter {
  state: RecordState[];
  author: string;
  participant: string;
  tag: string[];
  q: string;
  from: string;
  to: string;
  /** Conditions on custom fields, as `name:value`. */
  field: string[];
}

export const NO_FILTER: Filter = {
  state: [],
  author: "",
  participant: "",
  tag: [],
  q: "",
  from: "",
  to: "",
  field: [],
};

type Value = LocationQuery[string];

function many(value: Value | undefined): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one): one is string => typeof one === "string" && one !== "");
}

function one(value: Value | undefined): string {
  return many(value)[0] ?? "";
}

/** The filter in an address. What is not understood is left out. */
export function filterOf(query: LocationQuery): Filter {
  return {
    state: many(query.state).filter((state): state is RecordState =>
      STATES.includes(state as RecordState),
    ),
    author: one(query.author),
    participant: one(query.participant),
    tag: many(query.tag),
    q: one(query.q),
    from: one(query.from),
    to: one(query.to),
    field: many(query.field).filter((field) => field.indexOf(":") > 0),
  };
}

/** The parts that narrow, for an address or a request. */
export function queryOf(filter: Filter): Partial<Filter> {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value.length > 0),
  ) as Partial<Filter>;
}

export function isEmpty(filter: Filter): boolean {
  return Object.keys(queryOf(filter)).length === 0;
}
