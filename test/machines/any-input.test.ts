import fc from "fast-check";
import { readStack } from "../../machines/inventory";
import { fromArm } from "../../stack/arm-resource";
import type { Declared } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { UNKNOWN } from "../../values/value";
import { MAK } from "../policies/declare";
import { inventory } from "./inventory";

const EXTRA = [
  "command:local:Command",
  "command:remote:Command",
  "azapi:index/resource:Resource",
  "azapi:index/updateResource:UpdateResource",
  "azurestack:index/virtualMachine:VirtualMachine",
  "azurestack:index/virtualMachineScaleSet:VirtualMachineScaleSet",
  "azurestack:index/templateDeployment:TemplateDeployment",
  "azure:core/templateDeployment:TemplateDeployment",
  "azure-native:network:NetworkInterface",
  "azure-native:network:Subnet",
];
const TOKENS = [...inventory().map(({ token }) => token), ...EXTRA];

/** Names that readers ask for, so that arbitrary values land where they are looked at. */
const NAMES = [
  ...[
    "properties",
    "storageProfile",
    "imageReference",
    "osDisk",
    "osProfile",
    "windowsConfiguration",
    "id",
    "sku",
    "body",
  ],
  ...["virtualMachineProfile", "computeProfile", "baseVirtualMachineProfile", "deploymentConfiguration", "template"],
  ...[
    "virtualMachineConfiguration",
    "publisher",
    "offer",
    "type",
    "settings",
    "protectedSettings",
    "extensions",
    "name",
  ],
  ...["additionalUnattendContent", "commandToExecute", "source", "script", "parameters", "creationData", "vmName"],
  ...["templateContent", "parentId", "resourceType", "resourceProviderNamespace", "parentResourcePath", "resources"],
  ...["sourceImageReference", "storageImageReference", "managedDisk", "customize", "distribute", "tags", "userData"],
  ...[
    "galleryImageId",
    "sourceImageId",
    "customizers",
    "inline",
    "image",
    "uri",
    "createOption",
    "licenseType",
    "location",
  ],
];

const leaf = fc.oneof(
  fc.constantFrom(
    null,
    UNKNOWN,
    0,
    true,
    "",
    "[concat(",
    "{",
    "/subscriptions/x",
    "2012-Datacenter",
    "Microsoft.Compute",
  ),
  fc.constantFrom("04da6b54-80e4-46f7-96ec-b56ff0331ba9", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"),
  fc.string({ unit: "binary" }),
  fc.double(),
);
const { props } = fc.letrec<{ value: unknown; props: unknown }>((tie) => ({
  value: fc.oneof({ depthSize: "small" }, leaf, tie("props"), fc.array(tie("value"), { maxLength: 3 })),
  props: fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie("value"), { maxKeys: 8 }),
}));

function declare(type: string, value: unknown, index: number): Declared {
  return {
    urn: `urn:pulumi:s::p::${type}::r${index % 5}`,
    name: `r${index}`,
    path: "",
    token: parseToken(type),
    props: value,
    outputs: value,
    inputsSeen: index % 2 === 0,
    provider: { name: "p", urn: "u", props: value },
    parent: undefined,
    dependencies: [`urn:pulumi:s::p::${type}::r0`],
    propertyDependencies: {
      storageProfile: [`urn:pulumi:s::p::${type}::r1`],
      vmName: [`urn:pulumi:s::p::${type}::r2`],
    },
  };
}

test("any values at all in any resources never make the reading fail", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...TOKENS), fc.oneof(props, leaf)), { maxLength: 12 }), (all) => {
      const resources = all.map(([type, value], index) => declare(type, value, index));
      readStack(
        { stack: "s", resources, variables: {} },
        { images: [{ match: { id: "*", sku: "*" }, bakedIn: "none" }] },
      );
    }),
    { numRuns: 1000 },
  );
});

test.each(TOKENS)("%s takes what is no object", (token) => {
  for (const value of [
    undefined,
    null,
    1,
    "text",
    [],
    [[]],
    UNKNOWN,
    true,
    { storageProfile: null, osProfile: null },
  ]) {
    const resources = [declare(token, value, 0)];
    expect(() => readStack({ stack: "s", resources, variables: {} }, {})).not.toThrow();
  }
});

const VM = "azure-native:compute:VirtualMachine";

test.each<[string, unknown, string]>([
  ["no storage profile", {}, "unknown"],
  ["a null operating system profile", { osProfile: null, storageProfile: null }, "unknown"],
  ["lists for objects", { storageProfile: [[], []], osProfile: [] }, "unknown"],
  ["a number as SKU", { storageProfile: { imageReference: { publisher: 1, offer: 2, sku: 3 } } }, "unknown"],
  ["an unknown profile", { storageProfile: UNKNOWN }, "unknown"],
  ["ten million characters of custom data", { osProfile: { customData: "QUFB".repeat(2_500_000) } }, "unknown"],
])("a machine with %s is undecided, not unseen", (_, value, kind) => {
  const { machines } = readStack({ stack: "s", resources: [declare(VM, value, 0)], variables: {} }, {});
  expect(machines.map(({ system }) => system.kind)).toEqual([kind]);
});

test("a key in each of as many tags as a program can write does not end the stack", () => {
  const tags = Object.fromEntries(Array.from({ length: 150_000 }, (_, index) => [`t${index}`, MAK]));
  const { exposures } = readStack({ stack: "s", resources: [declare(VM, { tags }, 0)], variables: {} }, {});
  expect(exposures).toHaveLength(150_000);
});

test("a body of any depth is flattened without overflowing the stack", () => {
  let body: unknown = "deep";
  for (let depth = 0; depth < 5000; depth++) body = { properties: body };
  const origin = { declared: declare(VM, {}, 0), path: "", bodyInputs: [], nameInputs: [], conditional: false };
  const arm = { apiVersion: undefined, name: "a", resourceGroup: undefined, body, scope: undefined };
  expect(fromArm({ ...arm, type: "Microsoft.Compute/virtualMachines" }, origin).props).toMatchObject({ vmName: "a" });
});
