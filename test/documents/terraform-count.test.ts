import { EXTENSION, type Fields, VM, change, configured, found, image, keyed, machine, plan } from "./terraform-files";

const COUNTED = { count_expression: { references: ["var.count"] } };
const OF_SAME_INDEX = ["count.index"];

const machines = (count: number, path = ""): Fields[] =>
  Array.from({ length: count }, (_, place) => machine(`${path}${VM}.a[${place}]`, "2012-Datacenter"));
const extensions = (count: number): Fields[] =>
  Array.from({ length: count }, (_, place) => keyed(`${EXTENSION}.e[${place}]`));

/** A plan whose extensions refer to a machine by `count.index`, or by a sum with it. */
function keys(changes: readonly Fields[], target: string, more: Fields = {}): Fields {
  const id = { virtual_machine_id: { references: [target, ...OF_SAME_INDEX] } };
  return plan(changes, {
    resources: [configured(`${VM}.a`, {}, COUNTED), configured(`${EXTENSION}.e`, id, COUNTED)],
    ...more,
  });
}

const MODULES = [0, 1, 2].map((place) => machine(`module.vm[${place}].${VM}.a`, "2012-Datacenter"));
const CALL = {
  module_calls: {
    vm: {
      ...COUNTED,
      module: {
        outputs: { id: { expression: { references: [`${VM}.a.id`, `${VM}.a`] } } },
        resources: [configured(`${VM}.a`)],
      },
    },
  },
};

test.each<[what: string, document: Fields, expected: readonly string[]]>([
  ["as many extensions as machines", keys([...machines(2), ...extensions(2)], `${VM}.a`), []],
  [
    "fewer extensions than machines",
    keys([...machines(3), ...extensions(2)], `${VM}.a`),
    [0, 1, 2].map((place) => `activation-undecided ${VM}.a[${place}]`),
  ],
  [
    "fewer extensions than modules with a machine",
    keys([...MODULES, ...extensions(2)], "module.vm", CALL),
    [0, 1, 2].map((place) => `activation-undecided module.vm[${place}].${VM}.a`),
  ],
  ["as many extensions as modules with a machine", keys([...MODULES, ...extensions(3)], "module.vm", CALL), []],
])("an index leads to that of another resource unless that has more: %s", (_, document, expected) => {
  expect(found(document)).toEqual(expected);
});

const KEYED = { for_each_expression: { references: ["var.names"] } };
const NAMED = [machine(`${VM}.a["x"]`, "2012-Datacenter"), machine(`${VM}.a["y"]`, "2012-Datacenter")];

/** A plan with an extension of key `x`, whose target these references name. */
function keyOfX(references: readonly string[], more: Fields = {}): Fields {
  const id = { virtual_machine_id: { references }, ...more };
  const resources = [configured(`${VM}.a`, {}, KEYED), configured(`${EXTENSION}.e`, id, KEYED)];
  return plan([...NAMED, keyed(`${EXTENSION}.e["x"]`)], { resources });
}

const EITHER = [`activation-undecided ${VM}.a["x"]`, `activation-undecided ${VM}.a["y"]`];

test.each<[what: string, document: Fields, expected: readonly string[]]>([
  ["the same key", keyOfX([`${VM}.a`, "each.key"]), [`mak-key-required ${VM}.a["y"]`]],
  ["a key that the value names", keyOfX([`${VM}.a`, "each.value.machine", "each.value"]), EITHER],
  [
    "a key that the value names, and the same key elsewhere",
    keyOfX([`${VM}.a`, "each.value"], { name: { references: ["each.key"] } }),
    EITHER,
  ],
])("a key leads to %s", (_, document, expected) => {
  expect(found(document)).toEqual(expected);
});

const NIC = "azurerm_network_interface.n";
const AZURE = { azurerm: { name: "azurerm", expressions: {} } };

const subnet = (place: number, isPrivate: boolean): Fields =>
  change(
    `azurerm_subnet.s[${place}]`,
    { name: `s${place}`, virtual_network_name: "v", default_outbound_access_enabled: !isPrivate },
    { id: true },
  );

/** One machine whose interface is in one of some subnets, by an index. */
function attached(subnets: readonly Fields[], count: number): Fields {
  const changes = Array.from({ length: count }, (_, place) => [
    change(
      `${NIC}[${place}]`,
      { ip_configuration: [{ name: "i" }] },
      { id: true, ip_configuration: [{ subnet_id: true }] },
    ),
    change(
      `azurerm_windows_virtual_machine.m[${place}]`,
      { name: "m", location: "westeurope", ...image("2019-Datacenter") },
      { id: true, network_interface_ids: true },
    ),
  ]).flat();
  const resources = [
    configured("azurerm_subnet.s", {}, COUNTED),
    configured(
      NIC,
      { ip_configuration: [{ subnet_id: { references: ["azurerm_subnet.s", ...OF_SAME_INDEX] } }] },
      COUNTED,
    ),
    configured(
      "azurerm_windows_virtual_machine.m",
      { network_interface_ids: { references: [NIC, ...OF_SAME_INDEX] } },
      COUNTED,
    ),
  ];
  return plan([...subnets, ...changes], { resources }, {}, AZURE);
}

const MACHINE = "azurerm_windows_virtual_machine.m";

test.each<[what: string, document: Fields, expected: readonly string[]]>([
  [
    "more subnets, one private",
    attached([subnet(0, true), subnet(1, false)], 1),
    [`activation-undecided ${MACHINE}[0]`],
  ],
  [
    "more subnets, all private",
    attached([subnet(0, true), subnet(1, true)], 1),
    [`azure-kms-unreachable ${MACHINE}[0]`],
  ],
  ["a subnet each", attached([subnet(0, true), subnet(1, false)], 2), [`azure-kms-unreachable ${MACHINE}[0]`]],
])("a subnet by count.index: %s", (_, document, expected) => {
  expect(found(document)).toEqual(expected);
});
