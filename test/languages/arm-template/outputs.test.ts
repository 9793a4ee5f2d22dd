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

/** A deployment that shares its parameters and variables with the template around it. */
function shared(name: string, outputs: object, resources: readonly object[] = []) {
  return { type: "Microsoft.Resources/deployments", name, properties: { template: { outputs, resources } } };
}

const OUTPUTS = { subnetId: { type: "string", value: SUBNET }, names: { type: "array", value: ["x", "y"] } };
const LOOP = { copy: { name: "loop", count: 2 } };
const INDEXED = { index: { type: "string", value: "[deployment().name]" } };
const INNER = { expressionEvaluationOptions: { scope: "inner" } };
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
  deployment("counted", { a: { copy: { count: 2, input: "[copyIndex(1)]" } } }),
  deployment("[concat(parameters('unset'), copyIndex())]", OUTPUTS, LOOP),
  ...Array.from({ length: 10 }, (_, index) => shared(`s${index}`, {}, [deployment(`in${index}`, OUTPUTS)])),
  deployment("[newGuid()]", OUTPUTS),
  deployment("hidden", { a: { value: "[reference('none').x]" } }, { properties: { template: UNKNOWN } }),
  shared("self", { a: { value: "[reference('self').outputs.a.value]" } }),
  shared("outer", { a: { value: "[parameters('prefix')]" } }, [
    deployment("within", { a: { value: "w" } }),
    {
      ...deployment("around", {}),
      properties: { ...INNER, template: { resources: [deployment("out of sight", OUTPUTS)] } },
    },
  ]),
  { ...shared("silent", {}), properties: { template: { outputs: UNKNOWN } } },
  {
    ...deployment("listless", {}),
    properties: { ...INNER, template: { outputs: { a: { value: "[reference('x').y]" } } } },
  },
  { type: "Microsoft.Compute/virtualMachines", name: "made" },
  { type: UNKNOWN, name: "unknown" },
  NETWORK,
  { ...NETWORK, name: "empty", properties: { subnets: [] } },
  { ...NETWORK, name: "bare", properties: {} },
  { ...NETWORK, name: "unknown", properties: "[parameters('unset')]" },
  { ...NETWORK, name: "partly", properties: { subnets: ["[parameters('unset')]"] } },
];

const SYMBOLS = {
  made: deployment("other", OUTPUTS),
  turn: deployment("[concat('turn', copyIndex())]", INDEXED, LOOP),
  vnet: NETWORK,
  there: { ...NETWORK, existing: true, name: "there" },
  unnamed: { ...NETWORK, name: "[newGuid()]" },
  First: deployment("SECOND", { which: { value: "first" } }),
  Second: deployment("third", { which: { value: "second" } }),
};

/** What has resources of its own, and a subnet of a network that isn't in it. */
const PARENT = { type: "A.B/c", name: "parent", resources: [] };
const SEPARATE = [...LIST, PARENT, { type: "Microsoft.Network/virtualNetworks/subnets", name: "p/other" }];

function readAsker(resources: object, value: string) {
  const asker = { type: "A.B/c", name: "asker", properties: { value } };
  const listed: readonly unknown[] = Object.values(resources);
  const template = {
    parameters: { prefix: { type: "string", defaultValue: "p" }, unset: { type: "string" } },
    resources: Array.isArray(resources) ? [asker, ...listed] : { asker, ...resources },
  };
  return read(template, {}, CONTEXT);
}

function valueOf(resources: object, value: string): unknown {
  return readAsker(resources, value).one?.body["properties"];
}

const id = (rest: string) =>
  `/subscriptions/0000/resourceGroups/rg1/providers/Microsoft.Network/virtualNetworks/${rest}`;

const oneOf = (network: string, index: number) => id(`${network}/subnets/{?one of subnets[${index}]}`);

const ACCEPT: readonly (readonly [what: string, resources: object, expression: string, value: unknown])[] = [
  ["a name", LIST, "reference('made').outputs.subnetId.value", id("p-net/subnets/a")],
  [
    "all that a loop makes",
    SYMBOLS,
    "map(references('turn'), lambda('one', lambdaVariables('one').outputs.index.value))",
    ["turn0", "turn1"],
  ],
  ["all that a loop makes, in whole", SYMBOLS, "references('turn', 'Full')[1].properties.outputs.index.value", "turn1"],
  ["an id", LIST, "reference(resourceId('Microsoft.Resources/deployments', 'made')).outputs.names.value[1]", "y"],
  [
    "a subscription's id",
    LIST,
    "reference(subscriptionResourceId('Microsoft.Resources/deployments', 'made'), '2022-09-01').outputs.names.value[0]",
    "x",
  ],
  ["the whole resource", LIST, "reference('made', '2022-09-01', 'full').properties.outputs.names.value[0]", "x"],
  ["a resource, not as a whole", LIST, "reference('made', '2022-09-01', 'part').outputs.names.value[0]", "x"],
  ["the name of another list's element", LIST, "reference('chain').outputs.a.value", "p-net"],
  ["a loop of outputs", LIST, "reference('counted').outputs.a.value[1]", 2],
  ["a partly unknown name in a loop", LIST, "reference(concat(parameters('unset'), '1')).outputs.names.value[0]", "x"],
  ["the outputs that are secure", LIST, "listOutputsWithSecureValues('made', '2025-04-01').names[0]", "x"],
  ["one of many deployments", LIST, "reference('in9').outputs.names.value[0]", "x"],
  ["a deployment with the parameters around it", LIST, "reference('outer').outputs.a.value", "p"],
  ["a deployment in that", LIST, "reference('within').outputs.a.value", "w"],
  ["a deployment next to a separate subnet", SEPARATE, "reference('made').outputs.names.value[0]", "x"],
  ["a symbol that is also a name", SYMBOLS, "reference('SECOND').outputs.which.value", "second"],
  ["an unknown name", LIST, "reference(concat(parameters('unset'), '-x')).outputs.names.value[0]", "x"],
  ["a turn of a loop", LIST, "reference('turn1').outputs.index.value", "turn1"],
  ["a network's subnets", LIST, "reference('p').subnets[0].id", oneOf("p", 0)],
  ["a symbol", SYMBOLS, "reference('made').outputs.names.value[0]", "x"],
  ["a symbol with a turn", SYMBOLS, "reference('turn[0]').outputs.index.value", "turn0"],
  ["a symbol of a network", SYMBOLS, "reference('vnet').subnets[1].id", oneOf("p", 1)],
];

/** Networks whose subnets have different rules, the same, and none besides. */
const GROUP = { networkSecurityGroup: { id: "group" } };
const LINKED = { networkSecurityGroup: { id: "[concat('/groups/', parameters('unset'))]" } };
const RULED = { ...NETWORK, name: "ruled", properties: { subnets: [{ name: "a", properties: GROUP }, { name: "b" }] } };
const SHARED = ["a", "b"].map((name) => ({ name, properties: { ...GROUP, addressPrefix: name } }));
const ORDER = {
  ruled: RULED,
  alone: { ...RULED, name: "alone", properties: { subnets: [{ name: "a", properties: GROUP }] } },
  shared: { ...RULED, name: "shared", properties: { subnets: SHARED } },
  three: { ...RULED, name: "three", properties: { subnets: [...SHARED, { name: "c", properties: {} }] } },
  mixed: {
    ...RULED,
    name: "mixed",
    properties: {
      subnets: [
        { name: "a", list: ["x"] },
        { name: "b", list: "x" },
      ],
    },
  },
  linked: { ...RULED, name: "linked", properties: { subnets: [{ name: "a", properties: LINKED }] } },
  parent: PARENT,
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
  [
    "what they share, in a custom list",
    "map(reference('shared').subnets, lambda('s', lambdaVariables('s').properties.networkSecurityGroup.id))[1]",
    "group",
  ],
  ["what only two of three share", "reference('three').subnets[0].properties.?networkSecurityGroup", UNKNOWN],
  ["the addresses of different ones", "reference('shared').subnets[0].properties.addressPrefix", UNKNOWN],
  ["something that isn't alike", "reference('mixed').subnets[0].list", UNKNOWN],
  [
    "a group of unknown name",
    "reference('linked').subnets[0].properties.networkSecurityGroup.id",
    "/groups/{?parameters.unset}",
  ],
  ["a later part", "skip(reference('three').subnets, 1)[1].id", oneOf("three", 2)],
  ["one of a group", "groupBy(reference('ruled').subnets, lambda('s', 'all')).all[0].id", UNKNOWN],
  [
    "one by its name in an object",
    "toObject(reference('ruled').subnets, lambda('s', lambdaVariables('s').name)).b.id",
    id("ruled/subnets/b"),
  ],
  ["one after the other", "reduce(reference('ruled').subnets, '', lambda('a', 'b', lambdaVariables('b').id))", UNKNOWN],
  ["one by tryGet", "tryGet(reference('ruled').subnets, 0, 'id')", oneOf("ruled", 0)],
  [
    "all of them",
    "filter(take(reference('ruled').subnets, 2), lambda('s', equals(lambdaVariables('s').name, 'b')))[0].id",
    id("ruled/subnets/b"),
  ],
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

test.each([
  ["a deployment that refers to itself", LIST, "reference('self').outputs.a.value"],
  ["a secure output of unknown value", LIST, "listOutputsWithSecureValues('turn5', '2025-04-01').key"],
  ["a secure output of unknown outputs", LIST, "listOutputsWithSecureValues('silent', '2025-04-01').key"],
  ["a secure output of a network", LIST, "listOutputsWithSecureValues('p', '2025-04-01').key"],
  ["what a list function says of a deployment", LIST, "listKeys('made', '2025-04-01').outputs"],
  ["the state of a deployment", LIST, "reference('made').provisioningState"],
  ["a deployment of unknown outputs", LIST, "reference('silent').outputs.a.value"],
  ["a deployment of an unknown template", LIST, "reference('hidden').outputs.a.value"],
  ["a deployment without resources", LIST, "reference('listless').outputs.a.value"],
  ["a deployment in one with its own parameters", LIST, "reference('out of sight').outputs.names.value"],
  ["a network without subnets", LIST, "reference('empty').subnets[0].id"],
  ["a network without subnets", LIST, "reference('bare').subnets[0].id"],
  ["an unknown network", LIST, "reference('unknown').subnets[0].id"],
  ["a network with an unknown subnet", LIST, "reference('partly').subnets[0].id"],
  ["a network with a separate subnet", SEPARATE, "reference('p').subnets[0].id"],
  [
    "a network with resources in it",
    [...LIST, { ...NETWORK, name: "x", resources: [] }],
    "reference('x').subnets[0].id",
  ],
  ["the location of a whole network", LIST, "reference('p', '2024-05-01', 'full').location"],
  ["the tags of a whole deployment", SYMBOLS, "references('turn', 'full')[0].tags"],
  ["what is no loop", SYMBOLS, "references('made')"],
  ["a loop of unknown name", SYMBOLS, "references(parameters('unset'))"],
  [
    "a loop of unknown length",
    { turn: deployment("x", INDEXED, { copy: { name: "loop", count: "[parameters('unset')]" } }) },
    "references('turn')",
  ],
  ["a network of unknown name", SYMBOLS, "reference('unnamed').subnets[0].id"],
])("%s is unknown, which is no problem", (_, resources, expression) => {
  const { one, places } = readAsker(resources, `[${expression}]`);
  const ofAsker = places.filter((place) => /^resources(?:\[0\]|\.asker)|outputs/.test(place));
  expect([one?.body["properties"], ofAsker]).toEqual([{ value: UNKNOWN }, []]);
});

test("a secure output is secret, and depends on its deployment", () => {
  const value = "[listOutputsWithSecureValues('made', '2025-04-01').subnetId]";
  expect(readAsker(SYMBOLS, value).one).toMatchObject({ secure: ["properties.value"], dependsOn: ["made"] });
});

test("what is wrong in a deployment that is asked is a problem once, at its place", () => {
  const wrong = deployment(
    "wrong",
    { a: { value: "[]" }, b: { copy: { count: "many", input: "x" } } },
    { copy: { name: "l", count: "many" } },
  );
  expect(readAsker([wrong], "[reference('wrong').outputs.a.value]").places).toEqual([
    "resources[1].copy.count",
    "resources[1] copy ?.properties.template.outputs.a.value",
    "resources[1] copy ?.properties.template.outputs.b.copy.count",
  ]);
  const other = deployment("other", { a: { value: "[]" } });
  expect(readAsker({ other }, "[reference('other').outputs.a.value]").places).toEqual([
    "resources.other.properties.template.outputs.a.value",
  ]);
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
