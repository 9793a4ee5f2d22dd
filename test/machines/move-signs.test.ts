import { isHubBlob } from "../../machines/move-signs";

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
  [undefined, false],
])("%s is a blob on a Hub or not", (uri, expected) => {
  expect(isHubBlob(uri)).toBe(expected);
});
