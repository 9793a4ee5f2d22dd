import { parseText } from "../../values/json-text";
import { at, entries, flag, isObject, peel, text } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
import type { PlainParameter } from "./contract";
import type { Frame } from "./frame";
import { type Json, Secure, bare, isList, isRecord, property, secured } from "./json";
import { TEXT_LENGTH } from "./limits";
import { evaluateValue } from "./values";
import { label } from "./work";

/** A parameter as a template declares it. */
export interface Declaration {
  readonly name: string;
  readonly raw: unknown;
  /** Lower-case, such as `securestring`; empty where absent. */
  readonly type: string;
  /** Whether it may be left out: it is null then. */
  readonly nullable: Value<boolean>;
}

/** What a declaration refers to among the template's `definitions`, or the declaration itself. */
function definitionOf(template: unknown, raw: unknown): unknown {
  const reference = text(raw, "$ref");
  if (typeof reference !== "string") return raw;
  return at(template, "definitions", reference.slice(reference.lastIndexOf("/") + 1));
}

function declarationOf(template: unknown, name: string, raw: unknown): Declaration {
  const definition = definitionOf(template, raw);
  const type = text(definition, "type");
  return {
    name,
    raw,
    // A type that isn't known may be secure, so that nobody is blamed for a key in the open.
    type: type === UNKNOWN ? "securestring" : (type ?? "").toLowerCase(),
    nullable: flag(raw, "nullable") ?? flag(definition, "nullable"),
  };
}

/** The parameters that a template declares; unknown if that is. */
export function declarations(template: unknown): Value<readonly Declaration[]> {
  const found = entries(template, "parameters");
  if (found === UNKNOWN || found === undefined) return found;
  return found.map(([name, raw]) => declarationOf(template, name, raw));
}

export function isSecure(declaration: Declaration): boolean {
  return declaration.type === "securestring" || declaration.type === "secureobject";
}

/** Legacy deployments give numbers and booleans as text. */
function coerced(value: Json, type: string): Json {
  if (typeof value !== "string") return value;
  const lower = value.toLowerCase();
  if (type === "bool" && (lower === "true" || lower === "false")) return lower === "true";
  return type === "int" && /^-?[0-9]{1,15}$/.test(value) ? Number(value) : value;
}

/** What a deployment gives for a parameter: a value, or absent, or a key vault's secret. */
function givenValue(given: Json, name: string): Value<Json> {
  if (given === UNKNOWN) return UNKNOWN;
  const entry = isRecord(given) ? property(given, name) : undefined;
  if (entry === undefined || entry === null) return undefined;
  if (!isRecord(entry)) return entry;
  const value = property(entry, "value");
  if (value !== undefined && value !== null) return value;
  if (property(entry, "reference") !== undefined) return new Secure(UNKNOWN);
  return property(entry, "expression") === undefined ? undefined : UNKNOWN;
}

/** The default of a parameter, if it has one. `frame` is the template's own. */
export function defaultOf({ name, raw }: Declaration, frame: Frame): Json | undefined {
  const written = at(raw, "defaultValue");
  if (written === undefined) return isObject(raw) && Object.hasOwn(raw, "defaultValue") ? null : undefined;
  return evaluateValue(written, { ...frame, path: `${frame.path}parameters.${label(name)}.defaultValue` });
}

/**
 * The value of a parameter: the one given, else its default, else null where it is nullable, else unknown. A null that is
 * given counts as none. `frame` is the template's own.
 */
export function parameterValue(declaration: Declaration, given: Json, frame: Frame): Json {
  const left = (): Json => {
    const byDefault = defaultOf(declaration, frame);
    return byDefault === undefined ? (declaration.nullable === true ? null : UNKNOWN) : byDefault;
  };
  const chosen = givenValue(given, declaration.name) ?? left();
  if (isSecure(declaration)) return secured(bare(chosen));
  // A secret that goes into a parameter which is not secure is one no more; only a key vault keeps it.
  return chosen instanceof Secure && chosen.value === UNKNOWN ? chosen : coerced(bare(chosen), declaration.type);
}

/** The texts in the value of a parameter that is not secure. */
export function plainTexts(name: string, path: string, value: Json): readonly PlainParameter[] {
  if (typeof value === "string" || value === UNKNOWN) return [{ name, path, value }];
  if (isList(value)) return value.flatMap((part, index) => plainTexts(`${name}[${index}]`, path, part));
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, part]) => plainTexts(`${name}.${label(key)}`, path, part));
  return [];
}

/** The parameters of a deployment, from an object, a whole parameter file, or the text of one; `undefined`: unreadable. */
export function parameterObject(raw: unknown): unknown {
  const peeled = peel(raw);
  const value = typeof peeled === "string" && peeled.length <= TEXT_LENGTH ? parseText(peeled) : (peeled ?? {});
  const isFile = at(value, "$schema") !== undefined || at(value, "contentVersion") !== undefined;
  return isFile ? at(value, "parameters") : value;
}
