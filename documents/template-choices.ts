import type { Declared } from "../stack/declared";
import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { type Fields, objectOrEmpty } from "../values/fields";
import { Lists } from "../values/lists";
import { isObject } from "../values/read";
import type { FollowLink } from "../values/template-links";
import { UNKNOWN } from "../values/value";
import { templateAsResource } from "./arm-template";
import { decidingParameters } from "./deciding-parameters";
import type { GivenParameters } from "./template-parameters";

/** A parameter, and a value that it allows. */
type Allowed = readonly [parameter: string, value: unknown];

/** A template with other values for one or more parameters than their defaults. */
export interface Choice {
  readonly values: readonly Allowed[];
  /** The template without the resources that say nothing of images, such as networks and extensions: cheaper to read. */
  readonly machinesOnly: readonly Declared[];
  readonly resources: readonly Declared[];
}

/** A template with values for parameters without a default. */
export type OpenChoice = Omit<Choice, "machinesOnly">;

/** Characters of a template times values that are tried one at a time, and again together: a bound on the time. */
const CHARACTERS = 300_000;

/** The most parameters whose values are tried together. */
const TOGETHER = 4;

const IMAGES = /imageReference|storageProfile|templateLink/i;

/** How many definitions are followed, one from another. */
const DEFINITIONS = 8;

/** Returns a parameter's declaration with what the definition that it references adds. */
function defined(definitions: unknown, declaration: unknown, depth = DEFINITIONS): unknown {
  if (!isObject(declaration)) return declaration;
  const { $ref: reference, ...own } = declaration;
  if (typeof reference !== "string" || !isObject(definitions) || depth === 0) return declaration;
  const definition = defined(definitions, definitions[reference.slice(reference.lastIndexOf("/") + 1)], depth - 1);
  return isObject(definition) ? { ...definition, ...own } : own;
}

/** Whether a parameter must be given: without a default, and not nullable. */
function isOpen(declaration: unknown): boolean {
  return isObject(declaration) && declaration["defaultValue"] === undefined && declaration["nullable"] !== true;
}

/** What a parameter whose default is no number or element may be instead: one. */
function oneInsteadOfNone({ defaultValue, maxValue, maxLength }: Fields): readonly unknown[] {
  const most = maxValue ?? maxLength;
  if (typeof most === "number" && most < 1) return [];
  if (Array.isArray(defaultValue)) return defaultValue.length === 0 ? [[UNKNOWN]] : [];
  return defaultValue === 0 ? [1] : defaultValue === "0" ? ["1"] : [];
}

/** Whether a parameter is null, a text or an object by default, and not a number or a list. */
function isFree({ defaultValue }: Fields): boolean {
  if (typeof defaultValue === "string") return !/^\d+$/.test(defaultValue);
  return defaultValue === undefined || isObject(defaultValue);
}

/** The values that a parameter allows besides its default. One that deploys machines may be anything else. */
function otherValues(declaration: unknown, isSwitch: boolean): readonly unknown[] {
  if (!isObject(declaration)) return [];
  const { defaultValue, allowedValues, type } = declaration;
  const isNull = defaultValue === undefined && !isOpen(declaration);
  if (Array.isArray(allowedValues) && !isNull) return allowedValues.filter((value: unknown) => value !== defaultValue);
  if (equalsIgnoreCase(type, "bool") && !isNull) {
    if (defaultValue === undefined) return [true, false];
    return typeof defaultValue === "boolean" ? [!defaultValue] : [];
  }
  return isSwitch && !isOpen(declaration) && isFree(declaration) ? [UNKNOWN] : oneInsteadOfNone(declaration);
}

const NOT_DEPLOYED = { type: "Microsoft.Resources/tags", name: "default", condition: false };

/** The resources of a template, in their places, those that say nothing of images left out. */
function withMachines(resources: unknown): unknown {
  const kept = (one: unknown): unknown => (IMAGES.test(JSON.stringify(one)) ? one : NOT_DEPLOYED);
  if (Array.isArray(resources)) return resources.map(kept);
  if (!isObject(resources)) return resources;
  return Object.fromEntries(Object.entries(resources).map(([name, one]) => [name, kept(one)]));
}

/** The values that a template allows besides its defaults, where a parameter decides about machines. */
export interface Choices {
  /** The template with one such value at a time, then with several, fewest first. */
  readonly tried: () => Iterable<Choice>;
  /** The values that aren't tried because the template is too large, as one clause for each parameter. */
  readonly untried: () => readonly string[];
  /** The template with the parameters whose values aren't tried unknown. */
  readonly withAnyUntried: () => readonly Declared[];
  /**
   * The template with every value of a parameter without a default, for one such parameter at a time, then for several,
   * fewest first, of those whose values can all be tried.
   */
  readonly open: () => Iterable<Iterable<OpenChoice>>;
}

/** What to try of a template: the cheap part of it, and the values within the bound and beyond. */
interface Plan {
  readonly machines: Fields;
  readonly tried: readonly Allowed[];
  /** Unknown values beyond the bound, which are tried all at once. */
  readonly atOnce: readonly Allowed[];
  readonly untried: readonly Allowed[];
  readonly together: () => Iterable<readonly Allowed[]>;
  readonly open: () => Iterable<Iterable<readonly Allowed[]>>;
}

const NOTHING_TO_TRY: Plan = { machines: {}, tried: [], atOnce: [], untried: [], together: () => [], open: () => [] };

function isKnown([, value]: Allowed): boolean {
  return value !== UNKNOWN;
}

/** Returns the values of a parameter to try. Of numbers that only count machines, the least and the greatest are enough. */
function valuesOf(declaration: unknown, isSwitch: boolean, isCounter: boolean): readonly unknown[] {
  const values = otherValues(declaration, isSwitch);
  const numbers = values.filter((value) => typeof value === "number");
  if (!isCounter || numbers.length < values.length || numbers.length < 3) return values;
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** Returns the values to try of the parameters that nobody gave and that decide about machines, unknown ones last. */
function valuesToTry(root: Fields, declared: Fields, follow?: FollowLink): readonly Allowed[] {
  if (Object.values(declared).every((one) => otherValues(one, true).length === 0)) return [];
  const { all, switches, counters } = decidingParameters(root, follow);
  const values = Object.entries(declared).flatMap(([name, one]) => {
    const lower = name.toLowerCase();
    if (!all.has(lower)) return [];
    return valuesOf(one, switches.has(lower), counters.has(lower)).map((value): Allowed => [name, value]);
  });
  return [...values.filter(isKnown), ...values.filter((one) => !isKnown(one))];
}

function planOf(root: Fields, given: GivenParameters, follow?: FollowLink): Plan {
  const taken = new Set([...Object.keys(given.entries), ...Object.keys(given.texts)].map((name) => name.toLowerCase()));
  const declared = Object.fromEntries(
    Object.entries(objectOrEmpty(root["parameters"]))
      .filter(([name]) => !taken.has(name.toLowerCase()))
      .map(([name, one]) => [name, defined(root["definitions"], one)]),
  );
  const deciding = valuesToTry(root, declared, follow);
  if (deciding.length === 0) return NOTHING_TO_TRY;
  const machines = { ...root, resources: withMachines(root["resources"]) };
  const { length } = JSON.stringify(machines);
  const most = Math.ceil(CHARACTERS / length);
  const others = deciding.filter(([name]) => !isOpen(declared[name]));
  const open = new Lists<string, Allowed>(
    deciding.filter(([name]) => isOpen(declared[name])),
    ([name]) => name,
  );
  const left = others.slice(most);
  const untried = left.filter(isKnown);
  // Values that aren't even tried alone are reported, so those together would add little.
  const mostTogether = untried.length > 0 ? 0 : Math.floor(CHARACTERS / length);
  const together = () => combined(others, open, mostTogether);
  const all = () => everyValue(within(open, most), mostTogether);
  const atOnce = left.filter((one) => !isKnown(one));
  return { machines, tried: others.slice(0, most), atOnce, untried, together, open: all };
}

/** Yields every way to choose values of so many parameters, one of them among the first ones. */
function* chosen(
  parameters: readonly (readonly Allowed[])[],
  count: number,
  first = parameters.length,
): Generator<readonly Allowed[]> {
  if (count === 0) yield [];
  else
    for (const [index, values] of parameters.slice(0, first).entries())
      for (const value of values)
        for (const others of chosen(parameters.slice(index + 1), count - 1)) yield [value, ...others];
}

/**
 * Yields values of several parameters, fewest first, up to a limit. One of them has a default: every value of a parameter
 * without one is tried in any case.
 */
function* combined(
  withDefault: readonly Allowed[],
  open: Lists<string, Allowed>,
  most: number,
): Generator<readonly Allowed[]> {
  const defaults = Array.from(new Lists(withDefault, ([name]) => name), ([, all]) => all);
  const parameters = [...defaults, ...Array.from(open, ([, all]) => all)];
  let left = most;
  for (let count = 2; count <= Math.min(TOGETHER, parameters.length); count++) {
    for (const one of chosen(parameters, count, defaults.length)) {
      if (left <= 0) return;
      left -= 1;
      yield one;
    }
  }
}

/** Yields all values of each parameter, then all ways to choose values of several, fewest first, up to a limit. */
function* everyValue(open: Lists<string, Allowed>, most: number): Generator<Iterable<readonly Allowed[]>> {
  const parameters = Array.from(open, ([, all]) => all);
  for (const all of parameters) yield all.map((one) => [one]);
  let left = most;
  for (let count = 2; count <= Math.min(TOGETHER, parameters.length); count++) {
    for (const several of subsets(parameters, count)) {
      left -= several.reduce((product, { length }) => product * length, 1);
      if (left < 0) return;
      yield chosen(several, count);
    }
  }
}

/** Yields every choice of so many items, in their order. */
function* subsets<T>(items: readonly T[], count: number): Generator<readonly T[]> {
  if (count === 0) yield [];
  else
    for (const [index, one] of items.entries())
      for (const others of subsets(items.slice(index + 1), count - 1)) yield [one, ...others];
}

/** The lists that are no longer than so many items together, from the first one. */
function within(lists: Lists<string, Allowed>, most: number): Lists<string, Allowed> {
  let left = most;
  const kept = Array.from(lists).filter(([, { length }]) => {
    left -= length;
    return left >= 0;
  });
  return new Lists(
    kept.flatMap(([, list]) => list),
    ([name]) => name,
  );
}

/** Returns the values that a template allows and nobody gave. Nothing is computed before it's asked for. */
export function choicesOf(root: Fields, given: GivenParameters, source: string, follow?: FollowLink): Choices {
  let plan: Plan | undefined;
  const planned = (): Plan => (plan ??= planOf(root, given, follow));
  const deployed = (template: Fields, values: readonly Allowed[]): readonly Declared[] => {
    const chosenEntries = Object.fromEntries(values.map(([parameter, value]) => [parameter, { value }]));
    const entries = { ...given.entries, ...chosenEntries };
    return [templateAsResource(template, { ...given, entries }, source, follow) ?? []].flat();
  };
  return {
    *tried() {
      const { machines, tried, atOnce, together } = planned();
      const choice = (values: readonly Allowed[]): Choice => ({
        values,
        machinesOnly: deployed(machines, values),
        resources: deployed(root, values),
      });
      for (const one of tried) yield choice([one]);
      if (atOnce.length > 0) yield choice(atOnce);
      for (const several of together()) yield choice(several);
    },
    *open() {
      for (const all of planned().open())
        yield Array.from(all, (values) => ({ values, resources: deployed(root, values) }));
    },
    untried: () =>
      Array.from(new Lists(planned().untried, ([parameter]) => parameter), ([parameter, { length }]) =>
        length === 1 ? `another value of \`${parameter}\`` : `${length} other values of \`${parameter}\``,
      ),
    withAnyUntried: () =>
      deployed(
        root,
        planned().untried.map(([parameter]): Allowed => [parameter, UNKNOWN]),
      ),
  };
}
