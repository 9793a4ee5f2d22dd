import { at, entries, list, peel, text } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
import type { PlainParameter, TemplateContext } from "./contract";
import type { Frame, Scope, UserFunction } from "./frame";
import type { Json } from "./json";
import { type Declaration, declarations, defaultOf, isSecure, parameterValue, plainTexts } from "./parameters";
import { Refused } from "./syntax";
import { copied, evaluateValue, literal, loopsIn } from "./values";
import { type Work, label } from "./work";

type Make = (naming: boolean) => Json;

/** Computes each name on first use. A name that depends on itself is refused. */
function lazily(compute: ReadonlyMap<string, Make>, absent: Json | Refused): Scope["variable"] {
  const plain = new Map<string, Json | Refused>();
  const named = new Map<string, Json | Refused>();
  return (name, naming) => {
    const key = name.toLowerCase();
    const found = naming ? named : plain;
    const before = found.get(key);
    if (before !== undefined) return before;
    const make = compute.get(key);
    if (!make) return absent;
    found.set(key, new Refused("a parameter or variable that depends on itself"));
    const value = make(naming);
    found.set(key, value);
    return value;
  };
}

function userFunctions(template: unknown, path: string): ReadonlyMap<string, UserFunction> {
  const result = new Map<string, UserFunction>();
  const namespaces = list(template, "functions");
  if (namespaces === UNKNOWN || namespaces === undefined) return result;
  namespaces.forEach((namespace, index) => {
    const prefix = text(namespace, "namespace");
    const members = entries(namespace, "members");
    if (typeof prefix !== "string" || members === UNKNOWN || members === undefined) return;
    for (const [name, raw] of members) {
      const parameters = list(raw, "parameters");
      const names =
        parameters === UNKNOWN || parameters === undefined ? [] : parameters.map((one) => text(one, "name"));
      result.set(`${prefix}.${name}`.toLowerCase(), {
        parameters: names.map((one) => (typeof one === "string" ? one : "")),
        output: at(raw, "output", "value"),
        path: `${path}functions[${index}].${label(name)}`,
      });
    }
  });
  return result;
}

function variables(
  template: unknown,
  frame: (naming: boolean) => Frame,
  path: string,
): Value<ReadonlyMap<string, Make>> {
  const found = entries(template, "variables");
  if (found === UNKNOWN || found === undefined) return found;
  const result = new Map<string, Make>();
  for (const [name, raw] of found) {
    const loops = name.toLowerCase() === "copy" ? loopsIn(raw) : undefined;
    for (const loop of loops ?? []) {
      const made = peel(loop["name"]);
      const place = `${path}variables`;
      if (typeof made === "string")
        result.set(made.toLowerCase(), (naming) => copied(loop, { ...frame(naming), path: place })[1]);
    }
    const place = `${path}variables.${label(name)}`;
    if (!loops) result.set(name.toLowerCase(), (naming) => evaluateValue(raw, { ...frame(naming), path: place }));
  }
  return result;
}

function namesOf(template: unknown, member: string): readonly string[] {
  const found = entries(template, member);
  return found === UNKNOWN || found === undefined ? [] : found.map(([name]) => name);
}

/** Returns a deployment's given parameters, evaluated; `naming`: with placeholders for unknown values. */
export type Given = (naming: boolean) => Json;

/** A template's scope, and its publicly readable parameters. */
export interface TemplateScope {
  readonly scope: Scope;
  readonly plainParameters: () => readonly PlainParameter[];
}

/** Returns the parameters' publicly readable texts. */
function plainParametersOf(
  declared: readonly Declaration[],
  parameter: Scope["parameter"],
  frame: Frame,
): readonly PlainParameter[] {
  return declared.flatMap((one) => {
    const name = label(one.name);
    const place = `${frame.path}parameters.${name}`;
    // A secure parameter's default is part of the template, which is publicly readable.
    if (isSecure(one)) return plainTexts(name, `${place}.defaultValue`, defaultOf(one, frame) ?? null);
    const value = parameter(one.name, false);
    return value instanceof Refused ? [] : plainTexts(name, place, value);
  });
}

/**
 * Creates the scope in which a template's expressions are evaluated.
 *
 * @param template as declared
 */
export function templateScope(
  template: unknown,
  given: Given,
  context: TemplateContext,
  work: Work,
  where: Pick<Scope, "path" | "level" | "reference" | "resourceInfo">,
): TemplateScope {
  const { path } = where;
  const declared = declarations(template);
  const known = declared === UNKNOWN || declared === undefined ? [] : declared;
  const frame = (naming: boolean): Frame => ({ scope, work, path, loops: [], locals: new Map(), naming });
  const valueOf = (one: Declaration, naming: boolean): Json => parameterValue(one, given(naming), frame(naming));
  const parameter = lazily(
    new Map(known.map((one) => [one.name.toLowerCase(), (naming: boolean) => valueOf(one, naming)])),
    declared === UNKNOWN ? UNKNOWN : new Refused("an undeclared parameter"),
  );
  const made = variables(template, frame, path);
  const variable = lazily(
    made === UNKNOWN || made === undefined ? new Map<string, Make>() : made,
    made === UNKNOWN ? UNKNOWN : new Refused("an undeclared variable"),
  );
  const functions = userFunctions(template, path);
  const leastByName = new Map(known.map(({ name, least }) => [name.toLowerCase(), least]));
  const names = [...known.map(({ name }) => name), ...namesOf(template, "variables")];
  const spellings = new Map(names.map((name) => [name.toLowerCase(), name]));
  const scope: Scope = {
    ...where,
    context,
    environment: literal(context.environment ?? UNKNOWN, work, "environment()"),
    parameter,
    variable,
    least: (name) => leastByName.get(name.toLowerCase()) ?? 0,
    spelled: (name) => spellings.get(name.toLowerCase()) ?? name.toLowerCase(),
    userFunction: (name) => functions.get(name),
  };
  return { scope, plainParameters: () => plainParametersOf(known, parameter, frame(false)) };
}
