import { type Wired, machineIn, verdictOf } from "./template-machine";

const NETWORK = "Microsoft.Network/virtualNetworks";

/** How a template names a network in two places: where it is declared and where a subnet's id names it. */
interface Named extends Wired {
  readonly net: string;
}

function resourcesOf({ net, ...wired }: Named): readonly object[] {
  const subnets = [{ name: "a", properties: { addressPrefix: "10.0.0.0/24", defaultOutboundAccess: false } }];
  return [{ type: NETWORK, apiVersion: "2023-09-01", name: net, properties: { subnets } }, ...machineIn(wired)];
}

/** Sections that the templates of these tests share. */
const SECTIONS = {
  parameters: { p: { type: "string" }, o: { type: "object" }, both: { type: "array" } },
  variables: {
    names: { net: "[concat(resourceGroup().name, '-net')]" },
    net: "[toLower(concat('net', resourceGroup().name))]",
    netId: "[resourceId('Microsoft.Network/virtualNetworks', variables('net'))]",
    attached:
      "[createArray(createObject('id', resourceId('Microsoft.Network/networkInterfaces', concat(parameters('p'), '-nic'))))]",
  },
};

const verdictWith = (resources: readonly object[]): string => verdictOf({ ...SECTIONS, resources });

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
  expect(verdictWith(resourcesOf(named))).toBe("cannot-activate");
});

const OTHER: readonly (readonly [what: string, named: Named])[] = [
  ["members", { net: "[parameters('o').net]", subnetId: inNet("parameters('o').other") }],
  ["functions", { net: "[toLower(parameters('p'))]", subnetId: inNet("take(parameters('p'), 3)") }],
  ["elements", { net: "[parameters('both')[0]]", subnetId: inNet("parameters('both')[1]") }],
  ["times", { net: "[concat('n', newGuid())]", subnetId: inNet("concat('n', newGuid())") }],
];

test.each(OTHER)("a subnet by other unknown %s may be any", (_, named) => {
  expect(verdictWith(resourcesOf(named))).toBe("undecided");
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
  expect(verdictWith([networkModule, module("two", made, both)])).toBe("cannot-activate");
  expect(verdictWith([networkModule, module("two", "[parameters('o').x]", both)])).toBe("undecided");
});

test("each machine of a copy loop has the interface of its own turn", () => {
  const [network, nic, vm] = resourcesOf({
    net: "net",
    subnetId: inNet("'net'"),
    nic: "[concat(parameters('p'), copyIndex())]",
    attached: [{ id: "[resourceId('Microsoft.Network/networkInterfaces', concat(parameters('p'), copyIndex()))]" }],
  });
  const copy = { name: "loop", count: 2 };
  expect(verdictWith([network ?? {}, { ...nic, copy }, { ...vm, name: "[concat('vm', copyIndex())]", copy }])).toBe(
    "cannot-activate,cannot-activate",
  );
});

test("a private subnet is found by the output of the module that declares its network", () => {
  const [network, nic, vm] = resourcesOf({ net: "net", subnetId: "[reference('one').outputs.subnetId.value]" });
  const outputs = { subnetId: { type: "string", value: inNet("'net'") } };
  expect(verdictWith([module("one", "x", [network ?? {}], outputs), nic ?? {}, vm ?? {}])).toBe("cannot-activate");
  expect(verdictWith([module("one", "x", [network ?? {}]), nic ?? {}, vm ?? {}])).toBe("undecided");
});
