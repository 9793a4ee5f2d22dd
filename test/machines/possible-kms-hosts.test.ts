import type { Settings } from "../../activation/settings";
import type { Verdict } from "../../activation/verdict";
import { activationUndecided } from "../../policies/activation-undecided";
import { type Written, judged, machineIn, saidBy } from "../policies/declare";
import { HUB, onHub, runs, vm } from "../policies/programs";
import { LATER } from "./tied";

const OWN = "kms.corp.example";
const AZURE = "azkms.core.windows.net";
const sets = (host: string): string => `cscript slmgr.vbs /skms ${host}`;

/** A machine of an image that was captured from another. */
const copied = (sku: string, script: string, isHub: boolean): readonly Written[] => {
  const on = (one: Written): Written => (isHub ? onHub(one) : one);
  const image = { resourceGroupName: "rg", imageName: "captured", sourceVirtualMachine: { id: "${golden.id}" } };
  const storageProfile = { imageReference: { id: "${captured.id}" }, osDisk: { createOption: "FromImage" } };
  return [
    HUB,
    on(vm("golden", sku)),
    on(runs("host", "golden", script)),
    on({ type: "azure-native:compute:Image", name: "captured", properties: image }),
    on(vm("one", "", { storageProfile })),
  ];
};

/** A machine in a template, with an extension whose condition isn't known. */
const conditional = (sku: string, script: string, provider: Partial<Written>): readonly Written[] => {
  const imageReference = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku, version: "latest" };
  const settings = { publisher: "Microsoft.Compute", type: "CustomScriptExtension" };
  const resources = [
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2020-06-01",
      name: "one",
      properties: { storageProfile: { imageReference, osDisk: { createOption: "FromImage" } } },
    },
    {
      type: "Microsoft.Compute/virtualMachines/extensions",
      apiVersion: "2020-06-01",
      name: "one/host",
      condition: "[parameters('go')]",
      properties: { ...settings, protectedSettings: { commandToExecute: script } },
    },
  ];
  const template = { contentVersion: "1.0.0.0", parameters: { go: { type: "bool" } }, resources };
  const properties = { template, parameters: { go: { value: LATER } } };
  const deployment = { resourceGroupName: "rg", properties };
  return [HUB, { type: "azure-native:resources:Deployment", name: "dep", properties: deployment, ...provider }];
};

const elsewhere = (sku: string, script: string): readonly Written[] => [
  HUB,
  onHub(vm("one", sku)),
  onHub(runs("host", "one", `powershell -c "Invoke-Command -ComputerName srv02 { ${script} }"`)),
];

/** Two machines, and an extension of one of them. */
const unnamed = (sku: string, script: string): readonly Written[] => [
  HUB,
  onHub(vm("one", sku)),
  onHub(vm("two", sku)),
  onHub(runs("host", LATER, script)),
];

function gapsOf(verdict: Verdict): readonly string[] | string {
  if (verdict.kind !== "undecided") return verdict.kind;
  return verdict.gaps.map((gap) => (gap.gap === "delivery" ? gap.why : gap.gap));
}

const DECLARED: Settings = { organizationKms: [OWN] };
const onlyVm = (stack: readonly Written[], settings?: Settings): Verdict => {
  const { judged: all } = judged(stack, settings);
  const one = all.find(({ machine }) => machine.name === "one" || machine.path.includes("one"));
  if (one === undefined) throw new Error("no machine");
  return one.verdict;
};

describe("a KMS host that may be set on a machine of a Hub", () => {
  test.each<[what: string, stack: readonly Written[], expected: readonly string[] | string]>([
    ["captured", copied("2025-datacenter", sets(OWN), true), ["perhaps-captured"]],
    ["captured, from a variable", copied("2025-datacenter", sets("%KMS%"), true), ["perhaps-captured"]],
    ["under a condition", conditional("2025-datacenter", sets(OWN), { provider: "hub" }), ["condition-open"]],
    ["on another computer", elsewhere("2025-datacenter", sets(OWN)), ["perhaps-elsewhere"]],
    ["on a machine that isn't known", unnamed("2025-datacenter", sets(OWN)), ["machine-not-certain"]],
    // Neither Azure's KMS nor one for Windows that AVMA doesn't activate because of its age helps.
    ["captured, Azure's", copied("2025-datacenter", sets(AZURE), true), "needs-key"],
    ["captured, 2012", copied("2012-datacenter", sets(OWN), true), "needs-key"],
    ["under a condition, Azure's", conditional("2025-datacenter", sets(AZURE), { provider: "hub" }), "needs-key"],
    ["under a condition, 2012", conditional("2012-datacenter", sets(OWN), { provider: "hub" }), "needs-key"],
    ["on another computer, 2012", elsewhere("2012-datacenter", sets(OWN)), "needs-key"],
    [
      "under a condition, and AVMA activates",
      conditional("2022-datacenter", sets(OWN), { provider: "hub" }),
      "activates",
    ],
  ])("%s", (_, stack, expected) => {
    expect(gapsOf(onlyVm(stack))).toEqual(expected);
  });

  test("is a doubt, too, if the settings declare it", () => {
    expect(gapsOf(onlyVm(copied("2025-datacenter", sets(OWN), true), DECLARED))).toEqual(["perhaps-captured"]);
    // Sources conflict on KMS for 2012.
    expect(gapsOf(onlyVm(elsewhere("2012-datacenter", sets(OWN)), DECLARED))).toEqual(["perhaps-elsewhere"]);
  });

  test("and that the settings settle", () => {
    const settings: Settings = { keyDelivery: [{ match: { name: "one" }, path: "kms" }] };
    expect(gapsOf(onlyVm(copied("2025-datacenter", sets(OWN), true), settings))).toBe("activates");
  });

  test("and that another extension sets for certain", () => {
    const stack = [...copied("2025-datacenter", sets(OWN), true), onHub(runs("own", "one", sets(OWN)))];
    expect(gapsOf(onlyVm(stack, DECLARED))).toBe("activates");
  });

  test("is named as such", () => {
    const judgement = judged(copied("2025-datacenter", sets(OWN), true));
    expect(machineIn(judgement, "one").verdict.kind).toBe("undecided");
    const said = saidBy(activationUndecided, judgement).find(({ at }) => at === "one");
    expect(said?.message).toContain("which KMS host it uses");
    expect(said?.message).not.toContain("key to the machine");
  });
});

describe("a KMS host that may be set on a machine of Azure", () => {
  test.each<[what: string, stack: readonly Written[], expected: readonly string[] | string]>([
    ["captured", copied("2025-datacenter", sets(OWN), false), ["perhaps-captured"]],
    ["captured, from a variable", copied("2025-datacenter", sets("%KMS%"), false), ["perhaps-captured"]],
    ["captured, Azure's", copied("2025-datacenter", sets(AZURE), false), "activates"],
    [
      "captured, Azure's by another port",
      copied("2025-datacenter", sets(`${AZURE}:1689`), false),
      ["perhaps-captured"],
    ],
    ["under a condition", conditional("2022-datacenter", sets(OWN), {}), ["condition-open"]],
    ["under a condition, Azure's", conditional("2022-datacenter", sets(AZURE), {}), "activates"],
    [
      "on another computer",
      [vm("one", "2022-datacenter"), runs("host", "one", `powershell -c "Invoke-Command -CN srv02 { ${sets(OWN)} }"`)],
      "activates",
    ],
  ])("%s", (_, stack, expected) => {
    expect(gapsOf(onlyVm(stack))).toEqual(expected);
  });
});
