import { activationUndecided } from "../../policies/activation-undecided";
import { MAK, type Written, judged, machineIn, saidBy } from "../policies/declare";
import { LATER, group, hub, key, pet, scaleSet, template, verdicts, vm } from "./tied";

test.each<[what: string, resources: readonly Written[], expected: Record<string, string>]>([
  [
    "of the same random name",
    [
      pet("pet2"),
      vm("a", { vmName: "${pet.id}" }),
      vm("b", { vmName: "${pet2.id}" }),
      key("k", { vmName: "${pet.id}" }),
    ],
    { b: "blocked" },
  ],
  [
    "named from one of two sources, of which each names another",
    [
      pet("pet2"),
      vm("a", { vmName: "${pet.id}" }),
      vm("b", { vmName: "${pet2.id}" }),
      vm("c", { vmName: "c" }),
      key("k", { vmName: "${pet.id}-${pet2.id}" }),
    ],
    { a: "undecided", b: "undecided", c: "blocked" },
  ],
  [
    "that one component holds",
    [
      { type: "my:index:C", name: "c" },
      { type: "my:index:C", name: "d" },
      vm("a", {}, { parent: "c" }),
      vm("b", {}, { parent: "d" }),
      key("k", { vmName: "${c.name}" }),
    ],
    { b: "blocked" },
  ],
  [
    "of the same group, which Pulumi names",
    [
      group("g1"),
      group("g2"),
      vm("a", { vmName: "web", resourceGroupName: "${g1.name}" }),
      vm("b", { vmName: "web", resourceGroupName: "${g2.name}" }),
      key("k", { vmName: "web", resourceGroupName: "${g1.name}" }),
    ],
    { b: "blocked" },
  ],
  [
    "of the same Hub",
    [
      vm("a", { vmName: "web" }),
      vm("b", { vmName: "web" }, { provider: "hub2" }),
      key("k", { vmName: "web" }, { provider: "hub2" }),
    ],
    { a: "blocked" },
  ],
  [
    "with the same name, where nothing distinguishes them",
    [vm("a", { vmName: "web" }), vm("b", { vmName: "web" }), key("k", { vmName: "web" })],
    { a: "undecided", b: "undecided" },
  ],
  [
    "of another stack, certainly not a machine of this one",
    [vm("a"), key("k", { vmName: "${pet.id}" })],
    { a: "undecided" },
  ],
  [
    "that is unknown, so any of them, whatever their names",
    [vm("a"), vm("b", { vmName: "b" }), vm("c", { vmName: "c" }), key("k", { vmName: LATER })],
    { a: "undecided", b: "undecided", c: "undecided" },
  ],
  ["that is unknown, so the only one", [vm("a", { vmName: "a" }), key("k", { vmName: LATER })], {}],
  [
    "that is unknown, so none of another kind",
    [vm("a", { vmName: "a" }), scaleSet("s"), scaleSet("t"), key("k", { vmName: LATER })],
    { s: "blocked", t: "blocked" },
  ],
  [
    "that one component with two of them holds",
    [
      { type: "my:index:C", name: "c" },
      { type: "my:index:D", name: "inner", parent: "c" },
      vm("a", { vmName: "a" }, { parent: "inner" }),
      vm("b", {}, { parent: "c" }),
      vm("d", { vmName: "d" }),
      key("k", { vmName: "${c.name}" }),
    ],
    { a: "undecided", b: "undecided", d: "blocked" },
  ],
  [
    "whose own name is hidden",
    [vm("a", { vmName: LATER }), vm("b", { vmName: "b" }), key("k", { vmName: "web" })],
    { a: "undecided", b: "blocked" },
  ],
  [
    "of a type that is hidden too",
    [
      vm("a", { vmName: "a" }),
      {
        type: "azure-native:resources:Resource",
        name: "k",
        provider: "hub",
        properties: { resourceGroupName: "rg", resourceProviderNamespace: "Microsoft.Compute", resourceType: LATER },
      },
    ],
    { a: "undecided", k: "undecided" },
  ],
  [
    "by a gallery application that is unknown",
    [
      vm("a", { vmName: "a", applicationProfile: { galleryApplications: LATER } }),
      vm("b", { vmName: "b", applicationProfile: { galleryApplications: [{ packageReferenceId: LATER }] } }),
      vm("c", { vmName: "c", applicationProfile: { galleryApplications: [] } }),
    ],
    { a: "undecided", b: "undecided", c: "blocked" },
  ],
])("a key goes to the machine %s", (_, resources, expected) => {
  expect(verdicts(resources)).toEqual(expected);
});

const PLAYBOOK = "ansible-playbook site.yml";

function command(create: string, rest: Partial<Written>): Written {
  return { type: "command:local:Command", name: "act", ...rest, properties: { create, ...rest.properties } };
}

const nic = (name: string): Written => ({
  type: "azure-native:network:NetworkInterface",
  name,
  properties: { ipConfigurations: [{ name: "ip", publicIPAddress: { id: "${address.id}" } }] },
});
const REACHED = [
  { type: "azure-native:network:PublicIPAddress", name: "address" },
  nic("nic"),
  { type: "azure-native:keyvault:Vault", name: "vault" },
  vm("a", { networkProfile: { networkInterfaces: [{ id: "${nic.id}" }] } }, { dependsOn: ["vault"] }),
  key("setup", { vmName: "${a.name}", protectedSettings: { commandToExecute: "echo" } }),
  vm("b"),
] satisfies readonly Written[];

test.each<[what: string, command: Written, expected: Record<string, string>]>([
  ["its address", command(`${PLAYBOOK} -i \${address.ipAddress},`, {}), { a: "undecided", b: "blocked" }],
  ["its network interface", command(PLAYBOOK, { dependsOn: ["nic"] }), { a: "undecided", b: "blocked" }],
  ["its extension", command(PLAYBOOK, { dependsOn: ["setup"] }), { a: "undecided", b: "blocked" }],
  ["what else its machine waits for", command(PLAYBOOK, { dependsOn: ["vault"] }), { a: "blocked", b: "blocked" }],
  ["both machines", command(PLAYBOOK, { dependsOn: ["a", "b"] }), { a: "undecided", b: "undecided" }],
  ["nothing of a machine", command(PLAYBOOK, { dependsOn: ["hub2"] }), { a: "blocked", b: "blocked" }],
  [
    "its address, and does something else",
    command("echo done", { dependsOn: ["address"] }),
    { a: "blocked", b: "blocked" },
  ],
  [
    "its address, and installs a MAK",
    command(`ssh host cscript slmgr.vbs /ipk ${MAK}`, { dependsOn: ["address"] }),
    { a: "undecided", b: "blocked" },
  ],
])("a local command may act on a machine when it waits for %s", (_, act, expected) => {
  expect(verdicts([...REACHED, act])).toEqual(expected);
});

test.each<[what: string, type: string, rest: Partial<Written>, a: string]>([
  ["Node and takes its id", "pulumi-nodejs:dynamic:Resource", { properties: { vm: "${a.id}" } }, "undecided"],
  ["Python and waits for it", "pulumi-python:dynamic:Resource", { dependsOn: ["a"] }, "undecided"],
  ["C# and waits for it", "pulumi-dotnet:dynamic/Corp.Keys:Install", { dependsOn: ["a"] }, "undecided"],
  ["a type of its own", "pulumi-nodejs:dynamic/keys:Mak", { properties: { vm: "${a.name}" } }, "undecided"],
  ["its network interface", "pulumi-nodejs:dynamic:Resource", { properties: { nic: "${nic.id}" } }, "undecided"],
  ["nothing of a machine", "pulumi-nodejs:dynamic:Resource", { properties: { length: 16 } }, "blocked"],
  ["another package", "acme:dynamic:Resource", { properties: { vm: "${a.id}" } }, "blocked"],
])("a dynamic resource of %s may act on a machine whose output it takes", (_, type, rest, a) => {
  expect(verdicts([...REACHED, { type, name: "act", ...rest }])).toEqual({ a, b: "blocked" });
});

const AZURE: Written = {
  type: "pulumi:providers:azure-native",
  name: "azure",
  properties: { metadataHost: "management.azure.com" },
};
const DEFAULT: Written = { type: "pulumi:providers:azure-native", name: "default_3_0", properties: {} };

test.each<[what: string, stack: readonly Written[], expected: Record<string, string>]>([
  ["in Azure", [AZURE, key("k", { vmName: "a" }, { provider: "azure" })], { a: "undecided" }],
  [
    "with a default provider, in Azure",
    [DEFAULT, key("k", { vmName: "a" }, { provider: "default_3_0" })],
    { a: "undecided" },
  ],
  ["on the same Hub", [key("k", { vmName: "a" })], {}],
  ["on a Hub, by another provider", [key("k", { vmName: "a" }, { provider: "hub2" })], {}],
  [
    "whose machine is an output, in Azure",
    [AZURE, key("k", { vmName: "${a.name}" }, { provider: "azure" })],
    { a: "undecided" },
  ],
  ["whose machine is an output, on a Hub", [key("k", { vmName: "${a.name}" }, { provider: "hub2" })], {}],
  [
    "on the Hub, and another in Azure",
    [AZURE, key("k", { vmName: "a" }), key("l", { vmName: "a" }, { provider: "azure" })],
    {},
  ],
])("a machine of a Hub and an extension of the same name %s", (_, stack, expected) => {
  expect(verdicts([vm("a", { vmName: "a" }), ...stack])).toEqual(expected);
});

test.each<[what: string, machine: string, carrier: string, more: object, expected: readonly string[]]>([
  ["from Azure to a Hub", "hub", "azure", {}, ["other-cloud"]],
  ["from a region of Azure to a Hub", "hub", "default_3_0", { location: "westeurope" }, ["other-cloud"]],
  ["from a Hub to Azure", "azure", "hub", {}, ["other-cloud"]],
  ["by two providers of Azure", "azure", "default_3_0", {}, ["key"]],
  ["by two providers of a Hub", "hub", "hub2", {}, ["key"]],
  ["from a region of a Hub to it", "hub", "default_3_0", { location: "local" }, ["key"]],
])("an extension that names its machine: %s", (_, machine, carrier, more, expected) => {
  const clouds = [hub("hub"), hub("hub2"), AZURE, DEFAULT];
  const carried = key("k", { vmName: "a", ...more }, { provider: carrier });
  const { deliveries } = machineIn(
    judged([...clouds, vm("a", { vmName: "a" }, { provider: machine }), carried]),
    "a",
  ).machine;
  expect(deliveries.map((delivery) => (delivery.kind === "undecided" ? delivery.why : delivery.kind))).toEqual(
    expected,
  );
});

const GO = { condition: "[parameters('go')]" };

test.each<[what: string, machine: object, extension: object, expected: Record<string, string>]>([
  ["no condition", {}, {}, {}],
  ["a condition of its own", {}, GO, { vm: "undecided" }],
  ["the condition of its machine", GO, GO, {}],
  [
    "the condition of its machine, and a number of copies that is unknown",
    GO,
    { ...GO, name: "[concat('vm/key', copyIndex())]", copy: { name: "c", count: "[parameters('count')]" } },
    { vm: "undecided" },
  ],
  ["another condition than its machine", { condition: "[parameters('other')]" }, GO, { vm: "undecided" }],
  [
    "an unknown number of copies",
    {},
    { name: "[concat('vm/key', copyIndex())]", copy: { name: "c", count: "[parameters('count')]" } },
    { vm: "undecided" },
  ],
  [
    "a number of copies that is unknown, unlike that of the machines",
    { name: "[concat('vm', copyIndex())]", copy: { name: "m", count: 2 } },
    { name: "[concat('vm', copyIndex(), '/key')]", copy: { name: "c", count: "[parameters('count')]" } },
    { vm0: "undecided", vm1: "undecided" },
  ],
  [
    "the same unknown number of copies",
    { name: "[concat('vm', copyIndex())]", copy: { name: "m", count: "[parameters('count')]" } },
    { name: "[concat('vm', copyIndex(), '/key')]", copy: { name: "c", count: "[parameters('count')]" } },
    {},
  ],
])("what an extension with %s brings to a machine of its template", (_, machine, extension, expected) => {
  expect(verdicts([template(machine, extension)])).toEqual(expected);
});

test("a machine whose name its template hides may be the one that an extension names", () => {
  expect(verdicts([template({ name: LATER }, {})])).toEqual({ dep: "undecided" });
});

test("a resource of a template whose type is hidden may bring a key to its machines alone", () => {
  expect(verdicts([template({}, { type: LATER }), vm("a", { vmName: "a" })])).toEqual({
    a: "blocked",
    vm: "undecided",
    dep: "undecided",
  });
});

test("of thousands of carriers for unknown machines, a machine names a few and counts the others", () => {
  const machines = Array.from({ length: 3 }, (_, at) => vm(`a${at}`, { vmName: `a${at}` }));
  const keys = Array.from({ length: 3000 }, (_, at) => key(`k${at}`, { vmName: LATER }));
  const judgement = judged([hub("hub"), ...machines, ...keys]);
  const [said] = saidBy(activationUndecided, judgement);
  expect(saidBy(activationUndecided, judgement)).toHaveLength(3);
  expect(said?.message).toContain("one of 2996 more, such as CustomScriptExtension `k1000`");
});
