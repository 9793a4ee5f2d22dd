import { UNKNOWN } from "../../values/value";
import { LATER } from "./network-stack";
import { COMMAND, EXTENSION, IMAGE, LOGON, USER_DATA, named, shows } from "./shapes";

describe("a scale set", () => {
  const type = "azure-native:compute:VirtualMachineScaleSet";
  const profile = (virtualMachineProfile: unknown): object => ({
    virtualMachineProfile,
  });
  const instance = "azure-native:compute:VirtualMachineScaleSetVM";
  shows([
    ...named(type, "vmScaleSetName", profile({})),
    ["no profile", type, {}, []],
    [
      "an image",
      type,
      profile({
        storageProfile: { imageReference: IMAGE },
        userData: USER_DATA,
      }),
      [
        {
          noun: "scale set",
          path: "",
          image: { ...IMAGE, input: "virtualMachineProfile" },
          plainTexts: [{ path: "virtualMachineProfile.userData", text: "hello" }],
        },
      ],
    ],
    [
      "an extension",
      type,
      profile({ extensionProfile: { extensions: [{ type: "BGInfo" }] } }),
      [{ carriers: [EXTENSION] }],
    ],
    [
      "unknown extensions",
      type,
      profile({ extensionProfile: LATER }),
      [
        {
          carriers: [
            {
              what: "extension",
              scripts: [
                {
                  text: UNKNOWN,
                  path: "virtualMachineProfile.extensionProfile.extensions",
                  secret: false,
                },
              ],
            },
          ],
        },
      ],
    ],
    ["an instance", instance, {}, []],
    [
      "an instance of its own image",
      instance,
      { vmScaleSetName: "n", storageProfile: { imageReference: IMAGE } },
      [{ noun: "scale set instance", azureName: "n", image: IMAGE }],
    ],
  ]);
});

describe("an orchestrated scale set", () => {
  const type = "azure:compute/orchestratedVirtualMachineScaleSet:OrchestratedVirtualMachineScaleSet";
  const windows = (more: object): object => ({
    osProfile: { windowsConfiguration: more },
  });
  shows([
    ["no profile", type, { name: "n" }, []],
    ["a disk", type, { osDisk: {} }, [{ noun: "scale set" }]],
    ["a SKU", type, { sourceImageReference: { sku: "s" } }, [{ image: { sku: "s" } }]],
    ["an offer", type, { sourceImageReference: { offer: "o" } }, [{ image: { offer: "o" } }]],
    ["an image's id", type, { sourceImageId: "i" }, [{ image: { id: "i", input: "sourceImageId" } }]],
    [
      "Windows",
      type,
      { name: "n", ...windows({}) },
      [
        {
          azureName: "n",
          windowsSign: "its Windows configuration",
          linuxSign: undefined,
        },
      ],
    ],
    [
      "Linux",
      type,
      { osProfile: { linuxConfiguration: {} } },
      [{ windowsSign: undefined, linuxSign: "its Linux configuration" }],
    ],
    [
      "a license",
      type,
      { osProfile: {}, licenseType: "Windows_Server" },
      [
        {
          windowsSign: "its Windows license type",
          licenseType: "Windows_Server",
        },
      ],
    ],
    [
      "commands",
      type,
      windows({
        additionalUnattendContents: [{ setting: COMMAND.name, content: "run" }],
      }),
      [{ carriers: [LOGON] }],
    ],
    ["extensions", type, { osProfile: {}, extensions: [{ type: "BGInfo" }] }, [{ carriers: [EXTENSION] }]],
    [
      "texts",
      type,
      { osProfile: {}, tags: { a: "b" }, userDataBase64: USER_DATA },
      [
        {
          plainTexts: [
            { path: "tags.a", text: "b" },
            { path: "userDataBase64", text: "hello" },
          ],
        },
      ],
    ],
    [
      "applications",
      type,
      { osProfile: {}, galleryApplications: [{ versionId: "a" }] },
      [{ applications: [{ id: "a" }] }],
    ],
  ]);
});
