/**
 * A large stack as `pulumi stack export` writes it: machines with an interface, a disk and an extension each, in four
 * networks with routes and security groups, on a Hub and on Azure. Like a deployed stack, it has inputs and outputs.
 */
const PROVIDERS = {
  hub: { metadataHost: "management.hub1.azurestack.corp.example", location: "hub1" },
  azure: { location: "westeurope" },
};
const SKUS = [
  "2016-Datacenter",
  "2019-Datacenter",
  "2022-datacenter-g2",
  "2012-R2-Datacenter",
  "2022-datacenter-core-g2",
];
const NETWORKS = 4;
const GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers";

const urnOf = (type, name) => `urn:pulumi:prod::estate::${type}::${name}`;

function resource(cloud, type, name, id, inputs, outputs, links = {}) {
  const token = `azure-native:${type}`;
  return {
    urn: urnOf(token, name),
    custom: true,
    id,
    type: token,
    inputs,
    outputs: { ...inputs, id, name, provisioningState: "Succeeded", ...outputs },
    provider: `${urnOf("pulumi:providers:azure-native", cloud)}::1`,
    dependencies: [...new Set(Object.values(links).flat())],
    propertyDependencies: links,
  };
}

const NAMES = {
  vm: "azure-native:compute:VirtualMachine",
  nic: "azure-native:network:NetworkInterface",
  net: "azure-native:network:VirtualNetwork",
  routes: "azure-native:network:RouteTable",
  guard: "azure-native:network:NetworkSecurityGroup",
};

const ROUTE = { name: "on-premises", addressPrefix: "192.168.0.0/16", nextHopType: "VirtualNetworkGateway" };
const RULE = {
  name: "https",
  priority: 100,
  direction: "Inbound",
  access: "Allow",
  protocol: "Tcp",
  sourceAddressPrefix: "*",
  sourcePortRange: "*",
  destinationAddressPrefix: "*",
  destinationPortRange: "443",
};

function network(number) {
  const cloud = number % 2 === 0 ? "hub" : "azure";
  const [routes, guard, net] = ["routes", "guard", "net"].map((kind) => `${kind}-${number}`);
  const ids = {
    routes: `${GROUP}/Microsoft.Network/routeTables/${routes}`,
    guard: `${GROUP}/Microsoft.Network/networkSecurityGroups/${guard}`,
    net: `${GROUP}/Microsoft.Network/virtualNetworks/${net}`,
  };
  const subnet = { name: "web", addressPrefix: `10.${number}.0.0/16`, routeTable: { id: ids.routes } };
  return [
    resource(cloud, "network:RouteTable", routes, ids.routes, {
      resourceGroupName: "rg",
      routeTableName: routes,
      routes: [ROUTE],
    }),
    resource(cloud, "network:NetworkSecurityGroup", guard, ids.guard, {
      resourceGroupName: "rg",
      networkSecurityGroupName: guard,
      securityRules: [RULE],
    }),
    resource(
      cloud,
      "network:VirtualNetwork",
      net,
      ids.net,
      {
        resourceGroupName: "rg",
        virtualNetworkName: net,
        addressSpace: { addressPrefixes: [`10.${number}.0.0/16`] },
        subnets: [{ ...subnet, networkSecurityGroup: { id: ids.guard } }],
      },
      {},
      { subnets: [urnOf(NAMES.routes, routes), urnOf(NAMES.guard, guard)] },
    ),
  ];
}

/** A share of the machines runs Windows Server 2012, with an extension that has no key. */
function skuOf(number, failing) {
  return number % Math.round(1 / failing) === 0 ? "2012-Datacenter" : SKUS[number % SKUS.length];
}

/** The names, ids and tags of one machine and of what belongs to it. */
function partsOf(number) {
  const [vm, nic, disk, net] = [`vm-${number}`, `nic-${number}`, `disk-${number}`, `net-${number % NETWORKS}`];
  return {
    number,
    cloud: (number % NETWORKS) % 2 === 0 ? "hub" : "azure",
    names: { vm, nic, disk, net },
    ids: {
      vm: `${GROUP}/Microsoft.Compute/virtualMachines/${vm}`,
      nic: `${GROUP}/Microsoft.Network/networkInterfaces/${nic}`,
      disk: `${GROUP}/Microsoft.Compute/disks/${disk}`,
      subnet: `${GROUP}/Microsoft.Network/virtualNetworks/${net}/subnets/web`,
    },
    tags: {
      environment: "production",
      owner: "platform",
      "cost-center": `cc-${number % 40}`,
      application: `app-${number % 90}`,
    },
  };
}

function networkInterface({ cloud, names, ids, tags }) {
  const inputs = {
    resourceGroupName: "rg",
    networkInterfaceName: names.nic,
    ipConfigurations: [{ name: "main", privateIPAllocationMethod: "Dynamic", subnet: { id: ids.subnet } }],
    tags,
  };
  const outputs = { macAddress: "00-0D-3A-00-00-00", enableAcceleratedNetworking: false };
  const links = { ipConfigurations: [urnOf(NAMES.net, names.net)] };
  return resource(cloud, "network:NetworkInterface", names.nic, ids.nic, inputs, outputs, links);
}

function dataDisk({ cloud, names, ids, tags }) {
  return resource(cloud, "compute:Disk", names.disk, ids.disk, {
    resourceGroupName: "rg",
    diskName: names.disk,
    creationData: { createOption: "Empty" },
    diskSizeGB: 256,
    tags,
  });
}

function virtualMachine({ number, cloud, names, ids, tags }, failing) {
  const inputs = {
    resourceGroupName: "rg",
    vmName: names.vm,
    hardwareProfile: { vmSize: "Standard_DS3_v2" },
    networkProfile: { networkInterfaces: [{ id: ids.nic, primary: true }] },
    osProfile: {
      computerName: names.vm,
      adminUsername: "operator",
      windowsConfiguration: { enableAutomaticUpdates: true },
    },
    storageProfile: {
      imageReference: {
        publisher: "MicrosoftWindowsServer",
        offer: "WindowsServer",
        sku: skuOf(number, failing),
        version: "latest",
      },
      osDisk: { name: `os-${number}`, createOption: "FromImage", caching: "ReadWrite" },
      dataDisks: [{ lun: 0, createOption: "Attach", managedDisk: { id: ids.disk } }],
    },
    tags,
  };
  const outputs = { vmId: `00000000-0000-0000-0000-${String(number).padStart(12, "0")}` };
  const links = { networkProfile: [urnOf(NAMES.nic, names.nic)] };
  return resource(cloud, "compute:VirtualMachine", names.vm, ids.vm, inputs, outputs, links);
}

function monitoringAgent({ number, cloud, names, ids }) {
  const identity = { "identifier-name": "mi_res_id", "identifier-value": ids.vm };
  const inputs = {
    resourceGroupName: "rg",
    vmName: names.vm,
    vmExtensionName: "monitor",
    publisher: "Microsoft.Azure.Monitor",
    type: "AzureMonitorWindowsAgent",
    typeHandlerVersion: "1.0",
    autoUpgradeMinorVersion: true,
    settings: { authentication: { managedIdentity: identity } },
  };
  const links = { vmName: [urnOf(NAMES.vm, names.vm)] };
  const id = `${ids.vm}/extensions/monitor`;
  return resource(cloud, "compute:VirtualMachineExtension", `monitor-${number}`, id, inputs, {}, links);
}

function machine(number, failing) {
  const parts = partsOf(number);
  return [networkInterface(parts), dataDisk(parts), virtualMachine(parts, failing), monitoringAgent(parts)];
}

function exported(resources) {
  const providers = Object.entries(PROVIDERS).map(([name, inputs]) => {
    const type = "pulumi:providers:azure-native";
    return { urn: urnOf(type, name), custom: true, id: "1", type, inputs, outputs: inputs };
  });
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources: [...providers, ...resources] } });
}

/** @param failing share of the machines that run Windows Server 2012, which can't activate on a Hub */
export function exportedEstate(machines, failing = 0.02) {
  const networks = Array.from({ length: NETWORKS }, (_, number) => network(number)).flat();
  return exported([...networks, ...Array.from({ length: machines }, (_, number) => machine(number, failing)).flat()]);
}

/** A stack without machines, like most stacks of an organization. */
export function exportedOther(count) {
  return exported(
    Array.from({ length: count }, (_, number) => {
      const name = `store${number}`;
      const id = `${GROUP}/Microsoft.Storage/storageAccounts/${name}`;
      const inputs = {
        resourceGroupName: "rg",
        accountName: name,
        kind: "StorageV2",
        sku: { name: "Standard_LRS" },
        tags: { owner: "data" },
      };
      return resource("azure", "storage:StorageAccount", name, id, inputs, { primaryLocation: "westeurope" });
    }),
  );
}
