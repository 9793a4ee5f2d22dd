import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { type Fields, REPEATED, change, configured, instance, plan } from "./terraform-files";

const WHOLE = { resources: [configured("azurerm_subnet.a")] };

test.each<readonly [what: string, document: unknown, reason: string]>([
  ["a plan that failed", plan([], {}, { errored: true }), messages.failedPlan],
  ["a plan of a part", plan([], {}, { complete: false }), messages.partialPlan],
  ["a plan of a part, which doesn't say so", plan([], WHOLE), messages.planWithout("azurerm_subnet.a")],
  ["no state", { format_version: "1.0" }, messages.noState],
  ["a format of the next major", { format_version: "2.0", resource_changes: [] }, messages.newerTerraform],
  ["a raw state", { version: 4, lineage: "x", terraform_version: "1.11.4", resources: [] }, messages.rawState],
  [
    "changes that aren't an array",
    { format_version: "1.2", resource_changes: {} },
    messages.notArray("resource_changes", "an object"),
  ],
])("refuses %s", (_, document, reason) => {
  expect(() => readInput(JSON.stringify(document))).toThrow(reason);
});

const INSIDE = { module_calls: { net: { module: WHOLE } } };

test.each<readonly [what: string, addresses: readonly string[], root: object]>([
  ["a resource", ['azurerm_subnet.a["web"]', 'azurerm_subnet.a["x.y[0]"]'], WHOLE],
  ["a module", ['module.net["east"].azurerm_subnet.a'], INSIDE],
  ["a resource in a module", ["module.net.azurerm_subnet.a[0]"], INSIDE],
])("reads a plan whose configuration doesn't say that %s is repeated, as for a literal set", (_, addresses, root) => {
  const document = plan(
    addresses.map((address) => change(address, { name: "s" })),
    { ...root },
  );
  expect(readInput(JSON.stringify(document)).resources).toHaveLength(addresses.length);
});

const CALLS = (more: object) => ({ module_calls: { net: { module: INSIDE, ...more } } });

test("refuses a plan of a part that leaves out a resource of a module in a module", () => {
  const missing = "module.net.module.net.azurerm_subnet.a";
  expect(() => readInput(JSON.stringify(plan([], CALLS({}))))).toThrow(messages.planWithout(missing));
});

test.each<[what: string, root: Fields]>([
  ["a resource", { resources: [configured("azurerm_subnet.a", {}, REPEATED)] }],
  ["a resource with a count", { resources: [configured("azurerm_subnet.a", {}, { count_expression: {} })] }],
  ["a module", CALLS(REPEATED)],
  ["a module with a count", CALLS({ count_expression: { constant_value: 0 } })],
  ["a data source", { resources: [configured("data.azurerm_subnet.a")] }],
  ["an ephemeral resource", { resources: [{ address: "ephemeral.azurerm_key_vault_secret.a" }] }],
  ["a resource of another cloud", { resources: [configured("aws_instance.azurerm_a")] }],
  ["a resource without an address", { resources: [{ mode: "managed" }, "azurerm_subnet.a"] }],
])("reads a plan without a change of %s, which may have no instance", (_, root) => {
  expect(readInput(JSON.stringify(plan([], root, { deferred_changes: null }))).resources).toEqual([]);
});

test("refuses a plan of a part that has another resource of a similar name", () => {
  const document = plan([change("azurerm_subnet.ab[0]", { name: "s" })], WHOLE);
  expect(() => readInput(JSON.stringify(document))).toThrow(messages.planWithout("azurerm_subnet.a"));
});

const SEVERAL = { resources: [configured("azurerm_subnet.a", {}, REPEATED)] };
const BEFORE = 'azurerm_subnet.a["x.y"]';

/** The state before a plan, or what it plans. */
const values = (...addresses: readonly string[]) => ({
  root_module: { resources: [], child_modules: [{ resources: addresses.map((one) => instance(one, { values: {} })) }] },
});

test.each<readonly [what: string, document: unknown, missing: string]>([
  [
    "only refreshes repeated resources",
    plan([], SEVERAL, { complete: true, prior_state: { values: values(BEFORE) } }),
    BEFORE,
  ],
  [
    "is of a part, which doesn't say so",
    plan([change('azurerm_subnet.a["z"]', {})], SEVERAL, { prior_state: { values: values(BEFORE) } }),
    BEFORE,
  ],
  [
    "has only planned values",
    { format_version: "1.2", planned_values: values("module.m[0].azurerm_subnet.b[1]") },
    "module.m[0].azurerm_subnet.b[1]",
  ],
])("refuses a plan that %s", (_, document, missing) => {
  expect(() => readInput(JSON.stringify(document))).toThrow(messages.planWithout(missing));
});

test.each<readonly [what: string, changes: readonly Fields[], before: readonly string[]]>([
  ["a change of each resource", [change(BEFORE, {}, {}, ["no-op"])], [BEFORE]],
  ["a deletion", [change(BEFORE, {}, {}, ["delete"])], [BEFORE]],
  ["a data source that was read before", [], ["data.azurerm_subnet.b", 'module.m["a"].data.azurerm_subnet.b[0]']],
  ["a resource of another cloud", [], ["aws_instance.a", "random_pet.azurerm_x"]],
])("reads a plan with %s", (_, changes, before) => {
  const document = plan(changes, SEVERAL, { prior_state: { values: values(...before) } });
  expect(() => readInput(JSON.stringify(document))).not.toThrow();
});

const OTHER = change("azurerm_resource_group.g", { name: "g" });

test("reads a plan marked as complete that has no instance of a resource, as for an empty literal set", () => {
  const document = plan([OTHER], WHOLE, { complete: true });
  expect(readInput(JSON.stringify(document)).resources).toHaveLength(1);
});

test.each<readonly [what: string, document: unknown]>([
  ["isn't marked as complete", plan([OTHER], WHOLE)],
  ["only refreshes", plan([], WHOLE, { complete: true })],
  ["only reads", plan([change("data.azurerm_subnet.b", { name: "b" })], WHOLE, { complete: true })],
])("refuses a plan without an instance of a resource that %s", (_, document) => {
  expect(() => readInput(JSON.stringify(document))).toThrow(messages.planWithout("azurerm_subnet.a"));
});
