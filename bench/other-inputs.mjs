const SKUS = ["2016-Datacenter", "2019-Datacenter", "2022-datacenter-g2", "2012-R2-Datacenter"];
const GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers";

/** One machine in a hundred is a Windows Server 2012 without a key. */
function skuOf(number) {
  return number % 100 === 0 ? "2012-Datacenter" : SKUS[number % SKUS.length];
}

function imageOf(number) {
  return { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: skuOf(number), version: "latest" };
}

function change(type, name, key, after, unknown) {
  return {
    address: `azurestack_${type}.${name}["${key}"]`,
    mode: "managed",
    type: `azurestack_${type}`,
    name,
    index: key,
    provider_name: "registry.terraform.io/hashicorp/azurestack",
    change: { actions: ["create"], before: null, after, after_unknown: { id: true, ...unknown }, after_sensitive: {} },
  };
}

function sharedBy(key) {
  return { name: key, location: "local", resource_group_name: "rg", tags: { owner: "platform" } };
}

function plannedInterface(key) {
  const address = { name: "main", private_ip_address_allocation: "Dynamic", private_ip_address_version: "IPv4" };
  const after = { ...sharedBy(key), ip_configuration: [address] };
  const unknown = {
    ip_configuration: [{ subnet_id: true, primary: true }],
    mac_address: true,
    private_ip_address: true,
  };
  return change("network_interface", "nic", key, after, unknown);
}

function plannedMachine(key, number) {
  const disk = { name: `os-${number}`, caching: "ReadWrite", create_option: "FromImage", image_uri: "", vhd_uri: "" };
  const after = {
    ...sharedBy(key),
    vm_size: "Standard_DS3_v2",
    storage_image_reference: [imageOf(number)],
    storage_os_disk: [disk],
    os_profile: [{ computer_name: key, admin_username: "operator", custom_data: null }],
    os_profile_windows_config: [{ provision_vm_agent: true, enable_automatic_upgrades: true }],
  };
  const unknown = {
    license_type: true,
    network_interface_ids: [true],
    storage_os_disk: [{ disk_size_gb: true, managed_disk_id: true }],
  };
  return change("virtual_machine", "vm", key, after, unknown);
}

function plannedExtension(key) {
  const after = {
    name: "monitor",
    publisher: "Microsoft.EnterpriseCloud.Monitoring",
    type: "MicrosoftMonitoringAgent",
    type_handler_version: "1.0",
    settings: JSON.stringify({ workspaceId: key }),
    protected_settings: null,
  };
  return change("virtual_machine_extension", "monitor", key, after, { virtual_machine_id: true });
}

function planned(number) {
  const key = `vm-${number}`;
  return [plannedInterface(key), plannedMachine(key, number), plannedExtension(key)];
}

function configured(type, name, expressions) {
  return {
    address: `azurestack_${type}.${name}`,
    mode: "managed",
    type: `azurestack_${type}`,
    name,
    provider_config_key: "azurestack",
    expressions,
    for_each_expression: { references: ["var.machines"] },
  };
}

/** A plan that creates so many machines by `for_each`, each with an interface and an extension, on a Hub. */
export function terraformPlan(machines) {
  const of = (type, name) => ({ references: [`azurestack_${type}.${name}`, "each.key"] });
  const resources = [
    configured("network_interface", "nic", { name: { references: ["each.key"] } }),
    configured("virtual_machine", "vm", { network_interface_ids: of("network_interface", "nic") }),
    configured("virtual_machine_extension", "monitor", { virtual_machine_id: of("virtual_machine", "vm") }),
  ];
  const host = { constant_value: "management.hub1.azurestack.corp.example" };
  return JSON.stringify({
    format_version: "1.2",
    resource_changes: Array.from({ length: machines }, (_, number) => planned(number)).flat(),
    configuration: {
      provider_config: { azurestack: { name: "azurestack", expressions: { metadata_host: host } } },
      root_module: { resources },
    },
    complete: true,
    errored: false,
  });
}

function running(number) {
  const name = `vm-${number}`;
  const id = `${GROUP}/Microsoft.Compute/virtualMachines/${name}`;
  return {
    id,
    name,
    location: "hub1",
    resourceGroup: "rg",
    type: "Microsoft.Compute/virtualMachines",
    hardwareProfile: { vmSize: "Standard_DS3_v2" },
    instanceView: null,
    licenseType: null,
    networkProfile: { networkInterfaces: [{ id: `${GROUP}/Microsoft.Network/networkInterfaces/nic-${number}` }] },
    osProfile: { computerName: name, adminUsername: "operator", windowsConfiguration: { provisionVmAgent: true } },
    provisioningState: "Succeeded",
    resources: [{ id: `${id}/extensions/monitor` }],
    storageProfile: {
      imageReference: { ...imageOf(number), id: null },
      osDisk: {
        name: `os-${number}`,
        createOption: "FromImage",
        osType: "Windows",
        managedDisk: { id: `${GROUP}/Microsoft.Compute/disks/os-${number}` },
      },
      dataDisks: [],
    },
    tags: { owner: "platform" },
  };
}

/** So many running machines on a Hub, as `az vm list` writes them. */
export function machineList(machines) {
  return JSON.stringify(Array.from({ length: machines }, (_, number) => running(number)));
}
