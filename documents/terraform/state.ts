import type { Declared, Provider } from "../../stack/declared";
import { absentProvider, mayHideBody } from "../../stack/terraform";
import { type Fields, arrayOrEmpty } from "../../values/fields";
import { Lists } from "../../values/lists";
import { isObject } from "../../values/read";
import { withoutKeys } from "./address";
import { declare, instanceOf } from "./declare";
import { commandsOf, hiddenProvisionersOf } from "./provisioners";

/** Returns the resources of a module and all modules below it. */
export function resourcesIn(module: unknown): readonly Fields[] {
  const found: Fields[] = [];
  const left: unknown[] = [module];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (!isObject(one)) continue;
    found.push(...arrayOrEmpty(one["resources"]).filter(isObject));
    left.push(...arrayOrEmpty(one["child_modules"]));
  }
  return found;
}

function hasValues(resource: Fields): resource is Fields & { readonly values: Fields } {
  return isObject(resource["values"]);
}

/**
 * Returns the declarations in a state's `values`. Resources are tied by ids, because `depends_on` names all instances
 * at once.
 */
export function declareState(values: unknown): readonly Declared[] {
  const providers = new Map<string, Provider>();
  const resources = resourcesIn(isObject(values) ? values["root_module"] : undefined);
  const instances = instancesOf(resources);
  return resources.flatMap((resource): Declared[] => {
    const instance = instanceOf(resource);
    if (!instance || "deposed_key" in resource || !hasValues(resource)) return [];
    const provider = providers.get(instance.provider) ?? absentProvider(instance.provider);
    providers.set(instance.provider, provider);
    const reached = arrayOrEmpty(resource["depends_on"]).map((one) =>
      typeof one === "string" ? instances.of(one) : [],
    );
    const dependencies = reached.flatMap((all) => (all.length === 1 ? all : []));
    const { values } = resource;
    const hidesBody = mayHideBody(instance.type, values);
    const declared = declare(instance, values, provider, { dependencies, propertyDependencies: {}, hidesBody });
    const all = { ...declared, dependencies: reached.flat() };
    return [
      declared,
      ...hiddenProvisionersOf(declared, instance.type, reached.flat()),
      ...commandsOf(all, instance.type),
    ];
  });
}

/** Returns the addresses of all instances of a resource, by its name in `depends_on`. */
function instancesOf(resources: readonly Fields[]): Lists<string, string> {
  const addresses = resources.flatMap(({ address }) => (typeof address === "string" ? [address] : []));
  return new Lists(addresses, withoutKeys);
}
