import { UNKNOWN, type Value } from "../../activation/value";

const MARK = "{?";

/**
 * A text in the place of one that is unknown, for names and ids alone: the same unknown always has the same stand-in, so
 * that a machine, its extensions and its image find each other inside a template. No real name or id holds braces.
 *
 * @param what tells one unknown of the template from another
 */
export function standInFor(what: string): string {
  return `${MARK}${what.replaceAll("/", ":")}}`;
}

/** Whether a text holds a stand-in, so that it is good for comparing and for people, but is not the real text. */
export function standsIn(text: string): boolean {
  return text.includes(MARK);
}

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
