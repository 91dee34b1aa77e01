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

function only(value: Json, ...members: string[]): boolean {
  return Object.keys(value).every((member) => members.includes(member));
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function kindOf(property: Json): FieldKind | undefined {
  if (isTexts(property.enum)) {
    return only(property, "type", "title", "enum") ? "choice" : undefined;
  }
  if (property.format === "date") {
    return only(property, "type", "title", "format") ? "date" : undefined;
  }
  if (!only(property, "type", "title")) {
    return undefined;
  }
  const kinds: Record<string, FieldKind> = {
    string: "text",
    number: "number",
    integer: "integer",
    boolean: "boolean",
  };
  return kinds[String(property.type)];
}

function fieldOf(name: string, property: Json, required: boolean): Field | undefined {
  const kind = kindOf(property);
  return (
    kind && {
      name,
      title: typeof property.title === "string" ? property.title : "",
      kind,
      required,
      options: isTexts(property.enum) ? property.enum : [],
    }
  );
}

/** The fields of a schema; undefined where it says something that the form cannot. */
export function readSchema(schema: unknown): Field[] | undefined {
  if (schema === null || schema === undefined) {
    return [];
  }
  const whole = schema as Json;
  const rest = whole.additionalProperties;
  const plain =
    only(whole, "$schema", "type", "properties", "required", "additionalProperties") &&
    whole.type === "object" &&
    (rest === undefined || rest === false);
  if (!plain) {
    return undefined;
  }
  const required = isTexts(whole.required) ? whole.required : [];
  const properties = Object.entries((whole.properties ?? {}) as Record<string, Json>);
  const fields = properties.map(([name, one]) => fieldOf(name, one, required.includes(name)));
  return fields.includes(undefined) ? undefined : (fields as Field[]);
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
  if (fields.length === 0) {
    return null;
  }
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
