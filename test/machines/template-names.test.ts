import { templateAsResource } from "../../documents/arm-template";
import { NOTHING_GIVEN } from "../../documents/template-parameters";
import { judge } from "../../policies/judge";

const NETWORK = "Microsoft.Network/virtualNetworks";
const IMAGE = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2022-datacenter" };

/** How a template names a network in two places: where it is declared and where a subnet's id names it. */
interface Named {
  readonly net: string;
  readonly subnetId: string;
  readonly nic?: string;
  /** The value of `networkInterfaces`. */
  readonly attached?: unknown;
}

function resourcesOf({ net, subnetId, nic = "nic", attached }: Named): readonly object[] {
  const subnets = [{ name: "a", properties: { addressPrefix: "10.0.0.0/24", defaultOutboundAccess: false } }];
  return [
    { type: NETWORK, apiVersion: "2023-09-01", name: net, properties: { subnets } },
    {
      type: "Microsoft.Network/networkInterfaces",
      apiVersion: "2023-09-01",
      name: nic,
      properties: { ipConfigurations: [{ name: "main", properties: { subnet: { id: subnetId } } }] },
    },
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2023-09-01",
      name: "vm",
      properties: {
        storageProfile: { imageReference: IMAGE },
        networkProfile: {
          networkInterfaces: attached ?? [{ id: "[resourceId('Microsoft.Network/networkInterfaces', 'nic')]" }],
        },
      },
    },
  ];
}

function verdictOf(resources: readonly object[]): string {
  const template = {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters: { p: { type: "string" }, o: { type: "object" }, both: { type: "array" } },
    variables: {
      names: { net: "[concat(resourceGroup().name, '-net')]" },
      net: "[toLower(concat('net', resourceGroup().name))]",
      netId: "[resourceId('Microsoft.Network/virtualNetworks', variables('net'))]",
      attached:
        "[createArray(createObject('id', resourceId('Microsoft.Network/networkInterfaces', concat(parameters('p'), '-nic'))))]",
    },
    resources,
  };
  const resource = templateAsResource(template, NOTHING_GIVEN);
  const stack = { stack: "template", resources: resource ? [resource] : [], variables: {} };
  return judge(stack, { defaultCloud: "azure" })
    .judged.map(({ verdict }) => verdict.kind)
    .join();
}

const inNet = (name: string) => `[resourceId('${NETWORK}/subnets', ${name}, 'a')]`;

const SAME: readonly (readonly [what: string, named: Named])[] = [
  ["a member of an object variable", { net: "[variables('names').net]", subnetId: inNet("variables('names').net") }],
  ["a member of an object parameter", { net: "[parameters('o').net]", subnetId: inNet("parameters('o').net") }],
  [
    "a variable made by functions",
    { net: "[variables('net')]", subnetId: "[concat(variables('netId'), '/subnets/a')]" },
  ],
  ["functions of a parameter", { net: "[toLower(parameters('p'))]", subnetId: inNet("toLower(parameters('p'))") }],
  ["an element of a list", { net: "[parameters('both')[0]]", subnetId: inNet("parameters('both')[0]") }],
  [
    "a condition",
    {
      net: "[if(equals(parameters('p'), 'x'), 'a', 'b')]",
      subnetId: inNet("if(equals(parameters('p'), 'x'), 'a', 'b')"),
    },
  ],
  [
    "the subscription",
    {
      net: "net",
      subnetId: `[concat('/subscriptions/', subscription().subscriptionId, '/resourceGroups/', resourceGroup().name, '/providers/${NETWORK}/net/subnets/a')]`,
    },
  ],
  [
    "a list that a variable makes",
    {
      net: "net",
      subnetId: inNet("'net'"),
      nic: "[concat(parameters('p'), '-nic')]",
      attached: "[variables('attached')]",
    },
  ],
];

test.each(SAME)("a private subnet is found by %s, written alike in both places", (_, named) => {
  expect(verdictOf(resourcesOf(named))).toBe("cannot-activate");
});

const OTHER: readonly (readonly [what: string, named: Named])[] = [
  ["members", { net: "[parameters('o').net]", subnetId: inNet("parameters('o').other") }],
  ["functions", { net: "[toLower(parameters('p'))]", subnetId: inNet("take(parameters('p'), 3)") }],
  ["elements", { net: "[parameters('both')[0]]", subnetId: inNet("parameters('both')[1]") }],
  ["times", { net: "[concat('n', newGuid())]", subnetId: inNet("concat('n', newGuid())") }],
];

test.each(OTHER)("a subnet by other unknown %s may be any", (_, named) => {
  expect(verdictOf(resourcesOf(named))).toBe("undecided");
});

/** A deployment of resources with a parameter of its own, called `name`. */
function module(name: string, value: string, resources: readonly object[], outputs: object = {}): object {
  return {
    type: "Microsoft.Resources/deployments",
    apiVersion: "2022-09-01",
    name,
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      mode: "Incremental",
      parameters: { name: { value } },
      template: { parameters: { name: { type: "string" } }, resources, outputs },
    },
  };
}

test("modules that get the same name mean the same thing", () => {
  const [network, nic, vm] = resourcesOf({ net: "[parameters('name')]", subnetId: inNet("parameters('name')") });
  const made = "[concat(parameters('p'), '-net')]";
  const both = [nic ?? {}, vm ?? {}];
  const networkModule = module("one", made, [network ?? {}]);
  expect(verdictOf([networkModule, module("two", made, both)])).toBe("cannot-activate");
  expect(verdictOf([networkModule, module("two", "[parameters('o').x]", both)])).toBe("undecided");
});

test("each machine of a copy loop has the interface of its own turn", () => {
  const [network, nic, vm] = resourcesOf({
    net: "net",
    subnetId: inNet("'net'"),
    nic: "[concat(parameters('p'), copyIndex())]",
    attached: [{ id: "[resourceId('Microsoft.Network/networkInterfaces', concat(parameters('p'), copyIndex()))]" }],
  });
  const copy = { name: "loop", count: 2 };
  expect(verdictOf([network ?? {}, { ...nic, copy }, { ...vm, name: "[concat('vm', copyIndex())]", copy }])).toBe(
    "cannot-activate,cannot-activate",
  );
});

test("a private subnet is found by the output of the module that declares its network", () => {
  const [network, nic, vm] = resourcesOf({ net: "net", subnetId: "[reference('one').outputs.subnetId.value]" });
  const outputs = { subnetId: { type: "string", value: inNet("'net'") } };
  expect(verdictOf([module("one", "x", [network ?? {}], outputs), nic ?? {}, vm ?? {}])).toBe("cannot-activate");
  expect(verdictOf([module("one", "x", [network ?? {}]), nic ?? {}, vm ?? {}])).toBe("undecided");
});
