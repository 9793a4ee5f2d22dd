import { MAK } from "../policies/declare";
import { judgedIn } from "./template-machine";

const web = {
  type: "Microsoft.Compute/virtualMachines",
  name: "web",
  properties: {
    storageProfile: {
      imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" },
    },
  },
};

const runCommand = "Invoke-AzVMRunCommand -VMName web -CommandId RunPowerShellScript";
const cli = "az vm run-command invoke -g rg -n web --command-id RunPowerShellScript";

/** The verdict on a machine of a template with a deployment script. */
function verdictBeside(kind: string, properties: object): string {
  const script = { type: "Microsoft.Resources/deploymentScripts", name: "s", kind, properties };
  const sections = { parameters: { kind: { type: "string" } }, resources: [web, script] };
  return judgedIn(sections, { defaultCloud: "azure-stack-hub" })
    .judged.map(({ verdict }) => verdict.kind)
    .join();
}

test.each<[what: string, kind: string, properties: object, verdict: string]>([
  [
    "a key in a secure variable",
    "AzurePowerShell",
    {
      scriptContent: `${runCommand} -ScriptString "slmgr.vbs /ipk $env:MAK"`,
      environmentVariables: [{ name: "MAK", secureValue: MAK }],
    },
    "activates",
  ],
  ["a key on the command line", "AzureCLI", { scriptContent: `${cli} --scripts "slmgr.vbs /ipk ${MAK}"` }, "activates"],
  ["a file that it sends", "azurePowershell", { scriptContent: `${runCommand} -ScriptPath a.ps1` }, "undecided"],
  ["a file that az sends", "AzureCLI", { scriptContent: `${cli} --scripts @a.ps1` }, "undecided"],
  [
    "a file that az sends in perhaps PowerShell",
    "[parameters('kind')]",
    { scriptContent: `${cli} --scripts @a.ps1` },
    "undecided",
  ],
  [
    "a file sent in perhaps PowerShell",
    "[parameters('kind')]",
    { scriptContent: `${runCommand} -ScriptPath a.ps1` },
    "undecided",
  ],
  ["a script elsewhere", "AzurePowerShell", { primaryScriptUri: "https://x.example/a.ps1" }, "undecided"],
  ["a script that stays outside", "AzurePowerShell", { scriptContent: "Start-Sleep 30" }, "needs-key"],
  [
    "a PowerShell option in a shell",
    "AzureCLI",
    { scriptContent: "echo Invoke-AzVMRunCommand -ScriptPath" },
    "needs-key",
  ],
])("a deployment script in a template with %s", (_, kind, properties, verdict) => {
  expect(verdictBeside(kind, properties)).toBe(verdict);
});
