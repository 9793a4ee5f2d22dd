import { type Certainty, any } from "../values/certainty";
import { UNKNOWN, type Value } from "../values/value";
import { type Attachment, type Interface, type Pool, type Subnet, isDeclared } from "./attachment";
import type { Obstacle } from "./reach";

/**
 * From this network API version on, subnets of newly created virtual networks are private unless they say otherwise. It
 * was released after 2026-03-31. Source: `PAGES.privateSubnets`.
 */
const PRIVATE_BY_DEFAULT_FROM = "2025-07-01";

/** Why a machine that leaves by Azure's own way to the Internet may find none. */
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

/** Whether machines in the subnet have no default way out. Preview versions count by their date. */
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
 * Whether an interface has an explicit way out: a NAT gateway on its subnet, a load balancer that serves it, or a
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
 * A standard load balancer takes the default way out from its members. That one with a public frontend does so too
 * where no rule serves them, no source says in so many words. Source: SupportArticles-docs, error-0xc004f074.md.
 */
function closes({ public: isPublic, sku }: Pool): Certainty {
  const standard = isSku(sku, "standard");
  return isTrue(isPublic) === "no" || standard === "no" ? standard : "maybe";
}

/** What takes the default way out from an interface, what is certain first. */
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
