/** Why the declared network certainly blocks Azure's KMS for a machine. */
export type Obstacle =
  /** A default route (or both its halves) leads to a virtual network gateway. */
  | "route-to-gateway"
  /** A default route (or both its halves) has next hop None. */
  | "route-to-none"
  /** A security rule denies the service tag AzurePlatformLKM, and no earlier rule allows port 1688. */
  | "denied-by-rule"
  /** A private subnet without explicit outbound access. */
  | "private-subnet"
  /** A flexible scale set without explicit outbound access. */
  | "flexible-scale-set"
  /** Only an internal standard load balancer, without explicit outbound access. */
  | "internal-load-balancer"
  /** A declared firewall on the route has rules, but none allows the KMS. */
  | "firewall-without-rule";

/** Whether a machine can reach Azure's KMS, by the declared network. Undeclared networks aren't guessed. */
export type Reach =
  | { readonly kind: "open"; readonly because: string }
  | { readonly kind: "not-declared" }
  | {
      readonly kind: "blocked";
      readonly obstacle: Obstacle;
      /** Display names of the resources that block it, outermost first. */
      readonly resources: readonly string[];
      /** The unreachable KMS addresses. */
      readonly addresses: readonly string[];
    }
  | { readonly kind: "undecided"; readonly because: string; readonly settle: string };

/** The reach of a machine whose network the stack doesn't declare. */
export const NO_NETWORK: Reach = { kind: "not-declared" };
