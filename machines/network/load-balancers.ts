import type { Pool, Ref } from "../../activation/attachment";
import { any, type Certainty } from "../../activation/certainty";
import { UNKNOWN, known, type Unknown, type Value } from "../../activation/value";
import type { Declared } from "../declared";
import { NOT_DECLARED, type Link, type StackIndex } from "../links";
import { flag, has, list, text } from "../read";
import { childrenOf, followAt, idOf, listOf, once, refers, textOf, whole } from "./references";

const LOAD_BALANCERS = ["network:loadbalancer", "lb:loadbalancer"] as const;
const POOLS = ["lb:backendaddresspool", "network:loadbalancerbackendaddresspool"] as const;

/** Rules of the classic provider, which are resources of their own. */
const RULES = ["lb:outboundrule", "lb:rule"] as const;

/** How a frontend says that it is public, in both providers' words, and what stands behind that. */
const PUBLIC = ["publicIPAddress", "publicIPPrefix", "publicIpAddressId", "publicIpPrefixId"] as const;
const PUBLIC_KINDS = ["network:publicipaddress", "network:publicip", "network:publicipprefix"] as const;

/** What an id of a pool has before the pool's name. */
const POOL_SEGMENT = "/backendaddresspools/";

interface LoadBalancer {
  readonly name: string;
  readonly sku: Value<string>;
  readonly public: Value<boolean>;
  /** Names, in lower case, of the pools that some rule gives a way out. */
  readonly served: Value<readonly Value<string>[]>;
  /** Name of its pool, if it has just one. */
  readonly onlyPool: string | undefined;
}

function certainty(answer: Certainty): Value<boolean> {
  return answer === "maybe" ? UNKNOWN : answer === "yes";
}

function isPublic(stack: StackIndex, from: Declared): Value<boolean> {
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

function poolName(id: string | Unknown): string | Unknown {
  if (id === UNKNOWN) return id;
  const lower = id.toLowerCase();
  const place = lower.lastIndexOf(POOL_SEGMENT);
  return place < 0 ? UNKNOWN : lower.slice(place + POOL_SEGMENT.length);
}

/** A rule for traffic from outside gives its pool a way out too, unless it says that it translates no source addresses. */
function servedBy(rule: Value<unknown>): readonly Value<string>[] {
  if (flag(rule, "disableOutboundSnat") === true) return [];
  const single = textOf(rule, ["backendAddressPool", "id"], ["backendAddressPoolId"]);
  const several = listOf(rule, ["backendAddressPools"], ["backendAddressPoolIds"]);
  const ids: readonly Value<string>[] = several === UNKNOWN ? [UNKNOWN] : (several ?? []).map(idOf);
  const all: readonly Value<string>[] = [single, ...ids];
  return all.filter((id) => id !== undefined).map((id) => poolName(id));
}

/** Reads the load balancers of a stack: a function from a reference to a backend pool to that pool. */
export function loadBalancers(stack: StackIndex): (from: Declared, input: string, id: Value<string>) => Ref<Pool> {
  const separate = childrenOf(stack, RULES, (rule) =>
    followAt(stack, whole(rule), [["loadbalancerId"]], LOAD_BALANCERS),
  );
  const ownPools = childrenOf(stack, POOLS, balancerOf);

  function balancerOf(pool: Declared): Link {
    const byId = followAt(stack, whole(pool), [["loadbalancerId"]], LOAD_BALANCERS);
    return byId ?? stack.parent(pool, "loadBalancerName", LOAD_BALANCERS[0]);
  }

  const build = once((balancer: Declared): LoadBalancer => {
    const { props, name } = balancer;
    const inline = [list(props, "outboundRules"), list(props, "loadBalancingRules")];
    const rules = inline.flatMap((rule) => (rule === UNKNOWN ? [UNKNOWN] : (rule ?? [])));
    const own = separate.of(balancer).map((rule): unknown => rule.props);
    const inlinePools = list(props, "backendAddressPools");
    const pools = [
      ...(inlinePools === UNKNOWN ? [UNKNOWN] : (inlinePools ?? [])).map((raw) =>
        raw === UNKNOWN ? undefined : known(text(raw, "name")),
      ),
      ...ownPools.of(balancer).map((pool) => known(textOf(pool.props, ["name"], ["backendAddressPoolName"]))),
    ];
    return {
      name,
      sku: textOf(props, ["sku", "name"], ["sku"]) ?? (balancer.token.package === "azure" ? UNKNOWN : undefined),
      public: isPublic(stack, balancer),
      served: separate.strays ? UNKNOWN : [...rules, ...own].flatMap((rule) => servedBy(rule)),
      onlyPool: pools.length === 1 ? pools[0]?.toLowerCase() : undefined,
    };
  });

  function poolIn(balancer: LoadBalancer, pool: Value<string>): Pool {
    const name = typeof pool === "string" ? pool : balancer.onlyPool;
    const { served } = balancer;
    const serves = (other: Value<string>): Certainty => {
      const rule = typeof other === "string" ? other : balancer.onlyPool;
      return rule === undefined || name === undefined ? "maybe" : rule === name ? "yes" : "no";
    };
    return {
      name: balancer.name,
      sku: balancer.sku,
      public: balancer.public,
      outbound: served === UNKNOWN ? UNKNOWN : certainty(any((served ?? []).map(serves))),
    };
  }

  function member(link: Link, pool: Value<string>): Ref<Pool> {
    if (link === undefined || link === UNKNOWN || link === NOT_DECLARED) return link;
    return poolIn(build(link), pool);
  }

  return (from, input, id) => {
    const pool = stack.follow(from, input, id, POOLS);
    if (typeof pool === "object") {
      const name = known(textOf(pool.props, ["name"], ["backendAddressPoolName"]))?.toLowerCase();
      return member(balancerOf(pool), name ?? UNKNOWN);
    }
    if (id === undefined) return undefined;
    if (id === UNKNOWN) return member(stack.follow(from, input, UNKNOWN, LOAD_BALANCERS), UNKNOWN);
    const place = id.toLowerCase().lastIndexOf(POOL_SEGMENT);
    if (place < 0) return NOT_DECLARED;
    return member(stack.follow(from, input, id.slice(0, place), LOAD_BALANCERS), poolName(id));
  };
}
