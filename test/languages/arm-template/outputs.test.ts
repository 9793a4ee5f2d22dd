import { UNKNOWN } from "../../../values/value";
import { CONTEXT, read } from "./reading";

const SUBNET = "[resourceId('Microsoft.Network/virtualNetworks/subnets', parameters('net'), 'a')]";

function deployment(name: string, outputs: object, more: object = {}) {
  return {
    type: "Microsoft.Resources/deployments",
    name,
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      parameters: { net: { value: "[concat(parameters('prefix'), '-net')]" } },
      template: { parameters: { net: { type: "string" } }, outputs, resources: [] },
    },
    ...more,
  };
}

const OUTPUTS = { subnetId: { type: "string", value: SUBNET }, names: { type: "array", value: ["x", "y"] } };
const LOOP = { copy: { name: "loop", count: 2 } };
const INDEXED = { index: { type: "string", value: "[deployment().name]" } };
const NETWORK = {
  type: "Microsoft.Network/virtualNetworks",
  name: "[parameters('prefix')]",
  properties: { subnets: [{ name: "first" }, { name: "[parameters('unset')]" }] },
};

const LIST: readonly object[] = [
  deployment("made", OUTPUTS),
  deployment("[concat(parameters('unset'), '-x')]", OUTPUTS),
  deployment("[concat('turn', copyIndex())]", INDEXED, LOOP),
  deployment("twice", OUTPUTS),
  deployment("twice", OUTPUTS),
  deployment("circle", { a: { value: "[reference('circle').outputs.a.value]" } }),
  deployment("chain", { a: { value: "[parameters('net')]" } }),
  NETWORK,
];

const SYMBOLS = {
  made: deployment("other", OUTPUTS),
  turn: deployment("[concat('turn', copyIndex())]", INDEXED, LOOP),
  vnet: NETWORK,
  there: { ...NETWORK, existing: true, name: "there" },
};

function valueOf(resources: object, value: string): unknown {
  const asker = { type: "A.B/c", name: "asker", properties: { value } };
  const template = {
    parameters: { prefix: { type: "string", defaultValue: "p" }, unset: { type: "string" } },
    resources: Array.isArray(resources) ? [asker, ...LIST] : { asker, ...resources },
  };
  return read(template, {}, CONTEXT).one?.body["properties"];
}

const id = (rest: string) =>
  `/subscriptions/0000/resourceGroups/rg1/providers/Microsoft.Network/virtualNetworks/${rest}`;

const oneOf = (network: string, index: number) => id(`${network}/subnets/{?one of subnets[${index}]}`);

const ACCEPT: readonly (readonly [what: string, resources: object, expression: string, value: unknown])[] = [
  ["a name", LIST, "reference('made').outputs.subnetId.value", id("p-net/subnets/a")],
  ["an id", LIST, "reference(resourceId('Microsoft.Resources/deployments', 'made')).outputs.names.value[1]", "y"],
  [
    "a subscription's id",
    LIST,
    "reference(subscriptionResourceId('Microsoft.Resources/deployments', 'made'), '2022-09-01').outputs.names.value[0]",
    "x",
  ],
  ["the whole resource", LIST, "reference('made', '2022-09-01', 'full').properties.outputs.names.value[0]", "x"],
  ["an unknown name", LIST, "reference(concat(parameters('unset'), '-x')).outputs.names.value[0]", "x"],
  ["a turn of a loop", LIST, "reference('turn1').outputs.index.value", "turn1"],
  ["a network's subnets", LIST, "reference('p').subnets[0].id", oneOf("p", 0)],
  ["a symbol", SYMBOLS, "reference('made').outputs.names.value[0]", "x"],
  ["a symbol with a turn", SYMBOLS, "reference('turn[0]').outputs.index.value", "turn0"],
  ["a symbol of a network", SYMBOLS, "reference('vnet').subnets[1].id", oneOf("p", 1)],
];

/** Networks whose subnets have different rules, the same, and none besides. */
const GROUP = { networkSecurityGroup: { id: "group" } };
const RULED = { ...NETWORK, name: "ruled", properties: { subnets: [{ name: "a", properties: GROUP }, { name: "b" }] } };
const SHARED = ["a", "b"].map((name) => ({ name, properties: { ...GROUP, addressPrefix: name } }));
const ORDER = {
  ruled: RULED,
  alone: { ...RULED, name: "alone", properties: { subnets: [{ name: "a", properties: GROUP }] } },
  shared: { ...RULED, name: "shared", properties: { subnets: SHARED } },
};

// Azure returns subnets in no certain order.
test.each<readonly [what: string, expression: string, value: unknown]>([
  ["an index", "reference('ruled').subnets[0].id", oneOf("ruled", 0)],
  ["the first", "first(reference('ruled').subnets).id", oneOf("ruled", 0)],
  ["the last", "last(reference('ruled').subnets).id", oneOf("ruled", 1)],
  ["a part", "take(reference('ruled').subnets, 1)[0].id", oneOf("ruled", 0)],
  ["a name", "reference('ruled').subnets[0].name", UNKNOWN],
  ["the ids", "map(reference('ruled').subnets, lambda('one', lambdaVariables('one').id))[0]", UNKNOWN],
  ["what they share", "reference('shared').subnets[1].properties.networkSecurityGroup.id", "group"],
  ["the only one", "reference('alone').subnets[0].id", id("alone/subnets/a")],
  [
    "one by name",
    "filter(reference('ruled').subnets, lambda('one', equals(lambdaVariables('one').name, 'b')))[0].id",
    id("ruled/subnets/b"),
  ],
  ["their number", "string(length(reference('ruled').subnets))", "2"],
])("%s of a network's subnets is what it is in any order", (_, expression, value) => {
  expect(valueOf(ORDER, `[${expression}]`)).toEqual({ value });
});

test.each(ACCEPT)("outputs and subnets are found by %s", (_, resources, expression, value) => {
  expect(valueOf(resources, `[${expression}]`)).toEqual({ value });
});

const REJECT: readonly (readonly [what: string, resources: object, expression: string])[] = [
  ["two deployments of one name", LIST, "reference('twice').outputs.names.value[0]"],
  ["itself", LIST, "reference('circle').outputs.a.value"],
  ["a resource of another type", LIST, "reference(resourceId('A.B/c', 'made')).outputs.names.value[0]"],
  ["no such deployment", LIST, "reference('none').outputs.names.value[0]"],
  ["no such output", LIST, "reference('made').outputs.none.value"],
  ["an address that Azure gives", LIST, "reference('p').addressSpace.addressPrefixes[0]"],
  ["a network that exists", SYMBOLS, "reference('there').subnets[0].id"],
  ["a name instead of its symbol", SYMBOLS, "reference('asker').outputs.names.value[0]"],
];

test.each(REJECT)("a reference to %s is unknown", (_, resources, expression) => {
  expect(valueOf(resources, `[${expression}]`)).toEqual({ value: UNKNOWN });
});
