import type { Obstacle, Reach } from "../activation/reach";
import { AZURE_KMS_ADDRESSES } from "../activation/tables/azure-kms";
import { type Parts, message } from "./message";
import { cloudOf, listed } from "./phrases";
import { type Judged, type Rule, atMachine } from "./rule";

const name = "azure-kms-unreachable";

type Blocked = Extract<Reach, { readonly kind: "blocked" }>;

const FROM_AZURE = "Azure's KMS answers only requests that come from a public address of Azure, on TCP port 1688.";

const WAY_OUT =
  "Attach a NAT gateway to the subnet, or give the machine a standard public address, or an outbound rule of a standard load balancer, " +
  "or a route to a firewall that lets TCP 1688 through";

/** Routes for what is blocked, and for the older addresses of the same cloud that Microsoft's page asks for besides. */
function routesFor({ addresses, resources: [table = ""] }: Blocked): string {
  const cloud = AZURE_KMS_ADDRESSES.find(({ address }) => addresses.includes(address))?.cloud;
  const advised = AZURE_KMS_ADDRESSES.filter((row) => row.cloud === cloud && row.state === "advised");
  const besides = advised.map(({ address }) => ` (Microsoft advises ${address}/32 besides)`).join("");
  return `Add a route to \`${table}\` for ${listed(addresses.map((address) => `${address}/32`))}${besides}, each with next hop type Internet.`;
}

function named(resources: readonly string[]): string {
  return listed(resources.map((resource) => `\`${resource}\``));
}

/** Each obstacle: what it does to the machine, why that counts, and what to declare instead. */
const OBSTACLES: Readonly<Record<Obstacle, (machine: string, block: Blocked) => Parts>> = {
  "route-to-gateway": (machine, block) => ({
    what: `${machine}: the route \`${block.resources[1] ?? ""}\` in \`${block.resources[0] ?? ""}\` sends ${listed(block.addresses)} to a virtual network gateway.`,
    why: `${FROM_AZURE} These leave from your own network.`,
    mend: routesFor(block),
  }),
  "route-to-none": (machine, block) => ({
    what: `${machine}: the route \`${block.resources[1] ?? ""}\` in \`${block.resources[0] ?? ""}\` drops what goes to ${listed(block.addresses)}.`,
    why: FROM_AZURE,
    mend: routesFor(block),
  }),
  "denied-by-rule": (machine, block) => ({
    what: `${machine}: the rule \`${block.resources[1] ?? ""}\` of the security group \`${block.resources[0] ?? ""}\` denies the service tag AzurePlatformLKM.`,
    why: "A rule that denies the Internet leaves Azure's KMS open; a denial of this tag is what closes it.",
    mend: "Remove the rule, or allow TCP 1688 to AzurePlatformLKM by a rule with a lower priority number.",
  }),
  "private-subnet": (machine, block) => ({
    what: `${machine}: the subnet ${named(block.resources)} is private and gives it no way out to ${listed(block.addresses)}.`,
    why:
      `${FROM_AZURE} A subnet is private where \`defaultOutboundAccess\` is false, or left out in a virtual network created with network API version 2025-07-01 or later; ` +
      "routes with next hop Internet do not work in it.",
    mend: `${WAY_OUT}; or set \`defaultOutboundAccess\` to true.`,
  }),
  "flexible-scale-set": (machine, block) => ({
    what: `${machine}: a scale set in flexible orchestration mode has no way out to ${listed(block.addresses)} by itself.`,
    why: `${FROM_AZURE} Instances of such a set get no default outbound access.`,
    mend: `${WAY_OUT}.`,
  }),
  "internal-load-balancer": (machine, block) => ({
    what: `${machine}: behind the internal standard load balancer ${named(block.resources)} it has no way out to ${listed(block.addresses)}.`,
    why: `${FROM_AZURE} A standard load balancer takes the default outbound access from its members.`,
    mend: `${WAY_OUT}.`,
  }),
  "firewall-without-rule": (machine, block) => ({
    what: `${machine}: the route \`${block.resources[1] ?? ""}\` in \`${block.resources[0] ?? ""}\` leads to the firewall \`${block.resources[2] ?? ""}\`, none of whose rules lets TCP 1688 through to ${listed(block.addresses)}.`,
    why: "A firewall drops what no rule allows.",
    mend: `Allow TCP 1688 to ${listed(block.addresses)} by a network rule of the firewall, with the machine's subnet among its sources.`,
  }),
};

export const messages = {
  blocked: ({ machine }: Judged, block: Blocked): string =>
    message(name, OBSTACLES[block.obstacle](`\`${machine.name}\` cannot reach the KMS of ${cloudOf(machine)}`, block)),
};

export const azureKmsUnreachable: Rule = {
  name,
  displayName: "Azure's KMS unreachable",
  description: "The declared network keeps a Windows machine from Azure's KMS, so that it never activates.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "kms", "network"],
  remediationSteps: "Give the machine a way to Azure's KMS on TCP port 1688 that leaves from an Azure address.",
  find: ({ unsettled }) =>
    unsettled.flatMap((one) => {
      const { verdict, machine } = one;
      if (verdict.kind !== "cannot-activate" || verdict.reach?.kind !== "blocked") return [];
      return [atMachine(machine, messages.blocked(one, verdict.reach))];
    }),
};
