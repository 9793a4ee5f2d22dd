import { inAnyCase } from "../../values/any-case";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import type { Fields } from "../../values/fields";
import { memoize } from "../../values/memoize";
import { at, flag, has, isObject, peel, text } from "../../values/read";
import type { LinkedFile } from "../../values/template-links";
import { UNKNOWN, type Value } from "../../values/value";
import type { DeployedTo, PlainParameter, TemplateContext } from "./contract";
import { textMember } from "./enclosing";
import { type Frame, type Scope, within } from "./frame";
import { groupKeyOf } from "./group-key";
import { type Json, bare } from "./json";
import { DEPLOYMENT_DEPTH } from "./limits";
import { followed } from "./linked";
import { parameterObject } from "./parameters";
import { deploymentProperties, networkProperties } from "./referenced";
import { groupIdOf, resourceIdOf } from "./resource-ids";
import { resourceInfoOf } from "./resource-info";
import { type Given, type TemplateScope, templateScope } from "./scope";
import { Refused } from "./syntax";
import { evaluateValue, iterationsOf, literal } from "./values";
import { type Work, label } from "./work";

/** A nested deployment, with its template. */
export interface Opened {
  readonly template: unknown;
  /** The frame in which the template's expressions are evaluated. */
  readonly frame: Frame;
  readonly deployedTo: DeployedTo;
  /** Returns what its own parameters reveal. */
  readonly plainParameters: () => readonly PlainParameter[];
  /** Called when its resources are read. */
  readonly onRead?: () => void;
}

/** Something that a template declares and `reference` may look up. */
interface Entry {
  readonly type: string;
  readonly raw: Fields;
  readonly frame: Frame;
  readonly deployedTo: DeployedTo;
  readonly name: Value<string>;
}

const DEPLOYMENT = "microsoft.resources/deployments";
const STACK = "microsoft.resources/deploymentstacks";
const NETWORK = "microsoft.network/virtualnetworks";
const SUBNET = "microsoft.network/virtualnetworks/subnets";

/** Whether a type is a nested deployment's. */
export function isDeployment(type: string): boolean {
  return equalsIgnoreCase(type, DEPLOYMENT);
}

/** Whether a type is a deployment stack's. */
export function isDeploymentStack(type: string): boolean {
  return equalsIgnoreCase(type, STACK);
}

/** Returns a part of a deployment, which may be an expression. */
function part(raw: unknown, frame: Frame): unknown {
  const value = peel(raw);
  return typeof value === "string" ? bare(evaluateValue(value, frame)) : value;
}

function isInner(properties: unknown): boolean {
  const scope = text(properties, "expressionEvaluationOptions", "scope");
  return equalsIgnoreCase(scope, "inner");
}

/**
 * Whether a deployment's template is evaluated in the template around it. Opening any other one would evaluate what it's
 * given, also where it isn't deployed.
 */
function sharesScope(raw: Fields): boolean {
  return at(raw, "properties", "template") !== undefined && !isInner(inAnyCase(at(raw, "properties")));
}

const opened = new WeakMap<Work, Map<string, Opened | Refused>>();

/** Opens a deployment, once per path. */
export function openDeployment(raw: Fields, frame: Frame, enclosing: DeployedTo): Opened | Refused {
  const known = opened.get(frame.work) ?? new Map<string, Opened | Refused>();
  opened.set(frame.work, known);
  const before = known.get(frame.path);
  if (before) return before;
  known.set(frame.path, new Refused("a deployment that depends on itself"));
  const result = open(raw, frame, enclosing);
  known.set(frame.path, result);
  return result;
}

function open(raw: Fields, outermost: Frame, enclosing: DeployedTo): Opened | Refused {
  const frame = { ...outermost, naming: false };
  const outer = within(frame, "properties");
  const properties = inAnyCase(part(at(raw, "properties"), outer));
  const template = templateIn(properties, outer);
  if (template instanceof Refused) return template;
  if (frame.scope.level >= DEPLOYMENT_DEPTH) return new Refused("deployments are nested too deeply");
  const { content, linked, frame: templateFrame } = template;
  const group = textMember(raw, "resourceGroup", frame);
  const deployedTo: DeployedTo = {
    resourceGroup: group ?? enclosing.resourceGroup,
    subscriptionId: textMember(raw, "subscriptionId", frame) ?? enclosing.subscriptionId,
    groupKey: groupKeyOf(raw, frame, enclosing),
  };
  if (!linked && !isInner(properties))
    return { template: content, frame: templateFrame, deployedTo, plainParameters: () => [] };
  const context: TemplateContext = {
    ...frame.scope.context,
    ...deployedTo,
    location: group === undefined ? frame.scope.context.location : UNKNOWN,
    deploymentName: textMember(raw, "name", frame),
    ...(linked && { follow: linked.follow }),
  };
  const where = { work: frame.work, path: `${templateFrame.path}.` };
  const given = givenParameters(properties, outer);
  const { scope, plainParameters } = scopeOf(content, given, context, where, frame.scope.level + 1);
  return {
    template: content,
    frame: { ...templateFrame, scope, loops: [], locals: new Map() },
    deployedTo,
    plainParameters,
    ...(linked && { onRead: linked.onRead }),
  };
}

/** A deployment's template, and the file that it's from if it's a linked one. */
interface FoundTemplate {
  readonly content: unknown;
  readonly linked?: LinkedFile;
  readonly frame: Frame;
}

function templateIn(properties: unknown, outer: Frame): FoundTemplate | Refused {
  const inline = within(outer, "template");
  const written = part(at(properties, "template"), inline);
  if (written === UNKNOWN) return new Refused("an unknown template");
  if (written !== undefined && written !== null) return { content: inAnyCase(written), frame: inline };
  const raw = at(properties, "templateLink");
  if (raw === undefined) return new Refused("a deployment without a template");
  const frame = within(outer, "templateLink");
  const linked = followed(raw, "template", frame);
  if (linked instanceof Refused) return linked;
  return { content: inAnyCase(linked.content), linked, frame };
}

/** Returns the parameters that a deployment gives to its template, inline or by a link. */
function givenParameters(properties: unknown, outer: Frame): Given {
  const raw = at(properties, "parametersLink");
  const inside = within(outer, raw === undefined ? "parameters" : "parametersLink");
  if (raw === undefined) {
    const inline = at(properties, "parameters");
    return memoize((naming) => evaluateValue(inline, { ...inside, naming }));
  }
  const linked = followed(raw, "parameters", inside);
  const values = linked instanceof Refused ? UNKNOWN : parameterObject(linked.content);
  if (linked instanceof Refused) outer.work.problem(inside.path, linked.reason);
  return memoize(() => (isObject(values) ? literal(values, outer.work, inside.path) : UNKNOWN));
}

/** Returns a template's scope, in which references to its deployments lead to their outputs. */
export function scopeOf(
  template: unknown,
  given: Given,
  context: TemplateContext,
  { work, path }: Pick<Frame, "work" | "path">,
  level: number,
): TemplateScope {
  let registry: Registry | undefined;
  let info: Scope["resourceInfo"] | undefined;
  const resources = at(template, "resources");
  const outermost = (): Frame => ({
    ...{ scope: made.scope, work, path: `${path}resources` },
    ...{ loops: [], locals: new Map<string, Json>(), naming: false },
  });
  const reference = (name: string, naming: boolean): Json | undefined => {
    registry ??= new Registry(resources, outermost());
    return registry.properties(name, naming);
  };
  const resourceInfo: Scope["resourceInfo"] = (symbol, naming) =>
    (info ??= resourceInfoOf(resources, outermost()))(symbol, naming);
  const made = templateScope(template, given, context, work, { path, level, reference, resourceInfo });
  return made;
}

/** The targets of references in one template: its deployments, for their outputs, and its virtual networks. */
class Registry {
  private readonly byName = new Map<string, Entry | undefined>();
  private readonly symbols: ReadonlySet<string>;
  private readonly known = new Map<string, Json>();
  /** Whether Azure may return subnets of a network that its declaration doesn't contain. */
  private separateSubnets = false;
  /** Number of deployments around what is being collected. */
  private level = 0;

  constructor(resources: unknown, frame: Frame) {
    const { resourceGroup, subscriptionId, groupKey = "" } = frame.scope.context;
    const named = peel(resources);
    this.symbols = new Set(isObject(named) ? Object.keys(named).map((name) => name.toLowerCase()) : []);
    this.collect(resources, frame, { resourceGroup, subscriptionId, groupKey });
  }

  /** Returns the result of `reference`; `undefined` if the name leads to none of them, or to several. */
  properties(reference: string, naming: boolean): Json | undefined {
    const lower = reference.toLowerCase();
    const entry = this.byName.get(lower.slice(lower.lastIndexOf("/providers/") + 1));
    if (!entry) return undefined;
    const key = `${entry.frame.path} ${String(naming)}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    this.known.set(key, UNKNOWN);
    const value = entry.type === NETWORK && this.separateSubnets ? UNKNOWN : propertiesOf(entry, naming);
    this.known.set(key, value);
    return value;
  }

  private collect(raw: unknown, frame: Frame, deployedTo: DeployedTo): void {
    const resources = peel(raw);
    if (Array.isArray(resources)) {
      resources.forEach((one: unknown, index) => {
        this.add(inAnyCase(peel(one)), undefined, within(frame, `[${index}]`), deployedTo);
      });
    } else if (isObject(resources)) {
      for (const name of Object.keys(resources))
        this.add(inAnyCase(peel(resources[name])), name, within(frame, label(name)), deployedTo);
    }
  }

  private add(raw: unknown, symbol: string | undefined, frame: Frame, deployedTo: DeployedTo): void {
    if (!isObject(raw) || !frame.work.spend(1) || flag(raw, "existing") === true) return;
    const type = text(raw, "type");
    const lower = typeof type === "string" ? type.toLowerCase() : "";
    this.separateSubnets ||= lower === SUBNET || (lower === NETWORK && has(raw, "resources") !== undefined);
    if (lower !== DEPLOYMENT && lower !== NETWORK) return;
    const copy = at(raw, "copy");
    if (!isObject(copy)) {
      this.register({ type: lower, raw, frame, deployedTo, name: textMember(raw, "name", frame, true) }, symbol);
      return;
    }
    for (const iteration of iterationsOf(copy, frame)) {
      const path = `${frame.path} copy ${iteration.label}`;
      const inIteration = { ...frame, path, loops: [iteration.loop, ...frame.loops] };
      const entry: Entry = {
        type: lower,
        raw,
        frame: inIteration,
        deployedTo,
        name: textMember(raw, "name", inIteration, true),
      };
      this.register(entry, symbol === undefined ? undefined : `${symbol}[${iteration.label}]`);
    }
  }

  /** Notes an entry by its names, and those of a deployment that shares the scope. */
  private register(entry: Entry, symbol: string | undefined): void {
    const { type, raw, frame, deployedTo, name } = entry;
    if (symbol !== undefined) this.name(symbol, entry);
    if (typeof name === "string") {
      this.name(`providers/${type}/${name}`, entry);
      // In a template with symbolic names, a name that is also a symbol means the symbol.
      if (!this.symbols.has(name.toLowerCase())) this.name(name, entry);
    }
    if (type !== DEPLOYMENT || !sharesScope(raw)) return;
    const inner = openDeployment(raw, frame, deployedTo);
    if (inner instanceof Refused || inner.frame.scope !== frame.scope || this.level === DEPLOYMENT_DEPTH) return;
    this.level += 1;
    this.collect(at(inner.template, "resources"), within(inner.frame, "resources"), inner.deployedTo);
    this.level -= 1;
  }

  private name(name: string, entry: Entry): void {
    const key = name.toLowerCase();
    this.byName.set(key, this.byName.has(key) ? undefined : entry);
  }
}

function propertiesOf({ type, raw, frame, deployedTo, name }: Entry, naming: boolean): Json {
  if (type === NETWORK) {
    const group = groupIdOf(deployedTo.subscriptionId, deployedTo.resourceGroup);
    const id = typeof name === "string" ? resourceIdOf(group, "Microsoft.Network/virtualNetworks", name) : UNKNOWN;
    return networkProperties(raw, { ...frame, naming }, id);
  }
  const found = openDeployment(raw, frame, deployedTo);
  return found instanceof Refused ? UNKNOWN : deploymentProperties(found.template, { ...found.frame, naming });
}
