import { type Fields, VM, found, image, instance } from "./terraform-files";

const A = `${VM}.a`;
const B = `${VM}.b`;
const ID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute";

const machine = (address: string): Fields =>
  instance(address, { values: { id: `${ID}/virtualMachines/${address}`, name: address, ...image("2012-Datacenter") } });

/** A state as `terraform show -json` prints it. */
function state(...resources: readonly unknown[]): Fields {
  return { format_version: "1.0", values: { root_module: { resources } } };
}

/** A deployment whose template no state shows, so it may install a key on what it waits for. */
const deployment = (...dependsOn: readonly unknown[]): Fields =>
  instance("azurestack_template_deployment.t", {
    values: { id: "/t", name: "t", deployment_mode: "Incremental", template_body: null },
    depends_on: dependsOn,
  });

const isMissing = (...addresses: readonly string[]) => addresses.map((address) => `mak-key-required ${address}`);
const isUndecided = (...addresses: readonly string[]) => addresses.map((address) => `activation-undecided ${address}`);
const TEMPLATE = "azurestack_template_deployment.t";

test.each<[what: string, document: Fields, expected: readonly string[]]>([
  ["one machine", state(machine(A), machine(B), deployment(A)), [...isUndecided(TEMPLATE, A), ...isMissing(B)]],
  [
    "all machines of a count",
    state(machine(`${A}[0]`), machine(`${A}[1]`), machine(B), deployment(A)),
    [...isUndecided(TEMPLATE, `${A}[0]`, `${A}[1]`), ...isMissing(B)],
  ],
  ["nothing", state(machine(A), deployment()), [...isUndecided(TEMPLATE), ...isMissing(A)]],
  ["what can't be read", state(machine(A), deployment(1, null)), [...isUndecided(TEMPLATE), ...isMissing(A)]],
])("a state with a deployment that waits for %s", (_, document, expected) => {
  expect(found(document)).toEqual(expected);
});

test.each<[what: string, more: unknown]>([
  ["a deposed object, which is about to be deleted", { ...machine(B), deposed_key: "byebye" }],
  ["a resource without values", { ...machine(B), values: null }],
  ["a resource without a type", { ...machine(B), type: null }],
  ["a resource without an address", { ...machine(B), address: null }],
  ["a machine that is only read", { ...machine(B), mode: "data" }],
  ["an image that is only read", { ...instance("data.azurerm_image.i", { values: { id: "/i", name: "i" } }) }],
  ["what isn't an object", "resource"],
])("a state has nothing to report on %s", (_, more) => {
  expect(found(state(machine(A), more))).toEqual(isMissing(A));
});

const DISK = `${ID}/disks/d`;
const NEWER = image("2019-Datacenter");

/** A machine on Azure, whose disk Azure may have made from an image. */
const onAzure = (type: string, values: Fields): Fields =>
  state(instance(`${type}.m`, { values: { id: "/m", name: "m", location: "westeurope", ...values } }));
const modern = (values: Fields): Fields => onAzure("azurerm_windows_virtual_machine", values);
const legacy = (option: unknown): Fields =>
  onAzure("azurerm_virtual_machine", {
    storage_image_reference: NEWER["source_image_reference"],
    storage_os_disk: [{ create_option: option, managed_disk_id: DISK, os_type: "Windows" }],
    os_profile_windows_config: [{}],
  });

test.each<[what: string, document: Fields, moved: boolean]>([
  ["made from an image", modern({ ...NEWER, source_image_id: "", os_managed_disk_id: DISK }), false],
  [
    "made from a custom image",
    modern({ source_image_reference: [], source_image_id: `${ID}/images/i`, os_managed_disk_id: DISK }),
    false,
  ],
  ["attached", modern({ source_image_reference: [], source_image_id: "", os_managed_disk_id: DISK }), true],
  ["made from an image by the old provider", legacy("FromImage"), false],
  ["attached by the old provider", legacy("Attach"), true],
  ["attached by the old provider, in lower case", legacy("attach"), true],
])("a state shows the id of a disk that was %s", (_, document, moved) => {
  expect(found(document).some((one) => one.startsWith("moved-to-azure"))).toBe(moved);
});
