import type { Value } from "../../../activation";
import { UNKNOWN } from "../../../activation";
import { pathText } from "../../../values/path";
import { list, text } from "../../../values/read";
import type { Declared } from "../../inventory";
import type { MachineShape } from "../../shape";
import { plainShape } from "../parts/plain";

export const AKS = "Azure Kubernetes Service activates its Windows nodes";

/** A pool of Kubernetes nodes, if it is one of Windows. */
export function nodePool(props: unknown, path: readonly string[], azureName: Value<string>): MachineShape[] {
  const osType = text(props, ...path, "osType");
  const sku = text(props, ...path, "osSKU") ?? text(props, ...path, "osSku");
  const says = [osType, sku].map((value) => (typeof value === "string" ? value.toLowerCase() : ""));
  if (!says.some((value) => value.startsWith("windows"))) return [];
  return [
    {
      ...plainShape(props, "node pool", azureName),
      path: pathText(path),
      windowsSign: "the operating system type of its nodes",
      managedBy: AKS,
    },
  ];
}

export function agentPool({ props }: Declared): MachineShape[] {
  return nodePool(props, [], text(props, "agentPoolName") ?? text(props, "name"));
}

export function managedCluster({ props }: Declared): MachineShape[] {
  const pools = list(props, "agentPoolProfiles");
  if (pools === undefined || pools === UNKNOWN) return [];
  return pools.flatMap((one, index) => nodePool(props, ["agentPoolProfiles", String(index)], text(one, "name")));
}

export function kubernetesPool({ props }: Declared): MachineShape[] {
  return nodePool(props, [], text(props, "name"));
}

/** The default pool of a cluster is always one of Linux; asked all the same, since asking costs nothing. */
export function kubernetesCluster({ props }: Declared): MachineShape[] {
  return nodePool(props, ["defaultNodePool"], text(props, "defaultNodePool", "name"));
}
