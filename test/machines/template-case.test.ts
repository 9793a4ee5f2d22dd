import { isObject } from "../../values/read";
import { OLD_MAK } from "../policies/declare";
import { judgedIn, machineIn } from "./template-machine";

/** A template in which the network keeps a machine from Azure's KMS, and an extension installs a key on another. */
const RESOURCES: readonly object[] = [
  ...machineIn({ subnetId: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'net', 'a')]" }),
  {
    type: "Microsoft.Network/routeTables",
    apiVersion: "2023-09-01",
    name: "nowhere",
    properties: { routes: [{ name: "all", properties: { addressPrefix: "0.0.0.0/0", nextHopType: "None" } }] },
  },
  {
    type: "Microsoft.Network/virtualNetworks",
    apiVersion: "2023-09-01",
    name: "net",
    properties: {
      addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
      subnets: [
        { name: "a", properties: { routeTable: { id: "[resourceId('Microsoft.Network/routeTables', 'nowhere')]" } } },
      ],
    },
  },
  {
    type: "Microsoft.Compute/virtualMachines",
    apiVersion: "2023-09-01",
    name: "old",
    properties: {
      storageProfile: {
        imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2003-standard" },
      },
    },
    resources: [
      {
        type: "extensions",
        apiVersion: "2023-09-01",
        name: "key",
        dependsOn: ["old"],
        properties: {
          publisher: "Microsoft.Compute",
          type: "CustomScriptExtension",
          protectedSettings: { commandToExecute: `slmgr /ipk ${OLD_MAK}` },
        },
      },
    ],
  },
];

/** Names that an extension reads, whose case Azure doesn't change. */
const OF_EXTENSION = new Set(["commandToExecute"]);

function renamed(value: unknown, change: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [OF_EXTENSION.has(name) ? name : change(name), renamed(item, change)]),
  );
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

test.each<[how: string, change: (name: string) => string]>([
  ["as documented", (name) => name],
  ["in lower case", (name) => name.toLowerCase()],
  ["in upper case", (name) => name.toUpperCase()],
  ["with a capital", capital],
])("property names are read %s", (_, change) => {
  const resources = RESOURCES.map((one) => renamed(one, change)).filter(isObject);
  const { judged } = judgedIn({ resources }, { defaultCloud: "azure" });
  expect(judged.map(({ machine, verdict }) => `${machine.name} ${verdict.kind}`).sort()).toEqual([
    "old activates",
    "vm cannot-activate",
  ]);
});

test("the documented spelling wins over another", () => {
  const image = {
    publisher: "MicrosoftWindowsServer",
    offer: "WindowsServer",
    sku: "2019-datacenter",
    Sku: "2012-datacenter",
  };
  const resources = [
    { type: "Microsoft.Compute/virtualMachines", name: "m", properties: { storageProfile: { imageReference: image } } },
  ];
  const { judged } = judgedIn({ resources }, { defaultCloud: "azure-stack-hub" });
  expect(judged.map(({ verdict }) => verdict.kind)).toEqual(["activates"]);
});
