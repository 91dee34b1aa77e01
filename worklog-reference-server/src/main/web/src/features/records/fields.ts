import type { FieldSpec } from "@/shared/customFields";

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
