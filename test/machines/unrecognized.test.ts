import { readInput } from "../../documents/read-input";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { REPORTING } from "../policies/declare";

type Fields = Readonly<Record<string, unknown>>;

const IMAGE = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", version: "latest" };

/** What the policies find in a Terraform plan with one resource. */
function found(type: string, values: Fields, after_unknown: Fields = {}): string[] {
  const address = `${type}.a`;
  const provider_name = `registry.terraform.io/hashicorp/${type.split("_")[0] ?? ""}`;
  const change = { actions: ["create"], after: values, after_unknown };
  const { resources } = readInput(
    JSON.stringify({
      format_version: "1.2",
      resource_changes: [{ address, type, mode: "managed", provider_name, change }],
      configuration: {},
    }),
  );
  const all = findAll(REPORTING, judge({ stack: "s", resources, variables: {} }, { defaultCloud: "azure-stack-hub" }));
  return [...all].flatMap(([policy, list]) => list.map(({ name }) => `${policy} ${name}`));
}

const FLEET = "azurestack_confidential_fleet";
const FLEET_UNDECIDED = [`activation-undecided ${FLEET}.a`];

test.each<readonly [what: string, type: string, values: Fields, expected: readonly string[]]>([
  [
    "an image without a key",
    FLEET,
    { source_image_reference: [{ ...IMAGE, sku: "2012-Datacenter" }] },
    FLEET_UNDECIDED,
  ],
  [
    "an image that activates",
    "azurestack_host",
    { storage_image_reference: [{ ...IMAGE, sku: "2019-Datacenter" }] },
    [],
  ],
  [
    "an image of Linux",
    FLEET,
    {
      source_image_reference: [{ publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server", version: "latest" }],
    },
    [],
  ],
  ["a Windows license", FLEET, { license_type: "Windows_Server" }, FLEET_UNDECIDED],
  ["a Windows configuration", FLEET, { os_profile_windows_config: [{ timezone: "UTC" }] }, FLEET_UNDECIDED],
  ["a disk and a user", FLEET, { os_disk: [{ caching: "None" }], admin_username: "root" }, FLEET_UNDECIDED],
  ["a profile", FLEET, { virtual_machine_profile: [{ size: "x" }] }, FLEET_UNDECIDED],
  [
    "a type of ARM in azapi",
    "azapi_resource",
    {
      type: "Microsoft.Compute/confidentialMachines@2027-01-01",
      name: "a",
      body: { properties: { storageProfile: { imageReference: { ...IMAGE, sku: "2012-Datacenter" } } } },
    },
    ["activation-undecided azapi_resource.a"],
  ],
  [
    "an image without a key, in azurerm",
    "azurerm_confidential_fleet",
    { source_image_reference: [{ ...IMAGE, sku: "2012-Datacenter" }] },
    ["activation-undecided azurerm_confidential_fleet.a"],
  ],
  ["a physical server", "azurerm_dedicated_host", { license_type: "Windows_Server_Hybrid" }, []],
  ["a storage account", "azurerm_storage_account", { name: "a", account_tier: "Standard" }, []],
  ["a plan of App Service", "azurerm_service_plan", { name: "a", os_type: "Windows" }, []],
  ["an extension of an existing machine", "azurerm_mssql_virtual_machine", { sql_license_type: "PAYG" }, []],
  ["a data disk's attachment", "azurerm_virtual_machine_data_disk_attachment", { lun: 1, caching: "None" }, []],
  ["a database's administrator", "azurerm_mssql_server", { admin_username: "a", license_type: "LicenseIncluded" }, []],
  ["another provider", "vsphere_virtual_machine", { os_disk: [{}], admin_username: "a" }, []],
])("a type without a row: %s", (_, type, values, expected) => {
  expect(found(type, values)).toEqual(expected);
});

test.each<readonly [what: string, unknown: Fields, expected: readonly string[]]>([
  ["an unknown image", { source_image_reference: true }, FLEET_UNDECIDED],
  ["an unknown profile", { virtual_machine_profile: true }, FLEET_UNDECIDED],
  ["an unknown storage profile, which other types have too", { storage_profile: true }, []],
  ["an unknown name", { name: true }, []],
])("a type without a row: %s", (_, unknown, expected) => {
  expect(found(FLEET, {}, unknown)).toEqual(expected);
});
