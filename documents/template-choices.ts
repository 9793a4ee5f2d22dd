import type { Declared } from "../stack/declared";
import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { Lists } from "../values/lists";
import { isObject } from "../values/read";
import type { FollowLink } from "../values/template-links";
import { templateAsResource } from "./arm-template";
import { decidingParameters } from "./deciding-parameters";
import type { GivenParameters } from "./template-parameters";

/** A template with another value for one parameter than its default. */
export interface Choice {
  readonly parameter: string;
  readonly value: unknown;
  /** The template without the resources that say nothing of images, such as networks and extensions: cheaper to read. */
  readonly machinesOnly: readonly Declared[];
  readonly resources: readonly Declared[];
}

/** A template with each value that it allows for a parameter without a default. */
export interface OpenParameter {
  readonly parameter: string;
  readonly values: Iterable<{ readonly value: unknown; readonly resources: readonly Declared[] }>;
}

/** Characters of a template times values that are tried: a bound on the time. */
const CHARACTERS = 100_000;

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

/** The values that a parameter allows besides its default. */
function otherValues(declaration: unknown): readonly unknown[] {
  if (!isObject(declaration)) return [];
  const { defaultValue, allowedValues, type, nullable } = declaration;
  if (defaultValue === undefined && nullable === true) return [];
  if (Array.isArray(allowedValues)) return allowedValues.filter((value: unknown) => value !== defaultValue);
  const isFlag = equalsIgnoreCase(type, "bool");
  if (isFlag && defaultValue === undefined) return [true, false];
  return isFlag && typeof defaultValue === "boolean" ? [!defaultValue] : [];
}

const NOT_DEPLOYED = { type: "Microsoft.Resources/tags", name: "default", condition: false };

/** The resources of a template, in their places, those that say nothing of images left out. */
function withMachines(resources: unknown): unknown {
  const kept = (one: unknown): unknown => (IMAGES.test(JSON.stringify(one)) ? one : NOT_DEPLOYED);
  if (Array.isArray(resources)) return resources.map(kept);
  if (!isObject(resources)) return resources;
  return Object.fromEntries(Object.entries(resources).map(([name, one]) => [name, kept(one)]));
}

/** A parameter, and a value that it allows. */
type Allowed = readonly [parameter: string, value: unknown];

/** The values that a template allows besides its defaults, where a parameter decides about machines. */
export interface Choices {
  /** The template with one such value at a time. */
  readonly tried: () => Iterable<Choice>;
  /** The values that aren't tried because the template is too large, as one clause for each parameter. */
  readonly untried: () => readonly string[];
  /** The template with the values of the parameters without a default, of those whose values can all be tried. */
  readonly open: () => Iterable<OpenParameter>;
}

/** What to try of a template: the cheap part of it, and the values within the bound and beyond. */
interface Plan {
  readonly machines: Readonly<Record<string, unknown>>;
  readonly tried: readonly Allowed[];
  readonly untried: readonly Allowed[];
  readonly open: Lists<string, Allowed>;
}

const NOTHING_TO_TRY: Plan = { machines: {}, tried: [], untried: [], open: new Lists() };

function planOf(root: Readonly<Record<string, unknown>>, given: GivenParameters, follow?: FollowLink): Plan {
  const parameters = isObject(root["parameters"]) ? root["parameters"] : {};
  const declared = Object.fromEntries(
    Object.entries(parameters).map(([name, one]) => [name, defined(root["definitions"], one)]),
  );
  const taken = new Set([...Object.keys(given.entries), ...Object.keys(given.texts)].map((name) => name.toLowerCase()));
  const notGiven = Object.entries(declared).filter(([name]) => !taken.has(name.toLowerCase()));
  const values = notGiven.flatMap(([name, one]) => otherValues(one).map((value): Allowed => [name, value]));
  if (values.length === 0) return NOTHING_TO_TRY;
  const deciders = decidingParameters(root, follow);
  const machines = { ...root, resources: withMachines(root["resources"]) };
  const most = Math.ceil(CHARACTERS / JSON.stringify(machines).length);
  const deciding = values.filter(([name]) => deciders.has(name.toLowerCase()));
  const others = deciding.filter(([name]) => !isOpen(declared[name]));
  const open = new Lists<string, Allowed>(
    deciding.filter(([name]) => isOpen(declared[name])),
    ([name]) => name,
  );
  return { machines, tried: others.slice(0, most), untried: others.slice(most), open: within(open, most) };
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
export function choicesOf(
  root: Readonly<Record<string, unknown>>,
  given: GivenParameters,
  source: string,
  follow?: FollowLink,
): Choices {
  let plan: Plan | undefined;
  const planned = (): Plan => (plan ??= planOf(root, given, follow));
  const deployed = (template: Readonly<Record<string, unknown>>, [parameter, value]: Allowed): readonly Declared[] => {
    const entries = { ...given.entries, [parameter]: { value } };
    return [templateAsResource(template, { ...given, entries }, source, follow) ?? []].flat();
  };
  return {
    *tried() {
      const { machines, tried } = planned();
      for (const one of tried) {
        const [parameter, value] = one;
        yield { parameter, value, machinesOnly: deployed(machines, one), resources: deployed(root, one) };
      }
    },
    *open() {
      for (const [parameter, all] of planned().open) {
        const values = all.map((one) => ({ value: one[1], resources: deployed(root, one) }));
        yield { parameter, values };
      }
    },
    untried: () =>
      Array.from(new Lists(planned().untried, ([parameter]) => parameter), ([parameter, { length }]) =>
        length === 1 ? `another value of \`${parameter}\`` : `${length} other values of \`${parameter}\``,
      ),
  };
}
