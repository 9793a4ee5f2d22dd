import { decoded } from "../../documents/decode";
import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { MAK } from "../policies/declare";
import {
  AGENT,
  type Fields,
  GROUP,
  custom,
  extension,
  found,
  graph,
  graphExtension,
  powerShell,
  scaleSet,
  storage,
  vm,
  vmId,
} from "./live-files";

function arcId(name: string): string {
  return `${GROUP}/providers/Microsoft.HybridCompute/machines/${name}`;
}

/** A row of `az connectedmachine list`. */
function arc(name: string, more: Fields = {}): Fields {
  return { id: arcId(name), kind: "HCI", location: "westeurope", name, osName: "windows", ...more };
}

/** A result of Resource Graph in the form of a table. */
function table(row: Fields, totalRecords = 1): Fields {
  const columns = Object.keys(row).map((name) => ({ name, type: "string" }));
  return { totalRecords, count: 1, data: { columns, rows: [Object.values(row)] }, facets: [] };
}

const PAGE = "missing: it's only one page of several";

const CASES: readonly (readonly [what: string, files: readonly unknown[], expected: readonly string[]])[] = [
  [
    "machines without their extensions",
    [[vm("a", "2012-Datacenter"), vm("b", "2019-Datacenter")]],
    ["activation-undecided a"],
  ],
  [
    "machines, and the extensions that run on one of them: Resource Graph lists those of all",
    [[vm("a", "2012-Datacenter"), vm("b", "2012-Datacenter")], { data: [graphExtension("b")] }],
    ["mak-key-required a", "activation-undecided b"],
  ],
  ["an extension that runs no script", [[vm("a", "2012-Datacenter")], [extension("a", AGENT)]], ["mak-key-required a"]],
  [
    "an extension that shows its key",
    [[vm("a", "2012-Datacenter")], [extension("a", { settings: { commandToExecute: `slmgr.vbs /ipk ${MAK}` } })]],
    ["product-key-exposed activate"],
  ],
  [
    "an extension of which the machine's row shows the id only",
    [
      [vm("a", "2012-Datacenter", { resources: [{ id: `${vmId("a")}/extensions/x` }] }), vm("b", "2012-Datacenter")],
      [extension("b", AGENT)],
    ],
    ["mak-key-required b", "activation-undecided a"],
  ],
  [
    "lists in a list, as `jq -s` writes them",
    [[[vm("a", "2012-Datacenter")], [extension("a", AGENT)]]],
    ["mak-key-required a"],
  ],
  [
    "a machine of which all extensions are listed: none",
    [[vm("a", "2012-Datacenter")], [], [{ id: vmId("A"), listedExtensions: [] }]],
    ["mak-key-required a"],
  ],
  ["one machine, as `az vm show` writes it", [vm("a", "2012-Datacenter")], ["activation-undecided a"]],
  [
    "a machine in two files",
    [[vm("a", "2012-Datacenter")], [vm("a", "2012-Datacenter")], [extension("a", AGENT)]],
    ["mak-key-required a"],
  ],
  [
    "a region of Azure, and the same name under the CLI's name for a cloud of its own",
    [[vm("a", "2012-Datacenter", { location: "westeurope" })]],
    [],
  ],
  [
    "a cloud that the user has registered",
    [[vm("a", "2022-Datacenter", { location: "westeurope" })], { environmentName: "Contoso", id: "s1" }],
    ["activation-undecided a"],
  ],
  [
    "a cloud of Azure that the CLI knows",
    [[vm("a", "2022-datacenter", { location: undefined })], { environmentName: "AzureCloud", id: "S1" }],
    [],
  ],
  ["no location", [[vm("a", "2022-datacenter", { location: undefined })]], ["activation-undecided a"]],
  [
    "Resource Graph, an old machine upgraded in place",
    [
      {
        count: 2,
        total_records: 2,
        skip_token: null,
        data: [
          graph("a", {
            storageProfile: storage("2012-Datacenter"),
            extended: { instanceView: { osName: "Windows Server 2019 Datacenter" } },
          }),
          graph("b", { storageProfile: storage("2012-Datacenter"), extended: { instanceView: { powerState: {} } } }),
        ],
      },
      { data: [{ ...graph("b", { publisher: "x", type: "IaaSAntimalware" }), id: `${vmId("b")}/extensions/x` }] },
    ],
    ["mak-key-required b"],
  ],
  [
    "properties that are JSON text, as from a table",
    [
      [
        {
          ...graph("a", {}),
          properties: JSON.stringify({ storageProfile: storage("2012-Datacenter") }),
        },
      ],
      [extension("a", AGENT)],
    ],
    ["mak-key-required a"],
  ],
  [
    "a Resource Graph query as a table",
    [table(graph("a", { storageProfile: storage("2012-Datacenter") })), [extension("a", AGENT)]],
    ["mak-key-required a"],
  ],
  ["a page of a table", [table(graph("a", { storageProfile: storage("2019-Datacenter") }), 2)], [PAGE]],
  [
    "Resource Graph, not all of it",
    [{ count: 1, total_records: 1200, data: [graph("a", { storageProfile: storage("2019-Datacenter") })] }],
    [PAGE],
  ],
  [
    "the first page of Azure Resource Manager, which names the cloud",
    [
      {
        value: [{ id: vmId("a"), location: "usgovvirginia", properties: { storageProfile: storage("2008-R2-SP1") } }],
        nextLink: "https://management.usgovcloudapi.net/subscriptions/s1/providers/x?$skiptoken=x",
      },
    ],
    [PAGE],
  ],
  [
    "a custom image whose machine reports what it runs",
    [
      [
        vm("a", "", { storageProfile: custom(), instanceView: { osName: "Windows Server 2016 Datacenter" } }),
        vm("b", "", { storageProfile: custom(), instanceView: { osName: "ubuntu" } }),
        vm("c", "", { storageProfile: custom() }),
      ],
      [extension("c", AGENT)],
    ],
    ["activation-undecided c"],
  ],
  [
    "an attached disk, which every other machine seems to have too",
    [
      [
        vm("a", "2019-Datacenter", { location: "westeurope" }),
        vm("b", "", {
          location: "westeurope",
          storageProfile: {
            osDisk: { createOption: "Attach", osType: "Windows", managedDisk: { id: `${GROUP}/disks/x` } },
          },
        }),
      ],
    ],
    ["moved-to-azure b", "activation-undecided b"],
  ],
  [
    "PowerShell, in its own spelling and numbers",
    [
      [
        powerShell("a", { Publisher: "MicrosoftWindowsServer", Offer: "WindowsServer", Sku: "2012-Datacenter" }),
        powerShell("b", null, 1),
      ],
    ],
    ["activation-undecided a"],
  ],
  [
    "PowerShell, cut off at its default depth",
    [[powerShell("a", "Microsoft.Azure.Management.Compute.Models.ImageReference")], [extension("a", AGENT)]],
    ["activation-undecided a", "missing: PowerShell has cut off the details of `a`"],
  ],
  [
    "a custom object that PowerShell cut off: extensions that it doesn't show",
    [[scaleSet("a", { extensions: "@{name=x; publisher=Microsoft.Compute}" })]],
    ["activation-undecided a", "missing: PowerShell has cut off the details of `a`"],
  ],
  [
    "a scale set, whose row lists its extensions",
    [
      [
        scaleSet("a", { extensions: [] }),
        scaleSet("b", {
          extensions: [
            {
              name: "x",
              publisher: "Microsoft.Compute",
              typePropertiesType: "CustomScriptExtension",
              type: "CustomScriptExtension",
            },
          ],
        }),
      ],
    ],
    ["mak-key-required a", "activation-undecided b"],
  ],
  [
    "a machine of Azure Local, named after its Arc machine",
    [
      [
        {
          id: `${arcId("arc1")}/providers/Microsoft.AzureStackHCI/virtualMachineInstances/default`,
          name: "default",
          properties: { osProfile: { osType: "Windows" }, storageProfile: { imageReference: { id: `${GROUP}/x` } } },
        },
      ],
    ],
    ["activation-undecided arc1"],
  ],
  [
    "machines of Azure Local that are listed only as Arc machines",
    [[arc("a"), arc("b", { kind: undefined, properties: { osName: "windows", osSku: "Windows Server 2012" } })]],
    ["missing: `a` of Azure Local is listed only as an Arc machine"],
  ],
  [
    "the same in Resource Graph, whose properties are inside",
    [
      {
        data: [
          arc("a", { osName: undefined, properties: { osType: "windows", osSku: "Windows Server 2022" } }),
          arc("b"),
        ],
      },
    ],
    ["missing: `a` and 1 more of Azure Local are listed only as Arc machines"],
  ],
  [
    "an Arc machine with its virtual machine, one with Linux, and a node",
    [
      [
        arc("a"),
        {
          id: `${arcId("A")}/providers/Microsoft.AzureStackHCI/virtualMachineInstances/default`,
          properties: { osProfile: { osType: "Linux" }, storageProfile: { imageReference: { id: `${GROUP}/x` } } },
        },
        arc("b", { osName: "linux" }),
        arc("c", { osSku: "Azure Stack HCI" }),
      ],
    ],
    [],
  ],
];

test.each(CASES)("%s", (_, files, expected) => {
  expect(found(...files).sort()).toEqual([...expected].sort());
});

test("UTF-16, as Windows PowerShell's `>` writes it", () => {
  const bytes = Buffer.from(`\uFEFF${JSON.stringify([vm("a", "2012-Datacenter")])}`, "utf16le");
  expect(readInput(decoded(bytes)).kind).toBe("inventory");
});

test.each([[[]], [{ value: [] }], [{ environmentName: "AzureCloud", id: "s1" }]])(
  "refuses an inventory of nothing: %j",
  (file) => {
    expect(() => found(file)).toThrow(messages.nothingListed);
  },
);

test.each<readonly [what: string, file: unknown, reason: string]>([
  ["`az resource list`", [{ id: vmId("a"), location: "local", properties: null }], messages.withoutProperties],
  ["a query that left out the ids", [{ name: "a", location: "local" }], messages.withoutIds],
  ["a list of something else", [{ a: 1 }], messages.unrecognized("an array")],
])("refuses %s", (_, file, reason) => {
  expect(() => readInput(JSON.stringify(file))).toThrow(reason);
});
