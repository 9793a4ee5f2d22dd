import { MAK } from "../policies/declare";
import { judgedIn, machineIn } from "./template-machine";

const VM = "Microsoft.Compute/virtualMachines";
const IMAGE = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" };
const web = { type: VM, name: "web", properties: { storageProfile: { imageReference: IMAGE } } };
const key = {
  type: `${VM}/extensions`,
  name: "web/key",
  properties: {
    publisher: "Microsoft.Compute",
    type: "CustomScriptExtension",
    protectedSettings: { commandToExecute: `slmgr /ipk ${MAK}` },
  },
};

/** A deployment to a resource group. */
function deployment(place: object, resources: readonly object[], more: object = {}): object {
  return {
    type: "Microsoft.Resources/deployments",
    name: "part",
    ...place,
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      template: { resources },
    },
    ...more,
  };
}

/** A deployment of one resource. */
const to = (place: object, resource: object, more?: object): object => deployment(place, [resource], more);

const inGroup = (resourceGroup: string) => ({ resourceGroup });
const [one, two] = [inGroup("[parameters('one')]"), inGroup("[parameters('two')]")];
const parameters = { one: { type: "string" }, two: { type: "string" }, other: { type: "string" } };

/** The verdicts on the machines of a template on a Hub, in order. */
function verdictsOn(resources: readonly object[]): readonly string[] {
  const { judged } = judgedIn({ parameters, resources }, { defaultCloud: "azure-stack-hub" });
  return judged.map(({ verdict }) => verdict.kind);
}

test.each<[what: string, resources: readonly object[], verdicts: readonly string[]]>([
  [
    "in groups of two parameters, each with a key",
    [to(one, web), to(two, web), to(one, key), to(two, key)],
    ["activates", "activates"],
  ],
  [
    "in groups of two parameters, the first with a key",
    [to(one, web), to(two, web), to(one, key)],
    ["activates", "undecided"],
  ],
  [
    "in groups of two parameters, the second with a key",
    [to(one, web), to(two, web), to(two, key)],
    ["undecided", "activates"],
  ],
  [
    "in groups of two parameters, and a key in a third",
    [to(one, web), to(two, web), to(inGroup("[parameters('other')]"), key)],
    ["undecided", "undecided"],
  ],
  [
    "in literal groups, one with a key",
    [to(inGroup("a"), web), to(inGroup("b"), web), to(inGroup("A"), key)],
    ["activates", "needs-key"],
  ],
  [
    "in a literal group and the template's own, which has the key",
    [to(inGroup("a"), web), web, key],
    ["undecided", "activates"],
  ],
  ["in the template's own group twice", [to({}, web), web, key], ["activates", "activates"]],
  ["in one group twice", [to(one, web), to(one, web), to(one, key)], ["activates", "activates"]],
  [
    "in one group of two subscriptions",
    [
      to({ ...one, subscriptionId: "[parameters('two')]" }, web),
      to({ ...one, subscriptionId: "[parameters('other')]" }, web),
      to({ ...one, subscriptionId: "[parameters('other')]" }, key),
    ],
    ["undecided", "activates"],
  ],
  [
    "in groups that other deployments name, the first with a key",
    [
      to(inGroup("[reference('a').outputs.group.value]"), web),
      to(inGroup("[reference('b').outputs.group.value]"), web),
      to(inGroup("[reference('a').outputs.group.value]"), key),
    ],
    ["activates", "undecided"],
  ],
  [
    "in groups of a loop, each with a key",
    [
      to(inGroup("[concat(parameters('one'), copyIndex())]"), web, { copy: { name: "l", count: 2 } }),
      to(inGroup("[concat(parameters('one'), copyIndex())]"), key, { copy: { name: "k", count: 2 } }),
    ],
    ["activates", "activates"],
  ],
])("machines of one name %s", (_, resources, verdicts) => {
  expect(verdictsOn(resources)).toEqual(verdicts);
});

test("a key in another group than the only machine of its name belongs to it", () => {
  expect(verdictsOn([to(one, web), key])).toEqual(["activates"]);
});

test("a list of places that may be one place hides no machine", () => {
  const subscriptionId = "[union(createArray(parameters('one')), createArray(parameters('one')))[copyIndex()]]";
  const resources = [to({ subscriptionId }, web, { copy: { name: "l", count: 2 } })];
  expect(judgedIn({ parameters, resources }, { defaultCloud: "azure" }).unreadable).toEqual([]);
});

const SUBNET = "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'net', 'a')]";

/** A deployment of a machine and a network, which blocks Azure's KMS or not, to a resource group. */
function wired(place: object, isPrivate: boolean, subnetId = SUBNET): object {
  const subnets = [{ name: "a", properties: { addressPrefix: "10.0.0.0/24", defaultOutboundAccess: !isPrivate } }];
  const network = {
    type: "Microsoft.Network/virtualNetworks",
    apiVersion: "2023-09-01",
    name: "net",
    properties: { subnets },
  };
  return deployment(place, [network, ...machineIn({ subnetId })]);
}

const ELSEWHERE = "[resourceId('other', 'Microsoft.Network/virtualNetworks/subnets', 'net', 'a')]";

test.each<[what: string, resources: readonly object[], verdicts: readonly string[]]>([
  ["of each literal group", [wired(inGroup("a"), true), wired(inGroup("b"), false)], ["cannot-activate", "activates"]],
  ["of a group that may be either", [wired(one, true), wired(two, false)], ["undecided", "undecided"]],
  ["of another group, which isn't declared", [wired(inGroup("a"), true, ELSEWHERE)], ["activates"]],
  [
    "of the other of two groups",
    [wired(inGroup("other"), true), wired(inGroup("b"), false, ELSEWHERE)],
    ["cannot-activate", "cannot-activate"],
  ],
  ["of its only group, whose name isn't known", [wired(one, true)], ["cannot-activate"]],
])("machines in networks of one name are in the network %s", (_, resources, verdicts) => {
  const { judged } = judgedIn({ parameters, resources }, { defaultCloud: "azure" });
  expect(judged.map(({ verdict }) => verdict.kind)).toEqual(verdicts);
});

test("a key in another literal group than the machine of its name isn't for it", () => {
  expect(verdictsOn([to(inGroup("a"), web), to(inGroup("b"), key)])).toEqual(["needs-key"]);
});
