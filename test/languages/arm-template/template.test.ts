import { UNKNOWN } from "../../../values/value";
import { NOTHING, read, vm } from "./reading";

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

  test("tells secure texts from plain ones", () => {
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

describe("parameters", () => {
  const template = {
    parameters: {
      a: { type: "string", defaultValue: "default" },
      n: { type: "int" },
      o: { type: "object" },
      s: { $ref: "#/definitions/hidden" },
    },
    definitions: { hidden: { type: "secureString" } },
    resources: [
      vm({
        properties: { a: "[parameters('a')]", n: "[parameters('n')]", o: "[parameters('o')]", s: "[parameters('s')]" },
      }),
    ],
  };
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

  const accept: readonly (readonly [name: string, given: unknown, properties: object])[] = [
    ["as an object", { a: { value: "[literal]" }, n: { value: 1 } }, { a: "[literal]", n: 1, o: UNKNOWN, s: UNKNOWN }],
    ["as a parameter file", { $schema: "x", parameters: { A: { value: "given" } } }, { a: "given" }],
    ["as text", '{"a": {"value": "given"}, /* c */ "n": {"value": 2}}', { a: "given", n: 2 }],
    ["as plain texts, as legacy deployments give them", { a: "given", n: "7" }, { a: "given", n: 7 }],
    ["that are placeholders", { a: { value: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } }, { a: UNKNOWN }],
    ["wrapped as a secret of the engine", { a: { value: { ...secret, value: "plain" } } }, { a: "plain" }],
    ["encrypted by the engine", { a: { ...secret, ciphertext: "x" } }, { a: UNKNOWN }],
    ["from a key vault", { a: { reference: { keyVault: { id: "x" }, secretName: "y" } } }, { a: UNKNOWN }],
    ["with nothing given", undefined, { a: "default" }],
    [
      "with unknowns deep inside",
      { o: { value: { x: "04da6b54-80e4-46f7-96ec-b56ff0331ba9", y: ["z"] } } },
      { o: { x: UNKNOWN, y: ["z"] } },
    ],
  ];
  test.each(accept)("%s", (_, given, properties) => {
    const { one, places } = read(template, given);
    expect(places).toEqual([]);
    expect(one?.body["properties"]).toMatchObject(properties);
  });

  test("that cannot be read are a problem and leave all unknown, not at their defaults", () => {
    for (const given of ["no json", UNKNOWN, "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "[1"]) {
      const { one, places } = read(template, given);
      expect(places).toEqual(["parameters"]);
      expect(one?.body["properties"]).toMatchObject({ a: UNKNOWN });
    }
  });

  test("tell what anybody can read, and what not", () => {
    const given = { a: { value: "k" }, o: { value: { x: ["deep"] } }, s: { value: "hidden" } };
    const { one, plainParameters } = read(template, given);
    expect(one?.secure).toEqual(["properties.s"]);
    expect(plainParameters).toEqual([
      { name: "a", path: "parameters.a", value: "k" },
      { name: "n", path: "parameters.n", value: UNKNOWN },
      { name: "o.x[0]", path: "parameters.o", value: "deep" },
    ]);
  });

  test("of type secureObject stay secure through functions, and leave plain neighbors plain", () => {
    const { one } = read(
      {
        parameters: { o: { type: "secureObject" } },
        variables: { list: ["plain", "[parameters('o').key]"] },
        resources: [
          vm({
            properties: {
              list: "[variables('list')]",
              sum: "[concat('a', first(createArray(parameters('o').key)))]",
              merged: "[union(createObject('p', 'plain'), parameters('o'))]",
              test: "[empty(parameters('o').key)]",
            },
          }),
        ],
      },
      { o: { value: { key: "k" } } },
    );
    expect(one?.body["properties"]).toEqual({
      list: ["plain", "k"],
      sum: "ak",
      merged: { p: "plain", key: "k" },
      test: false,
    });
    expect(one?.secure).toEqual(["properties.list[1]", "properties.sum", "properties.merged.key"]);
  });
});
