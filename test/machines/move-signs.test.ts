import type { Cloud } from "../../activation/settings";
import { NO_LOAD, loadOf } from "../../machines/carriers/load";
import { isHubBlob, moveSignsOf } from "../../machines/move-signs";
import { plainShape } from "../../machines/readers/parts/plain";
import { scriptCarrier } from "../../machines/readers/parts/script-carrier";
import { windows } from "../activation/machines";
import { declare, native } from "./network-stack";

test.each<[uri: string | undefined, expected: boolean]>([
  ["https://disks.blob.hub1.azurestack.corp.example/vhds/os.vhd", true],
  ["https://disks.blob.hub1.corp.example/vhds/os.vhd", true],
  ["HTTPS://DISKS.BLOB.HUB1.CORP.EXAMPLE/vhds/os.vhd", true],
  ["https://files.hub1.azurestack.corp.example:443/os.vhd", true],
  ["https://disks.blob.core.windows.net/vhds/os.vhd", false],
  ["https://disks.blob.core.usgovcloudapi.net/vhds/os.vhd", false],
  ["https://disks.z1.blob.storage.azure.net/vhds/os.vhd", false],
  ["https://files.corp.example/vhds/os.vhd", false],
  ["https://corp.example/disks.blob.hub1.corp.example", false],
  ["disks.blob.hub1.corp.example", false],
  ["http://disks.blob.hub1.corp.example/vhds/os.vhd", true],
  ["https://disks.blob.hub1.corp.example", true],
  ["copied from https://disks.blob.hub1.corp.example/vhds/os.vhd", false],
  [undefined, false],
])("%s is a blob on a Hub or not", (uri, expected) => {
  expect(isHubBlob(uri)).toBe(expected);
});

test.each<[tag: string, value: string, isSign: boolean]>([
  ["MigratedFrom", "Azure Stack Hub", true],
  ["moved-from", "hub", true],
  ["source", "Stack Hub", true],
  ["origin", "azurestack-01", true],
  ["origin", "github", false],
  ["origin", "", false],
  ["owner", "hub", false],
])("the tag %s: %s is a sign or not", (tag, value, isSign) => {
  const shape = { ...plainShape({}, "virtual machine", "vm"), tags: { [tag]: value } };
  const place = { cloud: "azure", build: undefined, because: "its location" } as const;
  const signs = moveSignsOf({ place, system: windows("2019"), ...NO_LOAD, bakedIn: undefined }, shape, undefined);
  expect(signs.map(({ sign }) => sign)).toEqual(isSign ? ["tag"] : []);
});

const KMS_CLIENT_2022 = "WX4NM-KYWYW-QJJR4-XV3QB-6VM33";
const KMS_CLIENT_2019_STANDARD = "N69G4-B89J2-4G8F4-WWYCC-J464C";
const KMS_CLIENT_KEY = "WMDGN-G9PQG-XVVXX-R3X43-63DFG";

test.each<[cloud: Cloud, commands: string, signs: readonly string[]]>([
  ["azure-stack-hub", "slmgr /skms azkms.core.windows.net", ["azure-kms-on-hub"]],
  ["azure-stack-hub", "slmgr /skms kms.corp.example", []],
  ["azure-stack-hub", `slmgr /ipk ${KMS_CLIENT_KEY}`, ["kms-client-key-on-hub"]],
  ["azure-stack-hub", `slmgr /ipk ${KMS_CLIENT_2022}`, []],
  ["azure-stack-hub", `slmgr /ipk ${KMS_CLIENT_2019_STANDARD}`, []],
  ["azure-stack-hub", `slmgr /ipk ${KMS_CLIENT_2022} & slmgr /ipk ${KMS_CLIENT_KEY}`, ["kms-client-key-on-hub"]],
  [
    "azure-stack-hub",
    `dism /online /Set-Edition:ServerStandard /ProductKey:${KMS_CLIENT_2019_STANDARD}`,
    ["kms-client-key-on-hub"],
  ],
  ["azure-stack-hub", "hostname", []],
  ["azure-local", `slmgr /skms azkms.core.windows.net & slmgr /ipk ${KMS_CLIENT_KEY}`, []],
])("in %s, `%s` is a sign or not", (cloud, commands, expected) => {
  const [declared] = declare([native("compute:VirtualMachineExtension", "key", {})]);
  const scripts = [{ text: commands, path: "settings", secret: true }];
  const load = declared ? loadOf(scriptCarrier("CustomScriptExtension", scripts), declared) : NO_LOAD;
  const place = { cloud, build: undefined, because: "its location" };
  const signs = moveSignsOf(
    { place, system: windows("2019", "datacenter"), ...load, bakedIn: undefined },
    plainShape({}, "virtual machine", "vm"),
    undefined,
  );
  expect(signs.map(({ sign }) => sign)).toEqual(expected);
});
