import type { Obstacle, Reach } from "./reach";

type Blocked = Extract<Reach, { readonly kind: "blocked" }>;

/** Each obstacle in a clause. */
const OBSTACLES: Readonly<Record<Obstacle, (resources: readonly string[]) => string>> = {
  "route-to-gateway": ([table, route]) =>
    `the route ${route ?? ""} in ${table ?? ""} leads to a virtual network gateway`,
  "route-to-none": ([table, route]) => `the route ${route ?? ""} in ${table ?? ""} leads nowhere`,
  "denied-by-rule": ([group, rule]) => `the rule ${rule ?? ""} of ${group ?? ""} denies AzurePlatformLKM`,
  "private-subnet": ([subnet]) => `the subnet ${subnet ?? ""} is private and has no way out`,
  "flexible-scale-set": () => "instances in flexible mode have no way out",
  "internal-load-balancer": ([balancer]) => `behind the internal load balancer ${balancer ?? ""} there is no way out`,
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
 * The reach of a machine that a service of Azure runs. No Microsoft page says that its Windows needs Azure's KMS, so that a
 * blocked network proves nothing, and none says that it does without, so that it isn't nothing either.
 */
export function ofService(reach: Reach, service: string): Reach {
  return reach.kind === "blocked" ? doubt(service, reach) : reach;
}
