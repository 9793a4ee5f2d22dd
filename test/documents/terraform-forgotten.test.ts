import { MAK } from "../policies/declare";
import { EXTENSION, type Fields, VM, change, configured, found, image, plan } from "./terraform-files";

const MACHINE = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a";
const ROOT = { resources: [configured(`${VM}.a`)] };

/** A resource that Terraform only forgets, so it stays as it is: a `removed` block with `destroy = false`. */
function forgotten(address: string, before: Fields): Fields {
  const gone = change(address, {}, {}, ["forget"]);
  return { ...gone, change: { actions: ["forget"], before, after: null, after_unknown: {}, before_sensitive: {} } };
}

function keyed(command: string, settings = "protected_settings"): Fields {
  return {
    publisher: "Microsoft.Compute",
    type: "CustomScriptExtension",
    virtual_machine_id: MACHINE,
    [settings]: JSON.stringify({ commandToExecute: command }),
  };
}

const kept = change(`${VM}.a`, { id: MACHINE, name: "a", ...image("2012-Datacenter") }, {}, ["no-op"]);
const INSTALL = `slmgr.vbs /ipk ${MAK}`;

test.each<[what: string, changes: readonly Fields[], said: readonly string[]]>([
  ["an extension that delivers its key", [kept, forgotten(`${EXTENSION}.x`, keyed(INSTALL))], []],
  ["an extension that shows its key", [kept, forgotten(`${EXTENSION}.x`, keyed(INSTALL, "settings"))], []],
  ["an extension without a key", [kept, forgotten(`${EXTENSION}.x`, keyed("dir"))], [`mak-key-required ${VM}.a`]],
  [
    "an extension of another machine",
    [kept, forgotten(`${EXTENSION}.x`, { ...keyed(INSTALL), virtual_machine_id: `${MACHINE}b` })],
    [`mak-key-required ${VM}.a`],
  ],
  ["an extension that is deleted", [kept, change(`${EXTENSION}.x`, {}, {}, ["delete"])], [`mak-key-required ${VM}.a`]],
  ["the machine", [forgotten(`${VM}.a`, { id: MACHINE, name: "a", ...image("2012-Datacenter") })], []],
])("what a plan forgets counts, and nothing is reported on it: %s", (_, changes, said) => {
  expect(found(plan(changes, ROOT))).toEqual(said);
});

/** A change of the machine that turns one image into another, or into nothing. */
function changed(actions: readonly string[], from: string, to?: string): Fields {
  const values = (sku: string): Fields => ({ name: "a", ...image(sku) });
  return {
    ...change(`${VM}.a`, {}, {}, actions),
    change: { actions, before: values(from), after: to === undefined ? null : values(to), after_unknown: { id: true } },
  };
}

const [OLD, NEW, SAID] = ["2012-Datacenter", "2019-Datacenter", [`mak-key-required ${VM}.a`]];

test.each<[actions: readonly string[], from: string, to: string | undefined, said: readonly string[]]>([
  [["update"], OLD, NEW, []],
  [["update"], NEW, OLD, SAID],
  [["delete", "create"], OLD, NEW, []],
  [["create", "delete"], NEW, OLD, SAID],
  [["create", "forget"], NEW, OLD, SAID],
  [["no-op"], OLD, OLD, SAID],
  [["delete"], OLD, undefined, []],
])("%j of a machine from %s to %s is judged by what it leaves", (actions, from, to, said) => {
  expect(found(plan([changed(actions, from, to)], ROOT))).toEqual(said);
});

test("what is left of a replacement that failed, and changes without content, are no resources", () => {
  const deposed = { ...changed(["delete"], OLD, OLD), deposed: "abc" };
  expect(found(plan([deposed, { address: `${VM}.a` }, { ...kept, change: null }], ROOT))).toEqual([]);
});
