import { UNKNOWN } from "../../../values/value";
import { NOTHING, read } from "./reading";

const NIC = { type: "Microsoft.Network/networkInterfaces", apiVersion: "2023-09-01" };
const COUNTED = { copy: { name: "l", count: 2 } };
const PARAMETERS = { unset: { type: "string" }, n: { type: "int" } };

const RESOURCES = {
  nic: { ...NIC, name: "nic1" },
  unnamed: { ...NIC, name: "[concat('nic-', parameters('unset'))]" },
  hidden: { ...NIC, name: "[reference('nic').name]" },
  many: { ...NIC, name: "[concat('nic', copyIndex())]", ...COUNTED },
  some: { ...NIC, name: "[concat('nic', copyIndex())]", copy: { name: "l", count: "[parameters('n')]" } },
  gold: { ...NIC, existing: true, name: "gold", resourceGroup: "images", subscriptionId: "1111" },
  subnet: { type: "Microsoft.Network/virtualNetworks/subnets", name: "net/a", apiVersion: "2023-09-01" },
  lock: { type: "Microsoft.Authorization/locks", name: "keep", scope: "[resourceInfo('nic').id]" },
  group: { type: "Microsoft.Resources/resourceGroups", name: "rg2" },
  circle: { ...NIC, name: "[concat(resourceInfo('circle').name, resourceInfo('circle').name)]" },
  untyped: { name: "x" },
  odd: "[parameters('unset')]",
};
const GROUP = "/subscriptions/0000/resourceGroups/rg1/providers";

/** The value of an expression in a template with symbolic names. */
function valueOf(expression: string, more: object = {}, context?: typeof NOTHING) {
  const machine = { type: "Microsoft.Compute/virtualMachines", name: "vm", tags: { it: `[${expression}]` }, ...more };
  const template = { languageVersion: "2.0", parameters: PARAMETERS, resources: { ...RESOURCES, machine } };
  const { resources } = read(template, {}, context);
  return resources.flatMap(({ symbolicName, body }) => (symbolicName === "machine" ? [body["tags"]] : []));
}

test.each<readonly [what: string, expression: string, value: unknown]>([
  ["an id", "resourceInfo('nic').id", `${GROUP}/Microsoft.Network/networkInterfaces/nic1`],
  ["a name", "resourceInfo('NIC').name", "nic1"],
  ["a type", "resourceInfo('nic').type", NIC.type],
  ["an API version", "resourceInfo('nic').apiVersion", NIC.apiVersion],
  ["a name with something unknown", "resourceInfo('unnamed').name", UNKNOWN],
  [
    "an id with something unknown",
    "resourceInfo('unnamed').id",
    `${GROUP}/Microsoft.Network/networkInterfaces/nic-{?parameters.unset}`,
  ],
  ["a turn of a loop", "resourceInfo('many[1]').name", "nic1"],
  ["a computed turn", "resourceInfo(format('many[{0}]', 0)).id", `${GROUP}/Microsoft.Network/networkInterfaces/nic0`],
  [
    "an existing resource elsewhere",
    "resourceInfo('gold').id",
    "/subscriptions/1111/resourceGroups/images/providers/Microsoft.Network/networkInterfaces/gold",
  ],
  ["a child", "resourceInfo('subnet').id", `${GROUP}/Microsoft.Network/virtualNetworks/net/subnets/a`],
  [
    "an extension of a resource",
    "resourceInfo('lock').id",
    `${GROUP}/Microsoft.Network/networkInterfaces/nic1/providers/Microsoft.Authorization/locks/keep`,
  ],
  ["a resource group's name", "resourceInfo('group').name", "rg2"],
  ["a resource group's id", "resourceInfo('group').id", UNKNOWN],
  ["an unknown name", "resourceInfo('hidden').name", UNKNOWN],
  ["a loop as a whole", "resourceInfo('many').id", UNKNOWN],
  ["a turn that there isn't", "resourceInfo('many[2]').id", UNKNOWN],
  ["a turn of no loop", "resourceInfo('nic[0]').id", UNKNOWN],
  ["an unknown symbol", "resourceInfo('none').id", UNKNOWN],
  ["a symbol that is a number", "resourceInfo(1).id", UNKNOWN],
  ["a name that depends on itself", "resourceInfo('circle').name", UNKNOWN],
  ["a resource without a type", "resourceInfo('untyped').id", UNKNOWN],
  ["an unknown resource", "resourceInfo('odd').id", UNKNOWN],
])("resourceInfo of a symbol gives %s", (_, expression, value) => {
  expect(valueOf(expression)).toEqual([{ it: value }]);
});

test("a machine of a loop refers to the interface of its own turn", () => {
  const own = "resourceInfo(format('many[{0}]', copyIndex())).name";
  expect(valueOf(own, COUNTED)).toEqual([{ it: "nic0" }, { it: "nic1" }]);
});

test("in loops of the same unknown number, a turn refers to the other's", () => {
  const copy = { name: "m", count: "[parameters('n')]" };
  expect(valueOf("resourceInfo(format('some[{0}]', copyIndex())).id", { copy })).toEqual([
    { it: `${GROUP}/Microsoft.Network/networkInterfaces/nic{?copy + 0}` },
  ]);
});

test("a name of another resource's name has the same placeholder", () => {
  const { names } = read({
    languageVersion: "2.0",
    parameters: PARAMETERS,
    resources: { ...RESOURCES, child: { ...NIC, name: "[concat(resourceInfo('unnamed').name, '/x')]" } },
  });
  expect(names.at(-1)).toBe("nic-{?parameters.unset}/x");
});

test("without a known group, an id is the same as resourceId's", () => {
  const byId = "resourceId('Microsoft.Network/networkInterfaces', 'nic1')";
  expect(valueOf("resourceInfo('nic').id", {}, NOTHING)).toEqual(valueOf(byId, {}, NOTHING));
});

test("a template without symbols has no resourceInfo", () => {
  const resources = [
    { ...NIC, name: "nic" },
    { ...NIC, name: "[resourceInfo('nic').name]" },
  ];
  expect(read({ resources }).names).toEqual(["nic", expect.stringContaining("{?")]);
});
