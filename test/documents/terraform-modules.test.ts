import { type ResourceRecord, declareAll } from "../../documents/pulumi/records";
import { find } from "../../policies/find";
import { judge } from "../../policies/judge";
import { judgeDeclarations } from "../../policies/judge-declarations";
import { licenseInput } from "../../policies/license-inputs";
import { MAK, REPORTING } from "../policies/declare";

const MODULE = "urn:pulumi:prod::app::vmmod:index:Module::vms";
const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm";
const LATER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" };

/** A resource in a Terraform module as Pulumi's state has it. */
function viewed(type: string, name: string, inputs: object): ResourceRecord {
  const urn = `urn:pulumi:prod::app::vmmod:index:Module$vmmod:tf:${type}::module.vms.${type}.${name}`;
  return { urn, type: `vmmod:tf:${type}`, parent: MODULE, inputs, outputs: {} };
}

const image = (sku: string, offer = "WindowsServer", publisher = "MicrosoftWindowsServer") => [
  { publisher, offer, sku, version: "latest" },
];

const onHub = (sku: string, more: object = {}): ResourceRecord =>
  viewed("azurestack_virtual_machine", "vm", {
    ...{ id: ID, name: "vm", resource_group_name: "rg", location: "local", license_type: null },
    ...{ storage_image_reference: image(sku), storage_os_disk: [{ name: "os", create_option: "FromImage" }] },
    ...more,
  });

const extension = (more: object): ResourceRecord =>
  viewed("azurestack_virtual_machine_extension", "key", {
    ...{ name: "key", virtual_machine_id: ID, publisher: "Microsoft.Compute", type: "CustomScriptExtension" },
    ...more,
  });

const onAzure = (reference: readonly object[] | string, more: object = {}): ResourceRecord =>
  viewed("azurerm_windows_virtual_machine", "vm", {
    ...{ name: "vm", location: "westeurope", source_image_id: null, source_image_reference: reference },
    ...more,
  });

const CLIENT = image("win11-23h2-ent", "windows-11", "MicrosoftWindowsDesktop");

test.each<[what: string, records: readonly ResourceRecord[], policies: readonly string[]]>([
  ["Windows Server 2012 on a Hub", [onHub("2012-Datacenter")], ["mak-key-required"]],
  ["Windows Server 2019 on a Hub", [onHub("2019-Datacenter")], []],
  [
    "a key in an extension",
    [
      onHub("2012-Datacenter"),
      extension({ protected_settings: JSON.stringify({ commandToExecute: `slmgr /ipk ${MAK}` }) }),
    ],
    [],
  ],
  [
    "an encrypted secret in an extension",
    [onHub("2012-Datacenter"), extension({ protected_settings: SECRET })],
    ["activation-undecided"],
  ],
  ["an unknown image", [onHub("2012-Datacenter", { storage_image_reference: LATER })], ["activation-undecided"]],
  ["nothing shown of a machine", [viewed("azurerm_windows_virtual_machine", "vm", {})], ["activation-undecided"]],
  ["nothing shown of any machine", [viewed("azurerm_virtual_machine", "vm", {})], ["activation-undecided"]],
  ["nothing shown of a Linux machine", [viewed("azurerm_linux_virtual_machine", "vm", {})], []],
  ["client Windows on Azure", [onAzure(CLIENT)], ["license-type-mismatch"]],
  ["client Windows with its license", [onAzure(CLIENT, { license_type: "Windows_Client" })], []],
  [
    "a machine that its network keeps from Azure's KMS",
    [
      onAzure(image("2019-Datacenter"), {
        network_interface_ids: ["/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/nic"],
      }),
      viewed("azurerm_network_interface", "nic", {
        ...{ id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/nic", name: "nic" },
        resource_group_name: "rg",
        ip_configuration: [
          {
            name: "c",
            subnet_id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s",
          },
        ],
      }),
      viewed("azurerm_subnet", "s", {
        id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s",
        ...{ name: "s", virtual_network_name: "v", resource_group_name: "rg", address_prefixes: ["10.0.0.0/24"] },
        default_outbound_access_enabled: false,
      }),
    ],
    ["azure-kms-unreachable"],
  ],
  [
    "azapi, whose endpoint no state shows",
    [
      viewed("azapi_resource", "vm", {
        ...{ type: "Microsoft.Compute/virtualMachines@2024-03-01", name: "vm", location: "local" },
        body: { properties: { storageProfile: { imageReference: image("2012-Datacenter")[0] } } },
      }),
    ],
    ["activation-undecided"],
  ],
  [
    "azapi with a secret body that no state shows",
    [
      onHub("2012-Datacenter"),
      viewed("azapi_resource", "key", {
        ...{ type: "Microsoft.Compute/virtualMachines/extensions@2024-03-01", name: "key", parent_id: ID },
        body: { properties: { publisher: "Microsoft.Compute", type: "CustomScriptExtension" } },
        sensitive_body: null,
      }),
    ],
    ["activation-undecided"],
  ],
  [
    "Linux",
    [
      viewed("azurerm_linux_virtual_machine", "vm", {
        source_image_reference: image("x", "UbuntuServer", "Canonical"),
      }),
    ],
    [],
  ],
  ["another provider", [viewed("aws_instance", "vm", { ami: "ami-1" })], []],
])("a Terraform module in Pulumi with %s", (_, records, policies) => {
  const judgement = judge({ stack: "prod", resources: declareAll(records, "state"), variables: {} }, {});
  expect(REPORTING.filter((policy) => find(policy, judgement).length > 0).map(({ name }) => name)).toEqual(policies);
});

test("judgeDeclarations reads resources of Terraform modules, too", async () => {
  const properties = { location: "local", storage_image_reference: image("2012-Datacenter") };
  const { findings } = await judgeDeclarations([
    { type: "vmmod:tf:azurestack_virtual_machine", name: "vm", properties },
  ]);
  expect(findings.map(({ policy }) => policy)).toEqual(["mak-key-required"]);
});

test("no remediation sets the license type in a Terraform module", () => {
  expect(licenseInput("vmmod:tf:azurerm_windows_virtual_machine")).toBeUndefined();
  expect(licenseInput("azurerm:index/windowsVirtualMachine:WindowsVirtualMachine")).toEqual(["licenseType"]);
});
