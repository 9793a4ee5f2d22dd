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
