/** How a custom field is asked for. */
export type FieldKind =
  | "text"
  | "number"
  | "integer"
  | "boolean"
  | "choice"
  | "choices"
  | "date"
  | "moment"
  | "lines"
  | "json";

/** A custom field of a project, as its JSON Schema describes it. */
export interface FieldSpec {
  name: string;
  /** As the schema has it; empty where it has none. */
  title: string;
  /** What people read: its title, else its name. */
  label: string;
  description: string;
  kind: FieldKind;
  required: boolean;
  options: (string | number)[];
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

/** As much of a JSON Schema as is read here; what the server took is a schema. */
interface Schema {
  type?: unknown;
  title?: unknown;
  description?: unknown;
  format?: unknown;
  enum?: (string | number)[];
  items?: { type?: unknown; enum?: (string | number)[] };
  properties?: Record<string, Schema>;
  required?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

function kindOf(schema: Schema): FieldKind {
  if (Array.isArray(schema.enum)) {
    return "choice";
  }
  switch (schema.type) {
    case "number":
    case "integer":
    case "boolean":
      return schema.type;
    case "array":
      return Array.isArray(schema.items?.enum)
        ? "choices"
        : schema.items?.type === "string"
          ? "lines"
          : "json";
    case "string":
    case undefined:
      return schema.format === "date" ? "date" : schema.format === "date-time" ? "moment" : "text";
    default:
      return "json";
  }
}

/** The fields of the first level, in the order of the schema. None where there is no schema. */
export function fieldsOf(schema: unknown): FieldSpec[] {
  const properties = (schema as Schema | undefined)?.properties;
  if (typeof properties !== "object" || properties === null) {
    return [];
  }
  const required: unknown[] = (schema as Schema).required ?? [];
  return Object.entries(properties).map(([name, one]) => ({
    name,
    title: typeof one.title === "string" ? one.title : "",
    label: typeof one.title === "string" && one.title !== "" ? one.title : name,
    description: typeof one.description === "string" ? one.description : "",
    kind: kindOf(one),
    required: required.includes(name),
    options: one.enum ?? one.items?.enum ?? [],
    min: one.minimum,
    max: one.maximum,
    minLength: one.minLength,
    maxLength: one.maxLength,
    pattern: one.pattern,
  }));
}
