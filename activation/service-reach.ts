import type { Obstacle, Reach } from "./reach";

type Blocked = Extract<Reach, { readonly kind: "blocked" }>;

/** A clause for each obstacle. */
const OBSTACLES: Readonly<Record<Obstacle, (resources: readonly string[]) => string>> = {
  "route-to-gateway": ([table, route]) =>
    `the route ${route ?? ""} in ${table ?? ""} leads to a virtual network gateway`,
  "route-to-none": ([table, route]) => `the route ${route ?? ""} in ${table ?? ""} leads nowhere`,
  "denied-by-rule": ([group, rule]) => `the rule ${rule ?? ""} of ${group ?? ""} denies AzurePlatformLKM`,
  "private-subnet": ([subnet]) => `the subnet ${subnet ?? ""} is private and has no outbound access`,
  "flexible-scale-set": () => "instances in flexible mode have no outbound access",
  "internal-load-balancer": ([balancer]) =>
    `machines behind the internal load balancer ${balancer ?? ""} have no outbound access`,
  "firewall-without-rule": ([, , firewall]) => `the firewall ${firewall ?? ""} doesn't allow TCP 1688 from it`,
};

function doubt(service: string, { obstacle, resources, addresses }: Blocked): Reach {
  return {
    kind: "undecided",
    because: `${service} doesn't document how its Windows machines activate, and the declared network blocks Azure's KMS: ${OBSTACLES[obstacle](resources)}`,
    settle: `allow TCP 1688 from its subnet to ${addresses.join(" and ")}`,
  };
}

/**
 * Returns the reach of a machine that an Azure service runs. Microsoft doesn't document whether such machines need
 * Azure's KMS, so a blocked network makes the result undecided.
 */
export function ofService(reach: Reach, service: string): Reach {
  return reach.kind === "blocked" ? doubt(service, reach) : reach;
}
