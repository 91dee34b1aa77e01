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
  title: string;
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

type Schema = Record<string, any>;

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
  return Object.entries(properties as Record<string, Schema>).map(([name, one]) => ({
    name,
    title: typeof one.title === "string" && one.title !== "" ? one.title : name,
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

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** What is wrong with a value: the name of the rule, as the server's validator calls it. */
export function faultOf(spec: FieldSpec, value: unknown): string | undefined {
  if (isEmpty(value)) {
    return spec.required ? "required" : undefined;
  }
  if (typeof value === "number") {
    if (spec.kind === "integer" && !Number.isInteger(value)) return "type";
    if (spec.min !== undefined && value < spec.min) return "minimum";
    if (spec.max !== undefined && value > spec.max) return "maximum";
  }
  if (typeof value === "string") {
    const length = [...value].length;
    if (spec.minLength !== undefined && length < spec.minLength) return "minLength";
    if (spec.maxLength !== undefined && length > spec.maxLength) return "maxLength";
    if (spec.pattern !== undefined && !matches(spec.pattern, value)) return "pattern";
  }
  return undefined;
}

/** Patterns that this browser cannot read are left to the server. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}

/** Faults of all fields, by name. */
export function faultsOf(specs: FieldSpec[], values: Record<string, unknown>): Map<string, string> {
  const faults = new Map<string, string>();
  for (const spec of specs) {
    const fault = faultOf(spec, values[spec.name]);
    if (fault !== undefined) {
      faults.set(spec.name, fault);
    }
  }
  return faults;
}

/** The rule in what the server says of a place: `breaks "pattern"`. */
export function ruleOf(fault: string): string | undefined {
  return /^breaks "(\w+)"$/.exec(fault)?.[1];
}
