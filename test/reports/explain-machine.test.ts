import { messages } from "../../reports/messages";
import { Folder, run, stateOf } from "./command";

const MAK = "BCDFG-HJKMN-PQRTV-WXY23-46789";
const ID = "/subscriptions/s/resourceGroups/g/providers/";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

const hub = stateOf([
  ["old", "2012-Datacenter"],
  ["new", "2022-datacenter-g2"],
]);

function urn(type: string, name: string): string {
  return `urn:pulumi:dev::shop::${type}::${name}`;
}

/** A machine on Azure behind a subnet with one default route. */
function azureState(nextHopType: string): unknown {
  const provider = urn("pulumi:providers:azure-native", "p");
  const resource = (type: string, name: string, arm: string, inputs: object) => ({
    urn: urn(`azure-native:${type}`, name),
    type: `azure-native:${type}`,
    custom: true,
    id: `${ID}${arm}`,
    provider: `${provider}::1`,
    inputs,
  });
  const subnet = "Microsoft.Network/virtualNetworks/v/subnets/sn";
  const table = "Microsoft.Network/routeTables/rt";
  const nic = "Microsoft.Network/networkInterfaces/nic";
  const routes = [{ name: "default", addressPrefix: "0.0.0.0/0", nextHopType }];
  const resources = [
    { urn: provider, type: "pulumi:providers:azure-native", id: "1", inputs: {} },
    resource("network:RouteTable", "rt", table, { routeTableName: "rt", routes }),
    resource("network:Subnet", "sn", subnet, {
      virtualNetworkName: "v",
      subnetName: "sn",
      addressPrefix: "10.0.0.0/24",
      routeTable: { id: ID + table },
    }),
    resource("network:NetworkInterface", "nic", nic, {
      ipConfigurations: [{ name: "a", subnet: { id: ID + subnet } }],
    }),
    resource("compute:VirtualMachine", "web", "Microsoft.Compute/virtualMachines/web", {
      location: "westeurope",
      networkProfile: { networkInterfaces: [{ id: ID + nic }] },
      storageProfile: {
        imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2022-datacenter-g2" },
      },
    }),
  ];
  return { version: 3, deployment: { resources } };
}

function chainOf(name: string, state: unknown): unknown {
  const chain: unknown = JSON.parse(run(["explain", "machine", name, folder.write("s.json", state), "--json"]).out);
  return chain;
}

test.each(["old", "OLD", urn("azure-native:compute:VirtualMachine", "old")])("%s is found", (name) => {
  expect(chainOf(name, hub)).toMatchObject({
    name: "old",
    cloud: { is: "Azure Stack Hub", shownBy: "the provider's metadata host" },
    verdict: { kind: "needs-key", date: "2020-05-27" },
    findings: [{ policy: "mak-key-required", level: "mandatory", at: "old" }],
  });
});

test("what would change the verdict is what the decision itself then says", () => {
  expect(chainOf("old", hub)).toHaveProperty(
    "wouldChange",
    expect.arrayContaining([
      expect.objectContaining({ change: "it runs Windows Server 2016 Datacenter", verdict: "activates" }),
      expect.objectContaining({ change: "it runs on Azure", verdict: "activates" }),
    ]),
  );
  expect(chainOf("new", hub)).toHaveProperty(
    "wouldChange",
    expect.arrayContaining([
      expect.objectContaining({
        change: "the Hub runs a build from 1707 to 1907, with Windows Server 2016 hosts",
        verdict: "needs-key",
      }),
    ]),
  );
});

test.each([
  ["VirtualNetworkGateway", "cannot-activate"],
  ["Internet", "activates"],
  ["VirtualAppliance", "undecided"],
])("every hop of the network is shown where the route leads to %s", (nextHop, kind) => {
  const chain = chainOf("web", azureState(nextHop));
  expect(chain).toHaveProperty("verdict.kind", kind);
  expect(chain).toHaveProperty(
    "network",
    expect.arrayContaining([
      expect.objectContaining({ what: "network interface", name: "nic" }),
      expect.objectContaining({ what: "subnet", name: "sn", effect: "10.0.0.0/24" }),
      expect.objectContaining({ what: "route table", name: "rt" }),
      { what: "route", name: "default (rt)", effect: `sends 40.83.235.53 to the next hop ${nextHop}` },
      expect.objectContaining({ what: "outbound access" }),
    ]),
  );
});

test("a delivered key is classified and never shown", () => {
  const userData = Buffer.from(`cscript slmgr.vbs /ipk ${MAK}`).toString("base64");
  const file = folder.write("s.json", stateOf([["keyed", "2012-Datacenter", { tags: { key: MAK }, userData }]]));
  const { out, code } = run(["explain", "machine", "keyed", file]);
  expect(code).toBe(0);
  expect(out).toContain("product-key-exposed");
  expect(out).not.toContain("HJKMN");
});

test("a name of two machines is ambiguous, and the addresses are listed", () => {
  const files = ["dev", "prod"].map((stack) =>
    folder.write(`${stack}.json`, stateOf([["web", "2022-datacenter"]], stack)),
  );
  const { code, err } = run(["explain", "machine", "web", ...files]);
  expect(code).toBe(2);
  expect(err).toContain("urn:pulumi:prod::");
  const chosen = run([
    "explain",
    "machine",
    "urn:pulumi:prod::shop::azure-native:compute:VirtualMachine::web",
    ...files,
  ]);
  expect(chosen.code).toBe(0);
});

test.each([
  [
    "a name that none has",
    "webb",
    stateOf([
      ["web-01", "2022-datacenter"],
      ["ledger", "2022-datacenter"],
    ]),
    messages.unknownMachine("webb", ["web-01"], 1),
  ],
  ["a stack without machines", "web", stateOf([]), messages.noMachines],
  ["a file that can't be read", "web", "{", "s.json"],
])("%s is bad usage", (_, name, state, text) => {
  const { code, err } = run(["explain", "machine", name, folder.write("s.json", state)]);
  expect(code).toBe(2);
  expect(err).toContain(text);
});

test("an inventory of running machines is one stack, found by resource ID", () => {
  const id = `${ID}Microsoft.Compute/virtualMachines/web`;
  const imageReference = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2022-datacenter" };
  const machines = [
    {
      id,
      name: "web",
      type: "Microsoft.Compute/virtualMachines",
      location: "westeurope",
      storageProfile: { imageReference },
    },
  ];
  const { out, code } = run(["explain", "machine", id, folder.write("machines.json", machines)]);
  expect([code, out.includes("Azure")]).toEqual([0, true]);
});
