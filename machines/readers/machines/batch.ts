import { UNKNOWN, type Value } from "../../../activation";
import type { Declared } from "../../../stack/declared";
import { pathText } from "../../../values/path";
import { has, text } from "../../../values/read";
import type { CarrierShape, MachineShape } from "../../shape";
import { inlineExtensions } from "../carriers/extension";
import { plural } from "../parts/classic";
import { imageAt } from "../parts/image";
import { plainShape, signsIn, signsOf } from "../parts/plain";
import { scriptCarrier } from "../parts/script-carrier";
import { serviceIn } from "../parts/service";

/**
 * The subnet of a pool's nodes. Unless a pool says otherwise its nodes have public addresses, as each provider spells it.
 * Source: azure-docs, batch/simplified-node-communication-pool-no-public-ip.md.
 */
function serviceOf(props: unknown): Pick<MachineShape, "service"> {
  const input = "networkConfiguration";
  const provision =
    text(props, input, "publicIPAddressConfiguration", "provision") ??
    text(props, input, "publicAddressProvisioningType");
  const ownWayOut = provision === UNKNOWN ? UNKNOWN : provision?.toLowerCase() !== "nopublicipaddresses";
  return serviceIn("Azure Batch", { input, id: text(props, input, "subnetId") }, ownWayOut);
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
/** A Batch pool of the retired cloud services has no image but an OS family, which is always Windows. */
const CLOUD_SERVICE = ["deploymentConfiguration", "cloudServiceConfiguration"];
export const BATCH = ["deploymentConfiguration", "virtualMachineConfiguration"];

export function batchPool({ props }: Declared): MachineShape[] {
  const isCloudService = has(props, ...CLOUD_SERVICE);
  if (has(props, ...BATCH) === undefined && isCloudService === undefined) return [];
  const licenseType = text(props, ...BATCH, "licenseType");
  const agent = nodeAgentSigns(text(props, ...BATCH, "nodeAgentSkuId"));
  const signs = signsOf(undefined, has(props, ...BATCH, "windowsConfiguration"), undefined, licenseType);
  return [
    {
      ...plainShape(props, "Batch pool", text(props, "poolName") ?? text(props, "name")),
      ...serviceOf(props),
      image: imageAt(props, [...BATCH, "imageReference"]),
      windowsSign: agent.windowsSign ?? signs.windowsSign,
      linuxSign: agent.linuxSign,
      licenseType,
      carriers: [...inlineExtensions(props, [...BATCH, "extensions"]), ...startTask(props, ["startTask"])],
    },
  ];
}

/** A Batch pool of virtual machines or, of old, of cloud services. */
export function pool(declared: Declared): MachineShape[] {
  const { props } = declared;
  if (has(props, ...CLOUD_SERVICE) !== true) return batchPool(declared);
  return [
    {
      ...plainShape(props, "Batch pool", text(props, "poolName") ?? text(props, "name")),
      ...serviceOf(props),
      windowsSign: "its cloud service",
      managedBy: "Azure Cloud Services manages its Windows",
    },
  ];
}

export function classicBatchPool({ props }: Declared): MachineShape[] {
  const licenseType = text(props, "licenseType");
  const agent = nodeAgentSigns(text(props, "nodeAgentSkuId"));
  const signs = signsOf(undefined, has(props, "windows"), undefined, licenseType);
  return [
    {
      ...plainShape(props, "Batch pool", text(props, "name")),
      ...serviceOf(props),
      image: imageAt(props, ["storageImageReference"]),
      windowsSign: agent.windowsSign ?? signs.windowsSign,
      linuxSign: agent.linuxSign,
      licenseType,
      carriers: [...inlineExtensions(props, plural(props, [], "extension")), ...startTask(props, ["startTask"])],
    },
  ];
}
