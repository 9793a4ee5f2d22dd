import type { Declared } from "../../stack/declared";
import { type Typed, keyOf } from "../../stack/types/registry";
import type { SourceShape } from "../shape";
import type { DeploymentShape } from "./deployment";
import type { Generic } from "./generic";
import type { AssignmentReader, CarrierReader, ContentReader, MachineReader, Role } from "./reader";
import { ROLE_BY_KEY } from "./roles";
import { withOrigin } from "./source";

function roleOf(type: Typed): Role | undefined {
  return ROLE_BY_KEY.get(keyOf(type));
}

/** The reader for machines of this type, if it can declare any. */
export function machineReader(type: Typed): MachineReader | undefined {
  return roleOf(type)?.machine;
}

/** The reader for carriers of this type, if it can be one. */
export function carrierReader(type: Typed): CarrierReader | AssignmentReader | undefined {
  return roleOf(type)?.carrier;
}

/** The reader for what resources of this type hold, if they hold anything for machines. */
export function contentReader(type: Typed): ContentReader | undefined {
  return roleOf(type)?.content;
}

/** Whether something may be reported of a resource of this type; what machines are made from is only followed. */
export function isJudged(type: Typed): boolean {
  const { machine, carrier, content, deployment, generic } = roleOf(type) ?? {};
  return [machine, carrier, content, deployment, generic].some((role) => role !== undefined);
}

/** Kinds that have a role. */
export function kindsWith(role: keyof Role): readonly string[] {
  const keys = [...ROLE_BY_KEY].flatMap(([key, roles]) => (roles[role] ? [key] : []));
  return [...new Set(keys.map((key) => key.slice(key.indexOf(" ") + 1)))];
}

/** Reads what a machine can be made from; absent for a resource that is no such thing. */
export function sourceOf({ token, props }: Declared): SourceShape | undefined {
  const source = roleOf(token)?.source?.(props);
  return source && withOrigin(source, props);
}

/** Whether resources of a type are deployments of templates. */
export function deploys(type: Typed): boolean {
  return roleOf(type)?.deployment !== undefined;
}

/** What a resource deploys by a template, if it is a deployment. */
export function deploymentOf(declared: Declared): DeploymentShape | undefined {
  return roleOf(declared.token)?.deployment?.(declared);
}

/** Whether resources of a type are of any ARM type, which their properties name. */
export function isGeneric(type: Typed): boolean {
  return roleOf(type)?.generic !== undefined;
}

/** What a resource of any type declares in ARM's own shape; absent for a resource with a type of its own. */
export function genericOf(declared: Declared): Generic | undefined {
  return roleOf(declared.token)?.generic?.(declared);
}
