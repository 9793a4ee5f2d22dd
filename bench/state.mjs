const HUB = "urn:pulumi:prod::apps::pulumi:providers:azure-native::hub";
const SKUS = [
  "2016-Datacenter",
  "2019-Datacenter",
  "2022-datacenter-g2",
  "2012-R2-Datacenter",
  "2019-datacenter-core-g2",
];

/** One machine in a thousand is a Windows Server 2012 without a key. */
function skuOf(number) {
  return number % 1000 === 0 ? "2012-Datacenter" : SKUS[number % SKUS.length];
}

function machine(number) {
  const name = `vm-${number}`;
  return {
    urn: `urn:pulumi:prod::apps::azure-native:compute:VirtualMachine::${name}`,
    custom: true,
    id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/${name}`,
    type: "azure-native:compute:VirtualMachine",
    inputs: {
      resourceGroupName: "rg",
      vmName: name,
      storageProfile: {
        imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: skuOf(number) },
      },
    },
    provider: `${HUB}::1`,
  };
}

/** A stack with the given number of machines on a Hub, as `pulumi stack export` writes it. */
export function exportedStack(machines) {
  const provider = {
    urn: HUB,
    custom: true,
    id: "1",
    type: "pulumi:providers:azure-native",
    inputs: { metadataHost: "management.hub1.azurestack.corp.example" },
  };
  const resources = [provider, ...Array.from({ length: machines }, (_, number) => machine(number))];
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources } });
}
