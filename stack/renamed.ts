import type { Fields } from "../values/fields";
import { UNKNOWN } from "../values/value";

/**
 * Attributes whose absence decides a verdict, and what another version of the provider may call them. A new major
 * version renames attributes, as azurerm 4.0 and 5.0 did. Source: their upgrade guides, 2026-11-25.
 */
const DECISIVE: readonly (readonly [type: RegExp, attribute: string, other: RegExp])[] = [
  [/_network_security_group$/, "security_rule", /rule/],
  [/_route_table$/, "route", /^(?!.*propagation).*route/],
  [/_subnet$/, "default_outbound_access_enabled", /outbound/],
  [/_extension$/, "protected_settings", /^(?!protected_settings_from).*(?:protected|secret)/],
];

/**
 * Returns a resource's values in which a decisive attribute is unknown if the provider's version seems to have it under
 * another name.
 */
export function withRenamed(type: string, values: Fields): Fields {
  const found = DECISIVE.filter(
    ([types, attribute, other]) =>
      types.test(type) &&
      !(attribute in values) &&
      Object.entries(values).some(([name, value]) => other.test(name) && (value ?? undefined) !== undefined),
  );
  return found.length === 0
    ? values
    : { ...values, ...Object.fromEntries(found.map(([, attribute]) => [attribute, UNKNOWN])) };
}
