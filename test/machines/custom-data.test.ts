import { MAK, type Written, judged, machineIn } from "../policies/declare";
import { HUB, onHub, vm } from "../policies/programs";
import { LATER } from "./tied";

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const INSTALL = base64(`#ps1\ncscript slmgr.vbs /ipk ${MAK}`);
const CUSTOM = { imageReference: { id: "/images/gold-2012" }, osDisk: { createOption: "FromImage" } };
const VHD = { osDisk: { createOption: "FromImage", osType: "Windows", image: { uri: "https://s/gold-2012.vhd" } } };
const settings = { images: [{ match: { id: "*gold-2012*" }, release: "2012", bakedIn: "none" }] } as const;

const machine = (storageProfile: object | undefined, properties: object): Written =>
  onHub(vm("one", "2012-Datacenter", { ...(storageProfile && { storageProfile }), ...properties }));

const classic = (properties: object): Written =>
  onHub({
    type: "azure:compute/windowsVirtualMachine:WindowsVirtualMachine",
    name: "one",
    properties: { name: "one", resourceGroupName: "rg", sourceImageId: "/images/gold-2012", ...properties },
  });

/** The verdict, or why a key may arrive. */
function said(one: Written): string {
  const { verdict } = machineIn(judged([HUB, one], settings), "one");
  if (verdict.kind !== "undecided") return verdict.kind;
  return verdict.gaps.map((gap) => (gap.gap === "delivery" ? gap.why : gap.gap)).join(", ");
}

const PACKED = base64(`#cloud-config\nwrite_files:\n- encoding: b64\n  content: ${INSTALL}\n  path: C:\\a.ps1\n`);

test.each<readonly [title: string, one: Written, expected: string]>([
  ["custom data", machine(CUSTOM, { osProfile: { customData: INSTALL } }), "perhaps-not-run"],
  ["user data", machine(CUSTOM, { userData: INSTALL }), "perhaps-not-run"],
  ["custom data and a VHD", machine(VHD, { osProfile: { customData: INSTALL } }), "perhaps-not-run"],
  ["custom data of the classic provider", classic({ customData: INSTALL }), "perhaps-not-run"],
  ["user data of the classic provider", classic({ userData: INSTALL }), "perhaps-not-run"],
  ["custom data that isn't known yet", machine(CUSTOM, { osProfile: { customData: LATER } }), "unknown-value"],
  [
    "files in custom data that are encoded again",
    machine(CUSTOM, { osProfile: { customData: PACKED } }),
    "code-not-shown",
  ],
  [
    "custom data that is larger than Azure accepts",
    machine(CUSTOM, { osProfile: { customData: "QUFB".repeat(30_000) } }),
    "code-not-shown",
  ],
])("%s may install a key if a custom image runs it", (_, one, expected) => {
  expect(said(one)).toBe(expected);
});

test.each<readonly [title: string, one: Written]>([
  ["Windows of the marketplace runs none", machine(undefined, { osProfile: { customData: INSTALL } })],
  ["it installs none", machine(CUSTOM, { osProfile: { customData: base64("#ps1\nmkdir C:\\app") } })],
  ["there is none", machine(CUSTOM, { osProfile: { computerName: "one" } })],
])("custom data brings no key if %s", (_, one) => {
  expect(said(one)).toBe("needs-key");
});
