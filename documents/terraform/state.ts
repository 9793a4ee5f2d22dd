import type { Declared } from "../../stack/declared";
import { absentProvider, mayHideBody } from "../../stack/terraform";
import { type Fields, arrayOrEmpty, objectOrEmpty } from "../../values/fields";
import { Lists, append } from "../../values/lists";
import { isObject } from "../../values/read";
import { withoutKeys } from "./address";
import { dependsOnIn } from "./configuration";
import { declare, instanceOf } from "./declare";
import { hiddenProvisionersOf } from "./provisioners";

/** Returns the resources of a module and all modules below it. */
export function resourcesIn(module: unknown): readonly Fields[] {
  const found: Fields[] = [];
  const left: unknown[] = [module];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (!isObject(one)) continue;
    append(found, arrayOrEmpty(one["resources"]).filter(isObject));
    append(left, arrayOrEmpty(one["child_modules"]));
  }
  return found;
}

/**
 * Returns the declarations in a state's `values`. Resources are tied by ids, because `depends_on` names all instances
 * at once.
 */
export function declareState(values: unknown): readonly Declared[] {
  const resources = resourcesIn(objectOrEmpty(values)["root_module"]);
  const instances = instancesOf(resources);
  return resources.flatMap((resource): Declared[] => {
    const instance = instanceOf(resource);
    const own = resource["values"];
    if (!instance || "deposed_key" in resource || !isObject(own)) return [];
    const { type, provider } = instance;
    const dependencies = dependsOnIn(resource).flatMap((one) => instances.of(one));
    const links = { dependencies, propertyDependencies: {}, hidesBody: mayHideBody(type, own) };
    const declared = declare(instance, own, absentProvider(provider), links);
    return [declared, ...hiddenProvisionersOf(declared, type)];
  });
}

/** Returns the addresses of all instances of a resource, by its name in `depends_on`. */
function instancesOf(resources: readonly Fields[]): Lists<string, string> {
  const addresses = resources.flatMap(({ address }) => (typeof address === "string" ? [address] : []));
  return new Lists(addresses, withoutKeys);
}
