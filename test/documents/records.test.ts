import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";

type Json = Readonly<Record<string, unknown>>;

const VM = "azure-native:compute:VirtualMachine";
const URN = `urn:pulumi:dev::app::${VM}::a`;

function read(...resources: readonly unknown[]) {
  return readInput(JSON.stringify({ version: 3, deployment: { resources } })).resources;
}

const record = (more: Json): Json => ({ urn: URN, type: VM, ...more });

test.each<readonly [what: string, record: Json, expected: Json]>([
  [
    "its inputs",
    { inputs: { vmName: "a" }, outputs: { id: "/a" } },
    { props: { vmName: "a" }, inputsSeen: true, outputs: { id: "/a" } },
  ],
  [
    "its outputs, where it has no inputs",
    { inputs: {}, outputs: { id: "/a" } },
    { props: { id: "/a" }, inputsSeen: false },
  ],
  ["neither", {}, { props: {}, inputsSeen: false, outputs: undefined, id: undefined, parent: undefined }],
  ["its id", { id: "/a" }, { id: "/a" }],
  ["an id that isn't known yet", { id: "" }, { id: undefined }],
  ["an id that is no text", { id: 1 }, { id: undefined }],
  ["its parent", { parent: "urn:pulumi:dev::app::x::y" }, { parent: "urn:pulumi:dev::app::x::y" }],
  ["a parent that is no text", { parent: 1 }, { parent: undefined }],
  ["dependencies", { dependencies: ["x", "y"] }, { dependencies: ["x", "y"] }],
  ["dependencies that aren't texts", { dependencies: ["x", 1, null] }, { dependencies: ["x"] }],
  ["no dependencies", { dependencies: null }, { dependencies: [] }],
  [
    "dependencies by input",
    { propertyDependencies: { vmName: ["x"], tags: null } },
    { propertyDependencies: { vmName: ["x"], tags: [] } },
  ],
  ["what it only reads", { external: true }, { external: true }],
])("a record shows %s", (_, more, expected) => {
  expect(read(record(more))).toMatchObject([{ name: "a", seen: "state", ...expected }]);
});

test("a record that waits for its deletion isn't declared, even without a type", () => {
  expect(read(record({ delete: true }), { delete: true }, record({ delete: false }))).toHaveLength(1);
});

test.each<readonly [what: string, resources: unknown, reason: string]>([
  ["no list", "x", messages.notResources("deployment.resources", "a string")],
  ["a list of something else", [{ urn: URN, type: VM }, 1], messages.notResource("deployment.resources[1]")],
  ["a resource without a type", [{ urn: URN }], messages.notResource("deployment.resources[0]")],
  ["a resource without a URN", [{ type: VM }], messages.notResource("deployment.resources[0]")],
])("a state with %s is refused", (_, resources, reason) => {
  expect(() => readInput(JSON.stringify({ version: 3, deployment: { resources } }))).toThrow(reason);
});

test.each([null, undefined])("a state whose resources are %s has none", (resources) => {
  expect(readInput(JSON.stringify({ version: 3, deployment: { resources } })).resources).toEqual([]);
});
