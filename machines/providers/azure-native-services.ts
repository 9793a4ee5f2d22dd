import { UNKNOWN, type Value } from "../../activation/value";
import { scriptCarrier } from "./carrier-shapes";
import type { Declared } from "../declared";
import { imageAt, inlineExtensions, pathText, plainShape, profileShape, signsOf } from "./profile";
import { at, has, list, text } from "../read";
import type { MachineReader } from "./readers";
import { NO_IMAGE, type CarrierShape, type ImageShape, type MachineShape } from "../shape";

/** Whether a text says that it is Windows; a Windows sign or a Linux sign by that. */
function signsIn(what: string, value: Value<string>, linux: RegExp): Pick<MachineShape, "windowsSign" | "linuxSign"> {
  const lower = typeof value === "string" ? value.toLowerCase() : "";
  return {
    windowsSign: lower.includes("windows") ? what : undefined,
    linuxSign: linux.test(lower) ? what : undefined,
  };
}

/** The task that a Batch node starts with runs a command line, which may install a key. */
export function startTask(props: unknown, path: readonly string[]): CarrierShape[] {
  const command = [...path, "commandLine"];
  const line = text(props, ...command);
  return line === undefined
    ? []
    : [scriptCarrier("start task", [{ text: line, path: pathText(command), secret: false }])];
}

/** What a Batch pool says by its node agent: `batch.node.windows amd64`, `batch.node.ubuntu 22.04`. */
export function nodeAgentSigns(agent: Value<string>): Pick<MachineShape, "windowsSign" | "linuxSign"> {
  return signsIn("its node agent", agent, /^batch\.node\.(?!windows)[a-z]/);
}

const BATCH = ["deploymentConfiguration", "virtualMachineConfiguration"];

function batchPool({ props }: Declared): MachineShape[] {
  if (has(props, ...BATCH) === undefined) return [];
  const licenseType = text(props, ...BATCH, "licenseType");
  const agent = nodeAgentSigns(text(props, ...BATCH, "nodeAgentSkuId"));
  const signs = signsOf(undefined, has(props, ...BATCH, "windowsConfiguration"), undefined, licenseType);
  return [
    {
      ...plainShape(props, "Batch pool", text(props, "poolName") ?? text(props, "name")),
      image: imageAt(props, [...BATCH, "imageReference"]),
      windowsSign: agent.windowsSign ?? signs.windowsSign,
      linuxSign: agent.linuxSign,
      licenseType,
      carriers: [...inlineExtensions(props, [...BATCH, "extensions"]), ...startTask(props, ["startTask"])],
    },
  ];
}

/** A Batch pool of the retired cloud services has no image but an OS family, which is always Windows. */
function pool(declared: Declared): MachineShape[] {
  const { props } = declared;
  const family = ["deploymentConfiguration", "cloudServiceConfiguration"];
  if (has(props, ...family) === undefined) return batchPool(declared);
  return [
    {
      ...plainShape(props, "Batch pool", text(props, "poolName") ?? text(props, "name")),
      windowsSign: "its cloud service",
      managedBy: "Azure Cloud Services activates its Windows",
    },
  ];
}

/** A machine of DevTest Labs, by itself or as a formula makes it. Artifacts are scripts of a repository: only named. */
function devTest(noun: string, path: readonly string[]) {
  return ({ props }: Declared): MachineShape[] => {
    const gallery = [...path, "galleryImageReference"];
    const custom = [...path, "customImageId"];
    const image: ImageShape =
      has(props, ...custom) === undefined
        ? imageAt(props, gallery)
        : { ...NO_IMAGE, id: text(props, ...custom), input: custom[0] ?? "" };
    const osType = text(props, ...gallery, "osType") ?? text(props, "osType");
    return [
      { ...plainShape(props, noun, text(props, "name")), image, ...signsOf(osType, undefined, undefined, undefined) },
    ];
  };
}

function lab({ props }: Declared): MachineShape[] {
  const image = imageAt(props, ["virtualMachineProfile", "imageReference"]);
  return [{ ...plainShape(props, "lab", text(props, "labName") ?? text(props, "name")), image }];
}

function nodeType({ props }: Declared): MachineShape[] {
  const leaf = has(props, "vmImageResourceId") === undefined ? "vmSharedGalleryImageId" : "vmImageResourceId";
  return [
    {
      ...plainShape(props, "node type", text(props, "nodeTypeName") ?? text(props, "name")),
      image: {
        publisher: text(props, "vmImagePublisher"),
        offer: text(props, "vmImageOffer"),
        sku: text(props, "vmImageSku"),
        id: text(props, leaf),
        input: leaf,
      },
      carriers: inlineExtensions(props, ["vmExtensions"]),
    },
  ];
}

const SAP = ["configuration", "infrastructureConfiguration"];
const SAP_TIERS = [[], ["applicationServer"], ["centralServer"], ["databaseServer"]];

function sapInstance({ props }: Declared): MachineShape[] {
  return SAP_TIERS.flatMap((tier): MachineShape[] => {
    const path = [...SAP, ...tier, "virtualMachineConfiguration"];
    if (has(props, ...path) === undefined) return [];
    const osType = text(props, ...path, "osProfile", "osConfiguration", "osType");
    return [
      {
        ...plainShape(props, "SAP server", text(props, "sapVirtualInstanceName") ?? text(props, "name")),
        path: pathText(path),
        image: imageAt(props, [...path, "imageReference"]),
        ...signsOf(osType, undefined, undefined, undefined),
      },
    ];
  });
}

const AKS = "Azure Kubernetes Service activates its Windows nodes";

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

function agentPool({ props }: Declared): MachineShape[] {
  return nodePool(props, [], text(props, "agentPoolName") ?? text(props, "name"));
}

function managedCluster({ props }: Declared): MachineShape[] {
  const pools = list(props, "agentPoolProfiles");
  if (pools === undefined || pools === UNKNOWN) return [];
  return pools.flatMap((one, index) => nodePool(props, ["agentPoolProfiles", String(index)], text(one, "name")));
}

function devBoxPool({ props }: Declared): MachineShape[] {
  const licenseType = text(props, "licenseType");
  return [
    {
      ...plainShape(props, "dev box pool", text(props, "poolName") ?? text(props, "name")),
      ...signsOf(undefined, undefined, undefined, licenseType),
      licenseType,
      managedBy: "Microsoft Dev Box activates its machines",
    },
  ];
}

function devOpsPool({ props }: Declared): MachineShape[] {
  const images = list(props, "fabricProfile", "images");
  if (images === undefined || images === UNKNOWN) return [];
  return images.map((image, index) => {
    const path = ["fabricProfile", "images", String(index)];
    return {
      ...plainShape(props, "DevOps pool", text(props, "poolName") ?? text(props, "name")),
      path: pathText(path),
      image: { ...NO_IMAGE, id: text(image, "resourceId"), input: path[0] ?? "" },
      ...signsIn("its image", text(image, "wellKnownImageName"), /^(?:ubuntu|linux)/),
      managedBy: "Managed DevOps Pools activates its agents",
    };
  });
}

function machineLearning({ props }: Declared): MachineShape[] {
  const inner = ["properties", "properties", "osType"];
  const osType = text(props, ...inner) ?? text(props, "properties", "osType") ?? text(props, "osType");
  if (typeof osType !== "string" || osType.toLowerCase() !== "windows") return [];
  return [
    {
      ...plainShape(props, "compute cluster", text(props, "computeName") ?? text(props, "name")),
      windowsSign: "the operating system type of its nodes",
      managedBy: "Azure Machine Learning activates its nodes",
    },
  ];
}

/** The roles of a network function that a vendor offers; each is a machine. */
function vendorSku({ props }: Declared): MachineShape[] {
  const path = ["networkFunctionTemplate", "networkFunctionRoleConfigurations"];
  const roles = list(props, ...path);
  if (roles === undefined || roles === UNKNOWN) return [];
  return roles.flatMap((role, index): MachineShape[] => {
    if (at(role, "storageProfile") === undefined) return [];
    const profile = [...path, String(index)];
    return [profileShape(props, undefined, { noun: "network function", path: pathText(profile), profile })];
  });
}

/** Machines inside the services of `@pulumi/azure-native`, by kind. */
export const AZURE_NATIVE_SERVICES: Readonly<Record<string, MachineReader>> = {
  "batch:pool": pool,
  "containerservice:agentpool": agentPool,
  "containerservice:managedcluster": managedCluster,
  "devcenter:pool": devBoxPool,
  "devopsinfrastructure:pool": devOpsPool,
  "devtestlab:formula": devTest("formula", ["formulaContent"]),
  "devtestlab:virtualmachine": devTest("lab machine", []),
  "hybridnetwork:vendorskus": vendorSku,
  "labservices:lab": lab,
  "machinelearningservices:compute": machineLearning,
  "servicefabric:nodetype": nodeType,
  "workloads:sapvirtualinstance": sapInstance,
};
