import { Lists } from "../../values/lists";
import { isObject } from "../../values/read";
import {
  type ModuleStep,
  addressIn,
  moduleText,
  ownKey,
  resourceIn,
  splitModules,
  withoutKeys,
  withoutOwnKey,
} from "./address";
import { type ConfiguredModule, moduleAt } from "./configuration";

/**
 * Returns the references of each expression in a value, at any depth; of `a.b.id` and `a.b`, both of which Terraform lists,
 * only the longer.
 */
function referencesIn(expression: unknown): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isObject(value)) {
      const references = value["references"];
      if (!Array.isArray(references)) Object.values(value).forEach(visit);
      else {
        const texts = references.filter((one) => typeof one === "string");
        found.push(texts.filter((one) => !texts.some((other) => other !== one && isPrefix(one, other))));
      }
    }
  };
  visit(expression);
  return found;
}

function isPrefix(one: string, other: string): boolean {
  return other.startsWith(one) && (other[one.length] === "." || other[one.length] === "[");
}

/** The context of an expression: a module instance, and the instance of a repeated resource or call. */
export interface Scope {
  readonly modules: readonly ModuleStep[];
  /** Key of the resource or module call that contains the expression. */
  readonly key: string | undefined;
  /** The `count` of that resource or module call; 0 if it has keys. */
  readonly count: number;
  readonly repeated: readonly unknown[];
}

/**
 * The key that a reference takes from a module's output, as in `subnets["a"].id`: a map of instances has their keys. A list
 * may be in another order.
 */
const MAP_KEY = /^[^.[]+\[("(?:[^"\\]|\\.)*")\]/;

/** Returns the `count` that gives instances these keys; their indices begin at 0, and some may be left out. */
function countOf(keys: readonly (string | undefined)[]): number {
  return keys.reduce((count, key) => Math.max(count, Number(key ?? -1) + 1 || 0), 0);
}

/**
 * Whether an instance pairs with the one of the same key among others. Terraform lists the same references for
 * `vm[count.index]` and `vm[count.index + 1]`, so with fewer instances than there are to choose from, any may be meant.
 */
function isPaired(count: number, others: number): boolean {
  return count >= others;
}

/** Returns each module call around an address, in its parent's instance. */
function callsAround(address: string): readonly string[] {
  const { modules } = splitModules(address);
  return modules.map(({ name }, place) => addressIn(moduleText(modules.slice(0, place)), `module.${name}`));
}

/** The most modules that may pass a value on. */
const DEPTH = 24;

/** Resolves a configuration's references to addresses of resource instances. */
export class References {
  private readonly known: ReadonlySet<string>;
  /** Instances by the address of their resource in its module's instance. */
  private readonly instances: Lists<string, string>;
  /** The `count` of each resource. */
  private readonly counts: ReadonlyMap<string, number>;
  /** Addresses by the instance of their module. */
  private ofModule: Lists<string, string> | undefined;
  /** Addresses by each module call around them, in its parent's instance. */
  private ofCalls: Lists<string, string> | undefined;
  private keysOfCalls: ReadonlyMap<string, ReadonlySet<string | undefined>> | undefined;

  constructor(
    private readonly root: ConfiguredModule,
    private readonly addresses: readonly string[],
  ) {
    this.known = new Set(addresses);
    this.instances = new Lists(this.known, withoutOwnKey);
    this.counts = new Map([...this.instances].map(([address, all]) => [address, countOf(all.map(ownKey))]));
  }

  /** Returns the `count` of the resource that has this instance. */
  countOf(address: string): number {
    return this.counts.get(withoutOwnKey(address)) ?? 0;
  }

  /**
   * Returns the addresses of instances that an expression uses.
   *
   * @param inPairs whether an instance with the scope's key is meant, even if the expression doesn't use the key
   */
  from(expression: unknown, scope: Scope, depth = DEPTH, inPairs = false): readonly string[] {
    if (depth === 0) return [];
    const found = referencesIn(expression).flatMap((references) => {
      // A value that it's repeated for, as in `vm[each.value.name]`, may name an instance of another key.
      const isPaired = inPairs || references.some((one) => one === "each.key" || one === "count.index");
      const key = isPaired ? scope.key : undefined;
      return references.flatMap((reference) =>
        /^each\.value\b/.test(reference)
          ? this.eachValue(scope, depth - 1)
          : this.leadsTo(reference, scope, key, depth - 1),
      );
    });
    return [...new Set(found)];
  }

  /** Returns the addresses that `depends_on` waits for, in a module's instance: for a module, all that is inside. */
  waitedFor(dependsOn: readonly string[], modules: readonly ModuleStep[]): readonly string[] {
    const scope = { modules, key: undefined, count: 0, repeated: [] };
    return dependsOn.flatMap((one) =>
      splitModules(one).rest === ""
        ? this.inside(addressIn(moduleText(modules), withoutKeys(one)))
        : this.from({ references: [one] }, scope),
    );
  }

  private inside(call: string): readonly string[] {
    if (!this.ofCalls) {
      this.ofCalls = new Lists();
      for (const address of this.addresses)
        for (const around of callsAround(address)) this.ofCalls.add(around, address);
    }
    return this.ofCalls.of(call);
  }

  /** Returns the instances that `each.value` means: the one with the scope's key, or else any, unless a local may add more. */
  private eachValue({ key, repeated, ...scope }: Scope, depth: number): readonly string[] {
    const all = this.from(repeated, { ...scope, key, repeated: [] }, depth, true);
    const own = all.filter((address) => key !== undefined && address.endsWith(`[${key}]`));
    if (own.length > 0 || all.length < 2) return own.length > 0 ? own : all;
    return referencesIn(repeated).some((one) => one.some((name) => name.startsWith("local."))) ? [] : all;
  }

  private leadsTo(reference: string, scope: Scope, key: string | undefined, depth: number): readonly string[] {
    if (reference.startsWith("var.")) return this.variable(reference, scope, depth);
    const { modules, rest } = splitModules(reference);
    if (modules.length > 0) return this.output([...scope.modules, ...modules], rest, { ...scope, key }, depth);
    const resource = resourceIn(reference);
    if (!resource) return [];
    const address = addressIn(moduleText(scope.modules), resource.name);
    return this.pick(address, resource.key, { ...scope, key });
  }

  /** Returns a resource's instances: the one with this literal key or else with the scope's, or all. */
  private pick(address: string, literal: string | undefined, { key, count }: Scope): readonly string[] {
    const all = this.instances.of(address);
    const own = literal ?? (isPaired(count, this.countOf(address)) ? key : undefined);
    const one = `${address}[${own ?? ""}]`;
    if (own !== undefined && this.known.has(one)) return [one];
    return literal === undefined ? all : [];
  }

  private variable(reference: string, { modules }: Scope, depth: number): readonly string[] {
    const call = modules.at(-1);
    const module = moduleAt(this.root, modules);
    const name = reference.split(/[.[]/)[1] ?? "";
    if (!call || !module || !Object.hasOwn(module.inputs, name)) return [];
    const count = countOf(this.keysOf(modules));
    const outside = { modules: modules.slice(0, -1), key: call.key, count, repeated: module.repeated };
    return this.from(module.inputs[name], outside, depth);
  }

  private output(path: readonly ModuleStep[], rest: string, scope: Scope, depth: number): readonly string[] {
    const module = moduleAt(this.root, path);
    const name = rest.split(/[.[]/)[0] ?? "";
    if (!module) return [];
    const outputs = Object.hasOwn(module.outputs, name) ? [module.outputs[name]] : Object.values(module.outputs);
    const inside = MAP_KEY.exec(rest)?.[1];
    const usesLocals = referencesIn(outputs).some((all) => all.some((one) => one.startsWith("local.")));
    return this.instancesOf(path, scope).flatMap((modules) => {
      const within = { modules, key: inside, count: 0, repeated: [] };
      const found = this.from(outputs, within, depth, inside !== undefined);
      return found.length === 0 && usesLocals ? this.ownOf(modules) : found;
    });
  }

  /** Returns what a module's instance declares itself: its locals, whose references are lost, may lead to any of it. */
  private ownOf(modules: readonly ModuleStep[]): readonly string[] {
    this.ofModule ??= new Lists(this.addresses, (address) => moduleText(splitModules(address).modules));
    return this.ofModule.of(moduleText(modules));
  }

  /** Returns the module instances that a reference in this scope may mean. */
  private instancesOf(path: readonly ModuleStep[], { key, count }: Scope): readonly (readonly ModuleStep[])[] {
    const call = path.at(-1);
    if (!call) return [];
    const keys = this.keysOf(path);
    const own = call.key ?? (isPaired(count, countOf(keys)) ? key : undefined);
    const meant = keys.filter((one) => one === own);
    return (meant.length > 0 ? meant : keys).map((one) => [...path.slice(0, -1), { name: call.name, key: one }]);
  }

  private keysOf(path: readonly ModuleStep[]): readonly (string | undefined)[] {
    const before = moduleText(path.slice(0, -1));
    const start = addressIn(before, `module.${path.at(-1)?.name ?? ""}`);
    this.keysOfCalls ??= this.moduleKeys();
    const known = this.keysOfCalls.get(start);
    return known ? [...known] : [undefined];
  }

  /** Returns instance keys by the address of a module call in its parent's instance. */
  private moduleKeys(): ReadonlyMap<string, ReadonlySet<string | undefined>> {
    const keys = new Map<string, Set<string | undefined>>();
    for (const address of this.addresses) {
      const { modules } = splitModules(address);
      modules.forEach(({ name, key }, place) => {
        const start = addressIn(moduleText(modules.slice(0, place)), `module.${name}`);
        const list = keys.get(start) ?? new Set();
        keys.set(start, list.add(key));
      });
    }
    return keys;
  }
}
