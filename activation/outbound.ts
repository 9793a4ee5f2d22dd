import { type Certainty, any } from "../values/certainty";
import { UNKNOWN, type Value } from "../values/value";
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
  readonly certainty: Exclude<Certainty, "no">;
  readonly resources: readonly string[];
}

function isTrue(value: Value<boolean>): Certainty {
  return value === UNKNOWN ? "maybe" : value === true ? "yes" : "no";
}

function isSku(value: Value<string>, sku: string): Certainty {
  return value === UNKNOWN ? "maybe" : value?.toLowerCase() === sku ? "yes" : "no";
}

/** Whether machines in the subnet lack default outbound access. Preview API versions count by their date. */
function isPrivate({ defaultOutbound, apiVersions, exists }: Subnet): Certainty {
  if (defaultOutbound === UNKNOWN) return "maybe";
  if (defaultOutbound !== undefined) return defaultOutbound ? "no" : "yes";
  const later = apiVersions.filter(
    (version) => version !== undefined && version.slice(0, 10) >= PRIVATE_BY_DEFAULT_FROM,
  );
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
function closes({ public: isPublic, sku }: Pool): Certainty {
  const standard = isSku(sku, "standard");
  return isTrue(isPublic) === "no" || standard === "no" ? standard : "maybe";
}

/** Returns the reasons why an interface may have no outbound access, certain ones first. */
export function enclosures({ flexible }: Attachment, { pools }: Interface, subnet: Subnet): readonly Enclosure[] {
  const found: Enclosure[] = [];
  const note = (obstacle: Enclosure["obstacle"], certainty: Certainty, resources: readonly string[]): void => {
    if (certainty !== "no") found.push({ obstacle, certainty, resources });
  };
  note("private-subnet", isPrivate(subnet), [subnet.name]);
  note("flexible-scale-set", isTrue(flexible), []);
  for (const pool of pools.filter(isDeclared)) note("internal-load-balancer", closes(pool), [pool.name]);
  return [
    ...found.filter(({ certainty }) => certainty === "yes"),
    ...found.filter(({ certainty }) => certainty === "maybe"),
  ];
}
