import { type Certainty, any, whether } from "../values/certainty";
import { equalsIgnoreCase } from "../values/equals-ignore-case";
import type { Ref } from "../values/ref";
import type { Value } from "../values/value";
import { type Attachment, type Interface, type Pool, type Subnet, isDeclared } from "./attachment";
import type { Obstacle } from "./reach";

/**
 * The network API version that first makes subnets of new virtual networks private by default. It was released after
 * 2026-03-31. Source: `PAGES.privateSubnets`.
 */
const PRIVATE_BY_DEFAULT_FROM = "2025-07-01";

/** A reason why a machine may have no outbound access through Azure. */
export interface Enclosure {
  readonly obstacle: Extract<Obstacle, "private-subnet" | "flexible-scale-set" | "internal-load-balancer">;
  readonly certainty: Certainty;
  readonly resources: readonly string[];
}

function isTrue(value: Value<boolean>): Certainty {
  return whether(value, (answer) => answer);
}

/**
 * Whether a load balancer has a SKU. One that is left out of an API version that has SKUs used to mean basic, which was
 * retired on 2025-09-30, and no source says what it means since. Source: https://learn.microsoft.com/azure/load-balancer/skus.
 */
function isSku(value: Value<string>, sku: string): Certainty {
  return value === undefined ? "maybe" : whether(value, (text) => equalsIgnoreCase(text, sku));
}

/** Whether machines in the subnet lack default outbound access. Preview API versions count by their date. */
function isPrivate({ defaultOutbound, apiVersions, exists }: Subnet): Certainty {
  if (defaultOutbound !== undefined) return whether(defaultOutbound, (isOn) => !isOn);
  const later = apiVersions.filter((version) => version !== undefined && version >= PRIVATE_BY_DEFAULT_FROM);
  if (later.length === 0) return "no";
  return later.length === apiVersions.length && !exists ? "yes" : "maybe";
}

function poolGivesWayOut({ public: isPublic, sku, outbound }: Pool): Certainty {
  if (isTrue(isPublic) !== "yes") return isTrue(isPublic);
  if (isSku(sku, "basic") === "yes" || isTrue(outbound) === "yes") return "yes";
  return isSku(sku, "standard") === "yes" ? isTrue(outbound) : "maybe";
}

/**
 * Whether an interface has explicit outbound access: a NAT gateway on its subnet, a load balancer that serves it, or a
 * public address on any interface of the machine.
 */
export function hasWayOut({ pools }: Interface, subnet: Subnet, all: readonly Interface[]): Certainty {
  return any([
    isTrue(subnet.natGateway),
    ...all.map(({ publicAddress }) => isTrue(publicAddress)),
    ...pools.map((pool) => (isDeclared(pool) ? poolGivesWayOut(pool) : pool === undefined ? "no" : "maybe")),
  ]);
}

/**
 * Whether a load balancer takes default outbound access from its members. A standard one does. Source:
 * SupportArticles-docs, error-0xc004f074.md. No source says so explicitly for one with a public frontend but no rules.
 */
function closes(pool: Ref<Pool>): Certainty {
  if (!isDeclared(pool)) return whether(pool, () => false);
  const standard = isSku(pool.sku, "standard");
  return isTrue(pool.public) === "no" || standard === "no" ? standard : "maybe";
}

/** Returns the reason why an interface may have no outbound access, a certain one if there is one. */
export function enclosure({ flexible }: Attachment, { pools }: Interface, subnet: Subnet): Enclosure | undefined {
  const found: readonly Enclosure[] = [
    { obstacle: "private-subnet", certainty: isPrivate(subnet), resources: [subnet.name] },
    { obstacle: "flexible-scale-set", certainty: isTrue(flexible), resources: [] },
    ...pools.map((pool): Enclosure => ({
      obstacle: "internal-load-balancer",
      certainty: closes(pool),
      resources: isDeclared(pool) ? [pool.name] : [],
    })),
  ];
  return found.find(({ certainty }) => certainty === "yes") ?? found.find(({ certainty }) => certainty === "maybe");
}
