import { findingsIn } from "./streams";

const VM = "azure-native:compute:VirtualMachine";
const EXTENSION = "azure-native:compute:VirtualMachineExtension";
const HUB = "urn:pulumi:dev::app::pulumi:providers:azure-native::hub";
const DEFAULT = "urn:pulumi:dev::app::pulumi:providers:azure-native::default_3_28_0";
const LATER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Resource = Readonly<Record<string, unknown>>;

function resource(type: string, name: string, inputs: object, provider = HUB): Resource {
  return { urn: `urn:pulumi:dev::app::${type}::${name}`, type, custom: true, inputs, provider: `${provider}::1` };
}

const imageReference = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" };
const machine = (name: string, inputs: object = {}, provider = HUB): Resource =>
  resource(VM, name, { resourceGroupName: "rg", storageProfile: { imageReference }, ...inputs }, provider);
const extension = (vmName: string): Resource =>
  resource(EXTENSION, "key", {
    resourceGroupName: "rg",
    vmName,
    publisher: "Microsoft.Compute",
    type: "CustomScriptExtension",
    protectedSettings: { commandToExecute: "[secret]" },
  });
const command = (create: string): Resource => resource("command:local:Command", "command", { create });

function stream(resources: readonly Resource[]): string {
  const hub = resource("pulumi:providers:azure-native", "hub", {
    metadataHost: "management.hub1.azurestack.corp.example",
  });
  const steps = [{ ...hub, provider: "", id: "1" }, ...resources];
  const events = steps.map((one) => ({ resOutputsEvent: { metadata: { op: "create", urn: one["urn"], new: one } } }));
  return [{ preludeEvent: { config: {} } }, ...events, { summaryEvent: { result: "succeeded" } }]
    .map((event) => JSON.stringify(event))
    .join("\n");
}

test.each([
  [
    "a name that is unknown next to a machine with a literal name",
    [machine("a", { vmName: "a" }), machine("b", { vmName: "b" }), extension(LATER)],
    ["a activation-undecided", "b activation-undecided"],
  ],
  [
    "a name that is unknown next to one machine",
    [machine("a", { vmName: "a" }), extension(LATER)],
    ["a activation-undecided"],
  ],
  [
    "a literal name",
    [machine("a", { vmName: "a" }), machine("b", { vmName: "b" }), extension("b")],
    ["a mak-key-required", "b activation-undecided"],
  ],
  ["a local command that runs a script", [machine("a"), command("./activate.sh")], ["a activation-undecided"]],
  ["a local command that runs none", [machine("a"), command("echo done")], ["a mak-key-required"]],
])("events show no dependencies: %s", async (_, resources, findings) => {
  expect(await findingsIn(stream(resources))).toEqual(findings);
});

/** A step of a preview, with the state before it. */
function step(op: string, one: Resource, id: string): Resource {
  return { op, urn: one["urn"], newState: one, oldState: { ...one, id, outputs: { id } } };
}

const SUBNET_ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s";
const NIC_ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/n";

/** A machine by literal ids in a private subnet; no input shows the names of its network. */
function networked(op: string, dependencies: Resource): readonly Resource[] {
  const network = (type: string, name: string, inputs: object) =>
    resource(`azure-native:network:${type}`, name, { resourceGroupName: "rg", ...inputs }, DEFAULT);
  const subnet = network("Subnet", "subnet", { virtualNetworkName: "v", defaultOutboundAccess: false });
  const nic = network("NetworkInterface", "nic", { ipConfigurations: [{ name: "ip", subnet: { id: SUBNET_ID } }] });
  const vm = machine("vm", { networkProfile: { networkInterfaces: [{ id: NIC_ID }] } }, DEFAULT);
  return [
    step(op, subnet, SUBNET_ID),
    step(op, { ...nic, propertyDependencies: { ipConfigurations: dependencies["nic"] } }, NIC_ID),
    step(
      op,
      { ...vm, propertyDependencies: { networkProfile: dependencies["vm"] } },
      "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm",
    ),
  ];
}

const ALONE = { nic: [], vm: [] };
const LINKED = {
  nic: ["urn:pulumi:dev::app::azure-native:network:Subnet::subnet"],
  vm: ["urn:pulumi:dev::app::azure-native:network:NetworkInterface::nic"],
};

test.each([
  ["unchanged resources by the ids of their old state", "same", ALONE],
  ["unchanged resources by their dependencies", "same", LINKED],
  ["updated resources by the ids of their old state", "update", ALONE],
  ["resources that a refresh shows, by their dependencies", "refresh", LINKED],
])("a preview as JSON links %s", async (_, op, dependencies) => {
  const steps = networked(op, dependencies);
  expect(await findingsIn(JSON.stringify({ steps }))).toEqual(["vm azure-kms-unreachable"]);
});

test("a preview without configuration has a default provider without any, so it goes to Azure", async () => {
  const steps = [{ op: "create", newState: machine("vm", {}, DEFAULT) }];
  expect(await findingsIn(JSON.stringify({ steps }))).toEqual([]);
  const config = { "azure-native:metadataHost": "management.hub1.azurestack.corp.example" };
  expect(await findingsIn(JSON.stringify({ config, steps }))).toEqual(["vm mak-key-required"]);
});
