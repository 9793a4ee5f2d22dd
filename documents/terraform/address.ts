/** One step of a module path: the name of the call, and the key of the instance where one is given. */
export interface ModuleStep {
  readonly name: string;
  readonly key: string | undefined;
}

/** `"old"` in quotes or `0`; the brackets hold nothing else. A quoted key may hold brackets and dots. */
const KEY = /\[("(?:[^"\\]|\\.)*"|[^\]]*)\]/g;

const STEP = /^module\.([^.[]+)(?:\[("(?:[^"\\]|\\.)*"|[^\]]*)\])?(?:\.|$)/;

/** An address as `configuration` and `depends_on` write it: without the keys of instances. */
export function withoutKeys(address: string): string {
  return address.replace(KEY, "");
}

/** The modules that an address or a reference passes through, and what is left of it after them. */
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

/** The address of a module instance; empty for the root. */
export function moduleText(modules: readonly ModuleStep[]): string {
  return modules.map(({ name, key }) => `module.${name}${key === undefined ? "" : `[${key}]`}`).join(".");
}

/** A module's address joined with what stands in it. */
export function addressIn(module: string, rest: string): string {
  return module === "" ? rest : `${module}.${rest}`;
}

const RESOURCE = /^((?:data\.)?[^.[]+\.[^.[]+)(?:\[("(?:[^"\\]|\\.)*"|[^\]]*)\])?/;

/** The resource or data source that a reference such as `azurerm_subnet.a["x"].id` begins with. */
export function resourceIn(reference: string): ModuleStep | undefined {
  const match = RESOURCE.exec(reference);
  return match?.[1] === undefined ? undefined : { name: match[1], key: match[2] };
}
