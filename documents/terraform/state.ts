import type { Declared, Provider } from "../../stack/declared";
import { absentProvider, mayHideBody } from "../../stack/terraform";
import { type Fields, arrayOrEmpty } from "../../values/fields";
import { isObject } from "../../values/read";
import { withoutKeys } from "./address";
import { declare, instanceOf } from "./declare";

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
  const only = singleInstances(resources);
  return resources.flatMap((resource): Declared[] => {
    const instance = instanceOf(resource);
    if (!instance || "deposed_key" in resource || !hasValues(resource)) return [];
    const provider = providers.get(instance.provider) ?? absentProvider(instance.provider);
    providers.set(instance.provider, provider);
    const dependencies = arrayOrEmpty(resource["depends_on"]).flatMap((one) =>
      typeof one === "string" ? (only.get(one) ?? []) : [],
    );
    const { values } = resource;
    const hidesBody = mayHideBody(instance.type, values);
    return [declare(instance, values, provider, { dependencies, propertyDependencies: {}, hidesBody })];
  });
}

/** Returns the addresses of resources with a single instance, by their name in `depends_on`. */
function singleInstances(resources: readonly Fields[]): ReadonlyMap<string, string> {
  const all = new Map<string, string | undefined>();
  for (const { address } of resources)
    if (typeof address === "string") {
      const bare = withoutKeys(address);
      all.set(bare, all.has(bare) ? undefined : address);
    }
  return new Map([...all].flatMap(([bare, address]) => (address === undefined ? [] : [[bare, address] as const])));
}
