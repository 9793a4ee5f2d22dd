import {
  EXTENSION,
  type Fields,
  REPEATED,
  VAR_ID,
  VM,
  change,
  configured,
  found,
  image,
  keyed,
  machine,
  plan,
} from "./terraform-files";

const A = `${VM}.a`;
const B = `${VM}.b`;
const C = `${VM}.c`;
const AB = `${VM}.ab`;
const E = `${EXTENSION}.e`;
const ID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines";

const to = (...addresses: readonly string[]): readonly string[] =>
  addresses.flatMap((address) => [`${address}.id`, address]);
const targets = (...references: readonly string[]): Fields => ({ virtual_machine_id: { references } });

/** A machine that exists, so its id is known. */
const deployed = (address: string): Fields => {
  const name = address.slice(address.lastIndexOf(".") + 1);
  return change(address, { id: `${ID}/${name}`, name, ...image("2012-Datacenter") }, {}, ["no-op"]);
};

/** A machine whose name a plan shows, but not its id. */
const created = (address: string): Fields => {
  const name = address.slice(address.lastIndexOf(".") + 1);
  return change(address, { name, ...image("2012-Datacenter") }, { id: true });
};

/** Machines `a` and `b` that need a MAK, and an extension that installs one. */
function keys(machines: readonly Fields[], extension: Fields, expressions: Fields, declared = [A, B]): Fields {
  const resources = [...declared.map((one) => configured(one)), configured(E, expressions)];
  return plan([...machines, extension], { resources });
}

const isMissing = (...addresses: readonly string[]) => addresses.map((address) => `mak-key-required ${address}`);

const OLD = [A, B].map(deployed);
const at = (name: string): Fields => keyed(E, { virtual_machine_id: `${ID}/${name}` });
const CONDITION = ["var.existing"];

test.each<[what: string, document: Fields, expected: readonly string[]]>([
  [
    "another machine, which isn't in the plan",
    keys([created(A), created(B)], at("other"), targets(...CONDITION, ...to(A))),
    isMissing(A, B),
  ],
  ["another machine of the plan", keys(OLD, at("b"), targets(...CONDITION, ...to(A))), isMissing(A)],
  ["one of two machines", keys(OLD, at("b"), targets(...CONDITION, ...to(A, B))), isMissing(A)],
  ["the machine", keys(OLD, at("A"), targets(...CONDITION, ...to(A))), isMissing(B)],
  [
    "the machine's id, of which only the name is known",
    keys([created(A), created(B)], at("a"), targets("azurestack_resource_group.g.id", ...to(A))),
    isMissing(B),
  ],
  [
    "another machine, by its name",
    keys(OLD, keyed(E, { virtual_machine_id: null, virtual_machine_name: "b" }), {
      virtual_machine_name: { references: [...CONDITION, `${A}.name`, A] },
    }),
    isMissing(A),
  ],
  [
    "the machine's id, if its name isn't shown",
    keys([machine(A, "2012-Datacenter"), created(B)], keyed(E, { virtual_machine_id: "/x/vm" }), targets(...to(A))),
    isMissing(B),
  ],
])("a known id of an extension, made by a condition, is that of %s", (_, document, expected) => {
  expect(found(document)).toEqual(expected);
});

const isUndecided = (...addresses: readonly string[]) => addresses.map((address) => `activation-undecided ${address}`);
const NEW = [created(A), created(B)];
const LOCAL = targets("local.id");

/** Extensions that are repeated for what is given, each on the machine that is its value. */
function repeated(
  machines: readonly string[],
  extensions: readonly string[],
  over: readonly string[],
  target = targets("each.value.id", "each.value"),
): Fields {
  const names = new Set(machines.map((address) => address.replace(/\[.*/, "")));
  return plan(
    [...machines.map((one) => machine(one, "2012-Datacenter")), ...extensions.map((key) => keyed(`${E}["${key}"]`))],
    {
      resources: [
        ...[...names].map((one) => configured(one, {}, machines.includes(one) ? {} : REPEATED)),
        configured(E, target, { for_each_expression: { references: over } }),
      ],
    },
  );
}

test.each<[what: string, document: Fields, expected: readonly string[]]>([
  ["a local", keys(NEW, keyed(E), LOCAL), isUndecided(A, B)],
  [
    "a local, beside another attribute",
    keys(NEW, keyed(E), { ...LOCAL, name: { references: to(B) } }),
    isUndecided(A, B),
  ],
  ["a local, of the only machine", keys([created(A), change(B, {}, {}, ["delete"])], keyed(E), LOCAL), []],
  ["a list of machines", keys(NEW, keyed(E), targets(...to(A, B))), isUndecided(A, B)],
  ["one of two lists", keys([created(A), created(AB)], keyed(E), targets(A, AB), [A, AB]), isUndecided(A, AB)],
  [
    "an index that has no machine, or another machine",
    plan([change(`${A}[0]`, {}, {}, ["delete"]), created(B), created(C), keyed(E)], {
      resources: [
        configured(A, {}, { count_expression: { constant_value: 0 } }),
        ...[B, C].map((one) => configured(one)),
        configured(E, targets(`${A}[0].id`, `${A}[0]`, A, ...to(B))),
      ],
    }),
    isMissing(C),
  ],
  [
    "any of repeated machines, without a key",
    repeated([`${A}["x"]`, `${A}["y"]`], ["x"], [A], targets(A)),
    isUndecided(`${A}["x"]`, `${A}["y"]`),
  ],
  ["a machine of a list of two", repeated([A, B, C], ["x"], to(A, B)), [...isUndecided(A, B), ...isMissing(C)]],
  ["the only one that is repeated", repeated([A, B], ["x"], to(A)), isMissing(B)],
  ["those that may come from a local", repeated([A, B, C], ["x"], [...to(A, B), "local.more"]), isUndecided(A, B, C)],
  [
    "the machine with its key, of two maps",
    repeated([`${A}["x"]`, `${A}["y"]`, `${B}["z"]`], ["x"], [A, B]),
    isMissing(`${A}["y"]`, `${B}["z"]`),
  ],
  [
    "the machine with its key, beside a local",
    repeated([`${A}["x"]`, `${A}["y"]`, B], ["x"], [A, "local.more"]),
    isMissing(`${A}["y"]`, B),
  ],
])("the unknown id of an extension leads to %s", (_, document, expected) => {
  expect(found(document)).toEqual(expected);
});

test("a module that is repeated for machines has the one with its key as each.value", () => {
  const over = {
    for_each_expression: { references: [A] },
    expressions: { id: { references: ["each.value.id", "each.value"] } },
  };
  const module = { resources: [configured(E, VAR_ID)] };
  const document = plan(
    [machine(`${A}["x"]`, "2012-Datacenter"), machine(`${A}["y"]`, "2012-Datacenter"), keyed(`module.key["x"].${E}`)],
    { resources: [configured(A, {}, REPEATED)], module_calls: { key: { ...over, module } } },
  );
  expect(found(document)).toEqual(isMissing(`${A}["y"]`));
});
