import type { Declared } from "../../stack/declared";
import { type Typed, keyOf, rowOf } from "../../stack/types/registry";
import type { SourceShape } from "../shape";
import type { DeploymentShape } from "./deployment";
import type { Generic } from "./generic";
import { unrecognized } from "./machines/unrecognized";
import type { AssignmentReader, CarrierReader, ContentReader, MachineReader, Role } from "./reader";
import { ROLE_BY_KEY } from "./roles";
import { withOrigin } from "./source";

/** A cache, because each resource is asked for its role several times, and all resources of a type share a token. */
const roles = new WeakMap<Typed, Role>();
const NO_ROLE: Role = {};

function roleOf(type: Typed): Role | undefined {
  const known = roles.get(type);
  if (known) return known === NO_ROLE ? undefined : known;
  const role = ROLE_BY_KEY.get(keyOf(type));
  roles.set(type, role ?? NO_ROLE);
  return role;
}

/** Packages whose types without a row may be machines that a newer version added. */
const OF_AZURE: ReadonlySet<string> = new Set(["azure", "azure-native", "azurestack"]);

/** Returns the reader for machines of this type, if any. */
export function machineReader(type: Typed): MachineReader | undefined {
  const role = roleOf(type);
  return role === undefined && OF_AZURE.has(type.package) && rowOf(type) === undefined ? unrecognized : role?.machine;
}

/** Returns the reader for carriers of this type, if any. */
export function carrierReader(type: Typed): CarrierReader | AssignmentReader | undefined {
  return roleOf(type)?.carrier;
}

/** Returns the reader for content of this type, if any. */
export function contentReader(type: Typed): ContentReader | undefined {
  return roleOf(type)?.content;
}

/** Whether a resource of this type may be reported. What machines are made from is only followed. */
export function isJudged(type: Typed): boolean {
  const { machine, carrier, content, deployment, generic } = roleOf(type) ?? {};
  return [machine, carrier, content, deployment, generic].some((role) => role !== undefined);
}

/** Kinds that have a role. */
export function kindsWith(role: keyof Role): readonly string[] {
  const keys = [...ROLE_BY_KEY].flatMap(([key, roles]) => (roles[role] ? [key] : []));
  return [...new Set(keys.map((key) => key.slice(key.indexOf(" ") + 1)))];
}

/** Reads something that machines are created from; `undefined` for other resources. */
export function sourceOf({ token, props }: Declared): SourceShape | undefined {
  const source = roleOf(token)?.source?.(props);
  return source && withOrigin(source, props);
}

/** Whether resources of a type deploy templates. */
export function deploys(type: Typed): boolean {
  return roleOf(type)?.deployment !== undefined;
}

/** Returns the template deployment of a resource, if it is one. */
export function deploymentOf(declared: Declared): DeploymentShape | undefined {
  return roleOf(declared.token)?.deployment?.(declared);
}

/** Whether the properties of a type name the actual ARM type. */
export function isGeneric(type: Typed): boolean {
  return roleOf(type)?.generic !== undefined;
}

/** Returns what a generic resource declares in ARM's shape; `undefined` for a resource with its own type. */
export function genericOf(declared: Declared): Generic | undefined {
  return roleOf(declared.token)?.generic?.(declared);
}
