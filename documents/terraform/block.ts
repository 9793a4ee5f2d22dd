import { posix } from "node:path";
import type { Block } from "../stack-input";
import { type ModuleStep, resourceIn, splitModules } from "./address";
import { type ConfiguredModule, moduleAt, readModule } from "./configuration";

/** Whether a module is in the same repository, because its source is a path. */
function isLocal(source: string | undefined): source is string {
  return source !== undefined && /^\.{1,2}\//.test(source);
}

/** How far a path leads through modules whose files can be found, and the folder of the last of them. */
function follow(
  root: ConfiguredModule,
  modules: readonly ModuleStep[],
): { readonly folder: string; readonly beyond: ModuleStep | undefined } {
  let folder = "";
  for (const [place, step] of modules.entries()) {
    const source = moduleAt(root, modules.slice(0, place + 1))?.source;
    if (!isLocal(source)) return { folder, beyond: step };
    folder = posix.join(folder, source);
  }
  return { folder, beyond: undefined };
}

/**
 * Finds the block of a configuration that declares what an address names. In a module from elsewhere, it's the call of
 * that module, which is the user's own.
 */
export function blocksOf(configuration: unknown): (address: string) => Block | undefined {
  const root = readModule(configuration);
  return (address) => {
    const { modules, rest } = splitModules(address);
    const { folder, beyond } = follow(root, modules);
    if (beyond) return { folder, header: ["module", beyond.name] };
    const resource = resourceIn(rest)?.name;
    return resource === undefined ? undefined : { folder, header: ["resource", ...resource.split(".")] };
  };
}
