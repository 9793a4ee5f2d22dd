import type { Pool } from "../../activation/attachment";
import type { Declared } from "../../stack/declared";
import { type Link, type StackIndex } from "../../stack/links";
import { type Certainty, any } from "../../values/certainty";
import { once } from "../../values/once";
import { list, text } from "../../values/read";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { textOf } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import { childrenOf } from "./children";
import type { LoadBalancer } from "./load-balancer";
import { POOL_SEGMENT, certainty, isPublic, poolName, servedBy } from "./load-balancer";
import { followAt, whole } from "./references";

const LOAD_BALANCERS = ["network:loadbalancer", "lb:loadbalancer"] as const;
const POOLS = ["lb:backendaddresspool", "network:loadbalancerbackendaddresspool"] as const;

/** Rules of the classic provider, which are resources of their own. */
const RULES = ["lb:outboundrule", "lb:rule"] as const;

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
