import { expand } from "../../machines/deployments/expand";
import { readStack } from "../../machines/inventory";
import type { Declared } from "../../stack/declared";
import { type Written, judged, machineIn, stackOf, urnOf } from "../policies/declare";
import { IMAGE, VM, deployment, native } from "./deployed";
import { LATER } from "./network-stack";

describe("the location of a deployment's resource group", () => {
  const group = (properties: Record<string, unknown>): Written =>
    native("resources:ResourceGroup", "group", properties);
  const old = (properties: Record<string, unknown>): Written => ({
    type: "azure:core/resourceGroup:ResourceGroup",
    name: "group",
    properties,
  });
  const provider = (location: string): Written => ({
    type: "pulumi:providers:azure-native",
    name: "provider",
    properties: { location },
  });
  const inGroup = (resourceGroupName: string): Written => deployment([VM], {}, { resourceGroupName });
  it.each<[what: string, stack: readonly Written[], location: string | undefined]>([
    ["by its name", [inGroup("rg"), group({ resourceGroupName: "RG", location: "hub1" })], "hub1"],
    ["by its name in the classic provider", [inGroup("RG"), old({ name: "rg", location: "hub1" })], "hub1"],
    ["by an output", [inGroup("${group.name}"), group({ location: "hub1" })], "hub1"],
    [
      "by its name before the provider's",
      [
        { ...inGroup("rg"), provider: "provider" },
        provider("hub2"),
        group({ resourceGroupName: "rg", location: "hub1" }),
      ],
      "hub1",
    ],
    [
      "by the provider's",
      [
        { ...inGroup("rg"), provider: "provider" },
        provider("hub2"),
        group({ resourceGroupName: "other", location: "hub1" }),
      ],
      "hub2",
    ],
    ["of another name", [inGroup("rg"), group({ resourceGroupName: "other", location: "hub1" })], undefined],
    [
      "by an output of something else",
      [inGroup("${group.name}"), native("network:VirtualNetwork", "group", { location: "hub1" })],
      undefined,
    ],
    [
      "by a name of something else",
      [inGroup("rg"), native("network:VirtualNetwork", "group", { name: "rg", location: "hub1" })],
      undefined,
    ],
    [
      "by outputs of something else and it",
      [inGroup("${other.name}-${group.name}"), native("network:VirtualNetwork", "other"), group({ location: "hub1" })],
      "hub1",
    ],
  ])("%s", (_, stack, location) => {
    const { place } = machineIn(judged(stack), "vm").machine;
    expect(place).toMatchObject(
      location === undefined ? { cloud: "azure" } : { cloud: "azure-stack-hub", endpoint: location },
    );
  });
});

const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Resources/templateSpecs/Machines/versions/V1";

describe("a template spec", () => {
  const spec = (properties: Record<string, unknown> = {}): Written =>
    native("resources:TemplateSpecVersion", "spec", {
      templateSpecName: "machines",
      templateSpecVersion: "v1",
      mainTemplate: { contentVersion: "1.0.0.0", resources: [VM] },
      ...properties,
    });
  const linking = (templateLink: unknown): Written =>
    native("resources:Deployment", "web", { resourceGroupName: "rg", properties: { templateLink } });
  it.each<[what: string, stack: readonly Written[], machines: number]>([
    ["by its id", [linking({ id: ID }), spec()], 1],
    ["by an output", [linking({ id: "${spec.id}" }), spec()], 1],
    ["by an output, with hidden names", [linking({ id: "${spec.id}" }), spec({ templateSpecName: LATER })], 1],
    ["of another name", [linking({ id: ID }), spec({ templateSpecName: "networks" })], 0],
    ["of another version", [linking({ id: ID }), spec({ templateSpecVersion: "v2" })], 0],
    ["of a hidden name", [linking({ id: ID }), spec({ templateSpecName: LATER })], 0],
    ["without a version", [linking({ id: ID }), spec({ templateSpecVersion: undefined })], 0],
    ["by an unknown id", [linking({ id: LATER }), spec()], 0],
    ["that nothing links to", [native("resources:Deployment", "web"), spec()], 0],
    [
      "by an output of something else",
      [linking({ id: "${spec.id}" }), native("network:RouteTable", "spec", { mainTemplate: { resources: [VM] } })],
      0,
    ],
    [
      "by the id of something else",
      [
        linking({ id: ID }),
        native("network:RouteTable", "spec", {
          templateSpecName: "machines",
          templateSpecVersion: "v1",
          mainTemplate: { resources: [VM] },
        }),
      ],
      0,
    ],
  ])("%s", (_, stack, machines) => {
    const found = readStack(stackOf(stack), {});
    expect([found.machines.length, found.unreadable.length]).toEqual([machines, 1 - machines]);
  });
});

/** What may hide machines in a stack, as paths. */
function hiddenIn(...stack: readonly Written[]): readonly string[] {
  return expand(stackOf(stack).resources).unreadable.map(({ path }) => path);
}

const BAD = "[nope()]";

/** A deployment inside a template that is made several times. */
const loop = (count: unknown, resources: readonly object[]) => ({
  type: "Microsoft.Resources/deployments",
  name: "[concat('inner', copyIndex())]",
  copy: { name: "c", count },
  properties: { template: { resources } },
});
const LINKED = {
  type: "Microsoft.Resources/deployments",
  name: "linked",
  properties: { templateLink: { uri: "https://x/y" } },
};
const HOW_MANY = { parameters: { n: { type: "int" } } };

describe("what can't be read in a template", () => {
  it.each<[what: string, stack: Written, paths: readonly string[]]>([
    ["nothing", deployment([VM]), []],
    [
      "a value outside of its resources",
      deployment([VM], { variables: { a: BAD }, outputs: { b: { type: "string", value: BAD } } }),
      [],
    ],
    ["a value inside of a resource", deployment([{ ...VM, tags: BAD, name: BAD }]), []],
    ["a count", deployment([{ ...VM, copy: { name: "c", count: "[parameters('n')]" } }], HOW_MANY), []],
    ["a count of deployments", deployment([loop("[parameters('n')]", [VM])], HOW_MANY), []],
    ["a count of deployments that only give outputs", deployment([loop("[parameters('n')]", [])], HOW_MANY), []],
    ["a count that is an error", deployment([{ ...VM, copy: { name: BAD, count: BAD } }]), []],
    [
      "a count of what is not deployed",
      deployment([{ ...VM, condition: false, copy: { name: "c", count: "[parameters('n')]" } }], HOW_MANY),
      [],
    ],
    [
      "a linked template in a loop of unknown count",
      deployment([loop("[parameters('n')]", [LINKED])], HOW_MANY),
      ["resources[0] copy ?.properties.template.resources[0].properties.template"],
    ],
    ["a count inside a loop", deployment([loop(1, [VM, loop("[parameters('n')]", [VM])])], HOW_MANY), []],
    [
      "a linked template next to what a loop deploys",
      deployment([loop(1, [VM, LINKED])]),
      ["resources[0] copy 0.properties.template.resources[1].properties.template"],
    ],
    ["a resource", deployment([VM, "bad"]), ["resources[1]"]],
    ["the type of a resource", deployment([VM, { ...VM, type: BAD }]), ["resources[1].type", "resources[1]"]],
    ["a child", deployment([{ ...VM, resources: ["bad"] }]), ["resources[0].resources[0]"]],
    ["a symbolic resource", deployment({ vm: VM, vm2: "bad" }), ["resources.vm2"]],
    [
      "a child of a symbolic resource",
      deployment({ outputs: { ...VM, resources: ["bad"] } }),
      ["resources.outputs.resources[0]"],
    ],
    ["a linked template", deployment([LINKED]), ["resources[0].properties.template"]],
    [
      "the parameters of a nested template",
      deployment([
        {
          type: "Microsoft.Resources/deployments",
          name: "inner",
          properties: {
            parameters: { a: { value: BAD } },
            template: { parameters: { a: { type: "string" } }, resources: [VM] },
          },
        },
      ]),
      [],
    ],
    ["all of it", native("resources:Deployment", "web", { properties: { template: "bad" } }), [""]],
    ["no template", native("resources:Deployment", "web"), [""]],
  ])("%s", (_, stack, paths) => {
    expect(hiddenIn(stack)).toEqual(paths);
  });
});

describe("what a hidden part of a template reaches", () => {
  const reached = (stack: readonly Written[], more: Partial<Declared> = {}) => {
    const all = stackOf(stack).resources.map((one) => (one.name === "web" ? { ...one, ...more } : one));
    return expand(all).perhapsCarriers.map(({ declared, path, reaches }) => [declared.name, path, reaches]);
  };
  const key = native("compute:VirtualMachineExtension", "key", { vmName: "${vm.name}" });
  const vm = native("compute:VirtualMachine", "vm", {});
  const none = native("resources:Deployment", "web", {}, { dependsOn: ["key"] });
  it.each<[what: string, stack: Written, path: string]>([
    ["no template", none, ""],
    ["a bad resource", deployment([VM, "bad"], {}, {}, { dependsOn: ["key"] }), "resources[1]"],
  ])("%s", (_, web, path) => {
    expect(reached([vm, key, web])).toEqual([["web", path, [urnOf(web), urnOf(key), urnOf(vm)]]]);
    expect(reached([vm, key, web], { unlinked: true })).toEqual([["web", path, undefined]]);
  });
});

describe("a generic resource", () => {
  it("of an unknown type may be a machine, and may bring something to any", () => {
    const one = native("resources:Resource", "one", { resourceType: LATER });
    const { unreadable, perhapsCarriers } = expand(stackOf([one]).resources);
    expect(unreadable).toMatchObject([{ name: "one", path: "" }]);
    expect(perhapsCarriers).toMatchObject([{ declared: { name: "one" }, path: "" }]);
  });

  it.each<[what: string, body: object, machines: number]>([
    ["its image", { properties: { storageProfile: { imageReference: IMAGE } } }, 1],
    [
      "the image of a scale set",
      { properties: { virtualMachineProfile: { storageProfile: { imageReference: IMAGE } } } },
      1,
    ],
    ["its tags", { tags: { a: "b" } }, 0],
  ])("that updates %s is checked or not", (_, body, machines) => {
    const type = "Microsoft.Compute/virtualMachines@2024-03-01";
    const one = {
      type: "azapi:index/updateResource:UpdateResource",
      name: "one",
      properties: { type, name: "vm", body },
    };
    expect(readStack(stackOf([one]), {}).machines).toHaveLength(machines);
  });
});
