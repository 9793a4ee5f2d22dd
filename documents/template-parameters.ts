import { parseText } from "../values/json-text";
import { isObject } from "../values/read";
import { UnreadableInput } from "./unreadable";

/** What a user gives for the parameters of templates. */
export interface GivenParameters {
  /** As parameter files have them: `{ value }` or `{ reference }` by name. */
  readonly entries: Readonly<Record<string, unknown>>;
  /** Texts by name, which win. */
  readonly texts: Readonly<Record<string, string>>;
}

export const NOTHING_GIVEN: GivenParameters = { entries: {}, texts: {} };

/** The object in a text of JSON, if it is one. */
export function objectIn(text: unknown): Readonly<Record<string, unknown>> | undefined {
  const value = typeof text === "string" ? parseText(text) : undefined;
  return isObject(value) ? value : undefined;
}

/** Whether an object is a parameter file. */
export function isParameterFile(root: Readonly<Record<string, unknown>>): boolean {
  const schema = root["$schema"];
  const named = typeof schema === "string" && /deploymentparameters\.json/i.test(schema);
  return named && isObject(root["parameters"]);
}

/**
 * The parameters in a parameter file, or in what `az bicep build-params --stdout` prints.
 * @throws UnreadableInput where it is neither
 */
export function readParameters(content: string): Readonly<Record<string, unknown>> {
  const root = objectIn(content);
  const file = objectIn(root?.["parametersJson"]) ?? root;
  const parameters = file?.["parameters"];
  if (file && isParameterFile(file) && isObject(parameters)) return parameters;
  throw new UnreadableInput("it is not a parameter file; compile a .bicepparam with `az bicep build-params` first");
}

/** A text as the type of its parameter wants it: only objects and arrays are written as JSON. */
function typed(text: string, declaration: unknown): unknown {
  const type = isObject(declaration) ? declaration["type"] : undefined;
  const json = typeof type === "string" && /^(?:object|secureobject|array)$/i.test(type);
  return json ? parseText(text) : text;
}

/**
 * The parameters that a template is deployed with.
 * @throws UnreadableInput for a name that the template doesn't declare
 */
export function parametersFor(
  template: Readonly<Record<string, unknown>>,
  { entries, texts }: GivenParameters,
): Readonly<Record<string, unknown>> {
  const declared = isObject(template["parameters"]) ? template["parameters"] : {};
  const byName = new Map(Object.entries(declared).map(([name, one]) => [name.toLowerCase(), one]));
  for (const name of [...Object.keys(entries), ...Object.keys(texts)]) {
    if (byName.has(name.toLowerCase())) continue;
    const known = Object.keys(declared).join(", ") || "none";
    throw new UnreadableInput(`the template has no parameter \`${name}\`; it has: ${known}`);
  }
  const given = new Map(Object.entries(entries).map(([name, entry]) => [name.toLowerCase(), entry]));
  for (const [name, text] of Object.entries(texts)) {
    const key = name.toLowerCase();
    const value = typed(text, byName.get(key));
    if (value === undefined) throw new UnreadableInput(`the value of parameter \`${name}\` is not valid JSON`);
    given.set(key, { value });
  }
  return Object.fromEntries(given);
}
