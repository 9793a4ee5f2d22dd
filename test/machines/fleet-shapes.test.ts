import { UNKNOWN } from "../../values/value";
import { LATER } from "./network-stack";
import { type Case, IMAGE, named, shapesOf, shows } from "./shapes";

const SUBNET = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s";

describe("a fleet", () => {
  const type = "azure-native:azurefleet:Fleet";
  const base = {
    osProfile: { windowsConfiguration: { timeZone: "UTC" } },
    storageProfile: { imageReference: IMAGE, osDisk: { osType: "Windows" } },
  };
  const fleet = (override: unknown, location?: string): object => ({
    location: "here",
    resourceGroupName: "rg",
    tags: { a: "b" },
    computeProfile: { baseVirtualMachineProfile: base },
    additionalLocationsProfile: { locationProfiles: [{ location, virtualMachineProfileOverride: override }] },
  });
  const service = { name: "Azure Compute Fleet" };
  const first = { noun: "fleet", path: "", location: "here", service, image: { ...IMAGE, input: "computeProfile" } };
  const second = {
    noun: "fleet",
    path: "additionalLocationsProfile.locationProfiles[0]",
    resourceGroup: "rg",
    tags: { a: "b" },
    service,
  };
  const extensionProfile = { extensions: [{ name: "x", properties: { type: "BGInfo" } }] };
  shows([
    ...named(type, "fleetName", { computeProfile: {} }),
    ["no other location", type, { ...fleet(undefined), additionalLocationsProfile: undefined }, [first]],
    ["another location", type, fleet(undefined), [first]],
    [
      "another image elsewhere",
      type,
      fleet({ storageProfile: { imageReference: { sku: "t" } } }, "there"),
      [
        first,
        {
          ...second,
          location: "there",
          image: { ...IMAGE, sku: "t", input: "additionalLocationsProfile" },
          disk: { osType: "Windows" },
        },
      ],
    ],
    [
      "other hardware elsewhere",
      type,
      fleet({ hardwareProfile: {} }),
      [first, { ...second, location: "here", image: { ...IMAGE, input: "computeProfile" } }],
    ],
    [
      "an unknown image elsewhere",
      type,
      fleet({ storageProfile: { imageReference: LATER } }),
      [first, { ...second, image: { sku: UNKNOWN } }],
    ],
    [
      "a list in place of an object elsewhere",
      type,
      fleet({ storageProfile: [] }),
      [first, { ...second, image: { sku: undefined } }],
    ],
    [
      "an unknown base",
      type,
      {
        computeProfile: LATER,
        additionalLocationsProfile: { locationProfiles: [{ virtualMachineProfileOverride: base }] },
      },
      [{ image: { sku: UNKNOWN } }, { image: IMAGE }],
    ],
    [
      "unknown locations",
      type,
      { ...fleet(undefined), additionalLocationsProfile: LATER },
      [first, { ...second, image: { sku: UNKNOWN } }],
    ],
    [
      "an extension elsewhere",
      type,
      fleet({ extensionProfile }),
      [{ carriers: [] }, { carriers: [{ what: "BGInfo extension" }] }],
    ],
    [
      "an extension",
      type,
      { computeProfile: { baseVirtualMachineProfile: { extensionProfile } } },
      [{ carriers: [{ what: "BGInfo extension" }] }],
    ],
  ]);

  it("in bulk", () => {
    const bulk = "azure-native:computebulkactions:BulkAction";
    const profile = {
      virtualMachineProfile: { storageProfile: { imageReference: IMAGE } },
      extensions: [{ properties: { type: "BGInfo" } }],
    };
    expect(shapesOf(bulk, { name: "n" })).toEqual([]);
    const [nested] = shapesOf(bulk, { name: "n", properties: { computeProfile: profile } });
    expect(nested).toMatchObject({
      noun: "bulk action",
      azureName: "n",
      image: { ...IMAGE, input: "properties" },
      carriers: [{ what: "BGInfo extension" }],
    });
    const [flat] = shapesOf(bulk, { name: "n", computeProfile: profile });
    expect(flat).toMatchObject({
      image: { ...IMAGE, input: "computeProfile" },
      carriers: [{ what: "BGInfo extension" }],
    });
  });
});

describe("a Kubernetes pool", () => {
  const agent = "azure-native:containerservice:AgentPool";
  const cluster = "azure-native:containerservice:ManagedCluster";
  const old = "azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool";
  const oldCluster = "azure:containerservice/kubernetesCluster:KubernetesCluster";
  const name = "Azure Kubernetes Service";
  const WINDOWS = {
    noun: "node pool",
    windowsSign: "its nodes' operating system type",
    managedBy: `${name} manages its nodes`,
  };
  const pools = (networkProfile: unknown, ...agentPoolProfiles: readonly unknown[]): object => ({
    networkProfile,
    agentPoolProfiles,
  });
  const windows = { name: "w", osType: "Windows" };
  const ways = [
    ["loadBalancer", true],
    [undefined, true],
    ["userDefinedRouting", false],
    ["none", false],
    ["UserAssignedNATGateway", false],
    [LATER, UNKNOWN],
  ] as const;
  shows([
    ...named(agent, "agentPoolName", windows),
    ...named(old, "name", windows),
    ["Linux", agent, { osType: "Linux", osSKU: "Ubuntu" }, []],
    ["nothing", agent, {}, []],
    ["Windows", agent, { osType: "windows" }, [{ ...WINDOWS, path: "", service: { name, ownWayOut: UNKNOWN } }]],
    ["a SKU of Windows", agent, { osSKU: "Windows2022" }, [WINDOWS]],
    ["a SKU in the classic spelling", old, { osSku: "Windows2022" }, [WINDOWS]],
    ["a SKU of something like it", agent, { osSKU: "MyWindows" }, []],
    ["an unknown system", agent, { osType: LATER }, [{ windowsSign: undefined }]],
    ["an unknown SKU", agent, { osType: "Linux", osSKU: LATER }, [{ windowsSign: undefined }]],
    [
      "a subnet",
      agent,
      { ...windows, vnetSubnetID: SUBNET },
      [{ service: { subnet: { input: "vnetSubnetID", id: SUBNET } } }],
    ],
    [
      "a subnet in the classic spelling",
      old,
      { ...windows, vnetSubnetId: SUBNET },
      [{ service: { subnet: { input: "vnetSubnetId", id: SUBNET } } }],
    ],
    ["a cluster without pools", cluster, {}, []],
    [
      "a cluster of unknown pools",
      cluster,
      { agentPoolProfiles: LATER },
      [{ path: "agentPoolProfiles[0]", windowsSign: undefined }],
    ],
    [
      "a cluster",
      cluster,
      pools(undefined, { name: "l", osType: "Linux" }, { ...windows, vnetSubnetID: SUBNET }),
      [
        {
          ...WINDOWS,
          azureName: "w",
          path: "agentPoolProfiles[1]",
          service: { subnet: { input: "agentPoolProfiles", id: SUBNET } },
        },
      ],
    ],
    ...ways.map(([outboundType, ownWayOut]): Case => [
      `a cluster with the way out ${String(outboundType)}`,
      cluster,
      pools({ outboundType }, windows),
      [{ service: { ownWayOut } }],
    ]),
    [
      "a classic cluster",
      oldCluster,
      { defaultNodePool: windows, networkProfile: { outboundType: "none" } },
      [{ ...WINDOWS, azureName: "w", path: "defaultNodePool", service: { ownWayOut: false } }],
    ],
    ["a classic cluster of Linux", oldCluster, { defaultNodePool: { name: "l" } }, []],
    ["a classic cluster's first pool of an unknown SKU", oldCluster, { defaultNodePool: { osSku: LATER } }, []],
    ["an unknown first pool of a classic cluster", oldCluster, { defaultNodePool: LATER }, []],
    ["a system pool of an unknown system", agent, { osType: LATER, mode: "system" }, []],
    ["a cluster's system pool of an unknown SKU", cluster, pools(undefined, { mode: "System", osSKU: LATER }), []],
    ["a user pool of an unknown SKU", old, { mode: "User", osSku: LATER }, [{ windowsSign: undefined }]],
    ["a pool of an unknown kind and system", old, { mode: LATER, osType: LATER }, [{ windowsSign: undefined }]],
  ]);
});

describe("a lab", () => {
  const machine = "azure-native:devtestlab:VirtualMachine";
  const formula = "azure-native:devtestlab:Formula";
  const windows = { windowsSign: "the resource type", linuxSign: undefined };
  const old = (system: string): string => `azure:devtest/${system.toLowerCase()}VirtualMachine:${system}VirtualMachine`;
  shows([
    [
      "a machine",
      machine,
      { name: "n", galleryImageReference: { ...IMAGE, osType: "Windows" } },
      [
        {
          noun: "lab machine",
          azureName: "n",
          image: { ...IMAGE, input: "galleryImageReference" },
          windowsSign: "its disk's operating system type",
        },
      ],
    ],
    [
      "a machine of a custom image",
      machine,
      { customImageId: "c", osType: "Linux", galleryImageReference: IMAGE },
      [
        {
          image: { publisher: undefined, id: "c", input: "customImageId" },
          linuxSign: "its disk's operating system type",
        },
      ],
    ],
    [
      "a formula",
      formula,
      { name: "n", formulaContent: { galleryImageReference: IMAGE } },
      [{ noun: "formula", image: { ...IMAGE, input: "formulaContent" } }],
    ],
    [
      "a formula of a custom image",
      formula,
      { formulaContent: { customImageId: "c" } },
      [{ image: { id: "c", input: "formulaContent" } }],
    ],
    ...named("azure-native:labservices:Lab", "labName"),
    [
      "a lab",
      "azure-native:labservices:Lab",
      { virtualMachineProfile: { imageReference: IMAGE } },
      [{ noun: "lab", image: { ...IMAGE, input: "virtualMachineProfile" } }],
    ],
    [
      "a classic machine of Windows",
      old("Windows"),
      { name: "n", galleryImageReference: IMAGE },
      [{ ...windows, noun: "lab machine", azureName: "n", image: IMAGE }],
    ],
    [
      "a classic machine of Linux",
      old("Linux"),
      { name: "n" },
      [{ windowsSign: undefined, linuxSign: "the resource type" }],
    ],
  ]);
});
