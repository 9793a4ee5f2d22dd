import { MAK } from "../policies/declare";
import {
  AGENT,
  type Fields,
  GROUP,
  extension,
  found,
  graphExtension,
  powerShell,
  storage,
  vm,
  vmId,
} from "./live-files";

const OLD = "2012-Datacenter";
const BOTH = [vm("a", OLD), vm("b", OLD)];
const IMAGE = { Publisher: "MicrosoftWindowsServer", Offer: "WindowsServer", Sku: OLD };
const INSTALL = { commandToExecute: `slmgr.vbs /ipk ${MAK}` };

/** An object of `Get-AzVMExtension`. */
function cmdlet(machine: string, more: Fields = {}): Fields {
  return {
    ResourceGroupName: "RG",
    VMName: machine,
    Name: "x",
    Location: "local",
    Publisher: "Microsoft.Compute",
    ExtensionType: "CustomScriptExtension",
    Id: `${vmId(machine)}/extensions/x`,
    PublicSettings: "{}",
    ProtectedSettings: null,
    ...more,
  };
}

/** An extension inside a machine of `Get-AzVM`. */
function inMachine(more: Fields = {}): Fields {
  return {
    Id: `${vmId("a")}/extensions/x`,
    Name: "x",
    Type: "Microsoft.Compute/virtualMachines/extensions",
    Publisher: "Microsoft.Compute",
    VirtualMachineExtensionType: "CustomScriptExtension",
    Settings: null,
    ...more,
  };
}

const otherSubscription = (row: Fields): Fields => ({ ...row, id: String(row["id"]).replace("/s1/", "/s2/") });

const PAGE = "missing: it's only one page of several";

/** A page of a Resource Graph query with one result. */
function page(row: Fields, total: number, token: string | null = null): Fields {
  return { count: 1, data: [row], skip_token: token, total_records: total };
}

const CASES: readonly (readonly [what: string, files: readonly unknown[], expected: readonly string[]])[] = [
  [
    "`az vm extension list` of another machine",
    [BOTH, [extension("b", AGENT)]],
    ["activation-undecided a", "mak-key-required b"],
  ],
  [
    "`az vm extension list` of each",
    [BOTH, [extension("a", AGENT), extension("b", AGENT)]],
    ["mak-key-required a", "mak-key-required b"],
  ],
  [
    "`az vm extension show`, which shows one of several",
    [[vm("a", OLD)], extension("a", AGENT)],
    ["activation-undecided a"],
  ],
  [
    "Resource Graph",
    [BOTH, { data: [graphExtension("b", { type: "BGInfo" })] }],
    ["mak-key-required a", "mak-key-required b"],
  ],
  [
    "Resource Graph, of another subscription",
    [
      [vm("a", OLD), otherSubscription(vm("b", OLD))],
      { data: [otherSubscription(graphExtension("b", { type: "BGInfo" }))] },
    ],
    ["activation-undecided a", "mak-key-required b"],
  ],
  [
    "Resource Graph, of one of two machines of one name",
    [
      [vm("a", OLD), otherSubscription(vm("a", OLD))],
      { data: [graphExtension("b", { type: "BGInfo" }), graphExtension("a")] },
      { data: [otherSubscription(graphExtension("b", { type: "BGInfo" }))] },
    ],
    ["activation-undecided a", "mak-key-required a"],
  ],
  [
    "`az vm extension list` of one of two machines of one name",
    [[otherSubscription(vm("a", OLD)), vm("a", OLD)], [extension("A", AGENT)]],
    ["activation-undecided a", "mak-key-required a"],
  ],
  [
    "the key of one of two machines of one name",
    [
      [vm("a", OLD), otherSubscription(vm("a", OLD))],
      [extension("a", { settings: INSTALL })],
      [otherSubscription(extension("a", AGENT))],
    ],
    ["mak-key-required a", "product-key-exposed activate"],
  ],
  [
    "Resource Graph, of Arc machines only",
    [
      [vm("a", OLD)],
      { data: [{ ...graphExtension("b"), id: `${GROUP}/providers/Microsoft.HybridCompute/machines/b/extensions/x` }] },
    ],
    ["activation-undecided a"],
  ],
  [
    "Resource Graph, the first page of several",
    [BOTH, { data: [graphExtension("b", { type: "BGInfo" })], skip_token: "x", total_records: 2000 }],
    ["activation-undecided a", "activation-undecided b", "missing: it's only one page of several"],
  ],
  [
    "Resource Graph, all pages",
    [BOTH, page(graphExtension("b", { type: "BGInfo" }), 2, "x"), page(graphExtension("a", { type: "BGInfo" }), 2)],
    ["mak-key-required a", "mak-key-required b"],
  ],
  [
    "Resource Graph, all pages in one file",
    [BOTH, [page(graphExtension("b", { type: "BGInfo" }), 2, "x"), page(graphExtension("c"), 2)]],
    ["mak-key-required a", "mak-key-required b"],
  ],
  [
    "Resource Graph, all but a page in the middle",
    [BOTH, page(graphExtension("b", { type: "BGInfo" }), 3, "x"), page(graphExtension("c"), 3)],
    ["activation-undecided a", "activation-undecided b", PAGE, PAGE],
  ],
  [
    "Resource Graph, the first pages of two queries with as many results",
    [BOTH, page(graphExtension("b", { type: "BGInfo" }), 2, "x"), page(graphExtension("c"), 2, "y")],
    ["activation-undecided a", "activation-undecided b", PAGE, PAGE],
  ],
  [
    "Resource Graph, the last page twice",
    [BOTH, page(graphExtension("b", { type: "BGInfo" }), 2), page(graphExtension("b", { type: "BGInfo" }), 2)],
    ["activation-undecided a", "activation-undecided b", PAGE, PAGE],
  ],
  [
    "the list of a machine's extensions from Azure Resource Manager",
    [
      BOTH,
      { value: [{ ...graphExtension("b", { type: "BGInfo" }), type: "Microsoft.Compute/virtualMachines/extensions" }] },
    ],
    ["activation-undecided a", "mak-key-required b"],
  ],
  [
    "scale sets' extensions",
    [
      [vm("a", OLD)],
      {
        data: [
          { ...graphExtension("a"), id: `${GROUP}/providers/Microsoft.Compute/virtualMachineScaleSets/s/extensions/x` },
        ],
      },
    ],
    ["activation-undecided a"],
  ],
  [
    "`az vm show`, with the whole extension",
    [vm("a", OLD, { resources: [extension("a", AGENT)] })],
    ["mak-key-required a"],
  ],
  [
    "`az vm show`, with its key",
    [vm("a", OLD, { resources: [extension("a", { settings: INSTALL })] })],
    ["product-key-exposed activate"],
  ],
  [
    "`az vm show`, with one whole extension and the id of another",
    [vm("a", OLD, { resources: [extension("a", AGENT), { id: `${vmId("a")}/extensions/x` }] })],
    ["activation-undecided a"],
  ],
  [
    "the id of an extension in other case, which another file shows",
    [[vm("a", OLD, { resources: [{ id: `${vmId("A")}/Extensions/ACTIVATE` }] })], [extension("a", AGENT)]],
    ["mak-key-required a"],
  ],
  ["`Get-AzVM`, without extensions", [[powerShell("a", IMAGE)]], ["activation-undecided a"]],
  [
    "`Get-AzVM`, with a script",
    [[{ ...powerShell("a", IMAGE), Extensions: [inMachine()] }]],
    ["activation-undecided a"],
  ],
  [
    "`Get-AzVM`, with another extension",
    [[{ ...powerShell("a", IMAGE), Extensions: [inMachine({ VirtualMachineExtensionType: "BGInfo" })] }]],
    ["mak-key-required a"],
  ],
  ["`Get-AzVMExtension`, with a script", [[powerShell("a", IMAGE)], [cmdlet("a")]], ["activation-undecided a"]],
  [
    "`Get-AzVMExtension`, with another extension",
    [[powerShell("a", IMAGE)], [cmdlet("a", { ExtensionType: "BGInfo" })]],
    ["mak-key-required a"],
  ],
  [
    "`Get-AzVMExtension`, with its key",
    [[powerShell("a", IMAGE)], [cmdlet("a", { PublicSettings: JSON.stringify(INSTALL) })]],
    ["product-key-exposed x"],
  ],
];

test.each(CASES)("extensions: %s", (_, files, expected) => {
  expect(found(...files).sort()).toEqual([...expected].sort());
});

test("a disk made from an image that the list leaves out isn't an attached one", () => {
  const { osDisk } = storage(OLD);
  expect(found([vm("a", "", { location: "westeurope", storageProfile: { osDisk } })])).toEqual([
    "activation-undecided a",
  ]);
});
