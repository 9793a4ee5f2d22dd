import { UNKNOWN } from "../../values/value";
import { open, script, secret, shows } from "./carrier-shapes";
import { LATER } from "./network-stack";

describe("a deployment script", () => {
  const shell = "azure-native:resources:AzurePowerShellScript";
  const cli = "azure-native:resources:AzureCliScript";
  const oldShell = "azure:core/resourceDeploymentScriptPowerShell:ResourceDeploymentScriptPowerShell";
  const oldCli = "azure:core/resourceDeploymentScriptAzureCli:ResourceDeploymentScriptAzureCli";
  const args = (line: unknown): object => ({ arguments: line });
  const invoke = "Invoke-AzVMRunCommand -Name vm -ScriptPath";
  shows([
    [
      "nothing",
      shell,
      {},
      [
        {
          what: "deployment script",
          scripts: [],
          parameters: [],
          uris: [],
          unshown: [],
          runsOutside: true,
          runsScripts: true,
        },
      ],
    ],
    ["a script", shell, { scriptContent: "run" }, [{ scripts: [script("scriptContent")], unshown: [] }]],
    [
      "scripts elsewhere",
      cli,
      { primaryScriptUri: "https://x", supportingScriptUris: LATER },
      [{ uris: ["primaryScriptUri", "supportingScriptUris"] }],
    ],
    [
      "arguments",
      shell,
      args("-Key  abc '-Name' \"d\" -Force -Other"),
      [{ parameters: [open("Key", "abc"), open("Name", "d")] }],
    ],
    ["arguments with two dashes", shell, args("--key abc it's'"), [{ parameters: [open("key", "abc")] }]],
    ["positional arguments", shell, args("abc def"), [{ parameters: [] }]],
    ["unknown arguments", shell, args(LATER), [{ parameters: [open("", UNKNOWN)] }]],
    ["arguments that aren't text", shell, args(["-Key", "abc"]), [{ parameters: [] }]],
    ["a command line", oldShell, { commandLine: "-Key abc" }, [{ parameters: [open("Key", "abc")] }]],
    [
      "variables",
      cli,
      {
        environmentVariables: [
          { name: "a", value: "b" },
          { name: "c", secureValue: "d" },
          { name: "e", secureValue: LATER },
          {},
        ],
      },
      [
        {
          parameters: [open("a", "b"), secret("c", "d"), secret("e", UNKNOWN), open("", undefined)],
        },
      ],
    ],
    [
      "variables of the classic provider",
      oldCli,
      { environmentVariables: [{ name: "c", secureValueString: "d" }] },
      [{ parameters: [secret("c", "d")] }],
    ],
    ["unknown variables", cli, { environmentVariables: LATER }, [{ parameters: [open("", UNKNOWN)] }]],
    ["a file that goes into a machine", shell, { scriptContent: `${invoke} a.ps1` }, [{ unshown: ["scriptContent"] }]],
    [
      "a file that goes into a scale set",
      oldShell,
      {
        scriptContent: "Invoke-AzVmssVMRunCommand; Invoke-AzVmssRunCommand\n -ScriptPath a.ps1",
      },
      [{ unshown: ["scriptContent"] }],
    ],
    [
      "a file of another command",
      shell,
      {
        scriptContent: "Invoke-AzVMRunCommand -Name vm; Copy-Item -ScriptPath a.ps1",
      },
      [{ unshown: [] }],
    ],
    ["a file that it writes", shell, { scriptContent: `'run' | Out-File a.ps1\n${invoke} a.ps1` }, [{ unshown: [] }]],
    ["a file that it redirects to", shell, { scriptContent: `echo run > a.ps1\n${invoke} a.ps1` }, [{ unshown: [] }]],
    [
      "a file that the other language sends",
      oldCli,
      {
        scriptContent: "az vm run-command invoke -g rg -n vm --command-id RunPowerShellScript --scripts @a.ps1",
      },
      [{ unshown: ["scriptContent"] }],
    ],
  ]);
});
