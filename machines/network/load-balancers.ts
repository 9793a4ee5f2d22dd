import type { Pool } from "../../activation/attachment";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindOf, kindsOf } from "../../stack/types/registry";
import { type Certainty, any } from "../../values/certainty";
import { memoize } from "../../values/memoize";
import { list, peel, text } from "../../values/read";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { textOf } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import { type Children, childrenOf } from "./children";
import { type LoadBalancer, POOL_SEGMENT, type Served, certainty, isPublic, poolName, servedBy } from "./load-balancer";
import { followAt, whole } from "./references";
import { apiVersionOf } from "./subnet-facts";

const LOAD_BALANCERS = kindsOf("Microsoft.Network/loadBalancers");
const POOLS = kindsOf("Microsoft.Network/loadBalancers/backendAddressPools");

/** Rules that are separate resources in the classic provider. */
const RULES = [kindOf("azure lb:outboundrule"), kindOf("azure lb:rule")];

/** Returns the items of a list input. An unknown list contains one unknown item. */
function itemsOf(props: unknown, input: string): readonly Value<unknown>[] {
  const items = list(props, input);
  return items === UNKNOWN ? [UNKNOWN] : (items ?? []);
}

/**
 * The network API version that first has SKUs of load balancers: an earlier one means a basic balancer. Source:
 * Azure/azure-rest-api-specs, `Microsoft.Network/stable/2017-06-01/loadBalancer.json` and `2017-08-01`.
 */
const SKUS_SINCE = "2017-08-01";

function skuOf(balancer: Declared): Value<string> {
  const version = apiVersionOf(balancer);
  const implied = version !== undefined && version < SKUS_SINCE ? "Basic" : undefined;
  return textOf(balancer.props, ["sku", "name"], ["sku"]) ?? implied;
}

function ownPoolName({ props }: Declared): string | undefined {
  return known(textOf(props, ["name"], ["backendAddressPoolName"]));
}

/** Returns a pool with the outbound access that its load balancer gives. */
function poolIn(balancer: LoadBalancer, pool: Value<string>): Pool {
  const { name, sku, served, onlyPool } = balancer;
  const own = typeof pool === "string" ? pool : onlyPool;
  const serves = ({ pool: other, certain }: Served): Certainty => {
    const rule = typeof other === "string" ? other : onlyPool;
    if (rule === undefined || own === undefined) return "maybe";
    return rule !== own ? "no" : certain ? "yes" : "maybe";
  };
  const outbound = served === UNKNOWN ? UNKNOWN : certainty(any((served ?? []).map(serves)));
  return { name, sku, public: balancer.public, outbound };
}

/** Reads load balancers, including pools and rules that are separate resources. */
class LoadBalancers {
  private readonly rules: Children;
  private readonly pools: Children;

  constructor(private readonly stack: StackIndex) {
    this.rules = childrenOf(stack, RULES, (rule) => followAt(stack, whole(rule), [["loadbalancerId"]], LOAD_BALANCERS));
    this.pools = childrenOf(stack, POOLS, (pool) => this.of(pool));
  }

  /** Returns the load balancer of a pool that is a resource. */
  of(pool: Declared): Link {
    const byId = followAt(this.stack, whole(pool), [["loadbalancerId"]], LOAD_BALANCERS);
    return byId ?? this.stack.parent(pool, "loadBalancerName", LOAD_BALANCERS);
  }

  /** Returns a pool by load balancer and name. */
  pool(balancer: Link, name: Value<string>): Ref<Pool> {
    return typeof balancer === "object" ? poolIn(this.build(balancer), name) : balancer;
  }

  private readonly build = memoize((balancer: Declared): LoadBalancer => {
    const { props, name } = balancer;
    const rules = [
      ...itemsOf(props, "outboundRules"),
      ...itemsOf(props, "loadBalancingRules"),
      ...this.rules.of(balancer).map((rule) => peel(rule.props)),
    ];
    const pools = [
      ...itemsOf(props, "backendAddressPools").map((raw) => known(text(raw, "name"))),
      ...this.pools.of(balancer).map(ownPoolName),
    ];
    return {
      name,
      sku: skuOf(balancer),
      public: isPublic(this.stack, balancer),
      served: this.rules.hasStrays ? UNKNOWN : rules.flatMap((rule) => servedBy(rule)),
      onlyPool: pools.length === 1 ? pools[0]?.toLowerCase() : undefined,
    };
  });
}

/** Returns the backend pool that a reference leads to. */
export type PoolFinder = (from: Declared, input: string, id: Value<string>) => Ref<Pool>;

/** Reads a stack's load balancers. */
export function loadBalancers(stack: StackIndex): PoolFinder {
  const balancers = new LoadBalancers(stack);
  return (from, input, id) => {
    const pool = stack.follow(from, input, id, POOLS);
    if (typeof pool === "object")
      return balancers.pool(balancers.of(pool), ownPoolName(pool)?.toLowerCase() ?? UNKNOWN);
    if (id === undefined) return undefined;
    if (id === UNKNOWN) return balancers.pool(stack.follow(from, input, UNKNOWN, LOAD_BALANCERS), UNKNOWN);
    const place = id.toLowerCase().lastIndexOf(POOL_SEGMENT);
    if (place < 0) return NOT_DECLARED;
    return balancers.pool(stack.follow(from, input, id.slice(0, place), LOAD_BALANCERS), poolName(id));
  };
}
