import { inAnyCase } from "../../values/any-case";
import type { Fields } from "../../values/fields";
import { at, flag, isObject, peel } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
import type { DeployedTo, TemplateResource } from "./contract";
import { mayBeNone } from "./copy-count";
import { isDeployment, isDeploymentStack } from "./deployments";
import { type Enclosing, textMember } from "./enclosing";
import { type Frame, within } from "./frame";
import { type Json, all, bare, isList } from "./json";
import { readNested } from "./nested";
import { groupIdOf, resourceIdOf, subscriptionIdOf } from "./resource-ids";
import { evaluateValue, iterationsOf, unmarked } from "./values";
import { label } from "./work";

/** Members outside a resource's body: they're read separately or say nothing about it. */
const APART: ReadonlySet<string> = new Set([
  ...["type", "apiversion", "name", "scope", "resources", "copy", "condition", "dependson", "comments", "metadata"],
]);

function conditionOf(raw: Fields, frame: Frame): Value<boolean> {
  if (at(raw, "condition") === undefined) return undefined;
  const inside = within(frame, "condition");
  const value = flag(bare(evaluateValue(at(raw, "condition"), inside)));
  if (value !== undefined) return value;
  frame.work.problem(inside.path, "a condition that is neither true nor false");
  return UNKNOWN;
}

/** Returns an unknown expression's text, with its template to distinguish it from others. */
function asWritten(raw: unknown, { scope }: Frame): string {
  const written = peel(raw);
  return `${scope.path}: ${typeof written === "string" ? written : ""}`;
}

/** Combines two conditions; absent only if both are. */
function both(left: Value<boolean>, right: Value<boolean>): Value<boolean> {
  if (left === undefined) return right;
  return right === undefined ? left : all([left, right]);
}

function texts(value: Json): readonly string[] {
  const plain = bare(value);
  return isList(plain) ? plain.filter((part) => typeof part === "string") : [];
}

/** Returns a resource's id, including for one that extends another by `scope`. */
function idOf(type: string, name: Value<string>, scope: Value<string>, deployedTo: DeployedTo): Value<string> {
  if (name === UNKNOWN || name === undefined || scope === UNKNOWN) return UNKNOWN;
  const group = deployedTo.resourceGroup;
  const home =
    group === undefined ? subscriptionIdOf(deployedTo.subscriptionId) : groupIdOf(deployedTo.subscriptionId, group);
  return resourceIdOf(scope ?? home, type, name) ?? UNKNOWN;
}

interface Composed {
  readonly type: string;
  readonly name: Value<string>;
}

/** Returns full type and name. A child states only its own part, but some templates repeat the parent's. */
function composed(type: string, name: Value<string>, parent: Enclosing["parent"]): Composed {
  if (!parent) return { type, name };
  const full = type.includes(".") ? type : `${parent.type}/${type}`;
  if (typeof name !== "string" || name.split("/").length === full.split("/").length - 1) return { type: full, name };
  return {
    type: full,
    name: parent.name === UNKNOWN || parent.name === undefined ? UNKNOWN : `${parent.name}/${name}`,
  };
}

/** Evaluates a resource without its type, name and location in the template. */
function readBody(raw: Fields, type: string, frame: Frame): Pick<TemplateResource, "body" | "secure"> {
  const secure: string[] = [];
  const members = Object.keys(raw).filter((name) => !APART.has(name.toLowerCase()));
  const linking = type.toLowerCase().startsWith("microsoft.network/");
  const body = members.map((name) => {
    const inside = { ...within(frame, label(name)), linking };
    return [name, unmarked(evaluateValue(raw[name], inside), name, frame.work, secure)] as const;
  });
  return { body: Object.fromEntries(body), secure };
}

/** Adds a resource that may be deployed to `enclosing.found`. */
function addResource(
  raw: Fields,
  { type, name }: Composed,
  symbolicName: string | undefined,
  frame: Frame,
  enclosing: Enclosing,
): void {
  frame.work.references = [];
  const read = readBody(raw, type, frame);
  const dependsOn = texts(evaluateValue(at(raw, "dependsOn"), { ...within(frame, "dependsOn"), naming: true }));
  enclosing.found.push({
    type,
    apiVersion: textMember(raw, "apiVersion", frame),
    name,
    id: idOf(type, name, textMember(raw, "scope", frame, true), enclosing.deployedTo),
    location: textMember(raw, "location", frame),
    ...read,
    condition: enclosing.condition,
    undecidedBy: enclosing.undecidedBy,
    dependsOn: [...new Set([...dependsOn, ...frame.work.references])],
    path: frame.path,
    parent: enclosing.parent?.path,
    symbolicName,
    scope: enclosing.deployedTo,
  });
}

function readOne(raw: Fields, symbolicName: string | undefined, frame: Frame, enclosing: Enclosing): void {
  const own = conditionOf(raw, frame);
  const condition = both(enclosing.condition, own);
  const undecidedBy =
    own === UNKNOWN ? [...enclosing.undecidedBy, asWritten(at(raw, "condition"), frame)] : enclosing.undecidedBy;
  const written = textMember(raw, "type", frame);
  if (written === UNKNOWN || written === undefined) {
    frame.work.problem(frame.path, written === undefined ? "a resource without a type" : "a resource of unknown type");
    return;
  }
  // The name of a resource that isn't deployed may be made from a parameter that is null then.
  if (condition === false && at(raw, "resources") === undefined) return;
  const { type, name } = composed(written, textMember(raw, "name", frame, true), enclosing.parent);
  if (isDeployment(type)) {
    if (condition !== false) readNested(raw, frame, { ...enclosing, condition, undecidedBy }, readResources);
    return;
  }
  if (isDeploymentStack(type)) {
    if (condition !== false) frame.work.problem(frame.path, "a deployment stack in a template");
    return;
  }
  if (condition !== false) {
    addResource(raw, { type, name }, symbolicName, frame, { ...enclosing, condition, undecidedBy });
  }
  // A parent's condition doesn't apply to its children (learn.microsoft.com, "Conditional deployment in ARM
  // templates").
  const children = within(frame, "resources");
  frame.work.deeper(children.path, () => {
    readResources(at(raw, "resources"), children, { ...enclosing, parent: { type, name, path: frame.path } });
  });
}

function readResource(raw: unknown, symbolicName: string | undefined, frame: Frame, enclosing: Enclosing): void {
  const resource = inAnyCase(peel(raw));
  if (!isObject(resource)) {
    frame.work.problem(frame.path, resource === UNKNOWN ? "an unknown resource" : "a resource that isn't an object");
    return;
  }
  if (flag(resource, "existing") === true) return;
  const copy = at(resource, "copy");
  if (!isObject(copy)) {
    if (copy !== undefined) frame.work.problem(`${frame.path}.copy`, "an invalid copy loop");
    readOne(resource, symbolicName, frame, enclosing);
    return;
  }
  for (const iteration of iterationsOf(copy, frame)) {
    if (!frame.work.spend(1)) return;
    const path = `${frame.path} copy ${iteration.label}`;
    const inIteration = { ...frame, path, loops: [iteration.loop, ...frame.loops] };
    readOne(
      resource,
      symbolicName,
      inIteration,
      iteration.loop.index === UNKNOWN ? perhaps(copy, frame, enclosing) : enclosing,
    );
  }
}

/** Returns the context of a resource whose number of copies is unknown. */
function perhaps(copy: Fields, frame: Frame, enclosing: Enclosing): Enclosing {
  const count = at(copy, "count");
  const condition = mayBeNone(count, frame.scope) ? both(enclosing.condition, UNKNOWN) : enclosing.condition;
  return { ...enclosing, condition, undecidedBy: [...enclosing.undecidedBy, `${asWritten(count, frame)} copies`] };
}

/** Reads a list or object of resources into `enclosing.found`. */
export function readResources(raw: unknown, frame: Frame, enclosing: Enclosing): void {
  const resources = peel(raw);
  if (resources === undefined) return;
  if (Array.isArray(resources)) {
    for (const [index, one] of resources.entries()) {
      if (!frame.work.spend(1)) return;
      readResource(one, undefined, within(frame, `[${index}]`), enclosing);
    }
  } else if (isObject(resources)) {
    for (const name of Object.keys(resources)) {
      if (!frame.work.spend(1)) return;
      readResource(resources[name], name, within(frame, label(name)), enclosing);
    }
  } else {
    frame.work.problem(
      frame.path,
      resources === UNKNOWN ? "unknown resources" : "resources that are neither a list nor an object",
    );
  }
}
