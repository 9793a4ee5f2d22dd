/** Why the declared network certainly keeps a machine from Azure's KMS. */
export type Obstacle =
  /** A default route (or halves of it) to a virtual network gateway. */
  | "route-to-gateway"
  /** A default route (or halves of it) to nowhere. */
  | "route-to-none"
  /** A security rule denies the service tag AzurePlatformLKM, and no allow on port 1688 comes before it. */
  | "denied-by-rule"
  /** A private subnet without an explicit way out. */
  | "private-subnet"
  /** A flexible scale set without an explicit way out. */
  | "flexible-scale-set"
  /** Only an internal standard load balancer, without an explicit way out. */
  | "internal-load-balancer"
  /** A declared firewall on the route has rules, but none that lets the KMS through. */
  | "firewall-without-rule";

/** Whether Azure's KMS can be reached, as far as the stack declares the network. What is not declared is not guessed. */
export type Reach =
  | { readonly kind: "open"; readonly because: string }
  | { readonly kind: "not-declared" }
  | {
      readonly kind: "blocked";
      readonly obstacle: Obstacle;
      /** Names of the resources that make the obstacle, for people, outermost first. */
      readonly resources: readonly string[];
      /** KMS addresses that stay unreachable. */
      readonly addresses: readonly string[];
    }
  | { readonly kind: "undecided"; readonly because: string; readonly settle: string };
