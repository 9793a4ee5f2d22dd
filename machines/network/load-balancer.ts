import type { Declared } from "../../stack/declared";
import type { StackIndex } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import type { Certainty } from "../../values/certainty";
import { any } from "../../values/certainty";
import { flag, has, list } from "../../values/read";
import { idOf, listOf, textOf } from "../../values/spelled";
import { UNKNOWN, type Unknown, type Value } from "../../values/value";
import { refers } from "./references";

/** The segment before the pool's name in a pool's id. */
export const POOL_SEGMENT = "/backendaddresspools/";

/** The properties that make a frontend public, in both providers. */
const PUBLIC = ["publicIPAddress", "publicIPPrefix", "publicIpAddressId", "publicIpPrefixId"] as const;
const PUBLIC_KINDS = [
  ...kindsOf("Microsoft.Network/publicIPAddresses"),
  ...kindsOf("Microsoft.Network/publicIPPrefixes"),
];

/** A pool that a rule names. */
export interface Served {
  /** Its name in lower case. */
  readonly pool: Value<string>;
  /** Whether the rule certainly gives it outbound access. */
  readonly certain: boolean;
}

export interface LoadBalancer {
  readonly name: string;
  readonly sku: Value<string>;
  readonly public: Value<boolean>;
  /** The pools that a rule gives, or may give, outbound access. */
  readonly served: Value<readonly Served[]>;
  /** Name of its only pool; `undefined` if there are several. */
  readonly onlyPool: string | undefined;
}

/** Returns an answer as a value: `maybe` is {@link UNKNOWN}. */
export function certainty(answer: Certainty): Value<boolean> {
  return answer === "maybe" ? UNKNOWN : answer === "yes";
}

/** Whether a load balancer has a public frontend. */
export function isPublic(stack: StackIndex, from: Declared): Value<boolean> {
  const input =
    has(from.props, "frontendIPConfigurations") === undefined ? "frontendIpConfigurations" : "frontendIPConfigurations";
  const frontends = list(from.props, input);
  if (frontends === undefined || frontends === UNKNOWN) return UNKNOWN;
  const answers = frontends.map((root): Certainty => {
    const answer = refers(stack, { from, root, input }, PUBLIC, PUBLIC_KINDS);
    return answer === UNKNOWN ? "maybe" : answer === true ? "yes" : "no";
  });
  return certainty(any(answers));
}

/** Returns the pool's name in a pool's id, in lower case; {@link UNKNOWN} if the id has none. */
export function poolName(id: string | Unknown): string | Unknown {
  if (id === UNKNOWN) return id;
  const lower = id.toLowerCase();
  const place = lower.lastIndexOf(POOL_SEGMENT);
  return place < 0 ? UNKNOWN : lower.slice(place + POOL_SEGMENT.length);
}

/**
 * Returns the pools that a load-balancing rule serves. Such a rule also gives outbound access, unless it disables
 * outbound SNAT.
 */
export function servedBy(rule: Value<unknown>): readonly Served[] {
  const disabled = flag(rule, "disableOutboundSnat");
  if (disabled === true) return [];
  const single = textOf(rule, ["backendAddressPool", "id"], ["backendAddressPoolId"]);
  const several = listOf(rule, ["backendAddressPools"], ["backendAddressPoolIds"]);
  const ids: readonly Value<string>[] = several === UNKNOWN ? [UNKNOWN] : (several ?? []).map(idOf);
  const all: readonly Value<string>[] = [single, ...ids];
  return all.filter((id) => id !== undefined).map((id) => ({ pool: poolName(id), certain: disabled !== UNKNOWN }));
}
