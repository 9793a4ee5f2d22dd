import type {
  Attachment,
  Firewall,
  Interface,
  Route,
  SecurityGroup,
  SecurityRule,
  Subnet,
} from "../../activation/attachment";
import { KMS_TARGETS } from "../../activation/kms-targets";
import { judgeReach } from "../../activation/network";
import type { Reach } from "../../activation/reach";
import type { Ref } from "../../values/ref";
import { UNKNOWN, type Value } from "../../values/value";

/** The addresses of Azure's KMS in the public cloud. */
export const [FIRST, SECOND] = ["20.118.99.224", "40.83.235.53"] as const;
/** Served Azure's KMS until March 2023. */
export const RETIRED = "23.102.135.246";

function valueOf(text: string): Value<string> {
  return text === "?" ? UNKNOWN : text === "-" ? undefined : text;
}

type Hop = "gateway" | "none" | "internet" | "appliance" | "vnet" | "?";

const HOPS: Readonly<Record<Hop, Value<string>>> = {
  gateway: "VirtualNetworkGateway",
  none: "None",
  internet: "Internet",
  appliance: "VirtualAppliance",
  vnet: "VnetLocal",
  "?": UNKNOWN,
};

/** Routes as `prefix hop`, where `?` is unknown and `-` absent. */
export function routes(lines: readonly string[], firewall?: Ref<Firewall>): Route[] {
  return lines.map((line) => {
    const [prefix = "", hop = ""] = line.split(" ");
    const nextHop = Object.entries(HOPS).find(([name]) => name === hop)?.[1];
    return { name: line, prefix: valueOf(prefix), nextHop, firewall };
  });
}

/** A subnet with nothing in the way. */
export const SUBNET: Subnet = {
  name: "spoke",
  prefixes: ["10.20.9.0/24"],
  defaultOutbound: undefined,
  apiVersions: ["2024-05-01", "2024-05-01"],
  exists: false,
  routeTable: undefined,
  hubRoutes: [],
  securityGroup: undefined,
  natGateway: false,
};

/** An interface with nothing in the way. */
export const INTERFACE: Interface = {
  name: "nic",
  primary: true,
  subnet: SUBNET,
  securityGroup: undefined,
  privateAddress: undefined,
  publicAddress: false,
  pools: [],
};

/** A machine with one interface. */
export function attach(
  subnet: Partial<Subnet>,
  nic: Partial<Interface> = {},
  more: Partial<Attachment> = {},
): Attachment {
  return { flexible: false, interfaces: [{ ...INTERFACE, subnet: { ...SUBNET, ...subnet }, ...nic }], ...more };
}

/** The kind of a reach; for a blocked one the obstacle and the addresses. */
export function inShort(reach: Reach): string {
  return reach.kind === "blocked" ? `${reach.obstacle} ${reach.addresses.join(" ")}` : reach.kind;
}

/** What stands in the way of a machine in the public cloud. */
export function reachOf(attachment: Attachment): string {
  return inShort(judgeReach(attachment, KMS_TARGETS.azure));
}

export const BOTH = `${FIRST} ${SECOND}`;

/** Rules as `priority access destination [port] [protocol] [direction] [source]`, where `?` is unknown and `-` absent. */
export function group(lines: readonly string[]): SecurityGroup {
  const rules = lines.map((line): SecurityRule => {
    const [priority = "", access = "", to = "", port = "*", protocol = "*", direction = "Outbound", source = "*"] =
      line.split(" ");
    return {
      name: line,
      priority: priority === "?" ? UNKNOWN : Number(priority),
      direction: valueOf(direction),
      access: valueOf(access),
      protocol: valueOf(protocol),
      sources: source.split(",").map(valueOf),
      destinations: to.split(",").map(valueOf),
      ports: [valueOf(port)],
    };
  });
  return { name: "nsg", rules };
}
