import { activationUndecided } from "../../policies/activation-undecided";
import { makKeyRequired } from "../../policies/mak-key-required";
import { MAK, type Written, judged, saidBy } from "../policies/declare";

function hub(name: string): Written {
  return {
    type: "pulumi:providers:azure-native",
    name,
    properties: { metadataHost: `management.${name}.azurestack.corp.example` },
  };
}

const STORAGE = {
  imageReference: {
    publisher: "MicrosoftWindowsServer",
    offer: "WindowsServer",
    sku: "2012-datacenter",
    version: "latest",
  },
  osDisk: { createOption: "FromImage" },
};

function vm(name: string, properties: Written["properties"] = {}, rest: Partial<Written> = {}): Written {
  const type = "azure-native:compute:VirtualMachine";
  return {
    type,
    name,
    provider: "hub",
    properties: { resourceGroupName: "rg", storageProfile: STORAGE, ...properties },
    ...rest,
  };
}

const SETTINGS = {
  publisher: "Microsoft.Compute",
  type: "CustomScriptExtension",
  protectedSettings: { commandToExecute: `cscript slmgr.vbs /ipk ${MAK}` },
};

function key(name: string, properties: Written["properties"], rest: Partial<Written> = {}): Written {
  const type = "azure-native:compute:VirtualMachineExtension";
  return { type, name, provider: "hub", properties: { resourceGroupName: "rg", ...SETTINGS, ...properties }, ...rest };
}

const pet = (name: string): Written => ({ type: "random:index/randomPet:RandomPet", name });
const group = (name: string): Written => ({ type: "azure-native:resources:ResourceGroup", name });

/** An ARM template with one machine of Windows Server 2012, or several, and an extension that brings its MAK. */
function template(machine: object, extension: object): Written {
  const parameters = { go: { type: "bool" }, other: { type: "bool" }, count: { type: "int" } };
  const values = Object.fromEntries(Object.keys(parameters).map((name) => [name, { value: "${pet.id}" }]));
  const resources = [
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2020-06-01",
      name: "vm",
      properties: { storageProfile: STORAGE },
      ...machine,
    },
    {
      type: "Microsoft.Compute/virtualMachines/extensions",
      apiVersion: "2020-06-01",
      name: "vm/key",
      properties: SETTINGS,
      ...extension,
    },
  ];
  return {
    type: "azure-native:resources:Deployment",
    name: "dep",
    provider: "hub",
    properties: {
      resourceGroupName: "rg",
      properties: { template: { contentVersion: "1.0.0.0", parameters, resources }, parameters: values },
    },
  };
}

function verdicts(resources: readonly Written[]): Record<string, string> {
  const judgement = judged([hub("hub"), hub("hub2"), pet("pet"), ...resources]);
  const blocked = saidBy(makKeyRequired, judgement).map(({ at }) => [at, "blocked"] as const);
  const undecided = saidBy(activationUndecided, judgement).map(({ at }) => [at, "undecided"] as const);
  return Object.fromEntries([...blocked, ...undecided]);
}

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
    "of one name, where nothing tells them apart",
    [vm("a", { vmName: "web" }), vm("b", { vmName: "web" }), key("k", { vmName: "web" })],
    { a: "undecided", b: "undecided" },
  ],
  [
    "of another stack, which is no machine of this one for certain",
    [vm("a"), key("k", { vmName: "${pet.id}" })],
    { a: "undecided" },
  ],
])("a key goes to the machine %s", (_, resources, expected) => {
  expect(verdicts(resources)).toEqual(expected);
});

const GO = { condition: "[parameters('go')]" };

test.each<[what: string, machine: object, extension: object, expected: Record<string, string>]>([
  ["no condition", {}, {}, {}],
  ["a condition of its own", {}, GO, { vm: "undecided" }],
  ["the condition of its machine", GO, GO, {}],
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
