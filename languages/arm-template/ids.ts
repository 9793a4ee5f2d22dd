import { standInFor } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";
import type { Form } from "./forms";
import type { Frame } from "./frame";
import { type Result, textOf } from "./functions/function";
import { type Json, bare, certain, isList, isRecord, record } from "./json";
import { groupIdOf, resourceIdOf, subscriptionIdOf } from "./resource-ids";
import { Refused } from "./syntax";

/**
 * Returns a fact about the deployment. An absent one is unknown, because the function is valid only where it exists.
 */
function fact(value: Value<string>, what: string, frame: Frame): Json {
  if (value !== undefined && value !== UNKNOWN) return value;
  return frame.naming ? standInFor(what) : UNKNOWN;
}

/**
 * Splits the texts from `start` into type and name. The type is the first text with a slash, which no group name or
 * GUID has.
 */
function idBelow(values: readonly Json[], base: (before: readonly Json[]) => string): Result {
  const start = values.findIndex((value) => typeof value === "string" && value.includes("/"));
  const type = values[start];
  if (typeof type !== "string") {
    const isHidden = values.some((value) => certain(value) === UNKNOWN);
    return isHidden ? UNKNOWN : new Refused("an id without a resource type");
  }
  const parts = values.slice(start + 1);
  const names = parts.map((part) => (isList(part) || isRecord(part) ? UNKNOWN : (textOf(part) ?? UNKNOWN)));
  if (names.includes(UNKNOWN)) return UNKNOWN;
  const id = resourceIdOf(base(values.slice(0, start)), type, names.join("/"));
  return id ?? new Refused("an id whose name doesn't fit its type");
}

/** Returns the text that stands so many places before the type; `otherwise` if there are fewer. */
function before(values: readonly Json[], fromEnd: number, otherwise: Value<string>): Value<string> {
  const value = values.at(-fromEnd);
  if (value === undefined) return otherwise;
  return typeof value === "string" ? value : UNKNOWN;
}

/** Returns a form for a function whose arguments are names and ids. */
function form(min: number, max: number, run: (values: readonly Json[], frame: Frame) => Result): Form {
  return {
    min,
    max,
    run: (args, frame, evaluate) =>
      run(
        args.map((arg) => bare(evaluate(arg, { ...frame, naming: true }))),
        frame,
      ),
  };
}

function extensionId([base = null, ...rest]: readonly Json[]): Result {
  if (base === UNKNOWN) return UNKNOWN;
  return typeof base === "string" ? idBelow(rest, () => base) : new Refused("an id without a base");
}

/**
 * Functions that return ids and facts about the deployment. Source: learn.microsoft.com, "Resource functions for ARM
 * templates", 2026-07.
 */
export const ID_FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  [
    "resourceid",
    form(2, Infinity, (values, { scope: { context } }) =>
      idBelow(values, (found) =>
        groupIdOf(before(found, 2, context.subscriptionId), before(found, 1, context.resourceGroup)),
      ),
    ),
  ],
  [
    "subscriptionresourceid",
    form(2, Infinity, (values, { scope: { context } }) =>
      idBelow(values, (found) => subscriptionIdOf(before(found, 1, context.subscriptionId))),
    ),
  ],
  ["tenantresourceid", form(2, Infinity, (values) => idBelow(values, () => ""))],
  ["extensionresourceid", form(3, Infinity, extensionId)],
  ["managementgroupresourceid", form(2, Infinity, () => UNKNOWN)],
  [
    "resourcegroup",
    form(0, 0, (_, frame) =>
      record([
        ["id", groupIdOf(frame.scope.context.subscriptionId, frame.scope.context.resourceGroup)],
        ["name", fact(frame.scope.context.resourceGroup, "group", frame)],
        ["location", fact(frame.scope.context.location, "location", frame)],
        ["type", "Microsoft.Resources/resourceGroups"],
        ["managedBy", UNKNOWN],
        ["properties", UNKNOWN],
        ["tags", UNKNOWN],
      ]),
    ),
  ],
  [
    "subscription",
    form(0, 0, (_, frame) =>
      record([
        ["id", subscriptionIdOf(frame.scope.context.subscriptionId)],
        ["subscriptionId", fact(frame.scope.context.subscriptionId, "subscription", frame)],
        ["tenantId", UNKNOWN],
        ["displayName", UNKNOWN],
        ["tags", UNKNOWN],
      ]),
    ),
  ],
  ["environment", form(0, 0, (_, { scope }) => scope.environment)],
  [
    "deployment",
    form(0, 0, (_, frame) =>
      record([
        ["name", fact(frame.scope.context.deploymentName, "deployment", frame)],
        ["location", UNKNOWN],
        ["properties", UNKNOWN],
      ]),
    ),
  ],
]);
