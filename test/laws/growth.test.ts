import type { Declared, Provider } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { UNKNOWN } from "../../values/value";
import { leastCpuTime } from "../cpu-time";
import { MAK } from "../policies/declare";
import { foundIn } from "./seeds";

const HUB: Provider = {
  name: "hub",
  urn: "urn:pulumi:prod::app::pulumi:providers:azure-native::hub",
  props: { metadataHost: "management.local.azurestack.external" },
};
const TOKENS = new Map(
  ["compute:VirtualMachine", "compute:VirtualMachineExtension", "compute:Disk", "compute:Image"]
    .concat("network:NetworkInterface", "network:VirtualNetwork", "resources:Resource")
    .map((type) => [type, parseToken(`azure-native:${type}`)]),
);

function urnOf(type: string, name: string): string {
  return `urn:pulumi:prod::app::azure-native:${type}::${name}`;
}

function declared(type: string, name: string, props: object, rest: Partial<Declared> = {}): Declared {
  const token = TOKENS.get(type) ?? parseToken(`azure-native:${type}`);
  const empty = { parent: undefined, dependencies: [], propertyDependencies: {}, outputs: undefined };
  return { urn: urnOf(type, name), name, path: "", token, props, inputsSeen: true, provider: HUB, ...empty, ...rest };
}

const OLD = { imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" } };

function vm(name: string, props: object = {}, rest: Partial<Declared> = {}): Declared {
  return declared("compute:VirtualMachine", name, { vmName: name, storageProfile: OLD, ...props }, rest);
}

function key(name: string, vmName: unknown, rest: Partial<Declared> = {}): Declared {
  const protectedSettings = { commandToExecute: `slmgr /ipk ${MAK}` };
  const props = { vmName, publisher: "Microsoft.Compute", type: "CustomScriptExtension", protectedSettings };
  return declared("compute:VirtualMachineExtension", name, props, rest);
}

const diskId = (at: number): string => `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/d${at}`;

/** Stacks of any size, of the kinds whose reading could compare all with all. */
const STACKS: Readonly<Record<string, (at: number) => readonly Declared[]>> = {
  "machines with an extension": (at) => [vm(`m${at}`), key(`k${at}`, `m${at}`)],
  "machines and extensions whose names are unknown": (at) => [
    vm(`m${at}`, { vmName: UNKNOWN }),
    key(`k${at}`, UNKNOWN),
  ],
  "machines that are parents of one another": (at) => [
    vm(`m${at}`, { vmName: UNKNOWN }, { parent: urnOf("compute:VirtualMachine", `m${at - 1}`) }),
  ],
  "extensions named by the first of a chain of parents": (at) => [
    vm(`m${at}`, { vmName: UNKNOWN }, { parent: urnOf("compute:VirtualMachine", `m${at - 1}`) }),
    key(`k${at}`, UNKNOWN, { propertyDependencies: { vmName: [urnOf("compute:VirtualMachine", `m${at % 7}`)] } }),
  ],
  "disks copied from one another, each with a machine": (at) => [
    declared("compute:Disk", `d${at}`, {
      diskName: `d${at}`,
      resourceGroupName: "rg",
      creationData: { createOption: "Copy", sourceResourceId: diskId(at - 1) },
    }),
    vm(`m${at}`, { storageProfile: { osDisk: { createOption: "Attach", managedDisk: { id: diskId(at) } } } }),
  ],
  "interfaces of networks with hidden names": (at) => [
    declared("network:VirtualNetwork", `v${at}`, { virtualNetworkName: UNKNOWN, subnets: [{ name: "s" }] }),
    declared("network:NetworkInterface", `n${at}`, {
      networkInterfaceName: `n${at}`,
      ipConfigurations: [
        {
          subnet: {
            id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/w${at}/subnets/s`,
          },
        },
      ],
    }),
    vm(`m${at}`, {
      networkProfile: {
        networkInterfaces: [
          { id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/n${at}` },
        ],
      },
    }),
  ],
  "generic resources of unknown type": (at) => [
    vm(`m${at}`),
    declared("resources:Resource", `r${at}`, { resourceType: UNKNOWN }),
  ],
};

const FEW = 200;
const MANY = 1600;

test.each(Object.entries(STACKS))("time grows with the number of %s, not with its square", (_, make) => {
  const stackOf = (size: number) => Array.from({ length: size }, (__, at) => make(at)).flat();
  const timeOf = (size: number): number => {
    const resources = stackOf(size);
    return leastCpuTime(() => foundIn({ stack: { stack: "prod", resources, variables: {} }, settings: {} }), 2);
  };
  timeOf(FEW);
  // Eight times as many: 8 if linear, 64 if quadratic. Short times vary with what the garbage collector does meanwhile.
  const [few, many] = [timeOf(FEW), timeOf(MANY)];
  expect(many).toBeLessThan(Math.max(few * 24, 200));
});
