import { UNKNOWN } from "../../values/value";
import { LATER } from "./network-stack";
import { IMAGE, named, shows } from "./shapes";

const SUBNET = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s";

const CONFIGURATION = { virtualMachineConfiguration: { imageReference: IMAGE } };
const pool = (more: object, rest: object = {}): object => ({
  deploymentConfiguration: { virtualMachineConfiguration: { imageReference: IMAGE, ...more } },
  ...rest,
});
const task = [{ text: "run", path: "startTask.commandLine", secret: false }];

describe("a Batch pool", () => {
  const type = "azure-native:batch:Pool";
  const old = "azure:batch/pool:Pool";
  const cloud = { deploymentConfiguration: { cloudServiceConfiguration: { osFamily: "6" } } };
  const network = (more: object): object => ({ networkConfiguration: { subnetId: SUBNET, ...more } });
  const inSubnet = (ownWayOut: unknown) => [
    { service: { name: "Azure Batch", ownWayOut, subnet: { input: "networkConfiguration", id: SUBNET } } },
  ];
  shows([
    ...named(type, "poolName", { deploymentConfiguration: CONFIGURATION }),
    ...named(type, "poolName", cloud),
    ...named(old, "name"),
    ["nothing", type, {}, []],
    [
      "an image",
      type,
      pool({}),
      [
        {
          noun: "Batch pool",
          path: "",
          image: { ...IMAGE, input: "deploymentConfiguration" },
          windowsSign: undefined,
          linuxSign: undefined,
          carriers: [],
          service: { name: "Azure Batch", ownWayOut: true },
        },
      ],
    ],
    [
      "an agent of Windows",
      type,
      pool({ nodeAgentSkuId: "batch.node.windows amd64" }),
      [{ windowsSign: "its node agent", linuxSign: undefined }],
    ],
    [
      "an agent of Linux",
      type,
      pool({ nodeAgentSkuId: "BATCH.node.ubuntu 22.04" }),
      [{ windowsSign: undefined, linuxSign: "its node agent" }],
    ],
    [
      "an agent of another form",
      type,
      pool({ nodeAgentSkuId: "my batch.node.ubuntu" }),
      [{ windowsSign: undefined, linuxSign: undefined }],
    ],
    [
      "a Windows configuration",
      type,
      pool({ windowsConfiguration: {} }),
      [{ windowsSign: "its Windows configuration" }],
    ],
    [
      "a license",
      type,
      pool({ licenseType: "Windows_Server" }),
      [{ windowsSign: "its Windows license type", licenseType: "Windows_Server" }],
    ],
    [
      "a cloud service",
      type,
      cloud,
      [
        {
          windowsSign: "its cloud service",
          managedBy: "Azure Cloud Services manages its Windows",
          service: { name: "Azure Batch", ownWayOut: true },
        },
      ],
    ],
    [
      "both configurations",
      type,
      { deploymentConfiguration: { ...CONFIGURATION, ...cloud.deploymentConfiguration } },
      [{ windowsSign: "its cloud service" }],
    ],
    [
      "an unknown deployment",
      type,
      { deploymentConfiguration: LATER },
      [{ image: { publisher: UNKNOWN }, windowsSign: undefined, managedBy: undefined }],
    ],
    ["a subnet", type, pool({}, network({})), inSubnet(true)],
    [
      "no public addresses",
      type,
      pool({}, network({ publicIPAddressConfiguration: { provision: "NoPublicIPAddresses" } })),
      inSubnet(false),
    ],
    ["unknown public addresses", type, pool({}, network({ publicIPAddressConfiguration: LATER })), inSubnet(UNKNOWN)],
    [
      "no public addresses in the classic provider",
      old,
      network({ publicAddressProvisioningType: "NoPublicIPAddresses" }),
      inSubnet(false),
    ],
    [
      "a start task",
      type,
      pool({}, { startTask: { commandLine: "run" } }),
      [{ carriers: [{ what: "start task", scripts: task }] }],
    ],
    ["an empty start task", type, pool({}, { startTask: {} }), [{ carriers: [] }]],
    [
      "an extension",
      type,
      pool({ extensions: [{ name: "a", type: "CustomScriptExtension" }] }),
      [{ carriers: [{ what: "CustomScriptExtension" }] }],
    ],
    [
      "all of the classic provider",
      old,
      {
        name: "n",
        nodeAgentSkuId: "batch.node.windows amd64",
        storageImageReference: IMAGE,
        startTask: { commandLine: "run" },
        extensions: [{ type: "BGInfo" }],
      },
      [
        {
          image: { ...IMAGE, input: "storageImageReference" },
          windowsSign: "its node agent",
          carriers: [{ what: "BGInfo extension" }, { what: "start task", scripts: task }],
        },
      ],
    ],
    [
      "one extension of the classic provider",
      old,
      { extension: [{ type: "BGInfo" }] },
      [{ carriers: [{ what: "BGInfo extension" }] }],
    ],
    [
      "Linux in the classic provider",
      old,
      { nodeAgentSkuId: "batch.node.debian 12" },
      [{ linuxSign: "its node agent", windowsSign: undefined }],
    ],
    ["a Windows block of the classic provider", old, { windows: [{}] }, [{ windowsSign: "its Windows configuration" }]],
    [
      "a license of the classic provider",
      old,
      { licenseType: "Windows_Server" },
      [{ windowsSign: "its Windows license type", licenseType: "Windows_Server" }],
    ],
  ]);
});

describe("a cloud service", () => {
  const type = "azure-native:compute:CloudService";
  const service = (id: unknown) => [
    {
      service: {
        name: "Azure Cloud Services",
        ownWayOut: UNKNOWN,
        ...(id !== undefined && { subnet: { input: "configuration", id } }),
      },
    },
  ];
  shows([
    ...named(type, "cloudServiceName"),
    [
      "nothing",
      type,
      {},
      [
        {
          noun: "cloud service",
          windowsSign: "its roles",
          managedBy: "Azure Cloud Services manages its Windows",
        },
      ],
    ],
    ["a configuration", type, { configuration: "<ServiceConfiguration/>" }, service(undefined)],
    ["a configuration with a network", type, { configuration: '<virtualNetworkSite name="a"/>' }, service(UNKNOWN)],
    ["an unknown configuration", type, { configuration: LATER }, service(UNKNOWN)],
  ]);
});
