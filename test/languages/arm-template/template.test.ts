import { UNKNOWN } from "../../../values/value";
import { NOTHING, read } from "./reading";

const GROUP = "/subscriptions/0000/resourceGroups/rg1";

describe("a template for Azure Stack Hub", () => {
  /** The constructs of Microsoft's quickstart templates for Azure Stack Hub, in a template of our own. */
  const template = `\uFEFF{
    // The profile decides the API versions.
    "$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
    "apiProfile": "2018-03-01-hybrid",
    "parameters": {
      "vmPrefix": { "type": "string", "defaultValue": "[toLower(concat('vm', resourceGroup().name))]" },
      "password": { "type": "securestring", "defaultValue": "[concat('Pw#', substring(resourcegroup().id, 15, 4))]" },
      "instances": { "type": "int", "defaultValue": 2, "allowedValues": [2, 3] },
      "sku": { "type": "string", "defaultValue": "2008-R2-SP1", "allowedValues": ["2008-R2-SP1", "2012-Datacenter"] },
      "key": { "type": "secureString" }, /* a MAK */
    },
    "variables": {
      "storage": "[concat('sa', uniquestring(resourceGroup().id))]",
      "api": { "compute": { "vm": "2015-06-15" } },
      "image": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "[parameters('sku')]" }
    },
    "resources": [
      {
        "type": "Microsoft.Compute/virtualMachines",
        "apiVersion": "[variables('api').compute.vm]",
        "name": "[concat(parameters('vmPrefix'), copyIndex(1))]",
        "location": "[resourceGroup().location]",
        "copy": { "name": "vmLoop", "count": "[parameters('instances')]" },
        "dependsOn": ["[concat('Microsoft.Storage/storageAccounts/', variables('storage'))]"],
        "properties": {
          "osProfile": { "adminPassword": "[parameters('password')]" },
          "storageProfile": {
            "imageReference": "[union(variables('image'), createObject('version', 'latest'))]",
            "osDisk": { "vhd": { "uri": "[concat(reference(variables('storage')).primaryEndpoints.blob, 'os.vhd')]" } }
          }
        },
        "resources": [
          {
            "type": "extensions",
            "apiVersion": "2015-06-15",
            "name": "activate",
            "dependsOn": ["[resourceId('Microsoft.Compute/virtualMachines', concat(parameters('vmPrefix'), copyIndex(1)))]"],
            "properties": {
              "settings": {
                "commandToExecute": "[concat('cscript slmgr.vbs ',
                                              '/ipk ', parameters('key'))]"
              }
            }
          }
        ]
      }
    ]
  }`;

  const reading = read(template, { key: { value: "a secret" } });

  test("is read as text with comments, lines in strings and a mark at its start", () => {
    expect(reading.places).toEqual([]);
    expect(reading.apiProfile).toBe("2018-03-01-hybrid");
    expect(reading.resources.map(({ type, name, path, parent }) => ({ type, name, path, parent }))).toEqual([
      { type: "Microsoft.Compute/virtualMachines", name: "vmrg11", path: "resources[0] copy 0", parent: undefined },
      {
        type: "Microsoft.Compute/virtualMachines/extensions",
        name: "vmrg11/activate",
        path: "resources[0] copy 0.resources[0]",
        parent: "resources[0] copy 0",
      },
      { type: "Microsoft.Compute/virtualMachines", name: "vmrg12", path: "resources[0] copy 1", parent: undefined },
      {
        type: "Microsoft.Compute/virtualMachines/extensions",
        name: "vmrg12/activate",
        path: "resources[0] copy 1.resources[0]",
        parent: "resources[0] copy 1",
      },
    ]);
  });

  test("has every property evaluated as far as it can be", () => {
    expect(reading.one).toMatchObject({
      apiVersion: "2015-06-15",
      location: "local",
      id: `${GROUP}/providers/Microsoft.Compute/virtualMachines/vmrg11`,
      body: {
        properties: {
          storageProfile: {
            imageReference: {
              publisher: "MicrosoftWindowsServer",
              offer: "WindowsServer",
              sku: "2008-R2-SP1",
              version: "latest",
            },
            osDisk: { vhd: { uri: UNKNOWN } },
          },
        },
      },
    });
    expect(reading.one?.dependsOn[0]).toMatch(/^Microsoft.Storage\/storageAccounts\/sa[a-z2-7]{13}$/);
    expect(reading.one?.dependsOn[1]).toMatch(/^sa[a-z2-7]{13}$/);
    expect(reading.resources[1]?.dependsOn).toEqual([reading.one?.id]);
  });

  test("distinguishes secure strings from plain ones", () => {
    expect(reading.one?.secure).toEqual(["properties.osProfile.adminPassword"]);
    expect(reading.resources[1]?.secure).toEqual(["properties.settings.commandToExecute"]);
    expect(reading.resources[1]?.body).toMatchObject({
      properties: { settings: { commandToExecute: "cscript slmgr.vbs /ipk a secret" } },
    });
    expect(reading.plainParameters.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["parameters.vmPrefix", "parameters.sku", "parameters.password.defaultValue"]),
    );
    expect(reading.plainParameters).toHaveLength(3);
  });

  test("keeps machine and extension together where no name is known", () => {
    const { resources, places } = read(template, {}, NOTHING);
    expect(places).toEqual([]);
    expect(resources[0]).toMatchObject({
      name: "vm{?group}1",
      id: "/subscriptions/{?subscription}/resourceGroups/{?group}/providers/Microsoft.Compute/virtualMachines/vm{?group}1",
      location: UNKNOWN,
    });
    expect(resources[1]).toMatchObject({ name: "vm{?group}1/activate", dependsOn: [resources[0]?.id] });
    expect(resources[1]?.body).toMatchObject({ properties: { settings: { commandToExecute: UNKNOWN } } });
    expect(resources[1]?.secure).toEqual(["properties.settings.commandToExecute"]);
  });
});
