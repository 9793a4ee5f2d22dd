import type * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { readInput } from "../../documents/read-input";
import { judge } from "../../policies/judge";
import { MAK, hubProvider, keyExtension, machine } from "./cases";
import { type OfflineStack, type Run, openStack } from "./engine";
import { RawResource } from "./raw";

const VM = "azure-native:compute:VirtualMachine";
const EXTENSION = "azure-native:compute:VirtualMachineExtension";
const old = machine("2012-Datacenter");

const multiSession = machine("", {
  storageProfile: {
    imageReference: { publisher: "MicrosoftWindowsDesktop", offer: "windows-11", sku: "win11-23h2-avd" },
  },
});

const firedIn = ({ fired }: Run): string[] => fired.map(({ policy, level }) => `${policy} ${level}`).sort();

let stack: OfflineStack;

beforeAll(async () => {
  stack = await openStack({ program: () => Promise.resolve() });
});
afterAll(() => {
  stack.remove();
});

/** A network that drops everything, except what its only other route says. */
function routed(route: pulumi.Inputs | undefined): void {
  const group = { resourceGroupName: "rg" };
  const add = (type: string, name: string, inputs: pulumi.Inputs): RawResource =>
    new RawResource(`azure-native:network:${type}`, name, { ...group, ...inputs });
  const table = add("RouteTable", "table", {
    routes: [{ name: "all", addressPrefix: "0.0.0.0/0", nextHopType: "None" }],
  });
  if (route) add("Route", "kms", { routeTableName: table.name, nextHopType: "Internet", ...route });
  const net = add("VirtualNetwork", "net", { addressSpace: { addressPrefixes: ["10.0.0.0/16"] } });
  const subnet = add("Subnet", "subnet", {
    virtualNetworkName: net.name,
    addressPrefix: "10.0.1.0/24",
    routeTable: { id: table.id },
  });
  const nic = add("NetworkInterface", "nic", { ipConfigurations: [{ name: "main", subnet: { id: subnet.id } }] });
  const networkProfile = { networkInterfaces: [{ id: nic.id }] };
  new RawResource(VM, "vm", machine("2019-Datacenter", { ...group, networkProfile }));
}

const NETWORK = ["table", "net", "subnet", "nic", "vm"].map((name) => `**::${name}`);

// The engine shows what is outside of `--target` without properties.
test.each<[what: string, program: () => void, target: readonly string[], fired: readonly string[]]>([
  [
    "an extension, which may deliver the key",
    () => {
      const hub = { provider: hubProvider() };
      const { name } = new RawResource(VM, "vm", old, hub);
      new RawResource(EXTENSION, "key", keyExtension(name, MAK), hub);
    },
    ["**::vm"],
    ["activation-undecided advisory"],
  ],
  [
    "an extension of another machine",
    () => {
      const hub = { provider: hubProvider() };
      new RawResource(VM, "vm", old, hub);
      const { name } = new RawResource(VM, "other", old, hub);
      new RawResource(EXTENSION, "key", keyExtension(name, MAK), hub);
    },
    ["**::vm"],
    ["activation-undecided advisory", "mak-key-required mandatory"],
  ],
  [
    "nothing",
    () => {
      new RawResource(VM, "vm", old, { provider: hubProvider() });
    },
    ["**::vm"],
    ["mak-key-required mandatory"],
  ],
  [
    "a route, which may lead to Azure's KMS",
    () => {
      routed({ addressPrefix: "20.118.99.224/32" });
    },
    NETWORK,
    ["activation-undecided advisory"],
  ],
  [
    "no route",
    () => {
      routed(undefined);
    },
    NETWORK,
    ["azure-kms-unreachable mandatory"],
  ],
])("a targeted preview leaves out %s", async (_, program, target, fired) => {
  const run: PulumiFn = () => {
    program();
    return Promise.resolve();
  };
  expect(firedIn(await stack.preview({ program: run, target }))).toEqual(fired);
});

test("a preview with --exclude shows what it leaves out in the same way", async () => {
  const program: PulumiFn = () => {
    const hub = { provider: hubProvider() };
    const { name } = new RawResource(VM, "vm", old, hub);
    new RawResource(EXTENSION, "key", keyExtension(name, MAK), hub);
    return Promise.resolve();
  };
  const other = await openStack({ program });
  const text = await other.previewJson("whole", "--show-sames --exclude '**::key'").finally(other.remove);
  const { resources } = readInput(text);
  const left = resources.find(({ name }) => name === "key");
  expect([left?.props, left?.dependencies]).toEqual([{}, [expect.stringContaining(`${VM}::vm`)]]);
  const { judged } = judge({ stack: "dev", resources, variables: {} }, {});
  expect(judged.map(({ verdict }) => verdict.kind)).toEqual(["undecided"]);
});

// The callback runs only once the output is known.
test("a preview lacks what a program creates inside `apply`", async () => {
  const program: PulumiFn = () => {
    const hub = { provider: hubProvider() };
    const { name } = new RawResource(VM, "vm", old, hub);
    name.apply((vmName) => new RawResource(EXTENSION, "key", keyExtension(vmName, MAK), hub));
    return Promise.resolve();
  };
  const other = await openStack({ program });
  try {
    expect(firedIn(await other.preview())).toEqual(["mak-key-required mandatory"]);
    expect(firedIn(await other.up())).toEqual([]);
  } finally {
    other.remove();
  }
});

// The Automation API's `up` is `pulumi up --skip-preview`.
test.each<[name: string, inputs: pulumi.Inputs, policy: string, exists: boolean]>([
  ["edition", machine("2022-datacenter-azure-edition"), "azure-edition-off-azure", false],
  ["sessions", multiSession, "windows-client-activation", false],
  ["keyless", old, "mak-key-required", true],
])(
  "without a preview, only what one resource proves stops it before it exists: %s",
  async (name, inputs, policy, exists) => {
    const program: PulumiFn = () => {
      new RawResource(VM, name, inputs, { provider: hubProvider() });
      return Promise.resolve();
    };
    const run = await stack.up({ program });
    expect(firedIn(run)).toEqual([`${policy} mandatory`]);
    expect(JSON.stringify(await stack.exportState()).includes(`::${VM}::${name}`)).toBe(exists);
  },
);
