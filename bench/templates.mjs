/**
 * ARM templates of any size, as Bicep compiles them: a module for each group of machines, with parameters, variables, a copy
 * loop, and a network whose subnet the machines find by `resourceId` and by the module's outputs.
 */
const SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
const SKUS = ["2016-Datacenter", "2019-Datacenter", "2022-datacenter-g2"];
const PER_GROUP = 25;

const parameters = { prefix: { type: "string" }, sku: { type: "string" }, subnetId: { type: "string" } };

const nameOf = (kind) => `[format('{0}-${kind}{1}', parameters('prefix'), copyIndex())]`;
const copy = { name: "machines", count: PER_GROUP };

function machinesOf() {
  const subnet = { id: "[parameters('subnetId')]" };
  const nic = {
    ...{ type: "Microsoft.Network/networkInterfaces", apiVersion: "2023-09-01", name: nameOf("nic"), copy },
    properties: { ipConfigurations: [{ name: "main", properties: { subnet } }] },
  };
  const id =
    "[resourceId('Microsoft.Network/networkInterfaces', format('{0}-nic{1}', parameters('prefix'), copyIndex()))]";
  const vm = {
    ...{ type: "Microsoft.Compute/virtualMachines", apiVersion: "2023-09-01", name: nameOf("vm"), copy },
    properties: {
      storageProfile: { imageReference: "[union(variables('image'), createObject('sku', parameters('sku')))]" },
      networkProfile: { networkInterfaces: [{ id }] },
    },
  };
  return [nic, vm];
}

function deployment(name, given, template) {
  return {
    ...{ type: "Microsoft.Resources/deployments", apiVersion: "2022-09-01", name },
    properties: {
      ...{ mode: "Incremental", expressionEvaluationOptions: { scope: "inner" } },
      parameters: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, { value }])),
      template: { $schema: SCHEMA, contentVersion: "1.0.0.0", ...template },
    },
  };
}

function network(number) {
  const net = {
    ...{ type: "Microsoft.Network/virtualNetworks", apiVersion: "2023-09-01", name: "[parameters('name')]" },
    properties: { subnets: [{ name: "web", properties: { addressPrefix: "10.0.0.0/16" } }] },
  };
  const value = "[resourceId('Microsoft.Network/virtualNetworks/subnets', parameters('name'), 'web')]";
  return deployment(
    `net${number}`,
    { name: `net${number}` },
    {
      parameters: { name: { type: "string" } },
      resources: [net],
      outputs: { subnetId: { type: "string", value } },
    },
  );
}

function group(number) {
  const given = {
    prefix: `[format('{0}-g{1}', parameters('prefix'), '${number}')]`,
    sku: SKUS[number % SKUS.length],
    subnetId: `[reference('net${number}').outputs.subnetId.value]`,
  };
  const image = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", version: "latest" };
  return deployment(`group${number}`, given, { parameters, variables: { image }, resources: machinesOf() });
}

/** A template of so many machines. */
export function template(machines) {
  const numbers = Array.from({ length: Math.ceil(machines / PER_GROUP) }, (_, number) => number);
  return JSON.stringify({
    $schema: SCHEMA,
    contentVersion: "1.0.0.0",
    parameters: { prefix: { type: "string", defaultValue: "web" } },
    resources: numbers.flatMap((number) => [network(number), group(number)]),
  });
}
