import { UNKNOWN } from "../../values/value";
import { open, script, secret, shows } from "./carrier-shapes";
import { LATER } from "./network-stack";

describe("a run command", () => {
  const type = "azure-native:compute:VirtualMachineRunCommandByVirtualMachine";
  const old = "azure:compute/runCommand:RunCommand";
  const nothing = {
    what: "RunCommand",
    scripts: [],
    parameters: [],
    uris: [],
    keyVault: false,
    runsScripts: true,
  };
  shows([
    ["nothing", type, {}, [nothing]],
    ["a script", type, { source: { script: "run" } }, [{ scripts: [script("source.script")], uris: [] }]],
    [
      "an unknown source",
      type,
      { source: LATER },
      [
        {
          scripts: [script("source.script", UNKNOWN)],
          uris: ["source.scriptUri"],
        },
      ],
    ],
    ["a script elsewhere", type, { source: { scriptUri: "https://x" } }, [{ scripts: [], uris: ["source.scriptUri"] }]],
    [
      "parameters",
      type,
      {
        parameters: [{ name: "a", value: "b" }, { value: LATER }],
        protectedParameters: [{ name: "c", value: "d" }],
      },
      [{ parameters: [open("a", "b"), open("", UNKNOWN), secret("c", "d")] }],
    ],
    [
      "unknown parameters",
      type,
      { parameters: LATER, protectedParameters: LATER },
      [{ parameters: [open("", UNKNOWN), secret("", UNKNOWN)] }],
    ],
    [
      "a classic one",
      old,
      {
        source: { script: "run" },
        parameters: [{ name: "a", value: "b" }],
        protectedParameters: [{ name: "c", value: "d" }],
      },
      [
        {
          scripts: [script("source.script")],
          parameters: [open("a", "b"), secret("c", "d")],
        },
      ],
    ],
    [
      "a classic one with one parameter of each",
      old,
      {
        parameter: [{ name: "a", value: "b" }],
        protectedParameter: [{ name: "c", value: "d" }],
      },
      [{ scripts: [], parameters: [open("a", "b"), secret("c", "d")] }],
    ],
    ["a classic one with nothing", old, {}, [nothing]],
  ]);
});

describe("an action that azapi calls", () => {
  const type = "azapi:index/resourceAction:ResourceAction";
  const runs = { commandId: "RunPowerShellScript", script: ["a", "b"] };
  const nothing = { what: "resource action", scripts: [], parameters: [], runsScripts: false };
  const sent = script("body.script", "a\nb", true);
  const unknown = (path: string) => script(path, UNKNOWN, true);
  shows([
    ["no action", type, { body: runs }, [nothing]],
    ["another action", type, { action: "powerOff", body: runs }, [nothing]],
    ["no command", type, { action: "runCommand", body: { script: ["a"] } }, [nothing]],
    ["a command of Azure's own", type, { action: "runCommand", body: { ...runs, commandId: "IPConfig" } }, [nothing]],
    ["at the end", type, { action: "runCommand", when: "destroy", body: runs }, [nothing]],
    ["a script", type, { action: "runCommand", when: "apply", body: runs }, [{ scripts: [sent], runsScripts: true }]],
    ["JSON text", type, { action: "RUNCOMMAND", body: JSON.stringify(runs) }, [{ scripts: [sent] }]],
    [
      "a sensitive body",
      type,
      { action: "runCommand", body: { commandId: "runpowershellscript" }, sensitiveBody: { script: ["a"] } },
      [{ scripts: [script("sensitiveBody.script", "a", true)] }],
    ],
    [
      "parameters",
      type,
      { action: "runCommand", body: { ...runs, parameters: [{ name: "a", value: LATER }] } },
      [{ scripts: [sent], parameters: [secret("a", UNKNOWN)] }],
    ],
    [
      "an unknown line",
      type,
      { action: "runCommand", body: { ...runs, script: ["a", LATER] } },
      [{ scripts: [unknown("body.script")] }],
    ],
    [
      "an unknown body",
      type,
      { action: "runCommand", body: LATER },
      [{ scripts: [unknown("body.script")], perhaps: "unknown-value" }],
    ],
    [
      "an unknown sensitive body",
      type,
      { action: "runCommand", body: { commandId: "RunPowerShellScript" }, sensitiveBody: LATER },
      [{ scripts: [unknown("sensitiveBody.script")] }],
    ],
    ["an unknown action", type, { action: LATER, body: runs }, [{ scripts: [sent], perhaps: "unknown-value" }]],
    [
      "an unknown time",
      type,
      { action: "runCommand", when: LATER, body: runs },
      [{ scripts: [sent], perhaps: "unknown-value" }],
    ],
  ]);
});

describe("a guest configuration", () => {
  const type = "azure-native:guestconfiguration:GuestConfigurationAssignment";
  const old = "azure:policy/virtualMachineConfigurationAssignment:VirtualMachineConfigurationAssignment";
  const content = {
    configurationParameter: [{ name: "a", value: "run" }],
    configurationProtectedParameter: [{ name: "b", value: "run" }],
  };
  const at = (path: string) => [
    script(`${path}configurationParameter[0].name`, "a"),
    script(`${path}configurationParameter[0].value`),
    script(`${path}configurationProtectedParameter[0].name`, "b", true),
    script(`${path}configurationProtectedParameter[0].value`, "run", true),
  ];
  shows([
    ["nothing", type, {}, [{ what: "guest configuration", scripts: [], runsScripts: false }]],
    [
      "its parameters",
      type,
      { properties: { guestConfiguration: content } },
      [{ scripts: at("properties.guestConfiguration.") }],
    ],
    ["its parameters, flat", type, { guestConfiguration: content }, [{ scripts: at("guestConfiguration.") }]],
    [
      "classic parameters",
      old,
      { configuration: { parameters: [{ value: "run" }] } },
      [
        {
          what: "guest configuration",
          runsScripts: false,
          scripts: [script("configuration.parameters[0].value")],
        },
      ],
    ],
    [
      "one classic parameter",
      old,
      { configuration: { parameter: [{ value: "run" }] } },
      [{ scripts: [script("configuration.parameter[0].value")] }],
    ],
  ]);
});

describe("the content of a resource", () => {
  const builder = "azure-native:virtualmachineimages:VirtualMachineImageTemplate";
  const application = "azure-native:compute:GalleryApplicationVersion";
  const old = "azure:compute/galleryApplicationVersion:GalleryApplicationVersion";
  const what = "image builder customizer";
  const inline = (...lines: readonly unknown[]): object => ({
    customize: [{ type: "File" }, { type: "PowerShell", inline: lines }],
  });
  shows([
    ["no customizer", builder, {}, []],
    ["unknown customizers", builder, { customize: LATER }, [{ what, scripts: [script("customize", UNKNOWN)] }]],
    ["lines", builder, inline("a", "b"), [{ what, scripts: [script("customize[1].inline", "a\nb")], uris: [] }]],
    ["an unknown line", builder, inline("a", LATER), [{ scripts: [script("customize[1].inline", UNKNOWN)] }]],
    [
      "unknown lines",
      builder,
      { customize: [{ inline: LATER }] },
      [{ scripts: [script("customize[0].inline", UNKNOWN)] }],
    ],
    [
      "an address",
      builder,
      { customize: [{ scriptUri: "https://x" }] },
      [{ what, scripts: [], uris: ["customize[0].scriptUri"] }],
    ],
    [
      "an application",
      application,
      {
        publishingProfile: {
          manageActions: { install: "run", update: LATER, remove: "x" },
        },
      },
      [
        {
          what: "gallery application",
          scripts: [
            script("publishingProfile.manageActions.install"),
            script("publishingProfile.manageActions.update", UNKNOWN),
          ],
        },
      ],
    ],
    [
      "a classic application",
      old,
      { manageAction: { install: "run", update: "again" } },
      [
        {
          scripts: [script("manageAction.install"), script("manageAction.update", "again")],
        },
      ],
    ],
    ["an empty application", application, {}, [{ what: "gallery application", scripts: [] }]],
  ]);
});
