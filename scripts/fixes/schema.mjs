/** The names and nesting of the types of @pulumi/azure-native, read from its type definitions. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const sdk = fileURLToPath(new URL("../../node_modules/@pulumi/azure-native", import.meta.url));

let inputs;

/** The members of an interface: name → type, as TypeScript writes it; of a map over several lines, the first two. */
function membersIn(text, name) {
  const body = new RegExp(`interface ${name} \\{([^]*?)\\n *\\}\\n`).exec(text)?.[1] ?? "";
  return new Map([...body.matchAll(/^ +(\w+)\??: ([^]+?);$/gm)].map(([, member, type]) => [member, type]));
}

/** The interface of a nested type, such as `compute.StorageProfileArgs`. */
function nested(name) {
  inputs ??= readFileSync(join(sdk, "types/input.d.ts"), "utf8");
  const [module, type] = name.split(".");
  const start = inputs.indexOf(`export declare namespace ${module} {`);
  return membersIn(inputs.slice(start, inputs.indexOf("\n}\n", start)), type);
}

/** What a member holds: an object of a named type, a list of something, a map of texts, anything, or a plain value. */
function shapeOf(type) {
  const name = /inputs\.(\w+\.\w+)/.exec(type)?.[1];
  if (/\[key: string\]/.test(type)) return name === undefined ? { kind: "map" } : { kind: "any" };
  const item = name === undefined ? { kind: "plain" } : { kind: "object", type: name, members: () => nested(name) };
  if (/\[\]/.test(type)) return { kind: "list", item };
  if (name !== undefined) return item;
  return /\bany\b/.test(type) ? { kind: "any" } : { kind: "plain" };
}

/** The file that declares a resource type; `undefined` if the module has no such type. */
function fileOf(module, name) {
  return readdirSync(join(sdk, module)).find((one) => one.toLowerCase() === `${name.toLowerCase()}.d.ts`);
}

/** Whether a nested type, such as `network.SubnetArgs`, has the name of a resource type in its module. */
export function isAlsoResource(type) {
  const [module, name] = type.replace(/Args$/, "").split(".");
  return fileOf(module, name) !== undefined;
}

/** The inputs of a resource type: `{ module, name, members }`, for a token such as `azure-native:compute:VirtualMachine`. */
export function resourceType(token) {
  const [, module, name] = token.split(":");
  const members = membersIn(readFileSync(join(sdk, module, fileOf(module, name)), "utf8"), `${name}Args`);
  return {
    module,
    name,
    shape: { kind: "object", type: `${module}.${name}Args`, isResource: true, members: () => members },
  };
}

/** The shape of one member of an object. */
export const memberShape = (shape, name) =>
  shape.kind === "object" ? shapeOf(shape.members().get(name) ?? "any") : { kind: "any" };

/** The shape of the items of a list. */
export const itemShape = (shape) => (shape.kind === "list" ? shape.item : { kind: "any" });
