import { UNKNOWN } from "../../values/value";
import { carriersOf, script, shows } from "./carrier-shapes";
import { LATER } from "./network-stack";

describe("an extension", () => {
  const type = "azure-native:compute:VirtualMachineExtension";
  const arc = "azure-native:hybridcompute:MachineExtension";
  const old = "azure:compute/extension:Extension";
  const custom = {
    type: "CustomScriptExtension",
    publisher: "Microsoft.Compute",
  };
  const OPEN = "settings.commandToExecute";
  shows([
    [
      "nothing",
      type,
      {},
      [
        {
          what: "extension",
          scripts: [],
          uris: [],
          keyVault: false,
          runsScripts: false,
          unshown: [],
          writeOnly: true,
          system: undefined,
          interprets: [],
        },
      ],
    ],
    [
      "an unknown type",
      type,
      { type: LATER, settings: { a: "b" } },
      [
        {
          what: "extension",
          runsScripts: true,
          unshown: [],
          scripts: [script("settings.a", "b")],
        },
      ],
    ],
    [
      "a script",
      type,
      { ...custom, settings: { commandToExecute: "run", timestamp: 1 } },
      [
        {
          what: custom.type,
          runsScripts: true,
          system: "windows",
          scripts: [script(OPEN)],
          readable: [{ path: OPEN, text: "run" }],
        },
      ],
    ],
    [
      "a protected script",
      type,
      {
        ...custom,
        protectedSettings: { commandToExecute: "run", storageAccountKey: "x" },
      },
      [
        {
          scripts: [script("protectedSettings.commandToExecute", "run", true)],
          readable: [],
        },
      ],
    ],
    [
      "texts without a command",
      type,
      { ...custom, settings: { other: "x" } },
      [{ scripts: [script("settings.other", "x")] }],
    ],
    ["unknown settings", type, { ...custom, settings: LATER }, [{ scripts: [script("settings", UNKNOWN)], uris: [] }]],
    ["JSON", old, { ...custom, settings: '{"commandToExecute":"run"}' }, [{ scripts: [script(OPEN)] }]],
    ["text that isn't JSON", old, { ...custom, settings: "run" }, [{ scripts: [script("settings")] }]],
    [
      "JSON under another name",
      old,
      { ...custom, settingsJson: '{"commandToExecute":"run"}' },
      [{ scripts: [script("settingsJson.commandToExecute")] }],
    ],
    [
      "addresses",
      type,
      {
        ...custom,
        settings: { fileUris: ["https://x"] },
        protectedSettings: { modulesUrl: LATER, ModulesUrl: "a" },
      },
      [
        {
          uris: ["settings.fileUris", "protectedSettings.ModulesUrl", "protectedSettings.modulesUrl"],
        },
      ],
    ],
    ["no addresses", type, { ...custom, settings: { fileUris: [] } }, [{ uris: [] }]],
    ["a key vault", type, { ...custom, protectedSettingsFromKeyVault: {} }, [{ keyVault: true }]],
    [
      "key vaults",
      "azure:compute/virtualMachineScaleSetExtension:VirtualMachineScaleSetExtension",
      { ...custom, protectedSettingsFromKeyVaults: [{}] },
      [{ keyVault: true }],
    ],
    [
      "DSC",
      type,
      {
        type: "DSC",
        settings: { configurationArguments: { a: "b" }, wmfVersion: "latest" },
      },
      [
        {
          runsScripts: true,
          unshown: ["settings"],
          scripts: [script("settings.configurationArguments.a", "b")],
        },
      ],
    ],
    [
      "an agent",
      type,
      { type: "ChefClient", settings: { a: "b" } },
      [
        {
          runsScripts: false,
          unshown: ["settings"],
          scripts: [script("settings.a", "b")],
          interprets: [script("settings.a", "b")],
        },
      ],
    ],
    [
      "protected texts of an agent",
      type,
      { type: "ChefClient", protectedSettings: { a: "b" } },
      [{ scripts: [script("protectedSettings.a", "b", true)], readable: [] }],
    ],
    [
      "protected texts without a command",
      type,
      { ...custom, protectedSettings: { other: "x" } },
      [{ scripts: [script("protectedSettings.other", "x", true)] }],
    ],
    ["another extension", type, { type: "BGInfo" }, [{ runsScripts: false, unshown: [] }]],
    ["something like a script", type, { type: "MyCustomScript" }, [{ runsScripts: false }]],
    [
      "an Arc extension",
      arc,
      { properties: { ...custom, settings: { commandToExecute: "run" } } },
      [{ what: custom.type, scripts: [script(`properties.${OPEN}`)] }],
    ],
    [
      "an Arc extension, flat",
      arc,
      { ...custom, settings: { commandToExecute: "run" } },
      [{ scripts: [script(OPEN)] }],
    ],
  ]);

  it("that runs scripts interprets nothing", () => {
    expect(carriersOf(type, custom).map(({ interprets }) => interprets)).toEqual([undefined]);
  });
});
