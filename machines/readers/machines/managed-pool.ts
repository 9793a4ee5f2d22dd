import type { Declared } from "../../../stack/declared";
import { equalsIgnoreCase } from "../../../values/equals-ignore-case";
import { pathText } from "../../../values/path";
import { list, text } from "../../../values/read";
import { type Path, textOf } from "../../../values/spelled";
import { UNKNOWN, type Value } from "../../../values/value";
import type { MachineShape } from "../../shape";
import { NO_IMAGE } from "../../shape";
import { plainShape, signsIn, signsOf } from "../parts/plain";
import { serviceIn } from "../parts/service";

/**
 * Returns the service with the subnet of an agent pool: in the network profile (azure-native) or the scale set fabric
 * (classic provider).
 */
function serviceOf(props: unknown): Pick<MachineShape, "service"> {
  const [profile, fabric] = ["networkProfile", "virtualMachineScaleSetFabric"];
  const input = text(props, profile, "subnetId") === undefined ? fabric : profile;
  return serviceIn("Managed DevOps Pools", { input, id: text(props, input, "subnetId") }, UNKNOWN);
}

/** Returns the service with the subnet of compute nodes, below `properties` in azure-native and flat in templates. */
function computeService(props: unknown): Pick<MachineShape, "service"> {
  const paths: readonly Path[] = [
    ["properties", "properties", "subnet", "id"],
    ["properties", "subnet", "id"],
    ["subnet", "id"],
    ["subnetResourceId"],
  ];
  const [input] = paths.find((path) => text(props, ...path) !== undefined) ?? ["properties"];
  return serviceIn("Azure Machine Learning", { input, id: textOf(props, ...paths) }, UNKNOWN);
}

/** The network connection of a pool; one with a network that Microsoft manages needs none. */
function connectionOf(props: unknown): Pick<MachineShape, "service"> {
  const name = "Microsoft Dev Box";
  const managed = text(props, "virtualNetworkType");
  const input =
    text(props, "devCenterAttachedNetworkName") === undefined
      ? "networkConnectionName"
      : "devCenterAttachedNetworkName";
  if (equalsIgnoreCase(managed, "Managed")) return { service: { name } };
  return { service: { name, connection: { input, id: text(props, input) } } };
}

/** Reads a pool of dev boxes. */
export function devBoxPool({ props }: Declared): MachineShape[] {
  const licenseType = text(props, "licenseType");
  return [
    {
      ...plainShape(props, "dev box pool", text(props, "poolName") ?? text(props, "name")),
      ...signsOf(undefined, undefined, undefined, licenseType),
      licenseType,
      managedBy: "Microsoft Dev Box manages its machines",
      ...connectionOf(props),
    },
  ];
}

/** Reads the images of an agent pool: one machine for each. */
function agentImages(
  props: unknown,
  azureName: Value<string>,
  fabric: string,
  leaf: "id" | "resourceId",
): MachineShape[] {
  const images = list(props, fabric, "images");
  if (images === undefined) return [];
  return (images === UNKNOWN ? [UNKNOWN] : images).map((image, index) => ({
    ...plainShape(props, "DevOps pool", azureName),
    path: pathText([fabric, "images", String(index)]),
    image: { ...NO_IMAGE, id: text(image, leaf), input: fabric },
    ...signsIn("its image", text(image, "wellKnownImageName"), /^(?:ubuntu|linux)/),
    managedBy: "Managed DevOps Pools manages its agents",
    ...serviceOf(props),
  }));
}

/** Reads a pool of Managed DevOps Pools. */
export function devOpsPool({ props }: Declared): MachineShape[] {
  return agentImages(props, text(props, "poolName") ?? text(props, "name"), "fabricProfile", "resourceId");
}

/** Reads a pool of Managed DevOps Pools of the classic provider. */
export function managedDevOpsPool({ props }: Declared): MachineShape[] {
  return agentImages(props, text(props, "name"), "virtualMachineScaleSetFabric", "id");
}

/** Reads a compute cluster, if it runs Windows or may. */
export function machineLearning({ props }: Declared): MachineShape[] {
  const inner = ["properties", "properties", "osType"];
  const osType = text(props, ...inner) ?? text(props, "properties", "osType") ?? text(props, "osType");
  if (osType !== UNKNOWN && !equalsIgnoreCase(osType, "Windows")) return [];
  return [
    {
      ...plainShape(props, "compute cluster", text(props, "computeName") ?? text(props, "name")),
      windowsSign: osType === UNKNOWN ? undefined : "its nodes' operating system type",
      managedBy: "Azure Machine Learning manages its nodes",
      ...computeService(props),
    },
  ];
}
