import { type ArmResource, type Origin, fromArm } from "../../stack/arm-resource";
import type { Declared } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { armTypeBelow, nativeOf } from "../../stack/types/registry";
import { standInFor } from "../../values/stand-in";
import { UNKNOWN } from "../../values/value";

const OUTER: Declared = {
  urn: "urn:pulumi:dev::app::azure-native:resources:Deployment::outer",
  name: "outer",
  path: "",
  token: parseToken("azure-native:resources:Deployment"),
  props: {},
  outputs: undefined,
  inputsSeen: true,
  provider: undefined,
  parent: undefined,
  dependencies: [],
  propertyDependencies: {},
};

/** A resource of an ARM type as azure-native would declare it. */
function read(resource: Partial<ArmResource>, outer: Partial<Declared> = {}, origin: Partial<Origin> = {}): Declared {
  const machine: ArmResource = {
    type: "Microsoft.Compute/virtualMachines",
    apiVersion: "2024-03-01",
    name: "vm",
    resourceGroup: undefined,
    scope: undefined,
    body: {},
  };
  const declared = { ...OUTER, ...outer };
  const place = { declared, path: "resources[0]", bodyInputs: [], nameInputs: [], conditional: false };
  return fromArm({ ...machine, ...resource }, { ...place, ...origin });
}

test.each<[what: string, body: unknown, expected: object]>([
  ["lifted out of `properties`", { location: "here", properties: { a: 1 } }, { location: "here", a: 1 }],
  ["lifted in any case", { Properties: { a: 1 } }, { a: 1 }],
  ["lifted at each level", { properties: { interfaces: [{ properties: { b: 2 } }] } }, { interfaces: [{ b: 2 }] }],
  [
    "left alone in settings",
    { properties: { settings: { properties: { c: 3 } } } },
    { settings: { properties: { c: 3 } } },
  ],
  [
    "left alone in Settings",
    { properties: { Settings: { properties: { c: 3 } } } },
    { Settings: { properties: { c: 3 } } },
  ],
  ["left alone in tags", { tags: { properties: { d: 4 } } }, { tags: { properties: { d: 4 } } }],
  ["unknown as a whole", { properties: UNKNOWN }, { properties: UNKNOWN }],
  ["not what they are named", { properties: [1], property: { e: 5 } }, { properties: [1], property: { e: 5 } }],
])("properties are %s", (_, body, expected) => {
  expect(read({ body }).props).toEqual({ ...expected, vmName: "vm", name: "vm" });
});

test.each<[what: string, resource: Partial<ArmResource>, expected: object]>([
  ["the only one", { name: "a" }, { vmName: "a", name: "a" }],
  [
    "one for each parent",
    { type: "Microsoft.Compute/virtualMachines/extensions", name: "a/b" },
    { vmName: "a", vmExtensionName: "b", name: "a/b" },
  ],
  [
    "unknown",
    { type: "Microsoft.Compute/virtualMachines/extensions", name: UNKNOWN },
    { vmName: UNKNOWN, vmExtensionName: UNKNOWN, name: UNKNOWN },
  ],
  ["missing", { name: undefined }, {}],
  ["in a group", { name: "a", resourceGroup: "rg" }, { resourceGroupName: "rg", vmName: "a", name: "a" }],
  ["in an unknown group", { resourceGroup: UNKNOWN }, { resourceGroupName: UNKNOWN, vmName: "vm", name: "vm" }],
])("names become inputs: %s", (_, resource, expected) => {
  expect(Object.entries(read(resource).props ?? {})).toEqual(Object.entries(expected));
});

const ARC = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/m1";

test.each<[what: string, type: string, scope: ArmResource["scope"], expected: object]>([
  ["an Azure Local machine", "Microsoft.AzureStackHCI/virtualMachineInstances", ARC, { resourceUri: ARC }],
  ["an unknown Arc machine", "Microsoft.AzureStackHCI/virtualMachineInstances", UNKNOWN, { resourceUri: UNKNOWN }],
  ["guest configuration", "Microsoft.GuestConfiguration/guestConfigurationAssignments", ARC, { vmName: "m1" }],
  ["an unknown machine", "Microsoft.GuestConfiguration/guestConfigurationAssignments", UNKNOWN, { vmName: UNKNOWN }],
  ["a lock", "Microsoft.Authorization/locks", ARC, {}],
])("the scope of %s is an input", (_, type, scope, expected) => {
  const names = ["name", "guestConfigurationAssignmentName"];
  const inputs = Object.entries(read({ type, scope }).props ?? {}).filter(([name]) => !names.includes(name));
  expect(Object.fromEntries(inputs)).toEqual(expected);
});

test.each<[what: string, name: ArmResource["name"], inputs: Declared["propertyDependencies"], expected: object]>([
  ["without any", "vm", {}, {}],
  ["of its body", "vm", { properties: ["a"] }, { location: ["a"] }],
  ["of its unknown name", UNKNOWN, { name: ["b"] }, { location: [], vmName: ["b"], name: ["b"] }],
  ["of a known name", "vm", { name: ["b"] }, { location: [] }],
  ["of both", UNKNOWN, { properties: ["a"], name: ["b"] }, { location: ["a"], vmName: ["b"], name: ["b"] }],
])("a resource has the dependencies %s", (_, name, propertyDependencies, expected) => {
  const inputs = { bodyInputs: ["properties"], nameInputs: ["name"] };
  const { propertyDependencies: found } = read({ name, body: { location: "x" } }, { propertyDependencies }, inputs);
  expect(found).toEqual(expected);
});

test.each<[what: string, outer: Partial<Declared>, path: string, expected: Partial<Declared>]>([
  ["of a new template", {}, "resources[0]", { id: undefined, outputs: undefined }],
  ["of a deployed template", { id: "/d" }, "resources[0]", { id: undefined, inDeployed: true }],
  [
    "of one whose outputs have an id",
    { outputs: { id: "/d" } },
    "resources[0]",
    { outputs: undefined, inDeployed: true },
  ],
  ["of one with other outputs", { outputs: { other: "/d" } }, "resources[0]", { outputs: undefined }],
  ["by itself", { id: "/vm", outputs: { id: "/vm" } }, "", { id: "/vm", outputs: { id: "/vm" } }],
])("a resource %s exists if its declaration shows it", (_, outer, path, expected) => {
  const { id, outputs, inDeployed } = read({}, outer, { path });
  expect({ id, outputs, inDeployed }).toEqual({
    id: undefined,
    outputs: undefined,
    inDeployed: undefined,
    ...expected,
  });
});

const OPEN = standInFor("parameters.vmName");

test.each<[what: string, name: ArmResource["name"], path: string, outer: Partial<Declared>, expected: string]>([
  ["its name", "vm", "resources[0]", {}, "vm"],
  ["that of its declaration", "vm", "", {}, "outer"],
  ["that of its template, if it has none", undefined, "resources[0]", {}, "outer"],
  ["that of its template, if it's unknown", OPEN, "resources[0]", {}, "outer"],
  ["its parameter, in a template alone", OPEN, "resources[0]", { anywhere: "template" }, "{vmName}"],
])("a resource is shown by %s", (_, name, path, outer, expected) => {
  expect(read({ name }, outer, { path }).name).toBe(expected);
});

test("a resource has the type, version, group and conditions of its declaration", () => {
  const origin = { conditional: true, undecidedBy: ["[parameters('deploy')]"] };
  expect(read({ groupKey: "g" }, {}, origin)).toMatchObject({
    token: { text: "azure-native:compute:virtualmachine", kind: "compute:virtualmachine", apiVersion: "2024-03-01" },
    groupKey: "g",
    ...origin,
  });
  expect(read({ type: UNKNOWN, apiVersion: UNKNOWN }).token).toMatchObject({ kind: "", apiVersion: undefined });
});

test.each([
  ["Microsoft.Foo/bars", "foo:bar"],
  ["microsoft.foo.bar/policies", "foobar:policy"],
  ["Microsoft.Foo/ipAddresses", "foo:ipaddress"],
  ["Microsoft.Foo/bars/sheep", "foo:sheep"],
  ["Acme.Microsoft.Foo/bars", "acmemicrosoftfoo:bar"],
])("azure-native's kind of %s, which has no row, is %s", (type, kind) => {
  expect(nativeOf(type)).toEqual({ kind, names: [] });
});

test.each([
  ["Microsoft.Compute", "extensions", "microsoft.compute/virtualmachines/extensions"],
  ["Microsoft.Network", "subnets", "microsoft.network/virtualnetworks/subnets"],
  ["Microsoft.Network", "nets", undefined],
  ["Microsoft.Net", "subnets", undefined],
])("the type in %s that ends in %s is %s", (namespace, own, expected) => {
  expect(armTypeBelow(namespace, own)).toBe(expected);
});
