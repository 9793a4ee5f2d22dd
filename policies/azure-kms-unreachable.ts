import type { Obstacle, Reach } from "../activation/reach";
import { AZURE_KMS_ADDRESSES } from "../activation/tables/azure-kms";
import { PAGES } from "../activation/tables/pages";
import { type Sentences, message } from "./message";
import { cloudOf, listed } from "./phrases";
import { type ActivationPolicy, type Judged, atMachine } from "./policy";

const name = "azure-kms-unreachable";

export const azureKmsUnreachable: ActivationPolicy<typeof name> = {
  name,
  displayName: "Azure's KMS unreachable",
  description: "The declared network blocks Azure's KMS, so Windows never activates.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "kms", "network"],
  clouds: ["azure"],
  remediationSteps:
    "Give the machine an outbound path to Azure's KMS on TCP port 1688 that leaves from an Azure address.",
  find: ({ unsettled }) =>
    unsettled.flatMap((one) => {
      const { verdict, machine } = one;
      if (verdict.kind !== "cannot-activate" || verdict.reach?.kind !== "blocked") return [];
      return [atMachine(machine, messages.blocked(one, verdict.reach))];
    }),
};

type Blocked = Extract<Reach, { readonly kind: "blocked" }>;

const FROM_AZURE = "Azure's KMS answers only requests from an Azure public IP address, on TCP port 1688.";

const WAY_OUT =
  "Attach a NAT gateway to the subnet, give the machine a standard public IP address, add an outbound rule to a standard load balancer, " +
  "or route to a firewall that allows TCP 1688";

/**
 * Returns the routes to add: one per blocked address, and those for older addresses that Microsoft's page also lists.
 */
function routesFor({ addresses, resources: [table = ""] }: Blocked): string {
  const cloud = AZURE_KMS_ADDRESSES.find(({ address }) => addresses.includes(address))?.cloud;
  const advised = AZURE_KMS_ADDRESSES.filter((row) => row.cloud === cloud && row.state === "advised");
  const also = advised.map(({ address }) => ` (Microsoft also advises ${address}/32)`).join("");
  return `Add a route to \`${table}\` for ${listed(addresses.map((address) => `${address}/32`))}${also}, each with next hop type Internet.`;
}

function named(resources: readonly string[]): string {
  return listed(resources.map((resource) => `\`${resource}\``));
}

/** For each obstacle: its effect on the machine, why it matters, and what to declare instead. */
const OBSTACLES: Readonly<Record<Obstacle, (machine: string, block: Blocked) => Sentences>> = {
  "route-to-gateway": (machine, block) => ({
    what: `${machine}: the route \`${block.resources[1] ?? ""}\` in \`${block.resources[0] ?? ""}\` sends ${listed(block.addresses)} to a virtual network gateway.`,
    why: `${FROM_AZURE} These requests leave from your own network.`,
    fix: routesFor(block),
    source: PAGES.azureRoutes.source,
  }),
  "route-to-none": (machine, block) => ({
    what: `${machine}: the route \`${block.resources[1] ?? ""}\` in \`${block.resources[0] ?? ""}\` drops traffic to ${listed(block.addresses)}.`,
    why: FROM_AZURE,
    fix: routesFor(block),
    source: PAGES.azureRoutes.source,
  }),
  "denied-by-rule": (machine, block) => ({
    what: `${machine}: the rule \`${block.resources[1] ?? ""}\` in the security group \`${block.resources[0] ?? ""}\` denies the service tag AzurePlatformLKM.`,
    why: "Denying the Internet doesn't block Azure's KMS, but denying this tag does.",
    fix: "Remove the rule, or add a rule with a lower priority number that allows TCP 1688 to AzurePlatformLKM.",
    source: PAGES.securityGroups.source,
  }),
  "private-subnet": (machine, block) => ({
    what: `${machine}: the subnet ${named(block.resources)} is private and has no outbound path to ${listed(block.addresses)}.`,
    why:
      `${FROM_AZURE} A subnet is private if \`defaultOutboundAccess\` is false, or absent in a virtual network created with network API version 2025-07-01 or later. ` +
      "Routes with next hop type Internet don't work in it.",
    fix: `${WAY_OUT}. Or set \`defaultOutboundAccess\` to true.`,
    source: PAGES.outboundAccess.source,
  }),
  "flexible-scale-set": (machine, block) => ({
    what: `${machine}: a scale set in flexible orchestration mode has no outbound path to ${listed(block.addresses)} by default.`,
    why: `${FROM_AZURE} Its instances get no default outbound access.`,
    fix: `${WAY_OUT}.`,
    source: PAGES.outboundAccess.source,
  }),
  "internal-load-balancer": (machine, block) => ({
    what: `${machine}: behind the internal standard load balancer ${named(block.resources)} it has no outbound path to ${listed(block.addresses)}.`,
    why: `${FROM_AZURE} Members of a standard load balancer get no default outbound access.`,
    fix: `${WAY_OUT}.`,
    source: PAGES.outboundAccess.source,
  }),
  "firewall-without-rule": (machine, block) => ({
    what: `${machine}: the route \`${block.resources[1] ?? ""}\` in \`${block.resources[0] ?? ""}\` leads to the firewall \`${block.resources[2] ?? ""}\`, none of whose rules allows TCP 1688 to ${listed(block.addresses)}.`,
    why: "A firewall drops traffic that no rule allows.",
    fix: `Add a network rule to the firewall that allows TCP 1688 from the machine's subnet to ${listed(block.addresses)}.`,
    source: PAGES.azureRoutes.source,
  }),
};

export const messages = {
  blocked: ({ machine }: Judged, block: Blocked): string =>
    message(OBSTACLES[block.obstacle](`\`${machine.name}\` can't reach ${cloudOf(machine)}'s KMS`, block)),
};
