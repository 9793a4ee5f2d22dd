import { readInput } from "../../documents/read-input";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { REPORTING } from "../policies/declare";
import { type Fields, change, configured, image, instance, plan } from "./terraform-files";

const AZURE = { azurerm: { name: "azurerm", expressions: {} } };
const SUBNET = "azurerm_subnet.s";
const GROUP = "azurerm_network_security_group.g";
const TABLE = "azurerm_route_table.t";
const RULE = "azurerm_network_security_rule.r";
const to = (address: string, attribute = "id") => ({ references: [`${address}.${attribute}`, address] });

/** A machine in a subnet with an NSG and a route table, of which the plan shows no rule and no route. */
function estate(
  hidden: { readonly group?: Fields; readonly table?: Fields },
  more: readonly Fields[][] = [],
  group = GROUP,
): Fields {
  const pairs: readonly (readonly [after: Fields, configured: Fields])[] = [
    [
      change(
        "azurerm_virtual_network.v",
        { name: "v", address_space: ["10.0.0.0/16"], location: "westeurope" },
        { id: true },
      ),
      configured("azurerm_virtual_network.v"),
    ],
    [
      change(SUBNET, { name: "s", virtual_network_name: "v", address_prefixes: ["10.0.0.0/24"] }, { id: true }),
      configured(SUBNET),
    ],
    [change(group, { name: "g", location: "westeurope" }, { id: true, ...hidden.group }), configured(group)],
    [change(TABLE, { name: "t", location: "westeurope" }, { id: true, ...hidden.table }), configured(TABLE)],
    [
      change(
        "azurerm_subnet_network_security_group_association.a",
        {},
        { id: true, subnet_id: true, network_security_group_id: true },
      ),
      configured("azurerm_subnet_network_security_group_association.a", {
        subnet_id: to(SUBNET),
        network_security_group_id: to(group),
      }),
    ],
    [
      change("azurerm_subnet_route_table_association.a", {}, { id: true, subnet_id: true, route_table_id: true }),
      configured("azurerm_subnet_route_table_association.a", { subnet_id: to(SUBNET), route_table_id: to(TABLE) }),
    ],
    [
      change(
        "azurerm_network_interface.n",
        { name: "n", location: "westeurope", ip_configuration: [{ name: "i" }] },
        { id: true, ip_configuration: [{ subnet_id: true }] },
      ),
      configured("azurerm_network_interface.n", {
        ip_configuration: [{ name: { constant_value: "i" }, subnet_id: to(SUBNET) }],
      }),
    ],
    [
      change(
        "azurerm_windows_virtual_machine.m",
        { name: "m", location: "westeurope", ...image("2019-Datacenter") },
        { id: true, network_interface_ids: true },
      ),
      configured("azurerm_windows_virtual_machine.m", { network_interface_ids: to("azurerm_network_interface.n") }),
    ],
  ];
  const own = more.map(([one = {}]) => one);
  return plan(
    [...pairs.map(([one]) => one), ...own],
    { resources: [...pairs.map(([, one]) => one), ...more.map(([, one = {}]) => one)] },
    {},
    AZURE,
  );
}

const rule = (after: Fields, expressions: Fields): Fields[] => [
  change(
    RULE,
    { name: "r", direction: "Inbound", access: "Allow", priority: 100, protocol: "Tcp", ...after },
    { id: true },
  ),
  configured(RULE, expressions),
];

function found(document: unknown): string[] {
  const { resources } = readInput(JSON.stringify(document));
  const all = findAll(REPORTING, judge({ stack: "plan", resources, variables: {} }, {}));
  return [...all].flatMap(([policy, findings]) => findings.map(() => policy));
}

const DENY = { direction: "Outbound", access: "Deny", protocol: "*", destination_address_prefix: "AzurePlatformLKM" };
const PORTS = { source_port_range: "*", destination_port_range: "*", source_address_prefix: "*" };

test.each<[what: string, group: string, policy: string]>([
  ["declares", GROUP, "azure-kms-unreachable"],
  ["reads later, with rules that no plan shows", `data.${GROUP}`, "activation-undecided"],
])("a separate rule that denies Azure's KMS in a group that a plan %s", (_, group, policy) => {
  const denies = rule(
    { ...DENY, ...PORTS, network_security_group_name: "g" },
    { network_security_group_name: to(group, "name") },
  );
  expect(found(estate({ group: { security_rule: true } }, [denies], group))).toEqual([policy]);
});

test.each<[string, Fields]>([
  ["a group without rules", estate({ group: { security_rule: true } })],
  ["a route table without routes", estate({ table: { route: true } })],
  [
    "a rule of another group",
    estate({ group: { security_rule: true } }, [rule({ network_security_group_name: "other" }, {})]),
  ],
])("an unknown `for_each` of a dynamic block may hide what decides: %s", (_, document) => {
  expect(found(document)).toEqual(["activation-undecided"]);
});

const SCALE_SET = "azurestack_virtual_machine_scale_set.s";

/** A scale set on a Hub whose Windows needs a MAK, with a list of blocks that is unknown as a whole. */
function scaleSet(block: string): Fields {
  const profile = { storage_profile_image_reference: image("2012-Datacenter")["source_image_reference"] };
  const created = instance(SCALE_SET, {
    change: {
      actions: ["create"],
      after: { name: "s", ...profile },
      after_unknown: { id: true, [block]: true },
      after_sensitive: { [block]: [] },
    },
  });
  return plan([created], { resources: [configured(SCALE_SET)] });
}

test.each([
  ["extension", "activation-undecided"],
  ["zones", "mak-key-required"],
])("an unknown list of blocks may deliver a key if it holds extensions: %s", (block, policy) => {
  expect(found(scaleSet(block))).toEqual([policy]);
});

test.each<[string, Fields]>([
  ["nothing unknown", estate({})],
  [
    "rules of their own, by reference",
    estate({ group: { security_rule: true } }, [rule({}, { network_security_group_name: to(GROUP, "name") })]),
  ],
  [
    "rules of their own, by name",
    estate({ group: { security_rule: true } }, [rule({ network_security_group_name: "g" }, {})]),
  ],
])("a plan that hides no block stays as it is: %s", (_, document) => {
  expect(found(document)).toEqual([]);
});

const OPEN = { default_outbound_access_enabled: true };
const PRIVATE = { default_outbound_access_enabled: false };
const NIC = "azurerm_network_interface.n";

/** A machine whose interfaces are repeated, with the address in a dynamic block that the configuration doesn't show. */
function repeated(
  subnets: Readonly<Record<string, Fields>>,
  repeatedFor: readonly string[] | undefined,
  key = "a",
  expressions: Fields = {},
): Fields {
  const nic = repeatedFor ? `${NIC}["${key}"]` : NIC;
  const machine = "azurerm_windows_virtual_machine.m";
  const loop = repeatedFor && { for_each_expression: { references: repeatedFor } };
  const keyed = Object.keys(subnets).some((address) => address.includes("["));
  const declaredSubnets = Object.keys(subnets).map((address) => address.replace(/\[.*/, ""));
  return plan(
    [
      ...Object.entries(subnets).map(([address, after]) =>
        change(
          address,
          { name: address, virtual_network_name: "v", address_prefixes: ["10.0.0.0/24"], ...after },
          { id: true },
        ),
      ),
      change(
        nic,
        { name: "n", location: "westeurope", ip_configuration: [{ name: "i" }] },
        { id: true, ip_configuration: [{ subnet_id: true }] },
      ),
      change(
        machine,
        { name: "m", location: "westeurope", ...image("2019-Datacenter") },
        { id: true, network_interface_ids: true },
      ),
    ],
    {
      resources: [
        ...[...new Set(declaredSubnets)].map((address) =>
          configured(address, {}, keyed ? { for_each_expression: { constant_value: {} } } : {}),
        ),
        configured(NIC, expressions, loop),
        configured(machine, { network_interface_ids: to(NIC) }),
      ],
    },
    {},
    AZURE,
  );
}

const ids = (...addresses: readonly string[]) => addresses.flatMap((address) => [`${address}.id`, address]);

test.each<[what: string, document: Fields, policies: readonly string[]]>([
  ["one subnet, which is private", repeated({ [SUBNET]: PRIVATE }, ids(SUBNET)), ["azure-kms-unreachable"]],
  ["one subnet, which is open", repeated({ [SUBNET]: OPEN }, ids(SUBNET)), []],
  [
    "several subnets",
    repeated({ [SUBNET]: PRIVATE, "azurerm_subnet.t": OPEN }, ids(SUBNET, "azurerm_subnet.t")),
    ["activation-undecided"],
  ],
  [
    "subnets with the same keys",
    repeated({ [`${SUBNET}["a"]`]: PRIVATE, [`${SUBNET}["b"]`]: OPEN }, [SUBNET], "b"),
    [],
  ],
  ["nothing", repeated({ [SUBNET]: PRIVATE }, undefined), ["activation-undecided"]],
  ["a variable of unknown source", repeated({ [SUBNET]: PRIVATE }, ["var.interfaces"]), ["activation-undecided"]],
  [
    "one subnet, with a block of its own that refers to another",
    repeated({ [SUBNET]: PRIVATE, "azurerm_subnet.t": OPEN }, ids(SUBNET), "a", {
      ip_configuration: [{ subnet_id: to("azurerm_subnet.t") }],
    }),
    [],
  ],
])("a dynamic block of a resource that is repeated for %s", (_, document, policies) => {
  expect(found(document)).toEqual(policies);
});
