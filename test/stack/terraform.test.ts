import { bridgedName, mayHideBody, terraformProps, terraformToken } from "../../stack/terraform";
import { UNKNOWN } from "../../values/value";

test.each([
  ["azurerm_windows_virtual_machine", "azurerm:index:WindowsVirtualMachine"],
  ["azurestack_subnet", "azurestack:index:Subnet"],
  ["azurerm_dev_test_windows_virtual_machine", "azurerm:index:DevTestWindowsVirtualMachine"],
  ["azurerm_web_app_2x", "azurerm:index:WebApp2x"],
  ["external", "external:index:External"],
])("%s is %s", (type, token) => {
  expect(terraformToken(type)).toBe(token);
});

test.each<[name: string, value: unknown, bridged: string]>([
  ["os_disk", [{}], "osDisk"],
  ["extension", [{}], "extensions"],
  ["routing_policy", [{}], "routingPolicies"],
  ["address_space", ["10.0.0.0/16"], "addressSpaces"],
  ["subnet", [{}], "subnets"],
  ["subnet", "s", "subnet"],
  ["network_profile", [{ ip_configuration: [{}] }], "networkProfiles"],
  ["network_profile", [{ name: "a" }, { ip_configuration: [] }], "networkProfiles"],
  ["network_profile", [{ network_plugin: "azure" }], "networkProfile"],
  ["network_profile", ["ip_configuration"], "networkProfile"],
  ["os_profile", [{ ip_configuration: [{}] }], "osProfile"],
  ["ipv4_address_2", "10.0.0.4", "ipv4Address2"],
])("%s with the value %j is bridged as %s", (name, value, bridged) => {
  expect(bridgedName(name, value)).toBe(bridged);
});

test.each<[what: string, values: Record<string, unknown>, props: Record<string, unknown>]>([
  ["unset values", { a: null, b: "", c: [], d: undefined }, {}],
  [
    "values that only look unset",
    { a: 0, b: false, c: {}, d: [""], e: [null] },
    { a: 0, b: false, c: {}, d: [""], e: [null] },
  ],
  [
    "blocks in blocks",
    { ip_configuration: [{ public_ip: "", load_balancer: [{ sku_name: "b" }] }] },
    { ipConfigurations: [{ loadBalancer: [{ skuName: "b" }] }] },
  ],
  [
    "maps, whose names are the user's own",
    { tags: { my_tag: "", other: null } },
    { tags: { my_tag: "", other: null } },
  ],
  ["an unknown value", { zones: UNKNOWN }, { zones: UNKNOWN }],
  ["an unknown list of blocks", { extension: UNKNOWN }, { extension: UNKNOWN, extensions: UNKNOWN }],
  ["unknown interfaces", { network_profile: UNKNOWN }, { networkProfile: UNKNOWN, networkProfiles: UNKNOWN }],
])("the bridge's properties of %s", (_, values, props) => {
  expect(terraformProps("azurerm_resource", values)).toEqual(props);
});

const DISK = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/d";
const REFERENCE = [{ publisher: "MicrosoftWindowsServer" }];

test.each<[what: string, values: Record<string, unknown>, attached: unknown]>([
  ["beside an image's id", { source_image_id: "/i", os_managed_disk_id: DISK }, undefined],
  ["beside an image's reference", { source_image_reference: REFERENCE, os_managed_disk_id: DISK }, undefined],
  ["beside an unknown image", { source_image_id: UNKNOWN, os_managed_disk_id: DISK }, undefined],
  ["alone", { source_image_id: "", source_image_reference: [], os_managed_disk_id: DISK }, DISK],
])("the id of a disk %s", (_, values, attached) => {
  expect(terraformProps("azurerm_windows_virtual_machine", values)["osManagedDiskId"]).toBe(attached);
});

test.each<[option: unknown, attached: unknown]>([
  ["FromImage", undefined],
  ["Attach", DISK],
  ["ATTACH", DISK],
  [UNKNOWN, DISK],
  [null, DISK],
])("the id of a disk with the option %j", (option, attached) => {
  const props = terraformProps("azurerm_virtual_machine", {
    storage_os_disk: [{ create_option: option, managed_disk_id: DISK, os_type: "Windows" }],
  });
  expect(props["storageOsDisk"]).toMatchObject([{ managedDiskId: attached, osType: "Windows" }]);
});

test.each<[type: string, values: Record<string, unknown>, hides: boolean]>([
  ["azapi_resource", { sensitive_body: null }, true],
  ["azapi_update_resource", { sensitive_body: null }, true],
  ["azapi_resource", { sensitive_body: { properties: {} } }, false],
  ["azapi_resource", { body: {} }, false],
  ["azurerm_virtual_machine", { sensitive_body: null }, false],
])("%s with %j hides a body: %j", (type, values, hides) => {
  expect(mayHideBody(type, values)).toBe(hides);
});
