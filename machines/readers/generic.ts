import type { ArmResource, Origin } from "../../stack/arm-resource";
import type { Declared } from "../../stack/declared";
import { armTypeBelow } from "../../stack/types/registry";
import type { Fields } from "../../values/fields";
import { jsonObject } from "../../values/json-object";
import { at, isObject, peel, text } from "../../values/read";
import { UNKNOWN, type Value, known } from "../../values/value";

/** A Pulumi resource that wraps an ARM resource. */
export interface Generic {
  readonly resource: ArmResource;
  readonly origin: Origin;
  /** Whether it updates an existing resource, so only part of it is declared here. */
  readonly partial: boolean;
}

/** Members of ARM's shape next to `properties`. */
const BESIDE = ["properties", "location", "tags", "plan", "sku", "identity", "extendedLocation", "kind", "zones"];

function bodyOf(props: unknown): Record<string, unknown> {
  return Object.fromEntries(
    BESIDE.flatMap((name): [string, unknown][] => {
      const value = at(props, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

interface Ancestors {
  readonly types: readonly string[];
  readonly names: readonly string[];
}

/** Returns types and names of a path such as `virtualMachines/vm1/extensions/e1`, of any length. */
function ancestorsIn(path: string): Ancestors {
  const parts = path.split("/").filter((part) => part !== "");
  return {
    types: parts.filter((_, place) => place % 2 === 0),
    names: parts.filter((_, place) => place % 2 === 1),
  };
}

/** Returns a child's name. If Pulumi generates it, a machine's own name is unknown. */
function nameBelow(parents: readonly string[], own: Value<string>, declared: Declared): Value<string> {
  if (typeof own === "string") return [...parents, own].join("/");
  return parents.length === 0 ? UNKNOWN : [...parents, declared.name].join("/");
}

/** `azure-native:resources:Resource`. */
export function genericResource(declared: Declared): Generic {
  const { props } = declared;
  const namespace = text(props, "resourceProviderNamespace");
  const ownType = text(props, "resourceType");
  const parent = text(props, "parentResourcePath");
  const shared: Omit<ArmResource, "type" | "name"> = {
    apiVersion: text(props, "apiVersion"),
    resourceGroup: text(props, "resourceGroupName"),
    body: bodyOf(props),
    scope: undefined,
  };
  const origin: Origin = {
    declared,
    path: "",
    bodyInputs: ["properties", "location", "tags"],
    nameInputs: ["parentResourcePath", "resourceName"],
    conditional: false,
  };
  if (typeof namespace !== "string" || typeof ownType !== "string") {
    return { resource: { ...shared, type: UNKNOWN, name: UNKNOWN }, origin, partial: false };
  }
  const own = ownType.slice(ownType.lastIndexOf("/") + 1);
  if (parent === UNKNOWN) {
    return {
      resource: { ...shared, type: armTypeBelow(namespace, own) ?? `${namespace}/${own}`, name: UNKNOWN },
      origin,
      partial: false,
    };
  }
  const { types, names } = ancestorsIn(parent ?? "");
  const type = types.length === 0 ? `${namespace}/${ownType}` : [namespace, ...types, own].join("/");
  const name = nameBelow(names, text(props, "resourceName") ?? text(declared.outputs, "name"), declared);
  return { resource: { ...shared, type, name }, origin, partial: false };
}

/** The members that an unknown part of a secret body may add: those that deliver keys and are always secret. */
const MAY_ADD: Readonly<Record<string, object>> = {
  body: { properties: UNKNOWN },
  properties: { protectedSettings: UNKNOWN, protectedParameters: UNKNOWN },
  virtualMachineProfile: { extensionProfile: UNKNOWN },
  extensionProfile: { extensions: UNKNOWN },
};

/** Returns a member with everything that an unknown part of the secret body may add to it. */
function withUnknown(name: string, raw: unknown): unknown {
  const open = peel(raw);
  if (Array.isArray(open)) return open.map((one: unknown) => withUnknown("", one));
  return isObject(open) ? { ...MAY_ADD[name], ...mapMembers(open, withUnknown) } : open;
}

function mapMembers(object: Fields, change: (name: string, value: unknown) => unknown) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(name, value)] as const));
}

/**
 * Joins a body with the secret one: objects by name, lists of the same length by place. Source: MergeObject in
 * https://github.com/Azure/terraform-provider-azapi/blob/main/utils/json.go.
 */
function joined(name: string, open: unknown, locked: unknown): unknown {
  const [shown, secret] = [peel(open), peel(locked)];
  const isList = Array.isArray(shown);
  if (secret === UNKNOWN && (isList || isObject(shown))) return withUnknown(name, shown);
  if (isObject(shown) && isObject(secret)) {
    return { ...shown, ...mapMembers(secret, (member, value) => joined(member, shown[member], value)) };
  }
  if (isList && Array.isArray(secret) && shown.length === secret.length) {
    return shown.map((one: unknown, place) => joined("", one, secret[place]));
  }
  return secret;
}

/** Returns the names in an id that are parents of a resource of this type. */
function parentsOf(type: string, parentId: string): readonly string[] {
  const depth = type.split("/").length - 2;
  if (depth < 1) return [];
  const start = parentId.toLowerCase().lastIndexOf("/providers/");
  if (start < 0) return [];
  const [, ...path] = parentId.slice(start + "/providers/".length).split("/");
  return ancestorsIn(path.join("/")).names.slice(-depth);
}

function groupIn(id: Value<string>): Value<string> {
  if (id === UNKNOWN || id === undefined) return id;
  const match = /\/resourcegroups\/([^/]+)/i.exec(id);
  return match?.[1];
}

/** Splits a resource id into its parent's id and its own name. */
function splitId(id: Value<string>): readonly [parent: Value<string>, name: Value<string>] {
  if (id === UNKNOWN || id === undefined) return [id, id];
  const parts = id.split("/");
  return [parts.slice(0, -2).join("/"), parts.at(-1)];
}

function azapi(declared: Declared, partial: boolean): Generic {
  const { props } = declared;
  const written = text(props, "type");
  const parts = typeof written === "string" ? written.split("@") : undefined;
  const type: Value<string> = parts ? parts[0] : written;
  const [idParent, idName] = splitId(text(props, "resourceId"));
  const parent = text(props, "parentId") ?? idParent;
  const own = text(props, "name") ?? idName;
  const [open, locked] = [jsonObject(at(props, "body")), jsonObject(at(props, "sensitiveBody"))];
  const body = locked === undefined ? open : joined("body", open, locked);
  const isRoot = typeof type !== "string" || type.split("/").length < 3;
  const name =
    parent === UNKNOWN && !isRoot
      ? UNKNOWN
      : nameBelow(typeof type === "string" ? parentsOf(type, known(parent) ?? "") : [], own, declared);
  return {
    resource: {
      type,
      apiVersion: parts?.[1],
      name,
      resourceGroup: groupIn(parent),
      body: isObject(body) ? { ...bodyOf(props), ...body } : { ...bodyOf(props), properties: body },
      scope: isRoot ? parent : undefined,
    },
    origin: {
      declared,
      path: "",
      bodyInputs: ["body", "sensitiveBody"],
      nameInputs: ["parentId", "name", "resourceId"],
      conditional: false,
    },
    partial,
  };
}

/** `azapi:index/resource:Resource`, bridged from Terraform. */
export function azapiResource(declared: Declared): Generic {
  return azapi(declared, false);
}

/** `azapi:index/updateResource:UpdateResource`, which updates an existing resource. */
export function azapiUpdate(declared: Declared): Generic {
  return azapi(declared, true);
}
