import { equalsIgnoreCase } from "../values/equals-ignore-case";
import type { Fields } from "../values/fields";
import { memoize } from "../values/memoize";
import { at, has, isObject, peel } from "../values/read";
import { UNKNOWN } from "../values/value";
import type { Provider } from "./declared";
import { withRenamed } from "./renamed";

/**
 * Blocks and lists that Pulumi's bridge pluralizes. Terraform names a block in the singular, however often it occurs.
 * Source: type definitions of @pulumi/azure 6.40.0, 2026-11-24.
 */
const PLURALS: ReadonlySet<string> = new Set([
  "additional_unattend_config",
  "additional_unattend_content",
  "address_space",
  "application_rule_collection",
  "backend_address_pool",
  "environment_variable",
  "extension",
  "frontend_ip_configuration",
  "gallery_application",
  "image",
  "ip_configuration",
  "network_interface",
  "network_rule_collection",
  "node_type",
  "parameter",
  "protected_parameter",
  "protocol",
  "public_ip_address",
  "route",
  "routing_policy",
  "rule",
  "security_rule",
  "subnet",
]);

function plural(name: string): string {
  return name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`;
}

const INTERFACES = "network_profile";

/**
 * Whether the block occurs several times, as in scale sets, where each describes an interface. Kubernetes clusters have
 * one.
 */
function isInterfaces(name: string, value: readonly unknown[]): boolean {
  return name === INTERFACES && value.some((item) => isObject(item) && "ip_configuration" in item);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns the bridge's name for an attribute or block with this value. */
export function bridgedName(name: string, value: unknown): string {
  const isMany = Array.isArray(value) && (PLURALS.has(name) || isInterfaces(name, value));
  return camelCase(isMany ? plural(name) : name);
}

function isUnset(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/**
 * Converts values to the bridge's form: camel-case names, without unset values. Blocks are always in lists, so an
 * object outside a list is a map, whose names are the user's own.
 */
export function bridged(values: Fields): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const [name, raw] of Object.entries(values)) {
    const value = peel(raw);
    if (isUnset(value)) continue;
    const items: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
    props[bridgedName(name, value)] = items ? items.map(bridgedItem) : value;
    // An unknown value doesn't tell whether it's a list of blocks.
    if (value === UNKNOWN && (PLURALS.has(name) || name === INTERFACES)) props[camelCase(plural(name))] = UNKNOWN;
  }
  return props;
}

function bridgedItem(raw: unknown): unknown {
  const item = peel(raw);
  return isObject(item) ? bridged(item) : raw;
}

/**
 * Returns the type token for a Terraform type such as `azurerm_windows_virtual_machine`, in the package that Pulumi
 * bridges from the same provider.
 */
export function terraformToken(type: string): string {
  const cut = type.indexOf("_");
  const [prefix, own] = cut < 0 ? [type, type] : [type.slice(0, cut), type.slice(cut + 1)];
  const pascal = own.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return `${prefix}:index:${pascal}`;
}

function attaches(option: unknown): boolean {
  return equalsIgnoreCase(option, "Attach");
}

/**
 * Drops the id of a disk that Azure created from the image, because providers write it where an attached disk's id
 * goes.
 */
function withoutOwnDisk(props: Fields): Record<string, unknown> {
  const fromImage = has(props, "sourceImageId") !== undefined || has(props, "sourceImageReference") !== undefined;
  const disk = at(props, "storageOsDisk", "0");
  const made = isObject(disk) && typeof disk["createOption"] === "string" && !attaches(disk["createOption"]);
  return {
    ...props,
    ...(fromImage && { osManagedDiskId: undefined }),
    ...(made && { storageOsDisk: [{ ...disk, managedDiskId: undefined }] }),
  };
}

/** Returns the properties of a resource, under the names that Pulumi's bridge gives them. */
export function terraformProps(type: string, values: Fields): Record<string, unknown> {
  return withoutOwnDisk(bridged(withRenamed(type, values)));
}

/**
 * Whether an azapi resource may have a body that the file doesn't show, because Terraform stores no write-only
 * attributes. Source: documentation of azapi 2, `sensitive_body`, 2026-11-25.
 */
export function mayHideBody(type: string, values: Fields): boolean {
  return type.startsWith("azapi_") && "sensitive_body" in values && values["sensitive_body"] === null;
}

/**
 * Returns the provider of a resource that names none. azurerm certainly doesn't deploy to a Hub, which it refuses (`IsAzureStack`
 * in its client builder); azapi accepts any endpoint.
 */
export const absentProvider = memoize((name: string): Provider => ({
  name,
  urn: name,
  props: name === "azapi" ? UNKNOWN : {},
}));
