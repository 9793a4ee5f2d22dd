import { genericOf, isGeneric } from "../../machines/readers/registry";
import type { ArmResource } from "../../stack/arm-resource";
import { parseToken } from "../../stack/token";
import { UNKNOWN } from "../../values/value";
import { type Given, LATER, declare } from "./network-stack";

function generic(type: string, props: object, more: Partial<Given> = {}) {
  const [one] = declare([{ type, name: "one", props, ...more }]);
  return one && genericOf(one);
}

const RESOURCE = "azure-native:resources:Resource";
const AZAPI = "azapi:index/resource:Resource";
const UPDATE = "azapi:index/updateResource:UpdateResource";
const named = (
  resourceProviderNamespace: unknown,
  resourceType: unknown,
  resourceName?: unknown,
  parentResourcePath?: unknown,
): object => ({
  resourceProviderNamespace,
  resourceType,
  resourceName,
  parentResourcePath,
});
const COMPUTE = "Microsoft.Compute";
const VM = `${COMPUTE}/virtualMachines`;
const GROUP = "/subscriptions/s/resourceGroups/rg";
const VM_ID = `${GROUP}/providers/${VM}/vm1`;

test.each<[what: string, props: object, expected: Partial<ArmResource>]>([
  ["a machine", named(COMPUTE, "virtualMachines", "vm1"), { type: VM, name: "vm1" }],
  ["a machine below an empty path", named(COMPUTE, "virtualMachines", "vm1", ""), { type: VM, name: "vm1" }],
  ["a machine that Pulumi names", named(COMPUTE, "virtualMachines"), { type: VM, name: UNKNOWN }],
  ["an unknown namespace", named(LATER, "virtualMachines", "vm1"), { type: UNKNOWN, name: UNKNOWN }],
  ["an unknown type", named(COMPUTE, LATER, "vm1"), { type: UNKNOWN, name: UNKNOWN }],
  [
    "an extension",
    named(COMPUTE, "extensions", "e1", "virtualMachines/vm1"),
    { type: `${VM}/extensions`, name: "vm1/e1" },
  ],
  [
    "an extension by its full type",
    named(COMPUTE, "virtualMachines/extensions", "e1", "/virtualMachines/vm1/"),
    { type: `${VM}/extensions`, name: "vm1/e1" },
  ],
  [
    "an extension that Pulumi names",
    named(COMPUTE, "extensions", undefined, "virtualMachines/vm1"),
    { type: `${VM}/extensions`, name: "vm1/one" },
  ],
  [
    "an extension of an unknown machine",
    named(COMPUTE, "extensions", "e1", LATER),
    { type: `${VM}/extensions`.toLowerCase(), name: UNKNOWN },
  ],
  [
    "something of an unknown parent",
    named("Microsoft.Contoso", "a/things", "e1", LATER),
    { type: "Microsoft.Contoso/things", name: UNKNOWN },
  ],
  [
    "a version",
    named(COMPUTE, "versions", "1", "galleries/g/images/i"),
    { type: `${COMPUTE}/galleries/images/versions`, name: "g/i/1" },
  ],
  [
    "its place",
    {
      ...named(COMPUTE, "virtualMachines", "vm1"),
      apiVersion: "2024-03-01",
      resourceGroupName: "rg",
      location: "here",
      tags: { a: "b" },
      properties: { c: "d" },
    },
    {
      apiVersion: "2024-03-01",
      resourceGroup: "rg",
      body: { properties: { c: "d" }, location: "here", tags: { a: "b" } },
    },
  ],
])("a resource of any type: %s", (_, props, expected) => {
  const found = generic(RESOURCE, props);
  expect(found?.resource).toMatchObject(expected);
  expect(found).toMatchObject({
    partial: false,
    origin: {
      path: "",
      bodyInputs: ["properties", "location", "tags"],
      nameInputs: ["parentResourcePath", "resourceName"],
      conditional: false,
    },
  });
  expect(found?.resource.scope).toBeUndefined();
});

test("a name that Azure answered counts", () => {
  expect(
    generic(RESOURCE, named(COMPUTE, "virtualMachines"), {
      outputs: { name: "vm9" },
    })?.resource.name,
  ).toBe("vm9");
});

test.each<[what: string, props: object, expected: Partial<ArmResource>]>([
  ["nothing", {}, { type: undefined, name: UNKNOWN }],
  ["an unknown type", { type: LATER, name: "vm1" }, { type: UNKNOWN, apiVersion: undefined, name: "vm1" }],
  [
    "a machine",
    { type: `${VM}@2024-03-01`, name: "vm1", parentId: GROUP },
    {
      type: VM,
      apiVersion: "2024-03-01",
      name: "vm1",
      resourceGroup: "rg",
      scope: GROUP,
    },
  ],
  ["a machine that Pulumi names", { type: VM, parentId: GROUP }, { apiVersion: undefined, name: UNKNOWN }],
  [
    "a machine in an unknown group",
    { type: VM, name: "vm1", parentId: LATER },
    { name: "vm1", resourceGroup: UNKNOWN, scope: UNKNOWN },
  ],
  [
    "a machine in no group",
    { type: VM, name: "vm1", parentId: "/subscriptions/s" },
    { resourceGroup: undefined, scope: "/subscriptions/s" },
  ],
  [
    "an extension",
    { type: `${VM}/extensions@1`, name: "e1", parentId: VM_ID },
    {
      type: `${VM}/extensions`,
      name: "vm1/e1",
      resourceGroup: "rg",
      scope: undefined,
    },
  ],
  [
    "an extension of an unknown machine",
    { type: `${VM}/extensions@1`, name: "e1", parentId: LATER },
    { name: UNKNOWN, resourceGroup: UNKNOWN, scope: undefined },
  ],
  ["an extension that Pulumi names", { type: `${VM}/extensions@1`, parentId: VM_ID }, { name: "vm1/one" }],
  [
    "an extension of something that isn't an id",
    { type: `${VM}/extensions@1`, name: "e1", parentId: "vm1" },
    { name: "e1" },
  ],
  ["an id", { type: `${VM}@1`, resourceId: VM_ID }, { name: "vm1", resourceGroup: "rg" }],
  [
    "the id of an extension",
    { type: `${VM}/extensions@1`, resourceId: `${VM_ID}/extensions/e1` },
    { name: "vm1/e1", resourceGroup: "rg" },
  ],
  ["an unknown id", { type: `${VM}@1`, resourceId: LATER }, { name: UNKNOWN, resourceGroup: UNKNOWN }],
  [
    "a body",
    {
      location: "here",
      tags: LATER,
      body: { properties: { a: "b" }, kind: "k" },
    },
    {
      body: {
        location: "here",
        tags: UNKNOWN,
        properties: { a: "b" },
        kind: "k",
      },
    },
  ],
  ["a body as JSON", { body: '{"properties":{"a":"b"}}' }, { body: { properties: { a: "b" } } }],
  ["a body that isn't JSON", { body: "{" }, { body: { properties: UNKNOWN } }],
  ["an unknown body", { location: "here", body: LATER }, { body: { location: "here", properties: UNKNOWN } }],
  ["a secret body", { sensitiveBody: { properties: { c: "d" } } }, { body: { properties: { c: "d" } } }],
  [
    "both bodies",
    {
      body: { location: "here", properties: { a: "b", c: "x" } },
      sensitiveBody: { properties: { c: "d" } },
    },
    { body: { location: "here", properties: { a: "b", c: "d" } } },
  ],
  [
    "both bodies, one without properties",
    { body: { location: "here" }, sensitiveBody: { properties: { c: "d" } } },
    { body: { location: "here", properties: { c: "d" } } },
  ],
  [
    "both bodies, one unknown",
    { body: { properties: { a: "b" } }, sensitiveBody: LATER },
    { body: { properties: { a: "b" } } },
  ],
])("a resource of azapi: %s", (_, props, expected) => {
  for (const [type, partial] of [
    [AZAPI, false],
    [UPDATE, true],
  ] as const) {
    const found = generic(type, props);
    expect(found?.resource).toMatchObject(expected);
    expect(found).toMatchObject({
      partial,
      origin: {
        path: "",
        bodyInputs: ["body", "sensitiveBody"],
        nameInputs: ["parentId", "name", "resourceId"],
        conditional: false,
      },
    });
  }
});

test("other resources say their own type", () => {
  expect(generic("azure-native:compute:VirtualMachine", {})).toBeUndefined();
  expect(["azure-native:compute:VirtualMachine", RESOURCE].map((type) => isGeneric(parseToken(type)))).toEqual([
    false,
    true,
  ]);
});
