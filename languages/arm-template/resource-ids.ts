import { standInFor } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";

function orStandIn(value: Value<string>, what: string): string {
  return value === UNKNOWN || value === undefined ? standInFor(what) : value;
}

/** Id of a subscription, of which the name may be unknown. */
export function subscriptionIdOf(subscription: Value<string>): string {
  return `/subscriptions/${orStandIn(subscription, "subscription")}`;
}

/** Id of a resource group, of which the names may be unknown. */
export function groupIdOf(subscription: Value<string>, group: Value<string>): string {
  return `${subscriptionIdOf(subscription)}/resourceGroups/${orStandIn(group, "group")}`;
}

/**
 * Id of a resource below `base`; `undefined` if the name has not one part for each part of the type. Quickstart templates
 * write types with a slash too many at the end, and Azure lets them.
 */
export function resourceIdOf(base: string, type: string, name: string): string | undefined {
  const [namespace = "", ...types] = type.replace(/\/$/, "").split("/");
  const names = name.split("/");
  if (types.length === 0 || types.length !== names.length) return undefined;
  return `${base}/providers/${namespace}/${types.map((part, index) => `${part}/${names[index] ?? ""}`).join("/")}`;
}
