import { decide } from "../../activation/decide";
import type { MoveSign } from "../../activation/machine";
import { messages, movedToAzure } from "../../policies/moved-to-azure";
import type { Judgement } from "../../policies/policy";
import { at, machineOf } from "../activation/machines";
import { MAK, type Said, type Written, machineIn } from "./declare";
import { HUB, check, onHub, runs, vm, vmOfDisk } from "./programs";

const AVMA_2019 = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";
const KMS_CLIENT_2019 = "WMDGN-G9PQG-XVVXX-R3X43-63DFG";
const HUB_VHD = "https://disks.blob.hub1.corp.example/vhds/os.vhd";
const AZURE_VHD = "https://disks.blob.core.windows.net/vhds/os.vhd";

const attached = (id: string) => vmOfDisk("web-01", { createOption: "Attach", managedDisk: { id } });
const disk = (name: string, creationData: Readonly<Record<string, unknown>>, type = "Disk"): Written => ({
  type: `azure-native:compute:${type}`,
  name,
  properties: { resourceGroupName: "rg", osType: "Windows", creationData },
});
const COMPUTE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute";
const elsewhere = `${COMPUTE}/disks/os`;
const imageOf = (blobUri: string): Written => ({
  type: "azure-native:compute:Image",
  name: "image",
  properties: { resourceGroupName: "rg", storageProfile: { osDisk: { osType: "Windows", blobUri } } },
});
const vmOfImage = (id: string) =>
  vm("web-01", "", { storageProfile: { imageReference: { id }, osDisk: { createOption: "FromImage" } } });
const tagged = (tags: Readonly<Record<string, string>>) => vm("web-01", "2019-Datacenter", { tags });
const install = (commands: string) => runs("key", "web-01", commands);

/** Says that the machine shows these signs. */
const signs =
  (...expected: readonly MoveSign["sign"][]) =>
  (all: Judgement): Said[] => {
    const one = machineIn(all, "web-01");
    expect(one.machine.moveSigns.map(({ sign }) => sign)).toEqual(expected);
    const toAzure = one.machine.place.cloud === "azure";
    return [{ at: "web-01", message: toAzure ? messages.toAzure(one, "azure") : messages.toHub(one) }];
  };

check(movedToAzure, {
  accept: {
    "a machine from the marketplace": { resources: [vm("web-01", "2019-Datacenter")] },
    "the same on a Hub": { resources: [HUB, onHub(vm("web-01", "2019-Datacenter"))] },
    "a disk copied from a snapshot in Azure": {
      resources: [
        disk("copy", { createOption: "Copy", sourceResourceId: "${snapshot.id}" }),
        disk("snapshot", { createOption: "FromImage" }, "Snapshot"),
        attached("${copy.id}"),
      ],
    },
    ...Object.fromEntries(
      ["disks/os", "snapshots/os", "restorePointCollections/c/restorePoints/r/diskRestorePoints/d"].flatMap((path) =>
        ["Copy", "Restore"].map((createOption) => [
          `a disk made by ${createOption} from ${path}, known only by id`,
          {
            resources: [disk("os", { createOption, sourceResourceId: `${COMPUTE}/${path}` }), attached("${os.id}")],
          },
        ]),
      ),
    ),
    "a disk created from a custom image that is known only by id": {
      resources: [
        disk("os", { createOption: "FromImage", galleryImageReference: { id: `${COMPUTE}/galleries/g/images/i` } }),
        attached("${os.id}"),
      ],
    },
    "a custom image of a VHD in Azure": { resources: [imageOf(AZURE_VHD), vmOfImage("${image.id}")] },
    "an unmanaged disk made from a custom image, a VHD in Azure": {
      resources: [vmOfDisk("web-01", { createOption: "FromImage", image: { uri: AZURE_VHD } })],
    },
    "a machine from the marketplace whose state shows the id of its disk": {
      resources: [
        vm("web-01", "2019-Datacenter", {
          storageProfile: {
            imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2019-Datacenter" },
            osDisk: { createOption: "FromImage", managedDisk: { id: elsewhere } },
          },
        }),
      ],
    },
    "a VHD that only says where a new disk is kept": {
      resources: [
        vm("web-01", "2019-Datacenter", {
          storageProfile: {
            imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2019-Datacenter" },
            osDisk: { createOption: "FromImage", vhd: { uri: AZURE_VHD } },
          },
        }),
      ],
    },
    "a machine that the program takes to Azure's KMS": {
      resources: [
        tagged({ "migrated-from": "azure-stack-hub" }),
        install(`slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms azkms.core.windows.net:1688 & slmgr /ato`),
      ],
    },
    "a machine with a MAK": {
      resources: [tagged({ "migrated-from": "azure-stack-hub" }), install(`slmgr /ipk ${MAK}`)],
    },
    "Windows Server 2003, which has no KMS client key": {
      resources: [attached(elsewhere)],
      settings: { images: [{ match: { id: "*/disks/os" }, release: "2003" }] },
    },
    "a KMS client key on a Hub, of a release that has no AVMA key": {
      resources: [HUB, onHub(vm("web-01", "2012-Datacenter")), install("slmgr /ipk 48HP8-DN98B-MYWDG-T2DCC-8W83P")],
    },
    "a KMS client key on a Hub, of a release that AVMA does not reach": {
      resources: [
        HUB,
        onHub(vm("web-01", "2025-datacenter")),
        install("slmgr /ipk D764K-2NDRG-47T6Q-P8T8W-YP6DF & slmgr /skms azkms.core.windows.net"),
      ],
    },
    "a KMS on a Hub that is not Azure's": {
      resources: [
        HUB,
        onHub(vm("web-01", "2019-Datacenter")),
        install(`slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms kms.corp.example`),
      ],
    },
    "a disk of which the settings say that it is right": {
      resources: [attached(elsewhere)],
      settings: { images: [{ match: { id: "*/disks/os" }, release: "2019", bakedIn: "kms" }] },
    },
    "a tag that says something else": {
      resources: [tagged({ source: "github", origin: "golden-image", application: "hub" })],
    },
    "a Linux disk": {
      resources: [vmOfDisk("web-01", { osType: "Linux", createOption: "Attach", vhd: { uri: HUB_VHD } })],
    },
    "the organization's KMS on a Hub": {
      resources: [
        HUB,
        onHub(vm("web-01", "2019-Datacenter")),
        install(`slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms kms.corp.example`),
      ],
      settings: { organizationKms: ["kms.corp.example"] },
    },
  },
  reject: {
    "a disk that nothing describes": { resources: [attached(elsewhere)], says: signs("attached-disk") },
    "a disk imported from a VHD": {
      resources: [disk("os", { createOption: "Import", sourceUri: AZURE_VHD }), attached("${os.id}")],
      says: signs("imported-disk"),
    },
    "a disk copied from a snapshot of a VHD of a Hub": {
      resources: [
        disk("copy", { createOption: "Copy", sourceResourceId: "${snapshot.id}" }),
        disk("snapshot", { createOption: "Import", sourceUri: HUB_VHD }, "Snapshot"),
        attached("${copy.id}"),
      ],
      says: signs("hub-blob-endpoint"),
    },
    "a custom image of a VHD of a Hub": {
      resources: [imageOf(HUB_VHD), vmOfImage("${image.id}")],
      says: signs("hub-blob-endpoint"),
    },
    "a VHD of a Hub": {
      resources: [vmOfDisk("web-01", { createOption: "Attach", vhd: { uri: HUB_VHD } })],
      says: signs("hub-blob-endpoint"),
    },
    "an AVMA key on Azure": {
      resources: [vm("web-01", "2019-Datacenter"), install(`slmgr /ipk ${AVMA_2019}`)],
      says: signs("avma-key"),
    },
    "an image that holds an AVMA key, by the settings": {
      resources: [vm("web-01", "gold")],
      settings: { images: [{ match: { sku: "gold" }, release: "2019", bakedIn: "avma" }] },
      says: signs("image-setting"),
    },
    "a tag": { resources: [tagged({ "Migrated-From": "Azure Stack Hub" })], says: signs("tag") },
    "the KMS client key of another release only": {
      resources: [tagged({ origin: "hub" }), install("slmgr /ipk WX4NM-KYWYW-QJJR4-XV3QB-6VM33")],
      says: signs("tag"),
    },
    "the way back: a KMS client key on a Hub": {
      resources: [HUB, onHub(vm("web-01", "2019-Datacenter")), install(`slmgr /ipk ${KMS_CLIENT_2019}`)],
      says: signs("kms-client-key-on-hub"),
    },
    "the way back: Azure's KMS and a KMS client key on a Hub": {
      resources: [
        HUB,
        onHub(vm("web-01", "2019-Datacenter")),
        install(`slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms azkms.core.windows.net`),
      ],
      says: signs("azure-kms-on-hub", "kms-client-key-on-hub"),
    },
  },
});

test("the steps name the KMS host of the machine's own cloud", () => {
  const machine = machineOf({ place: at("azure-china") });
  const text = messages.toAzure({ machine, verdict: decide(machine, {}) }, "azure-china");
  for (const step of ["/ipk", "/ckms", "/skms azkms.core.chinacloudapi.cn:1688", "/ato"]) expect(text).toContain(step);
  for (const code of ["0xC004FD01", "0xC004FD02", "0xC004F074"]) expect(text).toContain(code);
});
