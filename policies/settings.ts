import type { ErrorObject, ValidateFunction } from "ajv";
import { globProblem } from "../activation/glob";
import type { Settings } from "../activation/settings";
import { suggestion } from "../values/alike";
import { kindText } from "../values/kind-text";
import { isObject } from "../values/read";
import { SETTINGS_SCHEMA } from "./settings-schema";

/** Something wrong in the settings: the field, what is wrong with it and how to fix it. */
export interface SettingsProblem {
  /** Such as `waivers[0].expires`; empty for the settings as a whole. */
  readonly path: string;
  readonly problem: string;
}

/** Returns a problem as a sentence without its end, which begins with the whole path of the setting. */
export function problemText({ path, problem }: SettingsProblem): string {
  return `\`activation-settings${path === "" ? "" : `.${path}`}\` ${problem}`;
}

/** Returns a problem as a whole sentence. A suggestion ends with a question mark already. */
export function problemSentence(problem: SettingsProblem): string {
  const text = problemText(problem);
  return text.endsWith("?") ? text : `${text}.`;
}

/** The valid settings, and the problems of the others. Settings with a wrong shape are ignored as a whole. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/** What a setting must be, by JSON Schema's name of its type. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["array", "an array"],
  ["object", "an object"],
  ["string", "a string"],
]);

/** What a setting with a pattern must be, by its name. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ["build", "a build such as 2311 or 1.2311.1.22"],
  ["expires", "a date, YYYY-MM-DD"],
]);

/** Whether a value lacks quotes, as in YAML's `release: 2012`. */
function isUnquoted(value: unknown, type: string): boolean {
  return type === "string" && (typeof value === "number" || typeof value === "boolean");
}

/** What can be wrong with a setting, as the end of a sentence that begins with its path. */
export const problems = {
  unknownKey: (key: string, valid: readonly string[]) => `has the unknown key \`${key}\`; ${suggestion(key, valid)}`,
  missingKey: (key: string) => `lacks \`${key}\`; add it`,
  wrongType: (value: unknown, type: string) =>
    `is ${kindText(value)}; expected ${TYPES.get(type) ?? type}${isUnquoted(value, type) ? " in quotes" : ""}`,
  wrongValue: (valid: string) => `isn't a valid value; valid values: ${valid}`,
  wrongForm: (setting: string) => `has the wrong form; expected ${FORMS.get(setting) ?? "another one"}`,
  empty: "is empty; give it a value or remove it",
  unknownPolicy: (name: string, policies: readonly string[]) =>
    `names the unknown policy \`${name}\`; ${suggestion(name, policies)}`,
  notDate: "isn't a calendar date; expected YYYY-MM-DD",
} as const;

let compiled: ValidateFunction<Settings> | undefined;

/** Loads ajv only if there are settings, because it takes tens of milliseconds and most runs have none. */
async function validator(): Promise<ValidateFunction<Settings>> {
  if (!compiled) {
    const { Ajv } = await import("ajv");
    compiled = new Ajv({ allErrors: true, strict: true, verbose: true }).compile<Settings>(SETTINGS_SCHEMA);
  }
  return compiled;
}

/** Returns a property name from a segment of a JSON pointer (RFC 6901). */
function unescaped(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

function pathOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map(unescaped)
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === "" ? part : `${path}.${part}`), "");
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const part of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === unescaped(part))?.[1];
  }
  return value;
}

/** Returns the keys that a schema of an object allows. */
function keysOf(schema: unknown): readonly string[] {
  const properties = isObject(schema) ? schema["properties"] : undefined;
  return isObject(properties) ? Object.keys(properties) : [];
}

function shapeProblem(root: unknown, error: ErrorObject): SettingsProblem {
  const { instancePath, keyword, params, parentSchema, message } = error;
  const path = pathOf(instancePath);
  const parameter = (name: string): string => {
    const value: unknown = params[name];
    return Array.isArray(value) ? value.join(", ") : String(value);
  };
  switch (keyword) {
    case "additionalProperties":
      return { path, problem: problems.unknownKey(parameter("additionalProperty"), keysOf(parentSchema)) };
    case "required":
      return { path, problem: problems.missingKey(parameter("missingProperty")) };
    case "type":
      return { path, problem: problems.wrongType(valueAt(root, instancePath), parameter("type")) };
    case "enum":
      return { path, problem: problems.wrongValue(parameter("allowedValues")) };
    case "pattern":
      return { path, problem: problems.wrongForm(path.slice(path.lastIndexOf(".") + 1)) };
    case "minLength":
    case "minProperties":
      return { path, problem: problems.empty };
    default:
      return { path, problem: message ?? "isn't valid" };
  }
}

/** Removes duplicate errors: a value of the wrong type also fails every other check. */
function distinct(errors: readonly ErrorObject[]): ErrorObject[] {
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === "type").map(({ instancePath }) => instancePath));
  return errors.filter(({ keyword, instancePath }) => keyword === "type" || !mistyped.has(instancePath));
}

function* globsOf(settings: Settings): Generator<readonly [path: string, glob: string]> {
  for (const list of ["clouds", "images"] as const) {
    for (const [index, { match }] of (settings[list] ?? []).entries()) {
      for (const [field, glob] of Object.entries(match))
        if (typeof glob === "string") yield [`${list}[${index}].match.${field}`, glob];
    }
  }
  for (const [index, { match }] of (settings.keyDelivery ?? []).entries()) {
    if (match.name !== undefined) yield [`keyDelivery[${index}].match.name`, match.name];
    for (const [tag, glob] of Object.entries(match.tags ?? {})) yield [`keyDelivery[${index}].match.tags.${tag}`, glob];
  }
  for (const [index, { resource, tags }] of (settings.waivers ?? []).entries()) {
    yield [`waivers[${index}].resource`, resource];
    for (const [tag, glob] of Object.entries(tags ?? {})) yield [`waivers[${index}].tags.${tag}`, glob];
  }
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function meaningProblems(settings: Settings, policies: readonly string[]): SettingsProblem[] {
  const found: SettingsProblem[] = [];
  for (const [path, glob] of globsOf(settings)) {
    const problem = globProblem(glob);
    if (problem !== undefined) found.push({ path, problem });
  }
  for (const [index, { policy, expires }] of (settings.waivers ?? []).entries()) {
    if (!policies.includes(policy))
      found.push({ path: `waivers[${index}].policy`, problem: problems.unknownPolicy(policy, policies) });
    if (!isDate(expires)) found.push({ path: `waivers[${index}].expires`, problem: problems.notDate });
  }
  return found;
}

/**
 * Validates the value of `activation-settings`.
 *
 * @param value as configured; the engine's `enforcementLevel` is ignored
 * @param policies names that a waiver may use
 */
export async function parseSettings(value: unknown, policies: readonly string[]): Promise<ParsedSettings> {
  if (value === undefined || value === null) return { settings: {}, problems: [] };
  const given: unknown =
    typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== "enforcementLevel"))
      : value;
  if (typeof given === "object" && !Array.isArray(given) && Object.keys(given ?? {}).length === 0)
    return { settings: {}, problems: [] };
  const validate = await validator();
  if (!validate(given)) {
    return { settings: {}, problems: distinct(validate.errors ?? []).map((error) => shapeProblem(given, error)) };
  }
  const found = meaningProblems(given, policies);
  if (found.length === 0) return { settings: given, problems: found };
  if (found.some(({ path }) => !path.startsWith("waivers"))) return { settings: {}, problems: found };
  const isRight = (index: number) => !found.some(({ path }) => path.startsWith(`waivers[${index}].`));
  return {
    settings: { ...given, waivers: given.waivers?.filter((_, index) => isRight(index)) ?? [] },
    problems: found,
  };
}
