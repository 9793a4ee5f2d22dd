import { inventoryOf } from "../../documents/live/declare";
import { readLive } from "../../documents/live/file";
import { pathOf, rowOf } from "../../documents/live/row";
import { armName } from "../../documents/live/spelling";
import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { UNKNOWN } from "../../values/value";
import { type Fields, GROUP, extension, found, graph, storage, vm, vmId } from "./live-files";

const PAGE = "missing: it's only one page of several";

test.each<readonly [page: Fields, isPart: boolean]>([
  [{ count: 1, skip_token: null, total_records: 1 }, false],
  [{ count: 1, skip_token: "", total_records: 1 }, false],
  [{ count: 1, skip_token: "x", total_records: 1 }, true],
  [{ count: 1, $skipToken: "x", totalRecords: 1 }, true],
  [{ Count: 1, SkipToken: "x" }, true],
  [{ count: 1, totalRecords: 2 }, true],
  [{ count: 1, totalRecords: null }, false],
  [{ nextLink: "" }, false],
  [{ nextLink: null }, false],
  [{ nextLink: "https://management.azure.com/x?$skiptoken=1" }, true],
])("the page %j is one of several: %s", (page, isPart) => {
  const data = [graph("a", { storageProfile: storage("2019-Datacenter") })];
  expect(found({ ...page, data })).toEqual(isPart ? [PAGE] : []);
});

test.each<readonly [what: string, location: unknown, endpoint: string, findings: readonly string[]]>([
  [
    "a Hub, although a region of Azure has the name of its own",
    "northeurope",
    "management.northeurope.azurestack.contoso.example",
    ["activation-undecided a"],
  ],
  ["Azure, without a location", undefined, "management.azure.com", []],
])("the next page is one of %s", (_, location, endpoint, findings) => {
  const value = [{ id: vmId("a"), location, properties: { storageProfile: storage("2012-Datacenter") } }];
  const last = { value: [] };
  expect(found([last, { value, nextLink: `https://${endpoint}/subscriptions/s1/x?$skiptoken=1` }])).toEqual([
    ...findings,
    PAGE,
  ]);
});

test.each([
  ["`az provider list`", [{ id: "/subscriptions/s1/providers/Microsoft.Compute", namespace: "Microsoft.Compute" }]],
  ["`az group list`", [{ id: GROUP, location: "local", name: "RG", properties: { provisioningState: "Succeeded" } }]],
  [
    "`az account list`",
    [
      { environmentName: "AzureCloud", id: "s1" },
      { environmentName: "Hub", id: "s2" },
    ],
  ],
])("%s lists no resources", (_, file) => {
  expect(() => found(file)).toThrow(messages.nothingListed);
});

test.each<readonly [what: string, file: unknown, reason: string]>([
  [
    "machines of `Get-AzVM -Status`",
    [{ Name: "a" }, { Name: "b", ResourceGroupName: "RG" }],
    messages.powerShellStatus,
  ],
  ["one machine of `Get-AzVM -Status`", { Name: "b", ResourceGroupName: "RG" }, messages.powerShellStatus],
  ["a query of names and groups", [{ name: "a" }, { name: "b", resourceGroup: "RG" }], messages.withoutIds],
  [
    "a query of names and properties without ids",
    { data: [{ name: "a", location: "local", properties: {} }] },
    messages.withoutIds,
  ],
  ["an object of something else", { name: "a", location: "local" }, messages.unrecognized("an object")],
  ["an account without its id", [{ environmentName: "AzureCloud" }], messages.unrecognized("an array")],
])("refuses %s", (_, file, reason) => {
  expect(() => readInput(JSON.stringify(file))).toThrow(reason);
});

test("a list that shows the properties of some is read", () => {
  expect(() => found([{ ...vm("a", "x"), properties: null }, vm("b", "2019-Datacenter")])).not.toThrow();
});

const VM = "Microsoft.Compute/virtualMachines";

test.each<readonly [id: string, expected: object | undefined]>([
  [vmId("a"), { type: VM, names: ["a"], subscription: "s1", group: "RG", scope: undefined }],
  [`${vmId("a")}/extensions/x`, { type: `${VM}/extensions`, names: ["a", "x"] }],
  [
    "/SUBSCRIPTIONS/s1/RESOURCEGROUPS/rg/PROVIDERS/Microsoft.Compute/virtualMachines/a",
    { type: VM, subscription: "s1", group: "rg" },
  ],
  ["/subscriptions/s1/providers/Microsoft.Compute/locations/x", { subscription: "s1", group: undefined }],
  [
    "/providers/Microsoft.Management/managementGroups/x",
    { subscription: undefined, group: undefined, scope: undefined },
  ],
  [
    `${vmId("a")}/providers/Microsoft.Insights/x/y`,
    { type: "Microsoft.Insights/x", names: ["y"], group: "RG", scope: vmId("a") },
  ],
  ["/subscriptions/s1/providers/Microsoft.Compute", undefined],
  ["/subscriptions/s1/providers/Microsoft.Compute/virtualMachines", undefined],
  [`${vmId("a")}/extensions`, undefined],
  [GROUP, undefined],
  ["/subscriptions/s1", undefined],
  ["[resourceId('Microsoft.Compute/providers/x/y/z')]", undefined],
])("the id %s", (id, expected) => {
  if (expected === undefined) expect(pathOf(id)).toBeUndefined();
  else expect(pathOf(id)).toMatchObject(expected);
});

const DISK = { createOption: "FromImage", osType: "Windows", managedDisk: { id: "x" } };

test.each<readonly [what: string, raw: Fields, body: Fields]>([
  [
    "an object of PowerShell",
    { Id: vmId("a"), VmId: "1", HardwareProfile: { VmSize: "x" }, Tags: { Tier: "Web" } },
    { vmId: "1", hardwareProfile: { vmSize: "x" }, tags: { Tier: "Web" } },
  ],
  ["what is empty", { id: vmId("a"), plan: null, zones: [] }, { zones: [] }],
  ["what its id says", { ...vm("a", "x"), storageProfile: null, license: "x", extensions: [] }, { location: "local" }],
  [
    "a disk made from an image",
    { id: vmId("a"), properties: { storageProfile: { osDisk: DISK } } },
    { properties: { storageProfile: { osDisk: { createOption: "FromImage", osType: "Windows" } } } },
  ],
  [
    "an attached disk",
    { id: vmId("a"), storageProfile: { osDisk: { ...DISK, createOption: 2, osType: 1 } } },
    { storageProfile: { osDisk: { createOption: "Attach", osType: "Linux", managedDisk: { id: "x" } } } },
  ],
  [
    "an empty disk",
    { id: vmId("a"), storageProfile: { osDisk: { createOption: 1, osType: 0 } } },
    { storageProfile: { osDisk: { createOption: "Empty", osType: "Windows" } } },
  ],
  [
    "a machine without a disk",
    { id: vmId("a"), storageProfile: { imageReference: {} } },
    { storageProfile: { imageReference: {} } },
  ],
  [
    "properties as text",
    { id: vmId("a"), properties: '{"VmId":1}', userData: '{"a":1}' },
    { properties: { vmId: 1 }, userData: '{"a":1}' },
  ],
  ["properties that aren't JSON", { id: vmId("a"), properties: "x" }, { properties: "x" }],
  ["a resource id instead of an id", { Id: 7, ResourceId: vmId("a"), Location: "x" }, { location: "x" }],
  [
    "an extension",
    extension("a", { settings: null, provisioningState: "Succeeded" }),
    {
      publisher: "Microsoft.Compute",
      provisioningState: "Succeeded",
      type: "CustomScriptExtension",
      typePropertiesType: "CustomScriptExtension",
    },
  ],
  [
    "an extension with settings",
    { id: `${vmId("a")}/extensions/x`, PublicSettings: { A: 1 }, ExtensionType: "x" },
    { publicSettings: { a: 1 }, extensionType: "x", type: "x", settings: { A: 1 } },
  ],
  [
    "an extension without a type",
    {
      id: `${vmId("a")}/extensions/x`,
      type: "Microsoft.Compute/virtualMachines/extensions",
      properties: { type: "x" },
    },
    { properties: { type: "x" } },
  ],
  [
    "a type that ends in extensions' siblings",
    { id: `${vmId("a")}/extensionsOf/x`, publicSettings: 1 },
    { publicSettings: 1 },
  ],
])("the body of %s", (_, raw, body) => {
  expect(rowOf(raw)?.body).toEqual(body);
});

test.each<readonly [value: unknown, isCut: boolean]>([
  ["Microsoft.Azure.Management.Compute.Models.ImageReference", true],
  ["Microsoft.Azure.Commands.Compute.Models.PSx", true],
  ["System.Collections.Generic.List`1[Microsoft.Azure.Management.Compute.Models.Disk]", true],
  ["@{name=x; publisher=\ny}", true],
  ["Microsoft.Azure.Extensions", false],
  ["Microsoft.Azure.Monitor", false],
  ["of Microsoft.Azure.Management.Compute", false],
  ["@{x", false],
  ["System.Net", false],
])("PowerShell has cut off %j: %s", (value, isCut) => {
  expect(rowOf({ id: vmId("a"), outer: [{ Inner: value }] })).toMatchObject({
    isCut,
    body: { outer: [{ inner: isCut ? UNKNOWN : value }] },
  });
  expect(rowOf({ id: vmId("a"), tags: { x: value } })).toMatchObject({ isCut: false, body: { tags: { x: value } } });
});

test.each([
  ["OSProfile", "osProfile"],
  ["OsProfile", "osProfile"],
  ["osprofile", "osProfile"],
  ["VMSize", "vmSize"],
  ["Id", "id"],
  ["URI", "uri"],
  ["PrivateIpAddress", "privateIPAddress"],
  ["imageReference", "imageReference"],
  ["useIPv6", "useIPv6"],
])("ARM calls %s %s", (name, own) => {
  expect(armName(name)).toBe(own);
});

test("each resource is of the first file that shows it, and its unlisted extensions follow", () => {
  const files = ["x.json", "y.json"].map((file) => ({ file, live: readLive([vm("a", "x"), vm(file, "x")], file) }));
  const {
    kind,
    resources,
    files: shown,
  } = inventoryOf(files.flatMap(({ file, live }) => (live ? [{ file, live }] : [])));
  expect(kind).toBe("inventory");
  expect(shown?.all).toEqual(["x.json", "y.json"]);
  expect([...(shown?.ofResource ?? [])]).toEqual([
    [vmId("a"), "x.json"],
    [vmId("x.json"), "x.json"],
    [vmId("y.json"), "y.json"],
  ]);
  const shownAs = resources.map(({ urn, name, seen, anywhere }) => [urn, name, seen, anywhere]);
  expect(shownAs).toContainEqual([vmId("a"), "a", "running", "inventory"]);
  expect(shownAs).toContainEqual([`${vmId("a")}/extensions/*`, "a/*", "not-listed", "inventory"]);
});
