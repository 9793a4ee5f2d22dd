import { readInput } from "../../documents/read-input";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { REPORTING } from "../policies/declare";
import { type Fields, change, configured, image, plan } from "./terraform-files";

const AZURE = { azurerm: { name: "azurerm", expressions: {} } };
const NIC = "azurerm_network_interface.n";
const VM = "azurerm_windows_virtual_machine.m";
const each = { for_each_expression: { constant_value: {} } };
const refersTo = (...references: readonly string[]) => ({ expression: { references } });

const subnet = (address: string, isPrivate: boolean) =>
  change(
    address,
    {
      name: "s",
      virtual_network_name: "v",
      address_prefixes: ["10.0.0.0/24"],
      default_outbound_access_enabled: !isPrivate,
    },
    { id: true },
  );

/** A machine in the subnet that a reference leads to, of a module that declares an open and a private one. */
function estate(reference: string, subnets: readonly Fields[], module: Fields): Fields {
  const interfaces = change(
    NIC,
    { name: "n", location: "westeurope", ip_configuration: [{ name: "i" }] },
    { id: true, ip_configuration: [{ subnet_id: true }] },
  );
  const machine = change(
    VM,
    { name: "m", location: "westeurope", ...image("2019-Datacenter") },
    { id: true, network_interface_ids: true },
  );
  const resources = [
    configured(NIC, { ip_configuration: [{ subnet_id: { references: [reference] } }] }),
    configured(VM, { network_interface_ids: { references: [`${NIC}.id`, NIC] } }),
  ];
  return plan([...subnets, interfaces, machine], { resources, module_calls: { net: { module } } }, {}, AZURE);
}

const OPEN = subnet('module.net.azurerm_subnet.s["open"]', false);
const PRIVATE = subnet('module.net.azurerm_subnet.s["private"]', true);
const ALSO_OPEN = subnet('module.net.azurerm_subnet.s["other"]', false);
const BOTH_PRIVATE = [subnet("module.net.azurerm_subnet.s[0]", true), subnet("module.net.azurerm_subnet.s[1]", true)];
const KEYED = {
  outputs: { subnets: refersTo("azurerm_subnet.s"), ids: refersTo("azurerm_subnet.s") },
  resources: [configured("azurerm_subnet.s", {}, each)],
};
const INNER = {
  outputs: { id: refersTo("azurerm_subnet.s.id", "azurerm_subnet.s") },
  resources: [configured("azurerm_subnet.s")],
};
const NESTED = {
  outputs: { subnets: refersTo("module.subnet") },
  module_calls: { subnet: { ...each, module: INNER } },
};
const NESTED_SUBNETS = [
  subnet('module.net.module.subnet["open"].azurerm_subnet.s', false),
  subnet('module.net.module.subnet["private"].azurerm_subnet.s', true),
];
const COUNTED = [subnet("module.net.azurerm_subnet.s[0]", false), subnet("module.net.azurerm_subnet.s[1]", true)];

const LOCAL = { outputs: { subnets: refersTo("local.subnets") }, resources: [configured("azurerm_subnet.s")] };
const ONE = [subnet("module.net.azurerm_subnet.s", true)];

const TWO = {
  outputs: { open: refersTo("azurerm_subnet.t.id", "azurerm_subnet.t"), private: refersTo("azurerm_subnet.s.id") },
  resources: [configured("azurerm_subnet.s"), configured("azurerm_subnet.t")],
};
const TWO_SUBNETS = [...ONE, subnet("module.net.azurerm_subnet.t", false)];

const at = (reference: string) => estate(reference, [OPEN, PRIVATE], KEYED);

test.each<[what: string, document: Fields, policies: readonly string[]]>([
  ["an open subnet by its key", at('module.net.subnets["open"].id'), []],
  ["a private subnet by its key", at('module.net.subnets["private"].id'), ["azure-kms-unreachable"]],
  ["an open one in a module of its own", estate('module.net.subnets["open"].id', NESTED_SUBNETS, NESTED), []],
  [
    "a private one in a module of its own",
    estate('module.net.subnets["private"].id', NESTED_SUBNETS, NESTED),
    ["azure-kms-unreachable"],
  ],
  ["the subnet of one output", estate("module.net.open", TWO_SUBNETS, TWO), []],
  ["the subnet of another output", estate("module.net.private", TWO_SUBNETS, TWO), ["azure-kms-unreachable"]],
  ["the subnets of all outputs", estate("module.net", TWO_SUBNETS, TWO), ["activation-undecided"]],
  ["a key that no instance has", at('module.net.subnets["other"].id'), ["activation-undecided"]],
  ["all of them", at("module.net.subnets"), ["activation-undecided"]],
  ["a place in a list, which may be sorted", estate("module.net.ids[1]", COUNTED, KEYED), ["activation-undecided"]],
  ["the only subnet, by way of a local", estate("module.net.subnets[0]", ONE, LOCAL), ["azure-kms-unreachable"]],
  [
    "one of several open subnets, by way of a local",
    estate("module.net.subnets[0]", [OPEN, ALSO_OPEN], { ...LOCAL, resources: KEYED.resources }),
    [],
  ],
  ["one of several private subnets", estate("module.net.ids[1]", BOTH_PRIVATE, KEYED), ["azure-kms-unreachable"]],
  [
    "one of several subnets, by way of a local",
    estate("module.net.subnets[0]", [OPEN, PRIVATE], { ...LOCAL, resources: KEYED.resources }),
    ["activation-undecided"],
  ],
  [
    "another subnet than the local's",
    estate("module.net.subnets[0]", [...ONE, subnet("module.net.azurerm_subnet.t", false)], {
      outputs: { subnets: refersTo("local.subnets", "azurerm_subnet.t.id", "azurerm_subnet.t") },
      resources: [configured("azurerm_subnet.s"), configured("azurerm_subnet.t")],
    }),
    [],
  ],
  [
    "a variable of the module",
    estate("module.net.id", ONE, { ...LOCAL, outputs: { id: refersTo("var.id") } }),
    ["activation-undecided"],
  ],
  ["a key further inside", at('module.net.subnets.ids["private"]'), ["activation-undecided"]],
])("a module's output leads to %s", (_, document, policies) => {
  const { resources } = readInput(JSON.stringify(document));
  const all = findAll(REPORTING, judge({ stack: "plan", resources, variables: {} }, {}));
  expect([...all].flatMap(([policy, findings]) => findings.map(() => policy))).toEqual(policies);
});
