import { type Fields, arrayOrEmpty, objectOrEmpty } from "../../values/fields";
import { isObject } from "../../values/read";
import { UNKNOWN } from "../../values/value";

/**
 * Optional blocks that the provider fills in itself, so they're unknown in a plan if nobody sets them. Source: schema
 * of azurerm 5.2.0, 2026-08-20.
 */
const FILLED_IN: ReadonlySet<string> = new Set(["identity", "route", "security_rule", "storage_data_disk", "subnet"]);

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
  const before: readonly unknown[] = arrayOrEmpty(after);
  const secrets: readonly unknown[] = arrayOrEmpty(sensitive);
  const count = Math.max(before.length, unknown.length);
  return Array.from({ length: count }, (_, place) => {
    const item = before[place];
    const open = unknown[place];
    if (open === true) return UNKNOWN;
    if (!isObject(item) && !isObject(open)) return item;
    const values = objectOrEmpty(item);
    return withUnknowns(values, objectOrEmpty(open), blockAt(expressions, place, count), secrets[place]);
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
      merged[name] = withUnknowns(objectOrEmpty(item), open, undefined, undefined);
    }
  }
  return merged;
}

function constantOf(expression: unknown): unknown {
  if (Array.isArray(expression))
    return expression.map((block: unknown) => (isObject(block) ? constantsOf(block) : block));
  if (!isObject(expression)) return expression;
  if ("constant_value" in expression) return expression["constant_value"];
  const isHidden = "references" in expression || Object.keys(expression).length === 0;
  return isHidden ? UNKNOWN : constantsOf(expression);
}

/**
 * Returns the constant attributes of a provider or provisioner. A reference may pass through a condition, so it's unknown.
 * So is a function of constants, such as `join(".", ["management", "example"])`, which Terraform shows as `{}`.
 */
export function constantsOf(expressions: Fields): Fields {
  return Object.fromEntries(Object.entries(expressions).map(([name, value]) => [name, constantOf(value)]));
}
