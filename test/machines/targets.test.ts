import { activationUndecided } from "../../policies/activation-undecided";
import { type Written, judged, saidBy } from "../policies/declare";
import { LATER, SETTINGS, STORAGE, hub, key, scaleSet, template, verdicts, vm } from "./tied";

const RANDOM = "${pet.id}";
const BOTH = [vm("a", { vmName: "a" }), vm("b", { vmName: "b" })] satisfies readonly Written[];

const scaleSetKey = (properties: Written["properties"]): Written => ({
  ...key("k", properties),
  type: "azure-native:compute:VirtualMachineScaleSetExtension",
});

const unknownScaleSet: Written = {
  ...scaleSet("s"),
  properties: { ...scaleSet("s").properties, vmScaleSetName: LATER },
};

const arc = (name: string): Written => ({
  type: "azure-native:hybridcompute:Machine",
  name,
  properties: { machineName: name, resourceGroupName: "rg", kind: "HCI" },
});
const ARC_ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.HybridCompute/machines";
const instance = (name: string, resourceUri: string): Written => ({
  type: "azure-native:azurestackhci:VirtualMachineInstance",
  name,
  properties: {
    resourceUri,
    osProfile: { windowsConfiguration: {} },
    storageProfile: { imageReference: { id: "${image.id}" } },
  },
});
const arcKey = (properties: Written["properties"]): Written => ({
  type: "azure-native:hybridcompute:MachineExtension",
  name: "k",
  properties: { resourceGroupName: "rg", ...SETTINGS, ...properties },
});
const IMAGE: Written = {
  type: "azure-native:azurestackhci:MarketplaceGalleryImage",
  name: "image",
  properties: { osType: "Windows", identifier: STORAGE.imageReference },
};

const remote = (properties: Written["properties"]): Written => ({
  type: "command:remote:Command",
  name: "act",
  properties: { create: "powershell -File C:\\setup.ps1", ...properties },
});

test.each<[what: string, resources: readonly Written[], expected: Record<string, string>]>([
  ["its parent", [...BOTH, key("k", { vmName: LATER }, { parent: "a" })], { b: "blocked" }],
  ["a dependency", [...BOTH, key("k", { vmName: LATER }, { dependsOn: ["a"] })], { b: "blocked" }],
  [
    "an output, whatever else it waits for",
    [...BOTH, key("k", { vmName: "${a.name}" }, { dependsOn: ["b"] })],
    { b: "blocked" },
  ],
  [
    "its literal name, whatever else it waits for",
    [...BOTH, key("k", { vmName: "a" }, { dependsOn: ["b"] })],
    { b: "blocked" },
  ],
  ["its literal id", [...BOTH, key("k", { vmName: "x" }), key("l", { vmName: "b" })], { a: "blocked" }],
  [
    "no machine of this stack, though it waits for one",
    [...BOTH, key("k", { vmName: "x" }, { dependsOn: ["a"] })],
    { a: "blocked", b: "blocked" },
  ],
  ["no machine at all", [...BOTH, key("k", {})], { a: "blocked", b: "blocked" }],
  [
    "a scale set",
    [vm("s", { vmName: "s" }), scaleSet("s2"), scaleSetKey({ vmScaleSetName: "${s2.name}" })],
    { s: "blocked" },
  ],
  [
    "an unknown scale set",
    [vm("a", { vmName: "a" }), scaleSet("s"), scaleSetKey({ vmScaleSetName: LATER })],
    { a: "blocked" },
  ],
  [
    "a name, where the names of a machine and of a scale set are unknown",
    [vm("a", { vmName: LATER }), unknownScaleSet, key("k", { vmName: "x" })],
    { a: "undecided", s: "blocked" },
  ],
  [
    "one of several machines that it waits for",
    [...BOTH, key("k", { vmName: RANDOM }, { dependsOn: ["a", "b"] })],
    { a: "undecided", b: "undecided" },
  ],
])("an extension goes to the machine by %s", (_, resources, expected) => {
  expect(verdicts(resources)).toEqual(expected);
});

test.each<[what: string, resources: readonly Written[], expected: Record<string, string>]>([
  ["the Arc machine of one", [arc("arc"), instance("i", "${arc.id}"), arcKey({ machineName: "${arc.name}" })], {}],
  ["the name of an Arc machine elsewhere", [instance("i", `${ARC_ID}/arc`), arcKey({ machineName: "ARC" })], {}],
  ["another name", [instance("i", `${ARC_ID}/arc`), arcKey({ machineName: "other" })], { i: "blocked" }],
  [
    "another name than that of its own Arc machine",
    [arc("arc"), instance("i", "${arc.id}"), arcKey({ machineName: "other" })],
    { i: "blocked" },
  ],
  [
    "the name of another Arc machine of the stack",
    [arc("arc"), arc("arc2"), instance("i", "${arc.id}"), arcKey({ machineName: "arc2" })],
    { i: "blocked" },
  ],
  ["its literal name", [arc("arc"), instance("i", "${arc.id}"), arcKey({ machineName: "arc" })], {}],
  [
    "a name, where the Arc machine is unknown",
    [instance("i", LATER), arcKey({ machineName: "arc" })],
    { i: "undecided" },
  ],
  ["an unknown name", [instance("i", `${ARC_ID}/arc`), arcKey({ machineName: LATER })], {}],
  [
    "an unknown name, of two",
    [instance("i", `${ARC_ID}/arc`), instance("j", `${ARC_ID}/arc2`), arcKey({ machineName: LATER })],
    { i: "undecided", j: "undecided" },
  ],
])("an extension of an Arc machine reaches the machine behind it by %s", (_, resources, expected) => {
  expect(verdicts([IMAGE, ...resources])).toEqual(expected);
});

test.each<[what: string, act: Written, expected: Record<string, string>]>([
  ["an unknown address", remote({ connection: LATER }), { a: "undecided", b: "undecided" }],
  ["an unknown host", remote({ connection: { host: LATER, user: "u" } }), { a: "undecided", b: "undecided" }],
  ["a known host", remote({ connection: { host: "10.0.0.4", user: "u" } }), { a: "blocked", b: "blocked" }],
  [
    "a known host, after a machine",
    { ...remote({ connection: { host: "10.0.0.4" } }), dependsOn: ["a"] },
    { a: "undecided", b: "blocked" },
  ],
])("a remote command at %s", (_, act, expected) => {
  expect(verdicts([...BOTH, act])).toEqual(expected);
});

test.each<[what: string, machine: string, extension: string, expected: Record<string, string>]>([
  ["the same unknown", "[parameters('other')]", "[concat(parameters('other'), '/key')]", {}],
  ["an unknown that may be it", "vm", "[concat(parameters('other'), '/key')]", { vm: "undecided" }],
  ["a name that begins like it", "vm-1", "[concat('vm-', parameters('other'), '/key')]", { "vm-1": "undecided" }],
  ["a name that begins otherwise", "vm-1", "[concat('db-', parameters('other'), '/key')]", { "vm-1": "blocked" }],
  ["a name that ends like it", "vm-1", "[concat(parameters('other'), '-1/key')]", { "vm-1": "undecided" }],
  ["a name that ends otherwise", "vm-1", "[concat(parameters('other'), '-2/key')]", { "vm-1": "blocked" }],
])("an extension of a template names its machine by %s", (_, machine, extension, expected) => {
  expect(verdicts([template({ name: machine }, { name: extension })])).toEqual(expected);
});

const component = (name: string, parent?: string): Written => ({
  type: "my:index:C",
  name,
  ...(parent !== undefined && { parent }),
});

test.each<[what: string, of: string, expected: Record<string, string>]>([
  ["of the inner one, not to its neighbor", "inner", { a: "undecided", a2: "undecided", b: "blocked", c: "blocked" }],
  ["of the outer one, to all inside", "outer", { a: "undecided", a2: "undecided", b: "undecided", c: "blocked" }],
])("a key goes to a machine of a component %s", (_, of, expected) => {
  const machines = [
    vm("a", {}, { parent: "inner" }),
    vm("a2", {}, { parent: "inner" }),
    vm("b", {}, { parent: "outer" }),
    vm("c"),
  ];
  const stack = [component("outer"), component("inner", "outer"), ...machines];
  expect(verdicts([...stack, key("k", { vmName: `\${${of}.name}` })])).toEqual(expected);
});

const other = (count: number): string => `one of ${count} more, such as `;

test.each<[carriers: number, named: readonly string[], counted: string | undefined]>([
  [4, ["k0", "k1", "k2", "k3"], undefined],
  [5, ["k0", "k1", "k2", "k3", "k4"], undefined],
  [6, ["k0", "k1", "k2", "k3", "k4"], other(2)],
  [8, ["k0", "k1", "k2", "k3", "k4"], other(4)],
])(
  "of %i carriers for an unknown machine, the first by URN are named and the others counted",
  (count, named, counted) => {
    const half = Math.floor(count / 2);
    const carriers = Array.from({ length: count }, (_, at) =>
      // Some go to a part of the stack, some to any machine.
      key(`k${at}`, at < half ? { vmName: "${c.name}" } : { vmName: LATER }),
    ).reverse();
    const inner = { type: "my:index:D", name: "inner", parent: "c" };
    const machines = [vm("a", {}, { parent: "inner" }), vm("b", {}, { parent: "c" })];
    const judgement = judged([hub("hub"), { type: "my:index:C", name: "c" }, inner, ...machines, ...carriers]);
    const messages = saidBy(activationUndecided, judgement).map(({ message }) => message);
    expect(messages).toHaveLength(2);
    for (const message of messages) {
      expect([...message.matchAll(/`(k\d)`/g)].map(([, name]) => name).sort()).toEqual(named);
      expect(/one of \d+ more, such as /.exec(message)?.[0]).toBe(counted);
    }
  },
);
