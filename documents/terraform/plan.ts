import { asConditional } from "../../stack/conditions";
import type { Declared, Provider } from "../../stack/declared";
import { absentProvider, bridgedName, mayHideBody } from "../../stack/terraform";
import { type Fields, arrayOrEmpty, objectOrEmpty } from "../../values/fields";
import { kindText } from "../../values/kind-text";
import { isObject } from "../../values/read";
import { UNKNOWN } from "../../values/value";
import { messages } from "../messages";
import { UnreadableInput } from "../unreadable";
import { addressIn, ownKey, splitModules, withoutKeys } from "./address";
import { type ConfiguredModule, type ConfiguredResource, moduleAt, readModule } from "./configuration";
import { type Instance, declare, instanceOf, providersOf } from "./declare";
import { provisionersOf } from "./provisioners";
import { References, type Scope } from "./references";
import { resourcesIn } from "./state";
import { withUnknowns } from "./values";

/** A planned change after which the resource exists. */
interface Change extends Instance {
  readonly after: Fields;
  readonly afterUnknown: Fields;
  readonly sensitive: unknown;
  /** Whether Terraform deferred it, so it's unknown if the resource will exist. */
  readonly deferred: boolean;
}

function changeOf(value: unknown, deferred: boolean): Change | undefined {
  const instance = instanceOf(value);
  if (!instance || !isObject(value) || "deposed" in value || !isObject(value["change"])) return undefined;
  const {
    actions,
    before,
    before_sensitive: hidden,
    after,
    after_unknown: open,
    after_sensitive: sensitive,
  } = value["change"];
  if (isObject(before) && arrayOrEmpty(actions)[0] === "forget")
    return { ...instance, isKept: true, after: before, afterUnknown: {}, sensitive: hidden, deferred };
  if (!isObject(after)) return undefined;
  return { ...instance, after, afterUnknown: objectOrEmpty(open), sensitive, deferred };
}

function listAt(plan: Fields, name: string): readonly unknown[] {
  const list = plan[name];
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw new UnreadableInput(messages.notArray(name, kindText(list)));
  return list;
}

/** Refuses a plan that failed. */
function refuseFailed(plan: Fields): void {
  if (plan["errored"] === true) throw new UnreadableInput(messages.failedPlan);
}

/** Returns the resources with exactly one instance: neither they nor a module around them are repeated. */
function singlesIn(module: ConfiguredModule, path = ""): readonly string[] {
  const own = [...module.resources].filter(([, { repeated }]) => repeated.length === 0).map(([address]) => address);
  const inner = [...module.calls].filter(([, { repeated }]) => repeated.length === 0);
  return [
    ...own.map((address) => addressIn(path, address)),
    ...inner.flatMap(([name, call]) => singlesIn(call, addressIn(path, `module.${name}`))),
  ];
}

/** Whether an address is that of a managed resource of Azure, neither a data source nor ephemeral. */
function isOfAzure(address: string): boolean {
  return /^(?:module\.[^.]+\.)*(?:azurerm|azurestack|azapi)_[^.]+\.[^.]+$/.test(withoutKeys(address));
}

function addressOf(one: unknown): readonly string[] {
  return isObject(one) ? textAt(one, "address") : [];
}

function textAt(fields: Fields, name: string): readonly string[] {
  const text = fields[name];
  return typeof text === "string" ? [text] : [];
}

function isManaged(change: unknown): boolean {
  return isObject(change) && change["mode"] === "managed";
}

/** Returns the managed resources that a plan shows outside of its changes: before it, or as planned values. */
function shownIn(plan: Fields): readonly string[] {
  const states = [objectOrEmpty(plan["prior_state"])["values"], plan["planned_values"]];
  return states
    .flatMap((values) => resourcesIn(objectOrEmpty(values)["root_module"]))
    .flatMap((one) => (isManaged(one) ? addressOf(one) : []));
}

/**
 * Refuses a partial plan, which lacks resources that others need. OpenTofu, and Terraform before 1.8, don't mark it,
 * but a complete plan has a change for each resource, even if `no-op`. A `for_each` without references, such as
 * `toset(["a"])`, is left out of the configuration, so instances count as well; an empty one has none. A plan with
 * `-refresh-only` is marked as complete, too, but has no changes (hashicorp/terraform `internal/terraform/context_plan.go`,
 * 2026-11-26).
 */
function refusePartial(plan: Fields, root: ConfiguredModule, changed: readonly unknown[]): void {
  if (plan["complete"] === false && listAt(plan, "deferred_changes").length === 0)
    throw new UnreadableInput(messages.partialPlan);
  if (plan["complete"] === true && changed.some(isManaged)) return;
  const addresses = changed.flatMap(addressOf);
  const known = new Set([...addresses, ...addresses.map(withoutKeys)]);
  const missing = [...singlesIn(root), ...shownIn(plan)].find((address) => isOfAzure(address) && !known.has(address));
  if (missing !== undefined) throw new UnreadableInput(messages.planWithout(missing));
}

/** Returns an unchanged change for a data source that was read before the plan. */
function readBefore(resource: Fields): Change | undefined {
  const instance = instanceOf(resource);
  const { values, sensitive_values: sensitive } = resource;
  if (!instance?.isData || !isObject(values)) return undefined;
  return { ...instance, after: values, afterUnknown: {}, sensitive, deferred: false };
}

function dataIn(state: unknown): readonly Change[] {
  const values = isObject(state) ? state["values"] : undefined;
  const resources = resourcesIn(isObject(values) ? values["root_module"] : undefined);
  return resources.map(readBefore).filter((change) => change !== undefined);
}

/**
 * Blocks that separate resources may declare instead: their type, and the attribute that names the container. Source:
 * documentation of azurerm 5.2.0, 2026-08-20.
 */
const SEPARATE: readonly (readonly [block: string, type: RegExp, container: string])[] = [
  ["route", /^[a-z]+_route$/, "route_table_name"],
  ["security_rule", /^[a-z]+_network_security_rule$/, "network_security_group_name"],
  ["subnet", /^[a-z]+_subnet$/, "virtual_network_name"],
];

/** Whether a resource's name or id, as far as they're known, may be a known id or name, or part of it. */
function mayGive({ after: { name } }: Change, value: string): boolean {
  return typeof name !== "string" || value.toLowerCase().split("/").includes(name.toLowerCase());
}

const EACH_VALUE = { references: ["each.value"] };

/** The configuration of a plan's resources. */
class Configured {
  private readonly root: ConfiguredModule;
  private readonly references: References;
  private readonly providers: ReadonlyMap<string, Provider>;
  private readonly known: boolean;
  private readonly changes: ReadonlyMap<string, Change>;
  /** Containers whose blocks are resources of their own, by address or name, after the block's name. */
  private readonly separate: ReadonlySet<string>;

  constructor(configuration: Fields, root: ConfiguredModule, changes: readonly Change[]) {
    this.known = isObject(configuration["root_module"]);
    this.root = root;
    this.changes = new Map(changes.map((change) => [change.address, change]));
    this.references = new References(
      root,
      changes.map(({ address }) => address),
    );
    this.providers = providersOf(configuration["provider_config"]);
    this.separate = new Set(changes.flatMap((change) => this.containersOf(change)));
  }

  private containersOf(change: Change): readonly string[] {
    const found = SEPARATE.find(([, type]) => type.test(change.type));
    if (!found) return [];
    const [block, , container] = found;
    const { resource, scope } = this.configurationOf(change);
    const sources = this.references.from(resource?.expressions, scope);
    return [...sources, ...textAt(change.after, container)].map((one) => `${block} ${one}`);
  }

  /**
   * Returns the blocks that may exist although the plan shows none: a `dynamic` block whose `for_each` is unknown looks
   * like a block that nobody set, unless resources of their own take its place. A data source that is read later may have both.
   */
  private hiddenBlocks({ address, after, afterUnknown, isData }: Change, expressions: Fields): readonly string[] {
    return SEPARATE.map(([block]) => block).filter(
      (block) =>
        afterUnknown[block] === true &&
        !Object.hasOwn(expressions, block) &&
        (isData || ![address, ...textAt(after, "name")].some((one) => this.separate.has(`${block} ${one}`))),
    );
  }

  /**
   * Returns expressions for the blocks with unknown values that the configuration doesn't show, because they're `dynamic`:
   * in a repeated resource, their values come from what it's repeated for.
   */
  private dynamicBlocks({ afterUnknown }: Change, expressions: Fields): Fields {
    const blocks = Object.entries(afterUnknown).filter(
      ([name, open]) => Array.isArray(open) && !Object.hasOwn(expressions, name),
    );
    return Object.fromEntries(blocks.map(([name]) => [name, EACH_VALUE]));
  }

  private configurationOf({ address }: Change): { resource: ConfiguredResource | undefined; scope: Scope } {
    const { modules, rest } = splitModules(address);
    const resource = moduleAt(this.root, modules)?.resources.get(withoutKeys(rest));
    const count = this.references.countOf(address);
    return { resource, scope: { modules, key: ownKey(rest), count, repeated: resource?.repeated ?? [] } };
  }

  /** Returns what `depends_on` names, that of the module calls around a resource included. */
  private waitedFor(resource: ConfiguredResource | undefined, { modules }: Scope): readonly string[] {
    const calls = modules.map((_, place) => modules.slice(0, place + 1));
    return [
      ...this.references.waitedFor(resource?.dependsOn ?? [], modules),
      ...calls.flatMap((path) =>
        this.references.waitedFor(moduleAt(this.root, path)?.dependsOn ?? [], path.slice(0, -1)),
      ),
    ];
  }

  /**
   * Returns the sources of an attribute that its value doesn't rule out: Terraform lists the references of both sides of a
   * condition, as in `var.id != "" ? var.id : azurerm_virtual_machine.a.id`.
   */
  private meantBy(name: string, value: unknown, sources: readonly string[]): readonly string[] {
    if (typeof value !== "string" || !/_(?:id|name)$/.test(name)) return sources;
    return sources.filter((address) => {
      const source = this.changes.get(address);
      return !source || mayGive(source, value);
    });
  }

  /** Returns a resource, and what its provisioners run. */
  declare(change: Change): readonly Declared[] {
    const { after, afterUnknown, sensitive } = change;
    const { resource, scope } = this.configurationOf(change);
    const expressions = this.known ? (resource?.expressions ?? undefined) : undefined;
    const links: Record<string, readonly string[]> = {};
    const dynamic = expressions ? this.dynamicBlocks(change, expressions) : {};
    for (const [name, expression] of Object.entries({ ...dynamic, ...expressions })) {
      const sources = this.references.from(expression, scope);
      const meant = this.meantBy(name, after[name], sources);
      links[bridgedName(name, after[name] ?? expression)] = meant;
    }
    const asked = this.waitedFor(resource, scope);
    const values = withUnknowns(after, afterUnknown, expressions, sensitive);
    for (const block of this.hiddenBlocks(change, expressions ?? {})) values[block] = UNKNOWN;
    const declared = declare(change, values, this.providerOf(change, resource?.provider), {
      dependencies: [...new Set([...Object.values(links).flat(), ...asked])],
      propertyDependencies: links,
      hidesBody: mayHideBody(change.type, after) && (!expressions || Object.hasOwn(expressions, "sensitive_body")),
    });
    const all = [
      declared,
      ...provisionersOf(declared, change.type, resource?.provisioners ?? [], (expression) =>
        this.references.from(expression, scope),
      ),
    ];
    return change.deferred ? all.map(asConditional) : all;
  }

  private providerOf({ provider }: Change, key: string | undefined): Provider {
    return (
      (key === undefined ? undefined : this.providers.get(key)) ??
      this.providers.get(provider) ??
      absentProvider(provider)
    );
  }
}

/**
 * Returns the resources that exist after applying a plan.
 *
 * @throws UnreadableInput if it's incomplete
 */
export function declarePlan(plan: Fields): readonly Declared[] {
  refuseFailed(plan);
  const configuration = objectOrEmpty(plan["configuration"]);
  const root = readModule(configuration["root_module"]);
  const planned = listAt(plan, "resource_changes");
  const deferred = listAt(plan, "deferred_changes").map((one) => (isObject(one) ? one["resource_change"] : undefined));
  refusePartial(plan, root, [...planned, ...deferred]);
  const changes = [
    ...planned.map((one) => changeOf(one, false)),
    ...deferred.map((one) => changeOf(one, true)),
    ...dataIn(plan["prior_state"]),
  ].filter((change) => change !== undefined);
  const configured = new Configured(configuration, root, changes);
  return changes.flatMap((change) => configured.declare(change));
}
