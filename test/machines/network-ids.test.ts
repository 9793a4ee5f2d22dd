import { standInFor } from "../../values/stand-in";
import { DEFAULT, type Given, LATER, native, reachOf, reaches, routeTable, templated } from "./network-stack";

describe("azure-native, with literal ids", () => {
  const id = (rest: string): string => `/subscriptions/s/resourceGroups/Spoke/providers/Microsoft.Network/${rest}`;
  const vm = native("compute:VirtualMachine", "vm", {
    networkProfile: { networkInterfaces: [{ id: id("networkInterfaces/nic1") }] },
  });
  const nic = {
    ...native("network:NetworkInterface", "nic", {
      ipConfigurations: [{ subnet: { id: id("virtualNetworks/vnet/subnets/app") } }],
    }),
    id: id("networkinterfaces/NIC1"),
  };
  const inline = native("network:VirtualNetwork", "vnet", {
    resourceGroupName: "spoke",
    virtualNetworkName: "vnet",
    subnets: [
      { name: "other", defaultOutboundAccess: false },
      { name: "App", routeTable: { id: id("routeTables/rt") } },
    ],
  });
  reaches([
    [
      "by id, and by name inside the network",
      "route-to-gateway rt/default",
      vm,
      nic,
      inline,
      { ...routeTable(DEFAULT), id: id("routeTables/rt") },
    ],
    [
      "by the names of the same resource group",
      "route-to-gateway rt/default",
      vm,
      nic,
      inline,
      native("network:RouteTable", "rt", { resourceGroupName: "SPOKE", routeTableName: "rt", routes: [DEFAULT] }),
    ],
    [
      "a table of another resource group",
      "not-declared",
      vm,
      nic,
      inline,
      native("network:RouteTable", "rt", { resourceGroupName: "hub", routeTableName: "rt", routes: [DEFAULT] }),
    ],
    [
      "a table of a resource group that is not known",
      "undecided",
      vm,
      nic,
      inline,
      native("network:RouteTable", "rt", { resourceGroupName: LATER, routeTableName: "rt", routes: [DEFAULT] }),
    ],
    [
      "a network that Azure already has, by a new API version",
      "undecided",
      vm,
      { ...nic, props: { ipConfigurations: [{ subnet: { id: id("virtualNetworks/vnet/subnets/app") } }] } },
      {
        ...native("network/v20250701:VirtualNetwork", "vnet", { subnets: [{ name: "app" }] }),
        id: id("virtualNetworks/vnet"),
      },
    ],
    ...(
      [
        [
          "private-subnet vnet/app",
          { subnets: [{ name: "app" }] },
          { subnets: [{ name: "app", defaultOutboundAccess: false }] },
        ],
        ["open", { subnets: [{ name: "app" }] }, { subnets: [{ name: "App", defaultOutboundAccess: true }] }],
        ["private-subnet vnet/app", {}, { subnets: [{ name: "app", defaultOutboundAccess: false }] }],
        ["not-declared", {}, { subnets: [{ name: "other", defaultOutboundAccess: false }] }],
        ["private-subnet vnet/app", { subnets: [{ name: "app", defaultOutboundAccess: false }] }, {}],
      ] as const
    ).map(([expected, inputs, outputs]): readonly [string, string, ...Given[]] => [
      `a network with ${JSON.stringify(inputs)}, for which Azure answered ${JSON.stringify(outputs)}`,
      expected,
      vm,
      { ...nic, props: { ipConfigurations: [{ subnet: { id: id("virtualNetworks/vnet/subnets/app") } }] } },
      { ...native("network:VirtualNetwork", "vnet", inputs), id: id("virtualNetworks/vnet"), outputs },
    ]),
  ]);
});

describe("a template's resources", () => {
  const id = (rest: string): string =>
    `/subscriptions/${standInFor("subscription")}/resourceGroups/${standInFor("group")}/providers/Microsoft.Network/${rest}`;
  const stack = [
    templated("compute:VirtualMachine", "vm", {
      networkProfile: { networkInterfaces: [{ id: id("networkInterfaces/nic") }] },
    }),
    templated("network:NetworkInterface", "nic", {
      ipConfigurations: [{ subnet: { id: id("virtualNetworks/vnet/subnets/app") } }],
    }),
    templated("network:VirtualNetwork", "vnet", {
      subnets: [{ name: "app", routeTable: { id: id("routeTables/rt") } }],
    }),
    templated("network:RouteTable", "rt", { routes: [DEFAULT] }),
  ];
  it("are linked by name", () => {
    expect(reachOf(...stack)).toBe("route-to-gateway rt/default");
  });

  it("are not linked across names", () => {
    expect(reachOf(...stack.slice(0, 3), templated("network:RouteTable", "other", { routes: [DEFAULT] }))).toBe(
      "not-declared",
    );
  });
});
