import { UNKNOWN } from "../../values/value";
import { LATER } from "./network-stack";
import { COMMAND, IMAGE, LOGON, PLAIN_TEXTS, USER_DATA, named, shapesOf, shows } from "./shapes";

describe("a virtual machine", () => {
  const type = "azure-native:compute:VirtualMachine";
  const disk = (osDisk: object): object => ({ storageProfile: { osDisk } });
  const unattend = (additionalUnattendContent: unknown): object => ({
    osProfile: { windowsConfiguration: { additionalUnattendContent } },
  });
  shows([
    ...named(type, "vmName"),
    [
      "nothing",
      type,
      {},
      [
        {
          noun: "virtual machine",
          path: "",
          tags: {},
          windowsSign: undefined,
          linuxSign: undefined,
          carriers: [],
          plainTexts: [],
          applications: [],
          arcMachine: undefined,
          managedBy: undefined,
        },
      ],
    ],
    [
      "a place",
      type,
      { resourceGroupName: "rg", location: "here", tags: { a: "b", c: LATER } },
      [
        {
          resourceGroup: "rg",
          location: "here",
          tags: { a: "b" },
          plainTexts: [{ path: "tags.a", text: "b" }],
        },
      ],
    ],
    [
      "user data",
      type,
      { tags: { a: "b" }, userData: USER_DATA },
      [
        {
          plainTexts: PLAIN_TEXTS,
        },
      ],
    ],
    ["unknown user data", type, { userData: LATER }, [{ plainTexts: [{ path: "userData", text: UNKNOWN }] }]],
    ["user data that isn't encoded", type, { userData: "!" }, [{ plainTexts: [{ path: "userData", text: "!" }] }]],
    [
      "an image",
      type,
      { storageProfile: { imageReference: { ...IMAGE, id: "i" } } },
      [{ image: { ...IMAGE, id: "i", input: "storageProfile" } }],
    ],
    [
      "a shared image",
      type,
      { storageProfile: { imageReference: { sharedGalleryImageId: "i" } } },
      [{ image: { id: "i" } }],
    ],
    [
      "a community's image",
      type,
      { storageProfile: { imageReference: { communityGalleryImageId: "i" } } },
      [{ image: { id: "i" } }],
    ],
    [
      "a disk",
      type,
      disk({
        osType: "WINDOWS",
        createOption: "Attach",
        managedDisk: { id: "d" },
        vhd: { uri: "v" },
      }),
      [
        {
          disk: {
            osType: "WINDOWS",
            createOption: "Attach",
            attached: "d",
            input: "storageProfile",
            vhd: "v",
          },
          windowsSign: "its disk's operating system type",
        },
      ],
    ],
    [
      "a disk of Linux",
      type,
      disk({ osType: "Linux" }),
      [
        {
          linuxSign: "its disk's operating system type",
          windowsSign: undefined,
        },
      ],
    ],
    ["a new disk", type, disk({ createOption: "FromImage", vhd: { uri: "v" } }), [{ disk: { vhd: undefined } }]],
    [
      "a copied disk",
      type,
      disk({
        createOption: "FromImage",
        image: { uri: "u" },
        vhd: { uri: "v" },
      }),
      [{ disk: { vhd: "u" } }],
    ],
    [
      "a Windows configuration",
      type,
      { osProfile: { windowsConfiguration: {} } },
      [
        {
          windowsSign: "its Windows configuration",
          linuxSign: undefined,
          carriers: [],
        },
      ],
    ],
    [
      "an unknown Windows configuration",
      type,
      { osProfile: { windowsConfiguration: LATER } },
      [{ windowsSign: undefined, carriers: [{ what: "FirstLogonCommands" }] }],
    ],
    [
      "a Linux configuration",
      type,
      { osProfile: { linuxConfiguration: {} } },
      [{ windowsSign: undefined, linuxSign: "its Linux configuration" }],
    ],
    [
      "a license",
      type,
      { licenseType: "Windows_Server" },
      [
        {
          windowsSign: "its Windows license type",
          licenseType: "Windows_Server",
        },
      ],
    ],
    ["a license of Linux", type, { licenseType: "RHEL_BYOS" }, [{ windowsSign: undefined, licenseType: "RHEL_BYOS" }]],
    [
      "commands",
      type,
      unattend([{ settingName: "AutoLogon", content: "x" }, COMMAND]),
      [
        {
          carriers: [
            {
              ...LOGON,
              scripts: [
                {
                  ...LOGON.scripts[0],
                  path: "osProfile.windowsConfiguration.additionalUnattendContent[1].content",
                },
              ],
            },
          ],
        },
      ],
    ],
    ["no commands", type, unattend([{ settingName: "autologon", content: "x" }]), [{ carriers: [] }]],
    [
      "unknown commands",
      type,
      unattend(LATER),
      [
        {
          carriers: [
            {
              what: "FirstLogonCommands",
              scripts: [
                {
                  text: UNKNOWN,
                  path: "osProfile.windowsConfiguration.additionalUnattendContent",
                  secret: false,
                },
              ],
            },
          ],
        },
      ],
    ],
    [
      "an unknown command",
      type,
      unattend([{ settingName: LATER, content: LATER }]),
      [{ carriers: [{ scripts: [{ text: UNKNOWN }] }] }],
    ],
    [
      "applications",
      type,
      {
        applicationProfile: {
          galleryApplications: [{ packageReferenceId: "a" }, {}],
        },
      },
      [
        {
          applications: [
            { input: "applicationProfile", id: "a" },
            { input: "applicationProfile", id: undefined },
          ],
        },
      ],
    ],
    [
      "unknown applications",
      type,
      { applicationProfile: LATER },
      [{ applications: [{ input: "applicationProfile", id: UNKNOWN }] }],
    ],
  ]);
});

test("what a running machine reports counts only where it was seen running", () => {
  const name = "Windows Server 2019 Datacenter";
  const type = "azure-native:compute:VirtualMachine";
  for (const props of [{ instanceView: { osName: name } }, { extended: { instanceView: { osName: name } } }]) {
    expect(shapesOf(type, props, { seen: "running" }).map(({ reported }) => reported)).toEqual([name]);
    expect(shapesOf(type, props).map((shape) => "reported" in shape)).toEqual([false]);
  }
});
