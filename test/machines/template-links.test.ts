import { judgedIn, machineIn, verdictOf as verdictOfTemplate } from "./template-machine";

const PARAMETERS = {
  subnetId: { type: "string" },
  subnet: { type: "string" },
  net: { type: "string" },
  group: { type: "string" },
};

/** The verdict on a machine whose interface is in a subnet of this id, in a template with more resources. */
function verdictOf(subnetId: string, more: readonly object[] = []): string {
  return verdictOfTemplate({ parameters: PARAMETERS, resources: [...machineIn({ subnetId }), ...more] });
}

function network(name: string, subnet: object) {
  const properties = { addressSpace: { addressPrefixes: ["10.0.0.0/16"] }, subnets: [{ name, properties: subnet }] };
  return { type: "Microsoft.Network/virtualNetworks", apiVersion: "2023-09-01", name: "net", properties };
}

const PRIVATE = { addressPrefix: "10.0.0.0/24", defaultOutboundAccess: false };
const OPEN = { addressPrefix: "10.0.0.0/24" };
const byName = (name: string) => `[resourceId('Microsoft.Network/virtualNetworks/subnets', 'net', ${name})]`;

const OPEN_SUBNET = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'net', 'a')]";

const CASES: readonly (readonly [what: string, verdict: string])[] = [
  [
    "an undeclared literal id",
    verdictOf("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n/subnets/a"),
  ],
  ["a parameter", verdictOf("[parameters('subnetId')]")],
  ["a parameter of a network", verdictOf("[concat(parameters('net'), '/subnets/a')]")],
  [
    "parameters of names",
    verdictOf("[resourceId(parameters('group'), 'Microsoft.Network/virtualNetworks/subnets', parameters('net'), 'a')]"),
  ],
  [
    "the same parameter on both sides",
    verdictOf(byName("parameters('subnet')"), [network("[parameters('subnet')]", OPEN)]),
  ],
];

test.each(CASES)("a subnet that is referred to by %s keeps nothing from Azure's KMS", (_, verdict) => {
  expect(verdict).toBe("activates");
});

test("a private subnet is found by the same parameter on both sides", () => {
  const net = network("[parameters('subnet')]", PRIVATE);
  expect(verdictOf(byName("parameters('subnet')"), [net])).toBe("cannot-activate");
  expect(verdictOf(byName("parameters('net')"), [net])).toBe("undecided");
});

test("a subnet that only the deployment knows is undecided", () => {
  expect(verdictOf("[reference('network').outputs.subnetId.value]")).toBe("undecided");
  expect(verdictOf("[parameters('net')]", [network("a", PRIVATE)])).toBe("activates");
});

const ROUTES = {
  type: "Microsoft.Network/routeTables",
  apiVersion: "2023-09-01",
  name: "nowhere",
  properties: { routes: [{ name: "all", properties: { addressPrefix: "0.0.0.0/0", nextHopType: "None" } }] },
};
const ROUTED = { ...OPEN, routeTable: { id: "[resourceId('Microsoft.Network/routeTables', 'nowhere')]" } };
const SEPARATE = { type: "Microsoft.Network/virtualNetworks/subnets", name: "net/b", properties: ROUTED };

function networkOf(...subnets: readonly object[]) {
  const named = subnets.map((properties, index) => ({ name: `s${index}`, properties }));
  return { ...network("", OPEN), properties: { subnets: named } };
}

test.each<readonly [what: string, verdict: string, resources: readonly object[]]>([
  ["the only one", "cannot-activate", [ROUTES, networkOf(ROUTED)]],
  ["one of several with the same rules", "cannot-activate", [ROUTES, networkOf(ROUTED, ROUTED)]],
  ["one of several without rules", "activates", [networkOf(OPEN, OPEN)]],
  ["one of several with different routes", "undecided", [ROUTES, networkOf(OPEN, ROUTED)]],
  ["one of several with different ways out", "undecided", [networkOf(OPEN, PRIVATE)]],
  ["one that another resource may precede", "undecided", [ROUTES, networkOf(OPEN), SEPARATE]],
])("a subnet by its index in Azure's answer is %s", (_, verdict, resources) => {
  const first = "[reference(resourceId('Microsoft.Network/virtualNetworks', 'net')).subnets[0].id]";
  expect(verdictOf(first, resources)).toBe(verdict);
});

test("a machine or scale set whose whole properties are a parameter is undecided", () => {
  for (const type of ["virtualMachines", "virtualMachineScaleSets"]) {
    const resources = [{ type: `Microsoft.Compute/${type}`, name: "x", properties: "[parameters('all')]" }];
    const { judged } = judgedIn({ parameters: { all: { type: "object" } }, resources });
    expect(judged.map(({ verdict }) => verdict.kind)).toEqual(["undecided"]);
  }
});

const NAMES: readonly (readonly [written: string, shown: string])[] = [
  ["vm1", "vm1"],
  ["", "template"],
  ["[parameters('vmName')]", "{vmName}"],
  ["[concat(parameters('vmName'), '-db')]", "{vmName}-db"],
  ["[variables('made')]", "{made}"],
];

test.each(NAMES)("a machine called %s is shown as %s", (written, shown) => {
  const { judged } = judgedIn({
    parameters: { vmName: { type: "string" } },
    variables: { made: "[toUpper(parameters('vmName'))]" },
    resources: [{ type: "Microsoft.Compute/virtualMachines", name: written, properties: {} }],
  });
  expect(judged.map(({ machine }) => machine.name)).toEqual([shown]);
});

test("problems that hide no machine leave nothing undecided, however many", () => {
  const roles = Array.from({ length: 150 }, (_, index) => ({
    type: "Microsoft.Authorization/roleAssignments",
    name: `role${index}`,
    copy: { name: "loop", count: "[parameters('count')]" },
    properties: {},
  }));
  expect(judgedIn({ parameters: { count: { type: "int" } }, resources: roles }).unreadable).toEqual([]);
});

test.each([
  ["identically", OPEN_SUBNET, "activates"],
  ["differently", "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'net', 'b')]", "undecided"],
])("an interface that is declared twice, %s", (_, id, verdict) => {
  const nic = {
    type: "Microsoft.Network/networkInterfaces",
    apiVersion: "2023-09-01",
    name: "nic",
    properties: { ipConfigurations: [{ name: "main", properties: { subnet: { id } } }] },
  };
  expect(verdictOf(OPEN_SUBNET, [network("a", OPEN), nic])).toBe(verdict);
});

const OWN_ADDRESS = "[reference('nic').ipConfigurations[0].properties.privateIPAddress]";

test.each<readonly [how: string, more: object, verdict: string]>([
  ["to keep its address", { privateIPAllocationMethod: "Static", privateIPAddress: OWN_ADDRESS }, "activates"],
  ["with an unknown address", { privateIPAddress: "[parameters('net')]" }, "activates"],
  ["with an empty address", { privateIPAllocationMethod: "Dynamic", privateIPAddress: "" }, "activates"],
  ["with an address", { privateIPAddress: "10.0.0.5" }, "undecided"],
  ["with an unknown public address", { publicIPAddress: "[reference('nic').anything]" }, "undecided"],
])("an interface that is declared again %s", (_, more, verdict) => {
  const properties = { subnet: { id: OPEN_SUBNET }, ...more };
  const nic = {
    type: "Microsoft.Network/networkInterfaces",
    name: "nic",
    properties: { enableIPForwarding: true, ipConfigurations: [{ name: "main", properties }] },
  };
  const again = {
    type: "Microsoft.Resources/deployments",
    name: "again",
    properties: { template: { resources: [nic] } },
  };
  expect(verdictOf(OPEN_SUBNET, [network("a", OPEN), again])).toBe(verdict);
});

test.each([
  ["with other DNS servers", { dhcpOptions: { dnsServers: ["10.0.0.4"] } }, "cannot-activate"],
  ["with other tags", { tags: { step: "2" } }, "cannot-activate"],
  ["with other subnets", { subnets: [{ name: "a", properties: OPEN }] }, "undecided"],
])("a network that is declared again %s", (_, more, verdict) => {
  const net = network("a", PRIVATE);
  const again = { ...net, properties: { ...net.properties, ...more } };
  expect(verdictOf(OPEN_SUBNET, [net, again])).toBe(verdict);
});
