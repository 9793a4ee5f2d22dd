import { isObject } from "../../values/read";
import { UNKNOWN } from "../../values/value";

type Fields = Readonly<Record<string, unknown>>;

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

/**
 * Optional blocks that the provider fills in itself, so they're unknown in a plan if nobody sets them. Source: schema
 * of azurerm 5.2.0, 2026-08-20.
 */
const FILLED_IN: ReadonlySet<string> = new Set(["identity", "route", "security_rule", "storage_data_disk", "subnet"]);

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
  for (const [name, value] of Object.entries(values)) {
    if (isUnset(value)) continue;
    const items: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
    props[bridgedName(name, value)] = items ? items.map((item) => (isObject(item) ? bridged(item) : item)) : value;
    // An unknown value doesn't tell whether it's a list of blocks.
    if (value === UNKNOWN && (PLURALS.has(name) || name === INTERFACES)) props[camelCase(plural(name))] = UNKNOWN;
  }
  return props;
}

/**
 * Returns the configuration of the block at a position. A set's order differs from its blocks', so one of several
 * blocks gets the properties of all. Absent if a `dynamic` block adds some, because it has no expressions.
 */
function blockAt(expressions: unknown, place: number, count: number): Fields | undefined {
  if (!Array.isArray(expressions) || expressions.length !== count) return undefined;
  const blocks = expressions.filter(isObject);
  if (blocks.length !== count) return undefined;
  const names = blocks.flatMap((block) => Object.keys(block));
  return count === 1 ? blocks[place] : Object.fromEntries(names.map((name) => [name, undefined]));
}

function mergedList(after: unknown, unknown: readonly unknown[], expressions: unknown, sensitive: unknown): unknown[] {
  const before: readonly unknown[] = Array.isArray(after) ? after : [];
  const secrets: readonly unknown[] = Array.isArray(sensitive) ? sensitive : [];
  const count = Math.max(before.length, unknown.length);
  return Array.from({ length: count }, (_, place) => {
    const item = before[place];
    const open = unknown[place];
    if (open === true) return UNKNOWN;
    if (!isObject(item) && !isObject(open)) return item;
    const values = isObject(item) ? item : {};
    return withUnknowns(values, isObject(open) ? open : {}, blockAt(expressions, place, count), secrets[place]);
  });
}

/**
 * Whether the configuration sets an attribute whose value is unknown. `sensitive` reveals a list of blocks, which a
 * `dynamic` block may create without expressions.
 */
function isSet(name: string, expressions: Fields | undefined, sensitive: unknown): boolean {
  if (!expressions || Object.hasOwn(expressions, name)) return true;
  const own = isObject(sensitive) ? sensitive[name] : undefined;
  return Array.isArray(own) && !FILLED_IN.has(name);
}

/**
 * Returns what a plan knows about a resource, with {@link UNKNOWN} for values known after apply. Values that nobody
 * set, and the provider fills in, are absent.
 *
 * @param expressions the resource's configuration; absent if unknown
 */
export function withUnknowns(
  after: Fields,
  afterUnknown: Fields,
  expressions: Fields | undefined,
  sensitive: unknown,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...after };
  for (const name of Object.keys(expressions ?? {})) {
    // Write-only attributes, such as `network_security_group_id_wo`, are null in every plan and state.
    const shown = name.replace(/_wo$/, "");
    if (shown !== name) merged[shown] ??= UNKNOWN;
  }
  for (const [name, open] of Object.entries(afterUnknown)) {
    const own = expressions && Object.hasOwn(expressions, name) ? expressions[name] : undefined;
    if (open === true) {
      if (isSet(name, expressions, sensitive)) merged[name] = UNKNOWN;
    } else if (Array.isArray(open)) {
      const secret = isObject(sensitive) ? sensitive[name] : undefined;
      if (open.length > 0) merged[name] = mergedList(after[name], open, own, secret);
    } else if (isObject(open) && Object.keys(open).length > 0) {
      const item = after[name];
      merged[name] = withUnknowns(isObject(item) ? item : {}, open, undefined, undefined);
    }
  }
  return merged;
}

/** Returns a provider's constant attributes. A reference may pass through a condition, so it's unknown. */
export function constantsOf(expressions: unknown): unknown {
  if (Array.isArray(expressions)) return expressions.map(constantsOf);
  if (!isObject(expressions)) return expressions;
  if ("constant_value" in expressions) return expressions["constant_value"];
  if ("references" in expressions) return UNKNOWN;
  return Object.fromEntries(Object.entries(expressions).map(([name, value]) => [name, constantsOf(value)]));
}
