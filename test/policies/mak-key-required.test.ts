import { decide } from "../../activation/decide";
import { makKeyRequired, messages } from "../../policies/mak-key-required";
import type { Judgement } from "../../policies/policy";
import { at, machineOf, windows } from "../activation/machines";
import { MAK, type Written, machineIn } from "./declare";
import { HUB, check, extension, onHub, runs, vm, vmOfDisk } from "./programs";

/** Made up, and the activation ID of the first year for Windows Server 2012. */
const MAK_ESU = "BCDFG-HJKMN-PQRTV-WXY23-4678B";
const ESU = "c0a2ea62-12ad-435b-ab4f-c9bfab48dbc4";

const old = onHub(vm("web-01", "2012-Datacenter"));

const PLATFORM =
  "/Subscriptions/s/Providers/Microsoft.Compute/Locations/local/Publishers/MicrosoftWindowsServer/ArtifactTypes/VMImage/Offers/WindowsServer/Skus/2012-Datacenter/Versions/1";

/** A machine that attaches a disk of this stack. */
function attaching(type: string, creationData: Readonly<Record<string, unknown>>): Written[] {
  const os = onHub({
    type: `azure-native:compute:${type}`,
    name: "os",
    properties: { osType: "Windows", creationData },
  });
  const attached = { createOption: "Attach", managedDisk: { id: "${os.id}" } };
  return [HUB, os, onHub(vmOfDisk("web-01", attached))];
}

const SPEC = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Resources/templateSpecs/activate/versions/1";
const ELSEWHERE = { uri: "https://corp.example/activate.json" };

/** A deployment whose template isn't fully shown. */
function deployed(properties: Readonly<Record<string, unknown>>, ...dependsOn: readonly string[]): Written {
  return { type: "azure-native:resources:Deployment", name: "deployed", properties: { properties }, dependsOn };
}

/** A command that runs where Pulumi runs, after the machine is there. */
function runsLocally(create: string): Written {
  return { type: "command:local:Command", name: "local", properties: { create }, dependsOn: ["web-01"] };
}

/** A resource that hands out a key of Extended Security Updates, as a state shows it. */
const esu = (name: string, multipleActivationKey: string): Written => ({
  type: "azure-native:windowsesu:MultipleActivationKey",
  name,
  inputsSeen: false,
  properties: { multipleActivationKey },
});

check(makKeyRequired, {
  accept: {
    "a MAK, and another key of the stack's own ESU resource": {
      resources: [HUB, old, esu("esu", MAK_ESU), runs("key", "web-01", `slmgr.vbs /ipk ${MAK}`)],
    },
    "a release that the Hub activates": { resources: [HUB, onHub(vm("web-01", "2012-R2-Datacenter"))] },
    "a MAK by extension": { resources: [HUB, old, runs("key", "web-01", `slmgr.vbs /ipk ${MAK}`)] },
    "a MAK by an extension that names its machine by an output": {
      resources: [HUB, old, runs("key", "${web-01.name}", `slmgr.vbs /ipk ${MAK}`)],
    },
    "the same release on Azure": { resources: [vm("web-01", "2012-Datacenter")] },
    "a key that arrives by other means": {
      resources: [HUB, onHub(vm("web-01", "2012-Datacenter", { tags: { activation: "vamt" } }))],
      settings: { keyDelivery: [{ match: { tags: { activation: "VAMT" } }, path: "mak" }] },
    },
    "an image that holds a MAK": {
      resources: [HUB, old],
      settings: { images: [{ match: { sku: "2012-*" }, bakedIn: "mak" }] },
    },
    "a disk copied from one that the stack creates from an old image": {
      resources: [
        ...attaching("Disk", { createOption: "Copy", sourceResourceId: "${first.id}" }),
        onHub({
          type: "azure-native:compute:Disk",
          name: "first",
          properties: { creationData: { createOption: "FromImage", imageReference: { id: PLATFORM } } },
        }),
      ],
    },
    "a template at another place that is deployed after the machine": {
      resources: [HUB, old, deployed({ templateLink: ELSEWHERE }, "web-01")],
    },
    "a template spec of another stack that is deployed after an extension of the machine": {
      resources: [
        HUB,
        old,
        extension("antivirus", "${web-01.name}", { type: "IaaSAntimalware" }),
        deployed({ templateLink: { id: SPEC } }, "antivirus"),
      ],
    },
    "an unknown template that is given the machine's name": {
      resources: [HUB, old, deployed({ template: "${secret.value}", parameters: { vm: { value: "${web-01.name}" } } })],
    },
    "a template with unknown resources that is given the machine's name": {
      resources: [HUB, old, deployed({ template: { resources: "${secret.value}" } }, "web-01")],
    },
    "a script that isn't shown": {
      resources: [HUB, old, runs("key", "web-01", "${secret.value}")],
    },
    "a key of Extended Security Updates after a MAK": {
      resources: [
        HUB,
        old,
        runs("keys", "web-01", `slmgr /ipk ${MAK} & slmgr /ato & slmgr /ipk ${MAK_ESU} & slmgr /ato ${ESU}`),
      ],
    },
    "a DSC configuration, whose code is not shown": {
      resources: [
        HUB,
        old,
        extension("dsc", "web-01", { type: "DSC", settings: { configurationArguments: { Domain: "corp.example" } } }),
      ],
    },
    ...Object.fromEntries(
      ["ChefClient", "PuppetAgent", "SaltMinion", "OctopusDeployWindowsTentacle", "TeamServicesAgent"].map((type) => [
        `the agent ${type}`,
        { resources: [HUB, old, extension("agent", "web-01", { type, settings: { server: "https://corp.example" } })] },
      ]),
    ),
    "a deployment script that sends a file into the machine": {
      resources: [
        HUB,
        old,
        {
          type: "azure-native:resources:AzureCliScript",
          name: "script",
          properties: { scriptContent: "az vm run-command invoke -n web-01 --scripts @activate.ps1" },
          dependsOn: ["web-01"],
        },
      ],
    },
    "a deployment script of PowerShell that does so": {
      resources: [
        HUB,
        old,
        {
          type: "azure-native:resources:AzurePowerShellScript",
          name: "script",
          properties: { scriptContent: "Invoke-AzVMRunCommand `\n -VMName web-01 `\n -ScriptPath ./activate.ps1" },
          dependsOn: ["web-01"],
        },
      ],
    },
    "a local command that starts a script": {
      resources: [HUB, old, runsLocally("az vm run-command invoke -n web-01 --scripts @activate.ps1")],
    },
    "a local command in a language that is not read": {
      resources: [
        HUB,
        old,
        { ...runsLocally("run()"), properties: { create: "run()", interpreter: ["python3", "-c"] } },
      ],
    },
    "an empty location": { resources: [vm("web-01", "2012-Datacenter", { location: "" })] },
    Linux: { resources: [HUB, onHub(vm("web-01", "ubuntu"))] },
  },
  reject: {
    "a template at another place that waits for nothing": {
      resources: [HUB, old, deployed({ templateLink: ELSEWHERE })],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    ...Object.fromEntries(
      [
        ["AzureCliScript", "az vm wait -n web-01 --created && echo ready"],
        [
          "AzurePowerShellScript",
          "Get-AzVM -Name web-01; Invoke-AzVMRunCommand -VMName web-01 -ScriptString 'hostname'",
        ],
      ].map(([type = "", scriptContent = ""]) => [
        `a deployment script that plainly does something else: ${type}`,
        {
          resources: [
            HUB,
            old,
            {
              type: `azure-native:resources:${type}`,
              name: "script",
              properties: { scriptContent },
              dependsOn: ["web-01"],
            },
          ],
          says: (all: Judgement) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
        },
      ]),
    ),
    "a key that the stack's own ESU resource hands out": {
      resources: [
        HUB,
        old,
        esu("esu", MAK_ESU.toLowerCase()),
        esu("esu2", MAK),
        runs("key", "web-01", `slmgr.vbs /ipk ${MAK_ESU} & slmgr.vbs /ato`),
      ],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "a disk that the stack creates from an old image": {
      resources: attaching("Disk", { createOption: "FromImage", imageReference: { id: PLATFORM } }),
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    ...Object.fromEntries(
      [
        "echo done",
        "curl -sf http://web-01/health",
        "az vm run-command invoke --scripts 'Install-WindowsFeature X'",
      ].map((line) => [
        `a local command that does something else: ${line}`,
        {
          resources: [HUB, old, runsLocally(line)],
          says: (all: Judgement) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
        },
      ]),
    ),
    "a key whose groups are separated by dashes other than hyphens": {
      resources: [HUB, old, runs("key", "web-01", `slmgr.vbs /ipk ${MAK.replaceAll("-", "\u2013")}`)],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "a key of Extended Security Updates": {
      resources: [
        HUB,
        old,
        runs("esu", "web-01", `slmgr /ipk ${MAK_ESU} & slmgr /ato ${ESU}`),
        { type: "azure-native:windowsesu:MultipleActivationKey", name: "mak", properties: { resourceGroupName: "rg" } },
      ],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "an extension that runs nothing": {
      resources: [HUB, old, extension("bginfo", "web-01", { type: "BGInfo", settings: {} })],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "a Hub in a domain of its own": {
      resources: [
        { ...HUB, properties: { metadataHost: "management.cbr1.devlab.local", location: "cbr1" } },
        onHub(vm("web-01", "2012-Datacenter", { location: "cbr1" })),
      ],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "an empty location whose provider has one": {
      resources: [
        { ...HUB, properties: { location: "cbr1" } },
        onHub(vm("web-01", "2012-Datacenter", { location: "" })),
      ],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "Windows Server 2012 on a Hub": {
      resources: [HUB, old],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "Windows Server 2008 R2 on a Hub": {
      resources: [HUB, onHub(vm("web-01", "2008-R2-SP1"))],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "a MAK that goes to another machine": {
      resources: [HUB, old, onHub(vm("web-02", "2012-Datacenter")), runs("key", "web-02", `slmgr.vbs /ipk ${MAK}`)],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "a public generic key instead of a MAK": {
      resources: [HUB, old, runs("key", "web-01", "slmgr.vbs /ipk 48HP8-DN98B-MYWDG-T2DCC-8W83P")],
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "Windows Server 2012 on Azure Local": {
      resources: [vm("web-01", "2012-Datacenter")],
      settings: { defaultCloud: "azure-local" },
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
    "Windows Server 2003 on Azure": {
      resources: [vm("web-01", "gold")],
      settings: { images: [{ match: { sku: "gold" }, release: "2003" }] },
      says: (all) => [{ at: "web-01", message: messages.noMak(machineIn(all, "web-01")) }],
    },
  },
});

test("the mend is one that works there: no slmgr.vbs on 2003, and the Arc machine's extension on Azure Local", () => {
  const mendOf = (release: "2003" | "2012", cloud: "azure" | "azure-local") => {
    const machine = machineOf({ place: at(cloud), system: windows(release) });
    return messages.noMak({ machine, verdict: decide(machine, {}) });
  };
  expect(mendOf("2003", "azure")).toContain("bakedIn");
  expect(mendOf("2003", "azure")).not.toContain("CustomScriptExtension");
  expect(mendOf("2012", "azure-local")).toContain("Arc machine");
});
