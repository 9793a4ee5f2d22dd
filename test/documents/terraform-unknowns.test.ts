import {
  EXTENSION,
  type Fields,
  VM,
  change,
  configured,
  found,
  image,
  machine,
  plan,
  readBefore,
} from "./terraform-files";

const A = `${VM}.a`;
const VARIABLE: Fields = { references: ["var.x"] };
const ID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a";

/** A machine that needs a MAK, and an extension that a plan doesn't show as a whole. */
function extended(address: string, after: Fields, unknown: Fields, expressions: Fields | undefined): Fields {
  const configuredOne = expressions === undefined ? [] : [configured(address, expressions)];
  const old = machine(A, "2012-Datacenter");
  const { change: made } = old;
  const kept = { ...old, change: { ...(typeof made === "object" ? made : {}), after: { ...SHOWN, id: ID } } };
  return plan([kept, change(address, after, { id: true, ...unknown })], {
    resources: [configured(A), ...configuredOne],
  });
}

const SHOWN = {
  name: "a",
  source_image_reference: [{ publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" }],
};
const HARMLESS = { commandToExecute: "hostname" };
const SCRIPT = {
  publisher: "Microsoft.Compute",
  type: "CustomScriptExtension",
  virtual_machine_id: ID,
  settings: JSON.stringify(HARMLESS),
};
const AZAPI = {
  ...{ type: "Microsoft.Compute/virtualMachines/extensions@2024-03-01", name: "key", parent_id: ID },
  body: { properties: { publisher: "Microsoft.Compute", type: "CustomScriptExtension", settings: HARMLESS } },
};
const E = `${EXTENSION}.e`;
const KEY = "azapi_resource.key";

test.each<[what: string, document: Fields, policy: string]>([
  [
    "protected settings from a variable",
    extended(E, SCRIPT, { protected_settings: true }, { protected_settings: VARIABLE }),
    "activation-undecided",
  ],
  ["protected settings that nobody sets", extended(E, SCRIPT, { protected_settings: true }, {}), "mak-key-required"],
  [
    "protected settings without a configuration",
    extended(E, SCRIPT, { protected_settings: true }, undefined),
    "activation-undecided",
  ],
  [
    "write-only protected settings",
    extended(E, { ...SCRIPT, protected_settings: null }, {}, { protected_settings_wo: VARIABLE }),
    "activation-undecided",
  ],
  [
    "a version of write-only protected settings",
    extended(E, SCRIPT, {}, { protected_settings_wo_version: VARIABLE }),
    "mak-key-required",
  ],
  [
    "a secret body",
    extended(KEY, { ...AZAPI, sensitive_body: null }, {}, { sensitive_body: VARIABLE }),
    "activation-undecided",
  ],
  [
    "a secret body without a configuration",
    extended(KEY, { ...AZAPI, sensitive_body: null }, {}, undefined),
    "activation-undecided",
  ],
  [
    "no secret body",
    extended(KEY, { ...AZAPI, sensitive_body: null }, {}, { body: { constant_value: {} } }),
    "mak-key-required",
  ],
])("an extension with %s", (_, document, policy) => {
  expect(found(document)).toEqual([`${policy} ${A}`]);
});

const NIC = "azurerm_network_interface.n";
const WINDOWS = "azurerm_windows_virtual_machine.m";
const SUBNET = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s";

/** A machine on Azure in a subnet that a data source has read, or that exists. */
function inside(address: string, subnet: Fields): Fields {
  const values = { id: SUBNET, name: "s", virtual_network_name: "v", address_prefixes: ["10.0.0.0/24"], ...subnet };
  const isRead = address.startsWith("data.");
  const changes = [
    ...(isRead ? [] : [change(address, values, {}, ["no-op"])]),
    change(NIC, { name: "n", ip_configuration: [{ name: "i", subnet_id: SUBNET }] }, { id: true }),
    change(WINDOWS, { name: "m", ...image("2019-Datacenter") }, { id: true, network_interface_ids: true }),
  ];
  const resources = [
    configured(address),
    configured(NIC),
    configured(WINDOWS, { network_interface_ids: { references: [`${NIC}.id`, NIC] } }),
  ];
  const providers = { azurerm: { name: "azurerm", expressions: {} } };
  return plan(changes, { resources }, isRead ? readBefore(address, values) : {}, providers);
}

test.each<[what: string, document: Fields, policies: readonly string[]]>([
  ["private", inside("azurerm_subnet.s", { default_outbound_access_enabled: false }), ["azure-kms-unreachable"]],
  ["open", inside("azurerm_subnet.s", { default_outbound_access_enabled: true }), []],
  [
    "private and only read, which shows no NAT gateway",
    inside("data.azurerm_subnet.s", { default_outbound_access_enabled: false }),
    ["activation-undecided"],
  ],
  ["open and only read", inside("data.azurerm_subnet.s", { default_outbound_access_enabled: true }), []],
])("a subnet that is %s", (_, document, policies) => {
  expect(found(document)).toEqual(policies.map((policy) => `${policy} ${WINDOWS}`));
});
