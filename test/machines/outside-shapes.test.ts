import { UNKNOWN } from "../../values/value";
import { LATER } from "./network-stack";
import { named, shows } from "./shapes";

const ARC = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.HybridCompute/machines/arc1";

describe("an Azure Local machine", () => {
  const type = "azure-native:azurestackhci:VirtualMachine";
  const instance = "azure-native:azurestackhci:VirtualMachineInstance";
  shows([
    ...named(type, "virtualMachineName"),
    [
      "nothing",
      type,
      {},
      [
        {
          noun: "virtual machine",
          windowsSign: undefined,
          linuxSign: undefined,
          arcMachine: undefined,
        },
      ],
    ],
    [
      "an image",
      instance,
      { resourceUri: ARC, storageProfile: { imageReference: { id: "i" } } },
      [
        {
          azureName: "arc1",
          image: { publisher: undefined, id: "i", input: "storageProfile" },
          arcMachine: { input: "resourceUri", id: ARC },
        },
      ],
    ],
    [
      "a disk",
      instance,
      { storageProfile: { osDisk: { id: "d", osType: "Windows" } } },
      [
        {
          disk: { attached: "d", osType: "Windows", input: "storageProfile" },
          windowsSign: "its disk's operating system type",
        },
      ],
    ],
    [
      "a system",
      type,
      { osProfile: { osType: "Windows", windowsConfiguration: {} } },
      [
        {
          disk: { osType: "Windows" },
          windowsSign: "its disk's operating system type",
        },
      ],
    ],
    [
      "a Windows configuration, which the SDK always writes",
      instance,
      { osProfile: { windowsConfiguration: {} } },
      [{ windowsSign: undefined }],
    ],
    [
      "a Linux configuration",
      instance,
      { osProfile: { linuxConfiguration: {} } },
      [{ linuxSign: "its Linux configuration" }],
    ],
    [
      "an unknown Arc machine",
      instance,
      { resourceUri: LATER },
      [
        {
          azureName: UNKNOWN,
          arcMachine: { input: "resourceUri", id: UNKNOWN },
        },
      ],
    ],
  ]);
});

describe("a VMware machine", () => {
  const type = "azure-native:connectedvmwarevsphere:VirtualMachineInstance";
  const machine = "azure-native:connectedvmwarevsphere:VirtualMachine";
  const windows = (more: object, rest: object = {}): object => ({
    ...rest,
    osProfile: { windowsConfiguration: more },
  });
  const at = (path: string): string => `osProfile.windowsConfiguration.${path}`;
  shows([
    ...named(machine, "virtualMachineName", {
      osProfile: { osType: "Windows" },
    }),
    ["nothing", type, {}, []],
    ["Linux", type, { osProfile: { osType: "Linux", guestId: "windows9" } }, []],
    [
      "Windows",
      type,
      { resourceUri: ARC, osProfile: { osType: "Windows" } },
      [
        {
          noun: "VMware machine",
          azureName: "arc1",
          windowsSign: "its disk's operating system type",
          carriers: [],
          arcMachine: { input: "resourceUri", id: ARC },
        },
      ],
    ],
    [
      "a guest of Windows",
      type,
      { osProfile: { guestId: "WINDOWS9Server64Guest" } },
      [{ windowsSign: "its guest id", arcMachine: undefined }],
    ],
    ["a guest of Linux", type, { osProfile: { guestId: "ubuntu64Guest" } }, []],
    ["an unknown guest", type, { osProfile: { guestId: LATER } }, [{ windowsSign: undefined }]],
    ["an unknown system", type, { osProfile: { osType: LATER } }, [{ windowsSign: undefined }]],
    ["a configuration", type, windows({}), [{ windowsSign: "its Windows configuration", carriers: [] }]],
    [
      "an unknown configuration",
      type,
      { osProfile: { windowsConfiguration: LATER } },
      [
        {
          windowsSign: undefined,
          carriers: [
            {
              what: "product id",
              scripts: [{ text: UNKNOWN, path: at("productId"), secret: false }],
            },
            {
              what: "FirstLogonCommands",
              scripts: [
                {
                  text: UNKNOWN,
                  path: at("firstLogonCommands"),
                  secret: false,
                },
              ],
            },
          ],
        },
      ],
    ],
    [
      "a product id",
      type,
      windows({ productId: "p" }),
      [
        {
          carriers: [
            {
              what: "product id",
              scripts: [
                {
                  text: "slmgr.vbs /ipk p",
                  path: at("productId"),
                  secret: false,
                },
              ],
            },
          ],
        },
      ],
    ],
    [
      "commands",
      type,
      windows({ firstLogonCommands: ["a", LATER] }),
      [
        {
          carriers: [
            {
              what: "FirstLogonCommands",
              scripts: [
                { text: "a", path: at("firstLogonCommands[0]"), secret: false },
                {
                  text: UNKNOWN,
                  path: at("firstLogonCommands[1]"),
                  secret: false,
                },
              ],
            },
          ],
        },
      ],
    ],
    ["no commands", type, windows({ firstLogonCommands: [] }), [{ carriers: [] }]],
  ]);
});

describe("a machine whose name may say Windows", () => {
  const simple = "azure-native:vmwarecloudsimple:VirtualMachine";
  const nexus = "azure-native:networkcloud:VirtualMachine";
  shows([
    ...named(simple, "virtualMachineName", { templateId: "windows" }),
    ...named(nexus, "virtualMachineName", { vmImage: "windows" }),
    [
      "a template of Windows",
      simple,
      { templateId: "my-Windows-2019" },
      [{ noun: "VMware machine", windowsSign: "its template's name" }],
    ],
    ["a template of something else", simple, { templateId: "ubuntu" }, []],
    ["no template", simple, {}, []],
    ["an unknown template", simple, { templateId: LATER }, [{ windowsSign: undefined, image: { id: UNKNOWN } }]],
    [
      "an image of Windows",
      nexus,
      { vmImage: "registry/windows:1" },
      [{ noun: "Nexus machine", windowsSign: "its image's name" }],
    ],
    ["an image of something else", nexus, { vmImage: "registry/linux:1" }, []],
    ["an unknown image", nexus, { vmImage: LATER }, [{ windowsSign: undefined, image: { id: UNKNOWN } }]],
  ]);
});
