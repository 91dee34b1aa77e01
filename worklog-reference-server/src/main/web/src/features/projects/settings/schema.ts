import { fieldsOf, type FieldSpec } from "@/shared/customFields";
import { canonical } from "@/verify/json";

/** What the form for custom fields can say; everything else needs the JSON Schema itself. */
export const KINDS = ["text", "number", "integer", "boolean", "choice", "date"] as const;
export type FieldKind = (typeof KINDS)[number];

export interface Field {
  name: string;
  title: string;
  kind: FieldKind;
  required: boolean;
  /** Of a choice. */
  options: string[];
}

type Json = Record<string, unknown>;

const DIALECT = "https://json-schema.org/draft/2020-12/schema";
/** A name is a JSON member and part of `?field=name:value`. */
const NAME = /^[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff-]{0,39}$/;

export function isFieldName(name: string): boolean {
  return NAME.test(name);
}

function isKind(kind: string): kind is FieldKind {
  return KINDS.some((one) => one === kind);
}

function isText(option: unknown): option is string {
  return typeof option === "string";
}

function editable(spec: FieldSpec): Field | undefined {
  const { name, title, kind, required, options } = spec;
  return isKind(kind) && options.every(isText)
    ? { name, title, kind, required, options }
    : undefined;
}

/** Without what the form need not know: it writes its own dialect, and takes no other fields. */
function essence(schema: Json): string {
  const { $schema: _dialect, additionalProperties = false, required, ...rest } = schema;
  const names = Array.isArray(required) ? [...required].sort() : [];
  return canonical({ ...rest, additionalProperties, required: names } as never);
}

/** The fields of a schema; undefined where it says something that the form cannot. */
export function readSchema(schema: unknown): Field[] | undefined {
  if (schema === null || schema === undefined) {
    return [];
  }
  const fields = fieldsOf(schema).map(editable);
  if (fields.includes(undefined)) {
    return undefined;
  }
  const known = fields as Field[];
  return essence(whole(known)) === essence(schema as Json) ? known : undefined;
}

function property(field: Field): Json {
  const title = field.title === "" ? {} : { title: field.title };
  switch (field.kind) {
    case "choice":
      return { type: "string", ...title, enum: field.options };
    case "date":
      return { type: "string", ...title, format: "date" };
    case "text":
      return { type: "string", ...title };
    default:
      return { type: field.kind, ...title };
  }
}

/** The schema of these fields, which takes no others; null for none. */
export function writeSchema(fields: readonly Field[]): Json | null {
  return fields.length === 0 ? null : whole(fields);
}

function whole(fields: readonly Field[]): Json {
  const required = fields.filter((field) => field.required).map((field) => field.name);
  return {
    $schema: DIALECT,
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.name, property(field)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** Keys of texts that say what is wrong with a field, among the others. */
export function faultsOf(field: Field, all: readonly Field[]): string[] {
  const faults: string[] = [];
  if (!isFieldName(field.name)) {
    faults.push("name");
  } else if (all.filter((one) => one.name === field.name).length > 1) {
    faults.push("twice");
  }
  if (field.kind === "choice" && field.options.length === 0) {
    faults.push("options");
  }
  return faults;
}
