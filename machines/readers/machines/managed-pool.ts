import { pathText } from "../../../values/path";
import { list, text } from "../../../values/read";
import { type Path, textOf } from "../../../values/spelled";
import { UNKNOWN } from "../../../values/value";
import type { Declared } from "../../inventory";
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
  if (typeof managed === "string" && managed.toLowerCase() === "managed") return { service: { name } };
  return { service: { name, connection: { input, id: text(props, input) } } };
}

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

export function devOpsPool({ props }: Declared): MachineShape[] {
  const images = list(props, "fabricProfile", "images");
  if (images === undefined) return [];
  return (images === UNKNOWN ? [UNKNOWN] : images).map((image, index) => {
    const path = ["fabricProfile", "images", String(index)];
    return {
      ...plainShape(props, "DevOps pool", text(props, "poolName") ?? text(props, "name")),
      path: pathText(path),
      image: { ...NO_IMAGE, id: text(image, "resourceId"), input: path[0] ?? "" },
      ...signsIn("its image", text(image, "wellKnownImageName"), /^(?:ubuntu|linux)/),
      managedBy: "Managed DevOps Pools manages its agents",
      ...serviceOf(props),
    };
  });
}

export function machineLearning({ props }: Declared): MachineShape[] {
  const inner = ["properties", "properties", "osType"];
  const osType = text(props, ...inner) ?? text(props, "properties", "osType") ?? text(props, "osType");
  if (osType !== UNKNOWN && osType?.toLowerCase() !== "windows") return [];
  return [
    {
      ...plainShape(props, "compute cluster", text(props, "computeName") ?? text(props, "name")),
      windowsSign: osType === UNKNOWN ? undefined : "its nodes' operating system type",
      managedBy: "Azure Machine Learning manages its nodes",
      ...computeService(props),
    },
  ];
}

export function managedDevOpsPool({ props }: Declared): MachineShape[] {
  const fabric = ["virtualMachineScaleSetFabric", "images"];
  const images = list(props, ...fabric);
  if (images === undefined) return [];
  return (images === UNKNOWN ? [UNKNOWN] : images).map((image, index) => {
    const wellKnown = text(image, "wellKnownImageName");
    const lower = typeof wellKnown === "string" ? wellKnown.toLowerCase() : "";
    const path = [...fabric, String(index)];
    return {
      ...plainShape(props, "DevOps pool", text(props, "name")),
      path: pathText(path),
      image: { ...NO_IMAGE, id: text(image, "id"), input: path[0] ?? "" },
      windowsSign: lower.startsWith("windows") ? "its image" : undefined,
      linuxSign: lower.startsWith("ubuntu") ? "its image" : undefined,
      managedBy: "Managed DevOps Pools manages its agents",
      ...serviceOf(props),
    };
  });
}
