import { expand } from "../../machines/deployments/expand";
import { readStack } from "../../machines/inventory";
import type { Declared } from "../../stack/declared";
import { text } from "../../values/read";
import { UNKNOWN } from "../../values/value";
import { MAK, type Written, judged, machineIn, stackOf, urnOf } from "../policies/declare";
import { VM, deployment, native } from "./deployed";
import { judgedIn } from "./template-machine";

/** What a deployment is replaced with. */
function expanded(...stack: readonly Written[]): readonly Declared[] {
  return expand(stackOf(stack).resources).resources;
}

describe("a template's hybrid API profile", () => {
  it.each([
    ["2020-09-01-hybrid", "azure-stack-hub"],
    ["2020-09-01-HYBRID", "azure-stack-hub"],
    ["latest", UNKNOWN],
    ["hybrid-2020", UNKNOWN],
    [undefined, UNKNOWN],
  ])("%s by itself", (apiProfile, cloud) => {
    const { machine } = machineIn(judgedIn({ apiProfile, resources: [{ ...VM, location: undefined }] }), "vm");
    expect(machine.place.cloud).toBe(cloud);
  });

  it("decides nothing where a provider deploys it", () => {
    expect(machineIn(judged([deployment([VM], { apiProfile: "2020-09-01-hybrid" })]), "vm").machine.place.cloud).toBe(
      "azure",
    );
  });
});

const COMMAND = `slmgr /ipk ${MAK}`;
const extension = (protectedSettings: unknown, more: object = {}): object => ({
  type: "Microsoft.Compute/virtualMachines/extensions",
  name: "vm/key",
  properties: { publisher: "Microsoft.Compute", type: "CustomScriptExtension", protectedSettings },
  ...more,
});
const SECURE = { parameters: { key: { type: "securestring" }, all: { type: "secureobject" } } };
const below = (depth: number): unknown => (depth === 0 ? COMMAND : { a: below(depth - 1) });

describe("a key in a template that Azure shows as deployed", () => {
  it.each<[what: string, resource: object, paths: readonly string[]]>([
    [
      "literal",
      extension({ commandToExecute: COMMAND }),
      ["resources[1].properties.protectedSettings.commandToExecute"],
    ],
    ["in a list", extension({ list: ["a", COMMAND] }), ["resources[1].properties.protectedSettings.list[1]"]],
    ["from a secure parameter", extension({ commandToExecute: "[concat('slmgr /ipk ', parameters('key'))]" }), []],
    ["from a secure object", extension("[parameters('all')]"), []],
    [
      "from a secure object, next to a literal",
      extension({ commandToExecute: COMMAND, storage: "[parameters('key')]" }),
      ["resources[1].properties.protectedSettings.commandToExecute"],
    ],
    [
      "in the profile of a scale set",
      {
        type: "Microsoft.Compute/virtualMachineScaleSets",
        name: "set",
        properties: {
          virtualMachineProfile: {
            extensionProfile: {
              extensions: [{}, { name: "key", properties: { protectedSettings: { commandToExecute: COMMAND } } }],
            },
          },
        },
      },
      [
        "resources[1].properties.virtualMachineProfile.extensionProfile.extensions[1].properties.protectedSettings.commandToExecute",
      ],
    ],
    ["that isn't write-only", { ...VM, name: "b", tags: { commandToExecute: COMMAND } }, []],
  ])("%s", (_, resource, paths) => {
    const given = {
      parameters: { key: { value: MAK }, all: { value: { commandToExecute: COMMAND, list: [COMMAND] } } },
    };
    const template = { contentVersion: "1.0.0.0", ...SECURE, resources: [VM, resource] };
    const web = native("resources:Deployment", "web", { resourceGroupName: "rg", properties: { template, ...given } });
    const { exposures } = readStack(stackOf([web]), {});
    expect(exposures.filter(({ what }) => what === "template").map(({ path }) => path)).toEqual(paths);
  });
});

describe("what a template's resource extends", () => {
  const instance = {
    type: "Microsoft.AzureStackHCI/virtualMachineInstances",
    name: "default",
    scope: "[resourceId('Microsoft.HybridCompute/machines', 'arc1')]",
    properties: { storageProfile: { imageReference: { id: "x" } }, osProfile: { windowsConfiguration: {} } },
  };
  it("is the Arc machine, with its name", () => {
    const resources = expanded(deployment([instance]));
    expect(resources.map(({ props }) => text(props, "resourceUri"))).toEqual([
      expect.stringMatching(/\/machines\/arc1$/),
    ]);
  });

  it.each(["resourceGroup", "subscription"])("isn't the %s that it is deployed to", (scope) => {
    const { type } = instance;
    const schema = `https://schema.management.azure.com/schemas/2018-05-01/${scope}DeploymentTemplate.json#`;
    const resources = expanded(deployment([{ type, name: "a", properties: {} }], { $schema: schema }));
    expect(resources.map(({ props }) => text(props, "resourceUri"))).toEqual([undefined]);
  });
});

describe("a deployment", () => {
  it("gives a template its subscription, where the provider names it", () => {
    const hub = { type: "pulumi:providers:azure-native", name: "hub", properties: { subscriptionId: "sub1" } };
    const one = (more: Partial<Written>) =>
      deployment([{ ...VM, location: "[subscription().subscriptionId]" }], {}, {}, more);
    expect(machineIn(judged([hub, one({ provider: "hub" })]), "vm").machine.place.endpoint).toBe("sub1");
    expect(machineIn(judged([one({})]), "vm").machine.place.endpoint).toBeUndefined();
  });

  it("is unknown where a parameter without a value decides", () => {
    const parameters = { image: { type: "string" } };
    const { judged: found } = judged([
      deployment([{ ...VM, properties: { storageProfile: { imageReference: { id: "[parameters('image')]" } } } }], {
        parameters,
      }),
    ]);
    expect(found.map(({ machine }) => machine.system.because)).toEqual(["its image is unknown"]);
  });

  it("waits for itself, so what waits for it waits for what is inside", () => {
    const first = native("compute:VirtualMachine", "first");
    const web = deployment([VM], {}, {}, { dependsOn: ["first"] });
    const resources = expanded(first, web);
    expect(resources.find(({ name }) => name === "vm")?.dependencies).toEqual([urnOf(first), urnOf(web)]);
  });

  it("puts a nested template's resources in the group that it names", () => {
    const inner = {
      type: "Microsoft.Resources/deployments",
      name: "inner",
      resourceGroup: "other",
      properties: { template: { contentVersion: "1.0.0.0", resources: [VM] } },
    };
    const resources = expanded(deployment([{ ...VM, name: "outer" }, inner]));
    expect(resources.map(({ props }) => text(props, "resourceGroupName"))).toEqual(["rg", "other"]);
  });
});

test("deep values are searched for keys only so far", () => {
  const depths = [5, 200].map((depth) => expand(stackOf([deployment([extension(below(depth))])]).resources));
  expect(depths.map(({ parameters }) => parameters.flatMap(({ literals }) => literals).length)).toEqual([1, 0]);
});
