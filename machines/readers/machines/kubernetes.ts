import type { Declared } from "../../../stack/declared";
import { pathText } from "../../../values/path";
import { list, text } from "../../../values/read";
import { UNKNOWN, type Value, known } from "../../../values/value";
import type { MachineShape, Reference } from "../../shape";
import { plainShape } from "../parts/plain";
import { serviceIn } from "../parts/service";

const AKS = "Azure Kubernetes Service";

/** Returns the subnet of a pool's nodes, in each provider's spelling. */
function subnetOf(props: unknown, path: readonly string[]): Reference {
  const input = text(props, ...path, "vnetSubnetID") === undefined ? "vnetSubnetId" : "vnetSubnetID";
  return { input: path[0] ?? input, id: text(props, ...path, input) };
}

/**
 * Whether the service gives a cluster's nodes outbound access. Only `userDefinedRouting`,
 * `userAssignedNATGateway` and `none` leave it to the subnet. Source: azure-docs, aks/egress-outboundtype.md.
 */
function ownWayOutOf(outboundType: Value<string>): Value<boolean> {
  if (outboundType === UNKNOWN) return UNKNOWN;
  return !["userdefinedrouting", "none", "userassignednatgateway"].includes(outboundType?.toLowerCase() ?? "");
}

/** Where a cluster of the classic provider declares its first pool. */
const DEFAULT_POOL = "defaultNodePool";

/**
 * Whether a pool runs the cluster's own services. Such a pool can't run Windows, and a cluster's first pool is one.
 * Source: https://learn.microsoft.com/rest/api/aks/agent-pools/create-or-update#ossku, azure-docs, aks/use-system-pools.md.
 */
function isSystemPool(props: unknown, path: readonly string[]): boolean {
  return path[0] === DEFAULT_POOL || known(text(props, ...path, "mode"))?.toLowerCase() === "system";
}

/** Reads a pool of Kubernetes nodes, if it runs Windows. */
function nodePool(
  props: unknown,
  path: readonly string[],
  azureName: Value<string>,
  ownWayOut: Value<boolean> = UNKNOWN,
): MachineShape[] {
  const osType = text(props, ...path, "osType");
  const sku = text(props, ...path, "osSKU") ?? text(props, ...path, "osSku");
  const values: readonly Value<string>[] = [osType, sku];
  const isWindows = values.some((value) => value !== UNKNOWN && value?.toLowerCase().startsWith("windows"));
  if (!isWindows && (!values.includes(UNKNOWN) || isSystemPool(props, path))) return [];
  return [
    {
      ...plainShape(props, "node pool", azureName),
      path: pathText(path),
      windowsSign: isWindows ? "its nodes' operating system type" : undefined,
      managedBy: `${AKS} manages its nodes`,
      ...serviceIn(AKS, subnetOf(props, path), ownWayOut),
    },
  ];
}

/** Reads a separate pool of Kubernetes nodes. */
export function agentPool({ props }: Declared): MachineShape[] {
  return nodePool(props, [], text(props, "agentPoolName") ?? text(props, "name"));
}

/** Reads a cluster's node pools. */
export function managedCluster({ props }: Declared): MachineShape[] {
  const pools = list(props, "agentPoolProfiles");
  if (pools === undefined) return [];
  return (pools === UNKNOWN ? [UNKNOWN] : pools).flatMap((one, index) =>
    nodePool(
      props,
      ["agentPoolProfiles", String(index)],
      text(one, "name"),
      ownWayOutOf(text(props, "networkProfile", "outboundType")),
    ),
  );
}

/** Reads a separate pool of Kubernetes nodes of the classic provider. */
export function kubernetesPool({ props }: Declared): MachineShape[] {
  return nodePool(props, [], text(props, "name"));
}

/** Reads a cluster's first pool. Its system is Linux unless the declaration says otherwise. */
export function kubernetesCluster({ props }: Declared): MachineShape[] {
  return nodePool(
    props,
    [DEFAULT_POOL],
    text(props, DEFAULT_POOL, "name"),
    ownWayOutOf(text(props, "networkProfile", "outboundType")),
  );
}
