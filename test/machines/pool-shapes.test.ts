import { UNKNOWN } from "../../values/value";
import { LATER } from "./network-stack";
import { named, shapesOf, shows } from "./shapes";

const SUBNET = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s";

describe("a managed pool", () => {
  const dev = "azure-native:devcenter:Pool";
  const name = "Microsoft Dev Box";
  const connection = (input: string, id: unknown = "c") => [{ service: { name, connection: { input, id } } }];
  const ops = "azure-native:devopsinfrastructure:Pool";
  const oldOps = "azure:devcenter/managedDevopsPool:ManagedDevopsPool";
  const managed = { noun: "DevOps pool", managedBy: "Managed DevOps Pools manages its agents" };
  const learning = "azure-native:machinelearningservices:Compute";
  const nodes = { noun: "compute cluster", managedBy: "Azure Machine Learning manages its nodes" };
  const inSubnet = (input: string) => [
    { service: { name: "Azure Machine Learning", ownWayOut: UNKNOWN, subnet: { input, id: SUBNET } } },
  ];
  shows([
    ...named(dev, "poolName"),
    [
      "dev boxes",
      dev,
      { licenseType: "Windows_Client" },
      [
        {
          noun: "dev box pool",
          licenseType: "Windows_Client",
          windowsSign: "its Windows license type",
          managedBy: `${name} manages its machines`,
          service: { name, connection: { input: "networkConnectionName", id: undefined } },
        },
      ],
    ],
    ["dev boxes in a network", dev, { networkConnectionName: "c" }, connection("networkConnectionName")],
    [
      "dev boxes in an unknown network",
      dev,
      { networkConnectionName: LATER },
      connection("networkConnectionName", UNKNOWN),
    ],
    [
      "dev boxes in a classic network",
      "azure:devcenter/projectPool:ProjectPool",
      { devCenterAttachedNetworkName: "c" },
      connection("devCenterAttachedNetworkName"),
    ],
    [
      "dev boxes in a network of their own",
      dev,
      { virtualNetworkType: "UNMANAGED", networkConnectionName: "c" },
      connection("networkConnectionName"),
    ],
    ["agents without images", ops, {}, []],
    [
      "agents of unknown images",
      ops,
      { fabricProfile: { images: LATER } },
      [{ ...managed, path: "fabricProfile.images[0]", image: { id: UNKNOWN } }],
    ],
    ...named(ops, "poolName", { fabricProfile: { images: [{}] } }),
    [
      "agents of images",
      ops,
      {
        fabricProfile: {
          images: [
            { resourceId: "i" },
            { wellKnownImageName: "Windows-2022" },
            { wellKnownImageName: "UBUNTU-24" },
            { wellKnownImageName: "my ubuntu" },
          ],
        },
      },
      [
        { ...managed, path: "fabricProfile.images[0]", image: { id: "i", input: "fabricProfile" } },
        { path: "fabricProfile.images[1]", windowsSign: "its image" },
        { linuxSign: "its image" },
        { linuxSign: undefined },
      ],
    ],
    [
      "agents in a subnet",
      ops,
      { fabricProfile: { images: [{}] }, networkProfile: { subnetId: SUBNET } },
      [
        {
          service: {
            name: "Managed DevOps Pools",
            ownWayOut: UNKNOWN,
            subnet: { input: "networkProfile", id: SUBNET },
          },
        },
      ],
    ],
    ["classic agents without images", oldOps, {}, []],
    [
      "classic agents of unknown images",
      oldOps,
      { virtualMachineScaleSetFabric: { images: LATER } },
      [
        {
          ...managed,
          path: "virtualMachineScaleSetFabric.images[0]",
          windowsSign: undefined,
          linuxSign: undefined,
          image: { id: UNKNOWN },
        },
      ],
    ],
    [
      "classic agents",
      oldOps,
      {
        name: "n",
        virtualMachineScaleSetFabric: {
          subnetId: SUBNET,
          images: [{ id: "i" }, { wellKnownImageName: "Windows-2022" }, { wellKnownImageName: "Ubuntu-24" }],
        },
      },
      [
        {
          ...managed,
          azureName: "n",
          image: { id: "i", input: "virtualMachineScaleSetFabric" },
          windowsSign: undefined,
          linuxSign: undefined,
          service: { subnet: { input: "virtualMachineScaleSetFabric", id: SUBNET } },
        },
        { windowsSign: "its image", linuxSign: undefined },
        { windowsSign: undefined, linuxSign: "its image" },
      ],
    ],
    ...named(learning, "computeName", { osType: "Windows" }),
    ["nodes of nothing", learning, {}, []],
    ["nodes of Linux", learning, { properties: { properties: { osType: "Linux" } } }, []],
    [
      "nodes of Windows",
      learning,
      { properties: { properties: { osType: "WINDOWS", subnet: { id: SUBNET } } } },
      [{ ...nodes, windowsSign: "its nodes' operating system type", ...inSubnet("properties")[0] }],
    ],
    [
      "nodes of Windows, flat",
      learning,
      { properties: { osType: "Windows", subnet: { id: SUBNET } } },
      inSubnet("properties"),
    ],
    ["nodes of Windows in a template", learning, { osType: "Windows", subnet: { id: SUBNET } }, inSubnet("subnet")],
    [
      "nodes of Windows in the classic provider",
      learning,
      { osType: "Windows", subnetResourceId: SUBNET },
      inSubnet("subnetResourceId"),
    ],
    ["nodes of an unknown system", learning, { osType: LATER }, [{ ...nodes, windowsSign: undefined }]],
  ]);

  it("in a network that Microsoft manages names none", () => {
    for (const virtualNetworkType of ["Managed", "MANAGED"]) {
      const [pool] = shapesOf(dev, { virtualNetworkType, networkConnectionName: "managedNetwork" });
      expect(pool?.service).toEqual({ name });
    }
  });
});
