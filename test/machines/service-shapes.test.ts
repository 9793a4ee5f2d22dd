import { UNKNOWN } from "../../values/value";
import { LATER } from "./network-stack";
import { IMAGE, named, shows } from "./shapes";

const SUBNET = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s";
const WINDOWS_2019 = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2019" };

describe("another service", () => {
  const sku = "azure-native:hybridnetwork:VendorSkus";
  const roles = (...networkFunctionRoleConfigurations: readonly unknown[]): object => ({
    networkFunctionTemplate: { networkFunctionRoleConfigurations },
  });
  const role = { storageProfile: { imageReference: IMAGE } };
  const sap = "azure-native:workloads:SAPVirtualInstance";
  const configured = (more: object): object => ({ configuration: { infrastructureConfiguration: more } });
  const server = {
    virtualMachineConfiguration: { imageReference: IMAGE, osProfile: { osConfiguration: { osType: "Windows" } } },
  };
  const fabric = "azure-native:servicefabric:NodeType";
  const oldFabric = "azure:servicefabric/managedCluster:ManagedCluster";
  const image = { vmImagePublisher: "p", vmImageOffer: "o", vmImageSku: "s" };
  const inSubnet = {
    service: { name: "Service Fabric", ownWayOut: UNKNOWN, subnet: { input: "subnetId", id: SUBNET } },
  };
  shows([
    ["a network function without roles", sku, {}, []],
    [
      "a network function of unknown roles",
      sku,
      { networkFunctionTemplate: LATER },
      [
        {
          noun: "network function",
          path: "networkFunctionTemplate.networkFunctionRoleConfigurations",
          image: { sku: UNKNOWN },
        },
      ],
    ],
    [
      "a network function",
      sku,
      roles({}, role),
      [
        {
          noun: "network function",
          path: "networkFunctionTemplate.networkFunctionRoleConfigurations[1]",
          image: { ...IMAGE, input: "networkFunctionTemplate" },
        },
      ],
    ],
    ["SAP without servers", sap, configured({}), []],
    ...named(sap, "sapVirtualInstanceName", configured(server)),
    [
      "SAP on one server",
      sap,
      configured(server),
      [
        {
          noun: "SAP server",
          path: "configuration.infrastructureConfiguration.virtualMachineConfiguration",
          image: { ...IMAGE, input: "configuration" },
          windowsSign: "its disk's operating system type",
        },
      ],
    ],
    [
      "SAP on three tiers",
      sap,
      configured({ applicationServer: server, centralServer: server, databaseServer: server }),
      ["application", "central", "database"].map((tier) => ({
        path: `configuration.infrastructureConfiguration.${tier}Server.virtualMachineConfiguration`,
      })),
    ],
    [
      "classic SAP on one server",
      "azure:workloadssap/singleNodeVirtualInstance:SingleNodeVirtualInstance",
      { name: "n", singleServerConfiguration: { virtualMachineConfiguration: { image: IMAGE } } },
      [
        {
          noun: "SAP server",
          azureName: "n",
          path: "singleServerConfiguration.virtualMachineConfiguration",
          image: { ...IMAGE, input: "singleServerConfiguration" },
        },
      ],
    ],
    [
      "classic SAP on three tiers",
      "azure:workloadssap/threeTierVirtualInstance:ThreeTierVirtualInstance",
      { threeTierConfiguration: { centralServerConfiguration: { virtualMachineConfiguration: {} } } },
      [{ path: "threeTierConfiguration.centralServerConfiguration.virtualMachineConfiguration" }],
    ],
    ...named(fabric, "nodeTypeName"),
    [
      "nodes of Service Fabric",
      fabric,
      { ...image, subnetId: SUBNET, vmExtensions: [{ type: "BGInfo" }] },
      [
        {
          noun: "node type",
          image: { ...IMAGE, input: "vmSharedGalleryImageId" },
          carriers: [{ what: "BGInfo extension" }],
          ...inSubnet,
        },
      ],
    ],
    [
      "nodes of a custom image",
      fabric,
      { vmImageResourceId: "i" },
      [{ image: { id: "i", input: "vmImageResourceId" } }],
    ],
    [
      "nodes of a gallery image",
      fabric,
      { vmSharedGalleryImageId: "i" },
      [{ image: { id: "i", input: "vmSharedGalleryImageId" } }],
    ],
    ["a classic cluster without nodes", oldFabric, {}, []],
    [
      "a classic cluster of unknown nodes",
      oldFabric,
      { nodeTypes: LATER, subnetId: SUBNET },
      [{ noun: "node type", azureName: UNKNOWN, path: "nodeTypes", image: { sku: UNKNOWN }, ...inSubnet }],
    ],
    [
      "a classic cluster",
      oldFabric,
      { subnetId: SUBNET, nodeTypes: [{ name: "a" }, { name: "b", ...image }] },
      [
        { azureName: "a", path: "nodeTypes[0]" },
        { noun: "node type", azureName: "b", path: "nodeTypes[1]", image: IMAGE, ...inSubnet },
      ],
    ],
  ]);
});

describe("session hosts", () => {
  const type = "azure-native:desktopvirtualization:SessionHostConfiguration";
  const script = "customConfigurationScriptUrl";
  shows([
    [
      "nothing",
      type,
      {},
      [
        {
          noun: "session host configuration",
          windowsSign: "Azure Virtual Desktop",
          licenseType: UNKNOWN,
          carriers: [],
          tags: {},
        },
      ],
    ],
    [
      "a name, a group and a place",
      type,
      { vmNamePrefix: "n", vmResourceGroup: "rg", resourceGroupName: "other", vmLocation: "here", location: "there" },
      [{ azureName: "n", resourceGroup: "rg", location: "here" }],
    ],
    ["the group of the pool", type, { resourceGroupName: "other" }, [{ resourceGroup: "other" }]],
    [
      "an image",
      type,
      { imageInfo: { marketplaceInfo: WINDOWS_2019 } },
      [{ image: { ...WINDOWS_2019, input: "imageInfo" } }],
    ],
    [
      "an image in the older spelling",
      type,
      { imageInfo: { marketPlaceInfo: WINDOWS_2019 } },
      [{ image: WINDOWS_2019 }],
    ],
    [
      "a custom image",
      type,
      { imageInfo: { customInfo: { resourceId: "i" } } },
      [{ image: { id: "i", input: "imageInfo" } }],
    ],
    [
      "tags",
      type,
      { vmTags: { a: "b", c: LATER } },
      [{ tags: { a: "b" }, hiddenTags: ["c"], plainTexts: [{ path: "vmTags.a", text: "b" }] }],
    ],
    [
      "a template",
      type,
      { [script]: "https://x" },
      [{ carriers: [{ what: "configuration template", uris: [script], scripts: [] }] }],
    ],
  ]);
});
