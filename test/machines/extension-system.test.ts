import { type Written, judged, machineIn } from "../policies/declare";

function native(type: string, name: string, properties: Record<string, unknown>): Written {
  return { type: `azure-native:${type}`, name, properties };
}

const OWN_IMAGE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/golden";
const machine = (more: Record<string, unknown> = {}): Written =>
  native("compute:VirtualMachine", "vm", {
    vmName: "vm",
    storageProfile: { imageReference: { id: OWN_IMAGE } },
    ...more,
  });
const extension = (publisher: string, type: string, vmName = "vm"): Written =>
  native("compute:VirtualMachineExtension", `${type}-${vmName}`, { vmName, publisher, type });

/** What is declared beside a machine of a custom image, and what it then runs. */
const CASES: readonly (readonly [what: string, stack: readonly Written[], system: string])[] = [
  ["no extension", [machine()], "unknown"],
  ["Linux's script extension", [machine(), extension("Microsoft.Azure.Extensions", "CustomScript")], "not-windows"],
  ["its older one", [machine(), extension("Microsoft.OSTCExtensions", "CustomScriptForLinux")], "not-windows"],
  ["Linux diagnostics", [machine(), extension("Microsoft.Azure.Diagnostics", "LinuxDiagnostic")], "not-windows"],
  [
    "Windows' script extension",
    [machine(), extension("Microsoft.Compute", "CustomScriptExtension")],
    "windows-of-unknown-release",
  ],
  ["antimalware", [machine(), extension("Microsoft.Azure.Security", "IaaSAntimalware")], "windows-of-unknown-release"],
  ["DSC", [machine(), extension("Microsoft.Powershell", "DSC")], "windows-of-unknown-release"],
  ["another publisher's script extension", [machine(), extension("Contoso", "CustomScript")], "unknown"],
  ["one for both", [machine(), extension("Microsoft.ManagedServices", "ApplicationHealth")], "unknown"],
  [
    "extensions that contradict each other",
    [machine(), extension("Microsoft.Compute", "BGInfo"), extension("Microsoft.Azure.Extensions", "CustomScript")],
    "unknown",
  ],
  ["another machine's extension", [machine(), extension("Microsoft.Compute", "BGInfo", "other")], "unknown"],
  [
    "a Linux extension, and a Windows disk",
    [
      machine({ storageProfile: { imageReference: { id: OWN_IMAGE }, osDisk: { osType: "Windows" } } }),
      extension("Microsoft.Azure.Extensions", "CustomScript"),
    ],
    "windows-of-unknown-release",
  ],
];

test.each(CASES)("a machine with %s", (_, stack, system) => {
  expect(machineIn(judged(stack), "vm").machine.system.kind).toBe(system);
});

test("a scale set with a Linux extension of its own", () => {
  const one = { name: "x", publisher: "Microsoft.Azure.Extensions", type: "CustomScript" };
  const set = native("compute:VirtualMachineScaleSet", "set", {
    virtualMachineProfile: {
      storageProfile: { imageReference: { id: OWN_IMAGE } },
      extensionProfile: { extensions: [one] },
    },
  });
  expect(machineIn(judged([set]), "set").machine.system.kind).toBe("not-windows");
});
