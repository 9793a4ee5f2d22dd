import type { Settings } from "../../activation/settings";
import { MAK, type Written, judged, machineIn } from "../policies/declare";
import { HUB, onHub, runs, vm } from "../policies/programs";

const golden = onHub(vm("golden", "2012-Datacenter"));
const KMS_CLIENT_2012 = "48HP8-DN98B-MYWDG-T2DCC-8W83P";

const image = (name: string, properties: Readonly<Record<string, unknown>>): Written =>
  onHub({
    type: "azure-native:compute:Image",
    name,
    properties: { resourceGroupName: "rg", imageName: name, ...properties },
  });
const ofGolden = image("captured", { sourceVirtualMachine: { id: "${golden.id}" } });

/** A machine created from an image. */
const copyOf = (id: string): Written =>
  onHub(vm("copy", "", { storageProfile: { imageReference: { id }, osDisk: { createOption: "FromImage" } } }));

const unattended = onHub(
  vm("golden", "2012-Datacenter", {
    osProfile: {
      windowsConfiguration: {
        additionalUnattendContent: [
          {
            passName: "OobeSystem",
            componentName: "Microsoft-Windows-Shell-Setup",
            settingName: "FirstLogonCommands",
            content: `<FirstLogonCommands><SynchronousCommand><CommandLine>slmgr /ipk ${MAK}</CommandLine></SynchronousCommand></FirstLogonCommands>`,
          },
        ],
      },
    },
  }),
);

const version = onHub({
  type: "azure-native:compute:GalleryImageVersion",
  name: "version",
  properties: {
    resourceGroupName: "rg",
    galleryName: "g",
    galleryImageName: "i",
    galleryImageVersionName: "1.0.0",
    storageProfile: { source: { id: "${captured.id}" } },
  },
});

const CAPTURED = ["perhaps-captured"];

test.each<[what: string, stack: readonly Written[], gaps: readonly string[] | "needs-key"]>([
  ["an extension", [golden, runs("key", "golden", `slmgr /ipk ${MAK}`), ofGolden, copyOf("${captured.id}")], CAPTURED],
  ["an answer file", [unattended, ofGolden, copyOf("${captured.id}")], CAPTURED],
  [
    "an extension, through a gallery",
    [golden, runs("key", "golden", `slmgr /ipk ${MAK}`), ofGolden, version, copyOf("${version.id}")],
    CAPTURED,
  ],
  [
    "a script that isn't shown",
    [golden, runs("key", "golden", "powershell -File activate.ps1"), ofGolden, copyOf("${captured.id}")],
    CAPTURED,
  ],
  [
    "nothing, because a script only uninstalls its key",
    [golden, runs("key", "golden", "slmgr /upk"), ofGolden, copyOf("${captured.id}")],
    "needs-key",
  ],
  ["nothing", [golden, ofGolden, copyOf("${captured.id}")], "needs-key"],
  [
    "an extension of another machine",
    [
      golden,
      onHub(vm("other", "2012-Datacenter")),
      runs("key", "other", `slmgr /ipk ${MAK}`),
      ofGolden,
      copyOf("${captured.id}"),
    ],
    "needs-key",
  ],
  [
    "an extension, and its image is another",
    [golden, runs("key", "golden", `slmgr /ipk ${MAK}`), ofGolden, onHub(vm("copy", "2012-Datacenter"))],
    "needs-key",
  ],
])("a machine whose image was captured from one that gets a MAK by %s", (_, stack, expected) => {
  const { verdict } = machineIn(judged([HUB, ...stack]), "copy");
  if (verdict.kind !== "undecided") expect(verdict.kind).toBe(expected);
  else expect(verdict.gaps.map((gap) => (gap.gap === "delivery" ? gap.why : gap.gap))).toEqual(expected);
});

test.each<[bakedIn: "none" | "mak", verdict: string]>([
  ["none", "needs-key"],
  ["mak", "activates"],
])("the settings decide that the captured image holds: %s", (bakedIn, verdict) => {
  const stack = [golden, runs("key", "golden", `slmgr /ipk ${MAK}`), ofGolden, copyOf("${captured.id}")];
  const settings: Settings = { images: [{ match: { id: "*/images/captured" }, release: "2012", bakedIn }] };
  expect(machineIn(judged([HUB, ...stack], settings), "copy").verdict.kind).toBe(verdict);
});

test("a KMS client key on the captured machine is no MAK", () => {
  const stack = [golden, runs("key", "golden", `slmgr /ipk ${KMS_CLIENT_2012}`), ofGolden, copyOf("${captured.id}")];
  expect(machineIn(judged([HUB, ...stack]), "copy").verdict.kind).toBe("needs-key");
});
