import { UNKNOWN, type Value } from "../../activation/value";
import type { Frame } from "./frame";
import type { Form } from "./forms";
import { bare, record, type Json } from "./json";
import { groupIdOf, resourceIdOf, subscriptionIdOf } from "./stand-in";
import { Refused } from "./syntax";

type Result = Json | Refused;

/** Absent counts as unknown: such a function is only right where there is one. */
function orUnknown(value: Value<string>): Json {
  return value ?? UNKNOWN;
}

/** The texts from `start` on as type and name. The type is the first that holds a slash: no group or GUID does. */
function idBelow(values: readonly Json[], base: (before: readonly Json[]) => string | Refused): Result {
  const start = values.findIndex((value) => typeof value === "string" && value.includes("/"));
  const [type, ...names] = values.slice(Math.max(start, 0));
  if (names.includes(UNKNOWN) || type === UNKNOWN || (start === -1 && values.includes(UNKNOWN))) return UNKNOWN;
  const root = base(values.slice(0, Math.max(start, 0)));
  if (root instanceof Refused || typeof type !== "string") return new Refused("an id without a resource type");
  return (
    resourceIdOf(root, type, names.map(String).join("/")) ?? new Refused("an id with a name that does not fit its type")
  );
}

/** The last of the texts before the type, if there are as many as that. */
function before(values: readonly Json[], fromEnd: number, otherwise: Value<string>): Value<string> {
  const value = values.at(-fromEnd);
  if (value === undefined) return otherwise;
  return typeof value === "string" ? value : UNKNOWN;
}

function form(min: number, max: number, run: (values: readonly Json[], frame: Frame) => Result): Form {
  return {
    min,
    max,
    run: (args, frame, evaluate) =>
      run(
        args.map((arg) => bare(evaluate(arg, frame))),
        frame,
      ),
  };
}

function extensionId([base = null, ...rest]: readonly Json[]): Result {
  if (base === UNKNOWN) return UNKNOWN;
  return idBelow(rest, () => (typeof base === "string" ? base : new Refused("an id without a base")));
}

/** Functions that give ids and facts of the deployment. Source: learn.microsoft.com, "Resource functions for ARM templates", 2026-07. */
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
    form(0, 0, (_, { scope: { context } }) =>
      record([
        ["id", groupIdOf(context.subscriptionId, context.resourceGroup)],
        ["name", orUnknown(context.resourceGroup)],
        ["location", orUnknown(context.location)],
        ["type", "Microsoft.Resources/resourceGroups"],
        ["managedBy", UNKNOWN],
        ["properties", UNKNOWN],
        ["tags", UNKNOWN],
      ]),
    ),
  ],
  [
    "subscription",
    form(0, 0, (_, { scope: { context } }) =>
      record([
        ["id", subscriptionIdOf(context.subscriptionId)],
        ["subscriptionId", orUnknown(context.subscriptionId)],
        ["tenantId", UNKNOWN],
        ["displayName", UNKNOWN],
        ["tags", UNKNOWN],
      ]),
    ),
  ],
  ["environment", form(0, 0, (_, { scope }) => scope.environment)],
  [
    "deployment",
    form(0, 0, (_, { scope: { context } }) =>
      record([
        ["name", orUnknown(context.deploymentName)],
        ["location", UNKNOWN],
        ["properties", UNKNOWN],
      ]),
    ),
  ],
]);
