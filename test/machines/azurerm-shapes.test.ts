import { LATER } from "./network-stack";
import { COMMAND, EXTENSION, IMAGE, LOGON, PLAIN_TEXTS, USER_DATA, shows } from "./shapes";

describe("a machine of azurerm", () => {
  const of = (system: string): string => `azure:compute/${system.toLowerCase()}VirtualMachine:${system}VirtualMachine`;
  const set = "azure:compute/windowsVirtualMachineScaleSet:WindowsVirtualMachineScaleSet";
  const type = of("Windows");
  const windows = { windowsSign: "the resource type", linuxSign: undefined };
  shows([
    ["Windows", type, { name: "n" }, [{ ...windows, noun: "virtual machine", azureName: "n" }]],
    ["Linux", of("Linux"), {}, [{ windowsSign: undefined, linuxSign: "the resource type" }]],
    ["a scale set", set, {}, [{ ...windows, noun: "scale set" }]],
    ["an image", type, { sourceImageReference: IMAGE }, [{ image: { ...IMAGE, input: "sourceImageReference" } }]],
    [
      "an image's id",
      type,
      { sourceImageId: "i", sourceImageReference: IMAGE },
      [{ image: { publisher: undefined, id: "i", input: "sourceImageId" } }],
    ],
    ["a disk", type, { osManagedDiskId: "d" }, [{ disk: { attached: "d", input: "osManagedDiskId" } }]],
    ["a license", type, { licenseType: "Windows_Server" }, [{ licenseType: "Windows_Server" }]],
    [
      "texts",
      type,
      { tags: { a: "b" }, userData: USER_DATA },
      [
        {
          plainTexts: PLAIN_TEXTS,
        },
      ],
    ],
    [
      "commands",
      type,
      {
        additionalUnattendContents: [
          { setting: "AutoLogon", content: "x" },
          { setting: COMMAND.name, content: "run" },
        ],
      },
      [{ carriers: [LOGON] }],
    ],
    [
      "one command",
      type,
      {
        additionalUnattendContent: [{ setting: COMMAND.name, content: "run" }],
      },
      [{ carriers: [LOGON] }],
    ],
    ["extensions", set, { extensions: [{ type: "BGInfo" }] }, [{ carriers: [EXTENSION] }]],
    ["one extension", set, { extension: [{ type: "BGInfo" }] }, [{ carriers: [EXTENSION] }]],
    [
      "applications",
      type,
      { galleryApplications: [{ versionId: "a" }] },
      [{ applications: [{ input: "galleryApplications", id: "a" }] }],
    ],
    [
      "one application",
      type,
      { galleryApplication: [{ versionId: "a" }] },
      [{ applications: [{ input: "galleryApplication", id: "a" }] }],
    ],
  ]);
});

describe("a machine of azurerm 1", () => {
  const type = "azure:compute/virtualMachine:VirtualMachine";
  const set = "azure:compute/scaleSet:ScaleSet";
  const disk = (storageOsDisk: object): object => ({ storageOsDisk });
  const content = {
    passName: "OobeSystem",
    settingName: COMMAND.name,
    content: "run",
  };
  shows([
    [
      "nothing",
      type,
      { name: "n" },
      [
        {
          noun: "virtual machine",
          azureName: "n",
          windowsSign: undefined,
          linuxSign: undefined,
        },
      ],
    ],
    ["an image", type, { storageImageReference: IMAGE }, [{ image: { ...IMAGE, input: "storageImageReference" } }]],
    [
      "a disk",
      type,
      disk({
        osType: "Windows",
        createOption: "FromImage",
        managedDiskId: "d",
        vhdUri: "v",
      }),
      [
        {
          disk: {
            osType: "Windows",
            createOption: "FromImage",
            attached: "d",
            input: "storageOsDisk",
            vhd: undefined,
          },
          windowsSign: "its disk's operating system type",
        },
      ],
    ],
    ["an attached VHD", type, disk({ createOption: "ATTACH", vhdUri: "v" }), [{ disk: { vhd: "v" } }]],
    ["a copied VHD", type, disk({ createOption: "Attach", imageUri: "u", vhdUri: "v" }), [{ disk: { vhd: "u" } }]],
    ["a VHD of an unknown option", type, disk({ createOption: LATER, vhdUri: "v" }), [{ disk: { vhd: undefined } }]],
    [
      "Windows",
      type,
      { osProfileWindowsConfig: {} },
      [{ windowsSign: "its Windows configuration", linuxSign: undefined }],
    ],
    ["Linux", type, { osProfileLinuxConfig: {} }, [{ windowsSign: undefined, linuxSign: "its Linux configuration" }]],
    [
      "a license",
      type,
      { licenseType: "Windows_Server" },
      [
        {
          licenseType: "Windows_Server",
          windowsSign: "its Windows license type",
        },
      ],
    ],
    ["commands", type, { osProfileWindowsConfig: { additionalUnattendConfigs: [content] } }, [{ carriers: [LOGON] }]],
    ["one command", type, { osProfileWindowsConfig: { additionalUnattendConfig: [content] } }, [{ carriers: [LOGON] }]],
    [
      "a scale set",
      set,
      {
        name: "n",
        storageProfileImageReference: IMAGE,
        storageProfileOsDisk: {
          osType: "Windows",
          createOption: "FromImage",
          image: "u",
        },
        extensions: [{ type: "BGInfo" }],
      },
      [
        {
          noun: "scale set",
          azureName: "n",
          image: { ...IMAGE, input: "storageProfileImageReference" },
          disk: { osType: "Windows", createOption: "FromImage", vhd: "u" },
          carriers: [EXTENSION],
        },
      ],
    ],
  ]);
});
