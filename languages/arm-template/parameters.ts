import { inAnyCase } from "../../values/any-case";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { parseText } from "../../values/json-text";
import { at, entries, flag, isObject, list, peel, text } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
import type { PlainParameter } from "./contract";
import type { Frame } from "./frame";
import { type Json, Secure, bare, isList, isRecord, property, record, secured } from "./json";
import { TEXT_LENGTH } from "./limits";
import { evaluateValue } from "./values";
import { label } from "./work";

/** A declared parameter of a template. */
export interface Declaration {
  readonly name: string;
  readonly raw: unknown;
  /** Lower-case type such as `securestring`; empty if absent. */
  readonly type: string;
  /** Whether it may be omitted, so it's null. */
  readonly nullable: Value<boolean>;
  /** The least number or length that it allows; 0 if it doesn't say. */
  readonly least: number;
  /** Marks the parts of a given value whose own types are secure. */
  readonly secureParts: (value: Json) => Json;
}

const isNumber = (value: unknown): value is number => typeof value === "number";

/** How many definitions are followed, one from another. */
const DEFINITIONS = 8;

/**
 * Returns the declaration among the template's `definitions` that a declaration references, or the declaration itself.
 */
function definitionOf(template: unknown, raw: unknown, depth = DEFINITIONS): unknown {
  const reference = text(raw, "$ref");
  if (typeof reference !== "string" || depth === 0) return raw;
  return definitionOf(
    template,
    at(template, "definitions", reference.slice(reference.lastIndexOf("/") + 1)),
    depth - 1,
  );
}

/** Returns the largest of the lower bounds that declarations set. */
function leastAllowed(...declarations: readonly unknown[]): number {
  const bounds = declarations.flatMap((one) => {
    const allowed = list(one, "allowedValues");
    const numbers = allowed === UNKNOWN || allowed === undefined ? [] : allowed.filter(isNumber);
    return [at(one, "minValue"), at(one, "minLength"), ...(numbers.length > 0 ? [Math.min(...numbers)] : [])];
  });
  return Math.max(0, ...bounds.filter(isNumber));
}

function isSecureType(type: Value<string>): boolean {
  // An unknown type may be secure, so a key in it doesn't count as exposed.
  return type === UNKNOWN || equalsIgnoreCase(type, "securestring") || equalsIgnoreCase(type, "secureobject");
}

/**
 * Marks the parts of a value whose own types are secure: Azure keeps the properties of a user-defined type out of the
 * deployment history, too (https://github.com/Azure/bicep-registry-modules/issues/2070, 2024-05-24).
 */
function securedParts(value: Json, declared: unknown, template: unknown): Json {
  const definition = inAnyCase(definitionOf(template, declared));
  if (isSecureType(text(definition, "type"))) return secured(value);
  if (isList(value)) {
    const items = at(definition, "items");
    const first = list(definition, "prefixItems");
    if (items === undefined && first === undefined) return value;
    return value.map((item, index) => {
      const own = (first === UNKNOWN ? undefined : first?.[index]) ?? items;
      return securedParts(item, own, template);
    });
  }
  if (!isRecord(value)) return value;
  const properties = inAnyCase(at(definition, "properties"));
  const others = at(definition, "additionalProperties");
  if (properties === undefined && others === undefined) return value;
  return record(
    Object.entries(value).map(([name, part]) => [name, securedParts(part, at(properties, name) ?? others, template)]),
  );
}

function declarationOf(template: unknown, name: string, raw: unknown): Declaration {
  const definition = definitionOf(template, raw);
  const type = text(definition, "type");
  return {
    name,
    raw,
    // An unknown type may be secure, so a key in it doesn't count as exposed.
    type: type === UNKNOWN ? "securestring" : (type ?? "").toLowerCase(),
    nullable: flag(raw, "nullable") ?? flag(definition, "nullable"),
    least: leastAllowed(raw, definition),
    secureParts: (value) => securedParts(value, raw, template),
  };
}

/** Returns a template's declared parameters; unknown if they are. */
export function declarations(template: unknown): Value<readonly Declaration[]> {
  const found = entries(template, "parameters");
  if (found === UNKNOWN || found === undefined) return found;
  return found.map(([name, raw]) => declarationOf(template, name, inAnyCase(raw)));
}

/** Whether a parameter has a secure type, so Azure keeps its value out of the deployment history. */
export function isSecure(declaration: Declaration): boolean {
  return declaration.type === "securestring" || declaration.type === "secureobject";
}

/** Converts numbers and booleans from text, as in legacy deployments. */
function coerced(value: Json, type: string): Json {
  if (typeof value !== "string") return value;
  const lower = value.toLowerCase();
  if (type === "bool" && (lower === "true" || lower === "false")) return lower === "true";
  return type === "int" && /^-?[0-9]{1,15}$/.test(value) ? Number(value) : value;
}

/** Returns the value that a deployment gives a parameter, which may be a key vault's secret; absent or null if none. */
function givenValue(given: Json, name: string): Value<Json> {
  if (given === UNKNOWN) return UNKNOWN;
  const entry = isRecord(given) ? property(given, name) : undefined;
  if (entry === undefined || !isRecord(entry)) return entry;
  const value = property(entry, "value");
  if (value !== undefined) return value;
  if (property(entry, "reference") !== undefined) return new Secure(UNKNOWN);
  return property(entry, "expression") === undefined ? undefined : UNKNOWN;
}

/** Returns a parameter's default, if it has one. `frame` is the template's own. */
export function defaultOf({ name, raw }: Declaration, frame: Frame): Json | undefined {
  const written = at(raw, "defaultValue");
  if (written === undefined) return isObject(raw) && Object.hasOwn(raw, "defaultValue") ? null : undefined;
  return evaluateValue(written, { ...frame, path: `${frame.path}parameters.${label(name)}.defaultValue` });
}

/**
 * Returns a parameter's value: the given one, else its default, else null if nullable, else unknown. A given null
 * counts as absent. `frame` is the template's own.
 */
export function parameterValue(declaration: Declaration, given: Json, frame: Frame): Json {
  const left = (): Json => {
    const byDefault = defaultOf(declaration, frame);
    return byDefault === undefined ? (declaration.nullable === true ? null : UNKNOWN) : byDefault;
  };
  const value = givenValue(given, declaration.name);
  const chosen = value ?? left();
  if (isSecure(declaration)) return secured(bare(chosen));
  // A secret passed to a parameter that isn't secure is no longer secret. Only key vault references stay secret.
  if (chosen instanceof Secure && chosen.value === UNKNOWN) return chosen;
  const plain = coerced(bare(chosen), declaration.type);
  // A default is part of the template, which is publicly readable.
  return value === undefined || value === null ? plain : declaration.secureParts(plain);
}

/** Returns the texts in the value of a parameter that isn't secure. */
export function plainTexts(name: string, path: string, value: Json): readonly PlainParameter[] {
  if (typeof value === "string" || value === UNKNOWN) return [{ name, path, value }];
  if (isList(value)) return value.flatMap((part, index) => plainTexts(`${name}[${index}]`, path, part));
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, part]) => plainTexts(`${name}.${label(key)}`, path, part));
  return [];
}

/** Returns a deployment's parameters from an object, a parameter file or its text; `undefined` if unreadable. */
export function parameterObject(raw: unknown): unknown {
  const peeled = peel(raw);
  const value = typeof peeled === "string" && peeled.length <= TEXT_LENGTH ? parseText(peeled) : (peeled ?? {});
  const isFile = at(value, "$schema") !== undefined || at(value, "contentVersion") !== undefined;
  return isFile ? at(value, "parameters") : value;
}
