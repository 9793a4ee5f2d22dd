/** One step of a module path: the call's name, and the instance's key if given. */
export interface ModuleStep {
  readonly name: string;
  readonly key: string | undefined;
}

/** `"old"` in quotes or `0`, alone in brackets. A quoted key may contain brackets and dots. */
const KEY = /\[("(?:[^"\\]|\\.)*"|[^\]]*)\]/g;

const OWN_KEY = /\[("(?:[^"\\]|\\.)*"|[^\]]*)\]$/;

/** Returns an address's own instance key; absent if it has none. */
export function ownKey(address: string): string | undefined {
  return OWN_KEY.exec(address)?.[1];
}

/** Returns an address without its own instance key, but with those of its modules. */
export function withoutOwnKey(address: string): string {
  return address.replace(OWN_KEY, "");
}

const STEP = /^module\.([^.[]+)(?:\[("(?:[^"\\]|\\.)*"|[^\]]*)\])?(?:\.|$)/;

/** Returns an address without instance keys, as in `configuration` and `depends_on`. */
export function withoutKeys(address: string): string {
  return address.replace(KEY, "");
}

/** Splits an address or reference into its modules and the rest. */
export function splitModules(address: string): { readonly modules: readonly ModuleStep[]; readonly rest: string } {
  const modules: ModuleStep[] = [];
  let rest = address;
  for (let match = STEP.exec(rest); match; match = STEP.exec(rest)) {
    const [whole, name = "", key] = match;
    modules.push({ name, key });
    rest = rest.slice(whole.length);
  }
  return { modules, rest };
}

/** Returns a module instance's address; empty for the root. */
export function moduleText(modules: readonly ModuleStep[]): string {
  return modules.map(({ name, key }) => `module.${name}${key === undefined ? "" : `[${key}]`}`).join(".");
}

/** Joins a module's address with one inside it. */
export function addressIn(module: string, rest: string): string {
  return module === "" ? rest : `${module}.${rest}`;
}

const RESOURCE = /^((?:data\.)?[^.[]+\.[^.[]+)(?:\[("(?:[^"\\]|\\.)*"|[^\]]*)\])?/;

/** Returns the resource or data source at the start of a reference such as `azurerm_subnet.a["x"].id`. */
export function resourceIn(reference: string): ModuleStep | undefined {
  const match = RESOURCE.exec(reference);
  return match?.[1] === undefined ? undefined : { name: match[1], key: match[2] };
}
