import { UNKNOWN, type Value } from "../../activation/value";
import { nodeAgentSigns, nodePool, startTask } from "./azure-native-services";
import { unattendShape } from "./carrier-shapes";
import type { Declared } from "../declared";
import {
  applicationsAt,
  imageAt,
  inlineExtensions,
  pathText,
  plainShape,
  plainTextsOf,
  signsOf,
  tagsOf,
} from "./profile";
import { has, list, text } from "../read";
import type { MachineReader } from "./readers";
import { NO_DISK, NO_IMAGE, type CarrierShape, type DiskShape, type ImageShape, type MachineShape } from "../shape";

/** Pulumi's bridge writes a repeated block in the plural, except where it takes it for one that occurs once. */
export function plural(props: unknown, path: readonly string[], singular: string): string[] {
  const many = [...path, `${singular}s`];
  return has(props, ...many) === undefined ? [...path, singular] : many;
}

/** `sourceImageId`, or the `sourceImageReference` block. */
function sourceImage(props: unknown): ImageShape {
  return has(props, "sourceImageId") === undefined
    ? imageAt(props, ["sourceImageReference"])
    : { ...NO_IMAGE, id: text(props, "sourceImageId"), input: "sourceImageId" };
}

function applications(props: unknown): MachineShape["applications"] {
  return applicationsAt(props, plural(props, [], "galleryApplication"), "versionId");
}

/** What is alike in the machines and scale sets of azurerm 2.0 and later. */
function modern(noun: string, system: "Windows" | "Linux") {
  return ({ props }: Declared): MachineShape[] => {
    const attached = text(props, "osManagedDiskId");
    return [
      {
        ...plainShape(props, noun, text(props, "name")),
        image: sourceImage(props),
        disk: { ...NO_DISK, attached, input: "osManagedDiskId" },
        windowsSign: system === "Windows" ? "the type of the resource" : undefined,
        linuxSign: system === "Linux" ? "the type of the resource" : undefined,
        licenseType: text(props, "licenseType"),
        carriers: [
          ...unattendShape(props, plural(props, [], "additionalUnattendContent"), "setting"),
          ...inlineExtensions(props, plural(props, [], "extension")),
        ],
        plainTexts: plainTextsOf(tagsOf(props), text(props, "userData"), "userData"),
        applications: applications(props),
      },
    ];
  };
}

/** What is alike in the resources of azurerm 1: the operating system is told by which block stands there. */
function legacy(props: unknown, noun: string, image: ImageShape, disk: DiskShape): MachineShape {
  const windows = plural(props, [], "osProfileWindowsConfig");
  const linux = plural(props, [], "osProfileLinuxConfig");
  const licenseType = text(props, "licenseType");
  return {
    ...plainShape(props, noun, text(props, "name")),
    image,
    disk,
    ...signsOf(disk.osType, has(props, ...windows), has(props, ...linux), licenseType),
    licenseType,
    carriers: [
      ...unattendShape(props, plural(props, windows, "additionalUnattendConfig")),
      ...inlineExtensions(props, plural(props, [], "extension")),
    ],
  };
}

function legacyMachine({ props }: Declared): MachineShape[] {
  const disk: DiskShape = {
    osType: text(props, "storageOsDisk", "osType"),
    createOption: text(props, "storageOsDisk", "createOption"),
    attached: text(props, "storageOsDisk", "managedDiskId"),
    input: "storageOsDisk",
    vhd: text(props, "storageOsDisk", "imageUri") ?? attachedVhd(props),
  };
  return [legacy(props, "virtual machine", imageAt(props, ["storageImageReference"]), disk)];
}

/** `vhdUri` is where the disk is put when it is made from an image, and where it comes from when it is attached. */
function attachedVhd(props: unknown): Value<string> {
  const option = text(props, "storageOsDisk", "createOption");
  const attaches = typeof option === "string" && option.toLowerCase() === "attach";
  return attaches ? text(props, "storageOsDisk", "vhdUri") : undefined;
}

function legacyScaleSet({ props }: Declared): MachineShape[] {
  const disk: DiskShape = {
    ...NO_DISK,
    osType: text(props, "storageProfileOsDisk", "osType"),
    createOption: text(props, "storageProfileOsDisk", "createOption"),
    vhd: text(props, "storageProfileOsDisk", "image"),
  };
  return [legacy(props, "scale set", imageAt(props, ["storageProfileImageReference"]), disk)];
}

function orchestrated({ props }: Declared): MachineShape[] {
  const image = sourceImage(props);
  const windows = ["osProfile", "windowsConfiguration"];
  const hasProfile = [has(props, "osProfile"), image.id, image.sku, image.offer, has(props, "osDisk")];
  if (hasProfile.every((value) => value === undefined)) return [];
  const licenseType = text(props, "licenseType");
  const linux = has(props, "osProfile", "linuxConfiguration");
  const carriers: CarrierShape[] = [
    ...unattendShape(props, plural(props, windows, "additionalUnattendContent"), "setting"),
    ...inlineExtensions(props, plural(props, [], "extension")),
  ];
  return [
    {
      ...plainShape(props, "scale set", text(props, "name")),
      image,
      ...signsOf(undefined, has(props, ...windows), linux, licenseType),
      licenseType,
      carriers,
      plainTexts: plainTextsOf(tagsOf(props), text(props, "userDataBase64"), "userDataBase64"),
      applications: applications(props),
    },
  ];
}

function batchPool({ props }: Declared): MachineShape[] {
  const licenseType = text(props, "licenseType");
  const agent = nodeAgentSigns(text(props, "nodeAgentSkuId"));
  const signs = signsOf(undefined, has(props, "windows"), undefined, licenseType);
  return [
    {
      ...plainShape(props, "Batch pool", text(props, "name")),
      image: imageAt(props, ["storageImageReference"]),
      windowsSign: agent.windowsSign ?? signs.windowsSign,
      linuxSign: agent.linuxSign,
      licenseType,
      carriers: [...inlineExtensions(props, plural(props, [], "extension")), ...startTask(props, ["startTask"])],
    },
  ];
}

function labMachine(system: "Windows" | "Linux") {
  return ({ props }: Declared): MachineShape[] => [
    {
      ...plainShape(props, "lab machine", text(props, "name")),
      image: imageAt(props, ["galleryImageReference"]),
      windowsSign: system === "Windows" ? "the type of the resource" : undefined,
      linuxSign: system === "Linux" ? "the type of the resource" : undefined,
    },
  ];
}

function fabricCluster({ props }: Declared): MachineShape[] {
  const types = list(props, "nodeTypes");
  if (types === undefined || types === UNKNOWN) return [];
  return types.map((type, index) => ({
    ...plainShape(props, "node type", text(type, "name")),
    path: `nodeTypes[${index}]`,
    image: {
      ...NO_IMAGE,
      publisher: text(type, "vmImagePublisher"),
      offer: text(type, "vmImageOffer"),
      sku: text(type, "vmImageSku"),
    },
  }));
}

function kubernetesPool({ props }: Declared): MachineShape[] {
  return nodePool(props, [], text(props, "name"));
}

/** The default pool of a cluster is always one of Linux; asked all the same, since asking costs nothing. */
function kubernetesCluster({ props }: Declared): MachineShape[] {
  return nodePool(props, ["defaultNodePool"], text(props, "defaultNodePool", "name"));
}

const SAP_TIERS = [
  ["singleServerConfiguration"],
  ...["applicationServerConfiguration", "centralServerConfiguration", "databaseServerConfiguration"].map((tier) => [
    "threeTierConfiguration",
    tier,
  ]),
];

function sapInstance({ props }: Declared): MachineShape[] {
  return SAP_TIERS.flatMap((tier): MachineShape[] => {
    const path = [...tier, "virtualMachineConfiguration"];
    if (has(props, ...path) === undefined) return [];
    return [
      {
        ...plainShape(props, "SAP server", text(props, "name")),
        path: pathText(path),
        image: imageAt(props, [...path, "image"]),
      },
    ];
  });
}

function managedDevOpsPool({ props }: Declared): MachineShape[] {
  const fabric = ["virtualMachineScaleSetFabric", "images"];
  const images = list(props, ...fabric);
  if (images === undefined || images === UNKNOWN) return [];
  return images.map((image, index) => {
    const wellKnown = text(image, "wellKnownImageName");
    const lower = typeof wellKnown === "string" ? wellKnown.toLowerCase() : "";
    const path = [...fabric, String(index)];
    return {
      ...plainShape(props, "DevOps pool", text(props, "name")),
      path: pathText(path),
      image: { ...NO_IMAGE, id: text(image, "id"), input: path[0] ?? "" },
      windowsSign: lower.startsWith("windows") ? "its image" : undefined,
      linuxSign: lower.startsWith("ubuntu") ? "its image" : undefined,
      managedBy: "Managed DevOps Pools activates its agents",
    };
  });
}

/**
 * Machines that `@pulumi/azure` and the bridged `azurestack` declare, by kind. Machines of SCVMM are not among them: they
 * name a template and nothing that tells a system.
 */
export const AZURE_MACHINES: Readonly<Record<string, MachineReader>> = {
  "batch:pool": batchPool,
  "compute:linuxvirtualmachine": modern("virtual machine", "Linux"),
  "compute:linuxvirtualmachinescaleset": modern("scale set", "Linux"),
  "compute:orchestratedvirtualmachinescaleset": orchestrated,
  "compute:scaleset": legacyScaleSet,
  "compute:virtualmachine": legacyMachine,
  "compute:virtualmachinescaleset": legacyScaleSet,
  "compute:windowsvirtualmachine": modern("virtual machine", "Windows"),
  "compute:windowsvirtualmachinescaleset": modern("scale set", "Windows"),
  "containerservice:kubernetescluster": kubernetesCluster,
  "containerservice:kubernetesclusternodepool": kubernetesPool,
  "devcenter:manageddevopspool": managedDevOpsPool,
  "devtest:linuxvirtualmachine": labMachine("Linux"),
  "devtest:windowsvirtualmachine": labMachine("Windows"),
  "servicefabric:managedcluster": fabricCluster,
  "workloadssap:singlenodevirtualinstance": sapInstance,
  "workloadssap:threetiervirtualinstance": sapInstance,
};
