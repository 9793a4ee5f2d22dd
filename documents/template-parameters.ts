import { type Fields, objectOrEmpty } from "../values/fields";
import { parseText } from "../values/json-text";
import { isObject } from "../values/read";
import { messages } from "./messages";
import { UnreadableInput } from "./unreadable";

/** The user's values for template parameters. */
export interface GivenParameters {
  /** By name, as in parameter files: `{ value }` or `{ reference }`. */
  readonly entries: Fields;
  /** Texts by name, which take precedence. */
  readonly texts: Readonly<Record<string, string>>;
}

export const NOTHING_GIVEN: GivenParameters = { entries: {}, texts: {} };

/** Returns the object in a JSON text, if it is one. */
export function objectIn(text: unknown): Fields | undefined {
  const value = typeof text === "string" ? parseText(text) : undefined;
  return isObject(value) ? value : undefined;
}

/** Whether an object is a parameter file. */
export function isParameterFile(root: Fields): boolean {
  const schema = root["$schema"];
  const named = typeof schema === "string" && /deploymentparameters\.json/i.test(schema);
  return named && isObject(root["parameters"]);
}

/** Whether each of an object's members gives a parameter a value. */
function givesValues(parameters: Fields): boolean {
  const entries = Object.values(parameters);
  return entries.length > 0 && entries.every((one) => isObject(one) && ("value" in one || "reference" in one));
}

/**
 * Returns the parameters in a parameter file, or in the output of `az bicep build-params --stdout`. Like Azure's tools, it
 * takes files with another schema or none, and the parameters alone
 * (https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/resource/custom.py,
 * `_process_parameters`, 2026-11).
 *
 * @throws UnreadableInput if it's neither
 */
export function readParameters(content: string): Fields {
  const root = objectIn(content);
  const file = objectIn(root?.["parametersJson"]) ?? root;
  const parameters = file?.["parameters"] ?? file;
  if (file && isObject(parameters) && (isParameterFile(file) || givesValues(parameters))) return parameters;
  throw new UnreadableInput(messages.notParameters);
}

/** Converts a text to its parameter's type: only objects and arrays are JSON. */
function typed(text: string, declaration: unknown): unknown {
  const type = isObject(declaration) ? declaration["type"] : undefined;
  const json = typeof type === "string" && /^(?:object|secureobject|array)$/i.test(type);
  return json ? parseText(text) : text;
}

/**
 * Returns the parameters for deploying a template.
 *
 * @throws UnreadableInput for a name that the template doesn't declare
 */
export function parametersFor(template: Fields, { entries, texts }: GivenParameters): Fields {
  const declared = objectOrEmpty(template["parameters"]);
  const byName = new Map(Object.entries(declared).map(([name, one]) => [name.toLowerCase(), one]));
  for (const name of [...Object.keys(entries), ...Object.keys(texts)]) {
    if (byName.has(name.toLowerCase())) continue;
    const known = Object.keys(declared).join(", ") || "none";
    throw new UnreadableInput(messages.unknownParameter(name, known));
  }
  const given = new Map(Object.entries(entries).map(([name, entry]) => [name.toLowerCase(), entry]));
  for (const [name, text] of Object.entries(texts)) {
    const key = name.toLowerCase();
    const value = typed(text, byName.get(key));
    if (value === undefined) throw new UnreadableInput(messages.parameterNotJson(name));
    given.set(key, { value });
  }
  return Object.fromEntries(given);
}
