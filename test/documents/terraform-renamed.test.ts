import { withRenamed } from "../../stack/renamed";
import { UNKNOWN } from "../../values/value";
import { EXTENSION, MACHINE_ID, VM, change, configured, found, machine, plan } from "./terraform-files";

test.each<readonly [type: string, attribute: string, values: object]>([
  ["azurerm_subnet", "default_outbound_access_enabled", { outbound_access_by_default: false }],
  ["azurerm_subnet", "default_outbound_access_enabled", { internet_outbound: [{}] }],
  ["azurerm_route_table", "route", { custom_route: [{ name: "a" }], bgp_route_propagation_enabled: true }],
  ["azurerm_network_security_group", "security_rule", { inbound_rule: UNKNOWN }],
  ["azurestack_virtual_machine_extension", "protected_settings", { protected_configuration: "{}" }],
  ["azurerm_virtual_machine_scale_set_extension", "protected_settings", { secret_settings_json: UNKNOWN }],
])("%s: `%s` is unknown beside another name %j", (type, attribute, values) => {
  expect(withRenamed(type, { ...values })).toEqual({ ...values, [attribute]: UNKNOWN });
});

test.each<readonly [type: string, values: object]>([
  ["azurerm_subnet", { default_outbound_access_enabled: true, outbound_access_by_default: false }],
  ["azurerm_subnet", { name: "a" }],
  ["azurerm_route_table", { disable_bgp_route_propagation: false }],
  ["azurerm_virtual_machine_extension", { protected_settings_from_key_vault: [{}], settings: "{}" }],
  ["azurerm_virtual_machine_extension", { protected_configuration: null }],
  ["azurerm_public_ip", { outbound: true }],
])("%s stays as it is: %j", (type, values) => {
  expect(withRenamed(type, { ...values })).toEqual(values);
});

test("a renamed attribute that may hold a key leaves its machine undecided, and no other", () => {
  const extension = { type: "CustomScriptExtension", protected_configuration: "{}" };
  const document = plan(
    [
      machine(`${VM}.a`, "2012-Datacenter"),
      machine(`${VM}.b`, "2012-Datacenter"),
      change(`${EXTENSION}.e`, extension, { id: true }),
    ],
    { resources: [configured(`${VM}.a`), configured(`${VM}.b`), configured(`${EXTENSION}.e`, MACHINE_ID)] },
  );
  expect(found(document)).toEqual([`activation-undecided ${VM}.a`, `mak-key-required ${VM}.b`]);
});
