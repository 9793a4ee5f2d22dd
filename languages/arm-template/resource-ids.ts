import { standInFor } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";

function orStandIn(value: Value<string>, what: string): string {
  return value === UNKNOWN || value === undefined ? standInFor(what) : value;
}

/** Returns a subscription's id; the name may be unknown. */
export function subscriptionIdOf(subscription: Value<string>): string {
  return `/subscriptions/${orStandIn(subscription, "subscription")}`;
}

/** Returns a resource group's id; the names may be unknown. */
export function groupIdOf(subscription: Value<string>, group: Value<string>): string {
  return `${subscriptionIdOf(subscription)}/resourceGroups/${orStandIn(group, "group")}`;
}

/**
 * Returns a resource's id below `base`; `undefined` if the number of names doesn't fit the type. Some quickstart
 * templates write types with a trailing slash, which Azure accepts.
 */
export function resourceIdOf(base: string, type: string, name: string): string | undefined {
  const [namespace = "", ...types] = type.replace(/\/$/, "").split("/");
  const names = name.split("/");
  if (types.length !== names.length) return undefined;
  return `${base}/providers/${namespace}/${types.map((part, index) => `${part}/${names[index] ?? ""}`).join("/")}`;
}
