import { type Fields, found, vm, vmId } from "./live-files";

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
    "products as PowerShell gives them, by the name of the computer",
    [
      [vm("a", "2012-Datacenter"), vm("b", "2012-Datacenter")],
      [
        product("A", 1, "VOLUME_MAK"),
        { ...product("b", 1, "VOLUME_MAK"), Name: "Windows(R), ESU Year 1" },
        { ...product("b", 1, "VOLUME_MAK"), ApplicationID: "0ff1ce15-a989-479d-af46-f275c6370663" },
        product("b", 5, "VOLUME_KMSCLIENT"),
      ],
    ],
    ["mak-key-required b"],
  ],
];

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
