import type { Declared } from "../../../stack/declared";
import { equalsIgnoreCase } from "../../../values/equals-ignore-case";
import { pathText } from "../../../values/path";
import { has, text } from "../../../values/read";
import { UNKNOWN, type Value } from "../../../values/value";
import type { CarrierShape, MachineShape } from "../../shape";
import { inlineExtensions } from "../carriers/extension";
import { plural } from "../parts/classic";
import { imageAt } from "../parts/image";
import { plainShape, signsIn, signsOf } from "../parts/plain";
import { scriptCarrier } from "../parts/script-carrier";
import { serviceIn } from "../parts/service";

/**
 * Returns the service with the subnet of a pool's nodes, in each provider's spelling. By default, nodes have public
 * addresses. Source: azure-docs, batch/simplified-node-communication-pool-no-public-ip.md.
 */
function serviceOf(props: unknown): Pick<MachineShape, "service"> {
  const input = "networkConfiguration";
  const provision =
    text(props, input, "publicIPAddressConfiguration", "provision") ??
    text(props, input, "publicAddressProvisioningType");
  const ownWayOut = provision === UNKNOWN ? UNKNOWN : !equalsIgnoreCase(provision, "NoPublicIPAddresses");
  return serviceIn("Azure Batch", { input, id: text(props, input, "subnetId") }, ownWayOut);
}

/** Reads a Batch node's start task, whose command line may install a key. */
function startTask(props: unknown, path: readonly string[]): CarrierShape[] {
  const command = [...path, "commandLine"];
  const line = text(props, ...command);
  return line === undefined
    ? []
    : [scriptCarrier("start task", [{ text: line, path: pathText(command), secret: false }])];
}

/** Returns the signs in a Batch pool's node agent: `batch.node.windows amd64`, `batch.node.ubuntu 22.04`. */
function nodeAgentSigns(agent: Value<string>): Pick<MachineShape, "windowsSign" | "linuxSign"> {
  return signsIn("its node agent", agent, /^batch\.node\.(?!windows)[a-z]/);
}

/** A Batch pool of the retired cloud services has an OS family instead of an image, and it's always Windows. */
const CLOUD_SERVICE = ["deploymentConfiguration", "cloudServiceConfiguration"];
const BATCH = ["deploymentConfiguration", "virtualMachineConfiguration"];

function batchPool({ props }: Declared): MachineShape[] {
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

/** Reads a Batch pool of virtual machines or of the retired cloud services. */
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

/** Reads a Batch pool of the classic provider. */
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
