import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { judge } from "../../policies/judge";
import { AGENT, type Fields, GROUP, extension, found, foundIn, vm, vmId } from "./live-files";

const DLV = `
Software licensing service version: 6.2.9200.22380

Name: Windows(R), ServerDatacenter edition
Description: Windows(R) Operating System, VOLUME_MAK channel
Partial Product Key: 46789
`;

const LICENSES: readonly (readonly [what: string, files: readonly unknown[], expected: readonly string[]])[] = [
  ["a MAK that has activated it", [[licensed("a", `${DLV}License Status: Licensed\n`)]], []],
  [
    "no key, whatever an extension may have done",
    [[licensed("a", `${DLV}License Status: Notification\n`)]],
    ["mak-key-required a"],
  ],
  [
    "a grace period, which may end either way",
    [[licensed("a", `${DLV}License Status: Initial grace period (10 days)\n`)]],
    ["activation-undecided a"],
  ],
  [
    "a status in another language",
    [[licensed("a", "Lizenzstatus: Lizenziert")]],
    ["activation-undecided a", "missing: the license status of 1 machine can't be read"],
  ],
  [
    "a machine that nothing keeps from being activated, and that isn't",
    [[vm("a", "2019-Datacenter", { license: `${DLV}License Status: Unlicensed` })]],
    ["activation-undecided a"],
  ],
  [
    "machines of one image, each with a status of its own",
    [
      [
        vm("a", "2019-Datacenter", { license: `${DLV}License Status: Licensed` }),
        vm("b", "2019-Datacenter", { license: `${DLV}License Status: Unlicensed` }),
        vm("c", "2019-Datacenter"),
      ],
      [extension("c", AGENT)],
    ],
    ["activation-undecided b"],
  ],
  [
    "products as PowerShell writes them, by computer name",
    [
      [vm("a", "2012-Datacenter"), vm("b", "2012-Datacenter")],
      [
        product("a.corp.example", 1, "VOLUME_MAK"),
        { ...product("b", 1, "VOLUME_MAK"), Name: "Windows(R), ESU Year 1" },
        { ...product("b", 1, "VOLUME_MAK"), ApplicationID: "0ff1ce15-a989-479d-af46-f275c6370663" },
        product("b", 5, "VOLUME_KMSCLIENT"),
      ],
    ],
    ["mak-key-required b"],
  ],
  [
    "editions without a key, where the property that says so was left out",
    [
      [licensed("a", null)],
      [
        { PSComputerName: "a", LicenseStatus: 0 },
        { PSComputerName: "a", LicenseStatus: 1 },
        { PSComputerName: "a", LicenseStatus: 0 },
      ],
    ],
    [],
  ],
  [
    "a product of a machine that has another name in Azure",
    [[{ ...licensed("a", null), osProfile: { computerName: "APP01" } }], [product("app01", 1, "VOLUME_MAK")]],
    [],
  ],
  ...[
    { instanceView: { computerName: "APP01" } },
    { properties: { osProfile: { computerName: "app01" } } },
    { properties: { extended: { instanceView: { computerName: "app01" } } } },
  ].map(
    (more) =>
      [
        `the computer's name in ${JSON.stringify(more)}`,
        [[{ ...licensed("a", null), ...more }], [product("app01.corp.example", 1, "VOLUME_MAK")]],
        [],
      ] as const,
  ),
  [
    "statuses of one machine that differ",
    [
      [licensed("a", `${DLV}License Status: Licensed`), licensed("b", null)],
      [product("a", 5, "VOLUME_MAK"), product("b", 1, "VOLUME_MAK"), product("B.corp.example", 1, "VOLUME_KMSCLIENT")],
    ],
    ["activation-undecided a", "missing: `a` reports different license statuses"],
  ],
  [
    "a machine that isn't listed",
    [[licensed("a", null)], [product("c", 1, "VOLUME_MAK")]],
    ["activation-undecided a", "missing: the license status of `c` can't be matched with exactly one listed machine"],
  ],
  [
    "a name that two machines have",
    [
      [licensed("a", null), { ...licensed("b", null), osProfile: { computerName: "a" } }],
      [product("a", 1, "VOLUME_MAK")],
    ],
    [
      "activation-undecided a",
      "activation-undecided b",
      "missing: the license status of `a` can't be matched with exactly one listed machine",
    ],
  ],
  [
    "a reason of guest configuration",
    [[licensed("a", null)], { data: [guest("a", "License Status: Notification")] }],
    ["mak-key-required a"],
  ],
  ["a reason that quotes the number", [[licensed("a", null)], { data: [guest("a", "LicenseStatus is '1'.")] }], []],
  [
    "a reason of something else",
    [[licensed("a", null)], { data: [guest("a", "The service is stopped.")] }],
    ["activation-undecided a"],
  ],
];

const NO_EXTENSION = [vm("a", "2012-Datacenter", { resources: [] }), extension("a", AGENT)];

const ASSIGNMENTS: readonly (readonly [what: string, assignment: Fields, expected: readonly string[]])[] = [
  [
    "in PowerShell's spelling",
    { Id: guest("a", "")["id"], Properties: { Reasons: [{ Phrase: "LicenseStatus: 1" }] } },
    [],
  ],
  [
    "as JSON text, from a table",
    { ...guest("a", ""), properties: JSON.stringify({ reasons: [{ phrase: "LicenseStatus = 'Licensed'" }] }) },
    [],
  ],
  [
    "with its machine in its id only",
    { id: guest("A", "")["id"], properties: { reasons: [{ phrase: "License Status: Licensed" }] } },
    [],
  ],
  [
    "of another reason first",
    { ...guest("a", ""), properties: { reasons: [{ code: 1 }, { phrase: "x" }, { phrase: "LicenseStatus is 1" }] } },
    [],
  ],
  ["of updates", guest("a", "Windows(R), Server-ESU-Year1 add-on: License Status: Licensed"), ["mak-key-required a"]],
  [
    "of an assignment to something else",
    {
      ...guest("a", ""),
      id: `${vmId("a")}/providers/Microsoft.Insights/x/y`,
      properties: { phrase: "LicenseStatus is 1" },
    },
    ["mak-key-required a"],
  ],
  [
    "of a machine that isn't listed",
    guest("c", "LicenseStatus is 1"),
    ["mak-key-required a", "missing: the license status of `c` can't be matched with exactly one listed machine"],
  ],
];

test.each(ASSIGNMENTS)("a reason of guest configuration %s", (_, assignment, expected) => {
  expect(found(NO_EXTENSION, { data: [assignment] }).sort()).toEqual([...expected].sort());
});

function guest(machine: string, phrase: string): Fields {
  const path = "/providers/Microsoft.GuestConfiguration/guestConfigurationAssignments/activation";
  return {
    id: `${vmId(machine)}${path}`,
    type: "microsoft.guestconfiguration/guestconfigurationassignments",
    properties: {
      targetResourceId: vmId(machine).toLowerCase(),
      complianceStatus: "NonCompliant",
      latestAssignmentReport: { resources: [{ resourceId: "[x]y", reasons: [{ code: "x:y", phrase }] }] },
    },
  };
}

/** A machine of 2012 whose extension may have installed a key. */
function licensed(name: string, license: unknown): Fields {
  return vm(name, "2012-Datacenter", { license, resources: [{ id: `${vmId(name)}/extensions/x` }] });
}

function product(computer: string, status: number, channel: string): Fields {
  return {
    PSComputerName: computer,
    ApplicationID: "55c92734-d682-4d71-983e-d6ec3f16059f",
    Name: "Windows(R), ServerDatacenter edition",
    Description: `Windows(R) Operating System, ${channel} channel`,
    LicenseStatus: status,
    PartialProductKey: "46789",
  };
}

test.each(LICENSES)("license: %s", (_, files, expected) => {
  expect(found(...files).sort()).toEqual([...expected].sort());
});

const FLEET = JSON.stringify([licensed("a", null), licensed("b", null)]);

const TEXTS: readonly (readonly [
  what: string,
  files: Readonly<Record<string, string>>,
  expected: readonly string[],
])[] = [
  [
    "a text for each machine",
    { "m.json": FLEET, "out/A.txt": `${DLV}License Status: Licensed`, "b.log": `${DLV}License Status: Notification` },
    ["mak-key-required b"],
  ],
  [
    "several products, of which one is an update",
    {
      "m.json": FLEET,
      "a.txt": `${DLV.replace("ServerDatacenter", "Server-ESU-Year1")}License Status: Unlicensed\n\n${DLV.replace(/^.*version.*$/m, "")}License Status: Licensed`,
    },
    ["activation-undecided b"],
  ],
  [
    "products without their computer, in a file of its name",
    { "m.json": FLEET, "b.json": JSON.stringify({ ...product("", 5, "VOLUME_MAK"), PSComputerName: null }) },
    ["activation-undecided a", "mak-key-required b"],
  ],
  [
    "a file that is named after no machine",
    { "m.json": FLEET, "dlv.txt": `${DLV}License Status: Licensed` },
    [
      "activation-undecided a",
      "activation-undecided b",
      "missing: the license status of `dlv` can't be matched with exactly one listed machine",
    ],
  ],
];

test.each(TEXTS)("text: %s", (_, files, expected) => {
  expect(foundIn(files).sort()).toEqual([...expected].sort());
});

test.each([
  [
    "several machines in one file",
    `${DLV}License Status: Licensed\n${DLV}License Status: Licensed`,
    "a.txt",
    messages.severalLicenses,
  ],
  [
    "another language",
    "Name: Windows(R)\nID: 55c92734-d682-4d71-983e-d6ec3f16059f\nLizenzstatus: Lizenziert",
    "a.txt",
    messages.otherLanguage,
  ],
  ["standard input", `${DLV}License Status: Licensed`, undefined, messages.namelessLicense],
  ["any other text", "License Status: Licensed", "a.txt", messages.notJson(1, 1)],
])("refuses a text: %s", (_, text, file, reason) => {
  expect(() => readInput(text, undefined, file)).toThrow(reason);
});

test("refuses license statuses alone", () => {
  expect(() => found([product("a", 1, "VOLUME_MAK")])).toThrow(messages.licensesAlone);
});

test.each([
  [{ licenseStatus: "Licensed" }, "activates"],
  [{ licenseStatus: "Licensed", licenseChannel: "Volume:MAK" }, "activates"],
  [{ licenseStatus: "NonGenuineGrace", licenseChannel: "" }, "not-activated"],
  [{ licenseStatus: "Notification" }, "not-activated"],
  [{ licenseStatus: "OOBGrace" }, "image"],
  [{ licenseStatus: "ExtendedGrace" }, "image"],
  [{ licenseStatus: "" }, "image"],
  [{}, "image"],
])("Arc's agent reports %j of a machine of Azure Local", (licenseProfile, expected) => {
  const id = `${GROUP}/providers/Microsoft.HybridCompute/machines/arc1`;
  const storageProfile = { imageReference: { id: `${GROUP}/x` } };
  const properties = { osProfile: { osType: "Windows" }, storageProfile };
  const { resources } = readInput(
    JSON.stringify([
      { id, properties: { osSku: "Windows Server 2012 Datacenter", licenseProfile } },
      { id: `${id}/providers/Microsoft.AzureStackHCI/virtualMachineInstances/default`, properties },
    ]),
  );
  const { judged } = judge({ stack: "live", resources, variables: {} }, {});
  const shown = judged.map(({ verdict }) => (verdict.kind === "undecided" ? verdict.gaps[0].gap : verdict.kind));
  expect(shown).toEqual([expected]);
});
