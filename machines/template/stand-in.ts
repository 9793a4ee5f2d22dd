import { UNKNOWN, type Value } from "../../activation/value";

const SUBSCRIPTION = "{subscription}";
const GROUP = "{group}";

/**
 * Whether a text holds a stand-in for an unknown subscription or resource group. Ids with stand-ins can be compared with
 * each other, which is how a machine and its image find each other inside a template. No real id holds braces.
 */
export function standsIn(text: string): boolean {
  return text.includes(SUBSCRIPTION) || text.includes(GROUP);
}

/** Id of a subscription, of which the name may be unknown. */
export function subscriptionIdOf(subscription: Value<string>): string {
  return `/subscriptions/${subscription === UNKNOWN || subscription === undefined ? SUBSCRIPTION : subscription}`;
}

/** Id of a resource group, of which the names may be unknown. */
export function groupIdOf(subscription: Value<string>, group: Value<string>): string {
  return `${subscriptionIdOf(subscription)}/resourceGroups/${group === UNKNOWN || group === undefined ? GROUP : group}`;
}

/** Id of a resource below `base`; `undefined` if the name has not one part for each part of the type. */
export function resourceIdOf(base: string, type: string, name: string): string | undefined {
  const [namespace = "", ...types] = type.split("/");
  const names = name.split("/");
  if (types.length === 0 || types.length !== names.length) return undefined;
  return `${base}/providers/${namespace}/${types.map((part, index) => `${part}/${names[index] ?? ""}`).join("/")}`;
}
