import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { UNKNOWN } from "../../values/value";

type Json = Readonly<Record<string, unknown>>;

const VM = "azure-native:compute:VirtualMachine";
const HUB = { "azure-native:metadataHost": "management.hub1.azurestack.corp.example", "azure:location": "x" };
const STACK = { urn: "urn:pulumi:dev::app::pulumi:pulumi:Stack::app-dev", type: "pulumi:pulumi:Stack" };

function urnOf(name: string, type = VM): string {
  return `urn:pulumi:dev::app::${type}::${name}`;
}

function machine(name: string, more: Json = {}): Json {
  return { urn: urnOf(name), type: VM, inputs: { vmName: name }, ...more };
}

/** A step of `pulumi preview --json`. */
function step(op: string, newState: unknown, more: Json = {}): Json {
  return { op, urn: urnOf("a"), newState, detailedDiff: null, ...more };
}

function read(steps: unknown, more: Json = {}) {
  return readInput(JSON.stringify({ config: {}, steps, duration: 1, ...more }));
}

test("a preview names its stack, and holds no violations", () => {
  expect(read([step("create", STACK), step("create", machine("a"))], { changeSummary: { create: 2 } })).toMatchObject({
    kind: "preview",
    stack: "dev",
    project: "app",
    resources: [{ name: "app-dev" }, { name: "a", seen: "preview", external: false }],
    violations: [],
    judged: false,
  });
});

const SAME = step("same", machine("a"));

test.each<readonly [what: string, steps: unknown, more: Json, reason: string]>([
  [
    "leaves out what doesn't change",
    [step("create", machine("a"))],
    { changeSummary: { create: 1, same: 3 } },
    messages.halfPreview(3),
  ],
  [
    "leaves out some of it",
    [SAME, null, step("update", machine("b"))],
    { changeSummary: { update: 1, same: 3 } },
    messages.halfPreview(2),
  ],
  [
    "failed",
    [SAME],
    { diagnostics: [{ severity: "warning" }, { severity: "error", message: "x" }] },
    messages.failedPreview,
  ],
  ["has no list of steps", { "0": SAME }, {}, messages.notArray("steps", "an object")],
])("a preview that %s is refused", (_, steps, more, reason) => {
  expect(() => read(steps, more)).toThrow(reason);
});

test.each<readonly [what: string, steps: readonly unknown[], more: Json, names: readonly string[]]>([
  ["all that doesn't change", [SAME], { changeSummary: { same: 1 } }, ["a"]],
  ["no number of what doesn't change", [step("create", machine("a"))], { changeSummary: { create: 1 } }, ["a"]],
  ["warnings", [SAME], { diagnostics: [{ severity: "warning" }, null] }, ["a"]],
  ["steps that can't be read", [null, "x", step("delete", null), step("create", { urn: "x" }), SAME], {}, ["a"]],
  ["a refresh alone", [step("refresh", machine("a"))], {}, ["a"]],
  ["nothing", [], {}, []],
])("a preview with %s is read", (_, steps, more, names) => {
  expect(read(steps, more).resources.map(({ name }) => name)).toEqual(names);
});

const OLD = { id: "/old", outputs: { vmId: "1" } };

test.each<readonly [op: string, state: Json, id: string | undefined, outputs: Json | undefined]>([
  ["same", {}, "/old", OLD.outputs],
  ["same", { id: "/new", outputs: { vmId: "2" } }, "/new", { vmId: "2" }],
  ["update", {}, "/old", undefined],
  ["update", { outputs: { vmId: "2" } }, "/old", { vmId: "2" }],
  ["replace", {}, undefined, undefined],
  ["create-replacement", {}, undefined, undefined],
  ["import", { id: "/imported" }, "/imported", undefined],
])("the step %s with %j has the id %s and the outputs %j", (op, state, id, outputs) => {
  const [one] = read([step(op, machine("a", state), { oldState: machine("a", OLD) })]).resources;
  expect([one?.id, one?.outputs]).toEqual([id, outputs]);
});

test.each([
  ["read", true],
  ["read-replacement", true],
  ["same", false],
])("what the step %s shows is only read: %s", (op, external) => {
  expect(read([step(op, machine("a"))]).resources).toMatchObject([{ external }]);
});

const PROVIDER = "pulumi:providers:azure-native";
const reference = (name: string) => `${urnOf(name, PROVIDER)}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`;

test.each<readonly [what: string, provider: Json, props: unknown]>([
  [
    "a default provider has the stack's configuration of its package",
    { provider: reference("default_3_28_0") },
    { metadataHost: HUB["azure-native:metadataHost"] },
  ],
  ["nothing is known of another provider", { provider: reference("hub") }, UNKNOWN],
])("%s", (_, provider, props) => {
  const inStep = read([step("create", machine("a"), provider)], { config: HUB });
  const inState = read([step("create", machine("a", provider))], { config: HUB });
  for (const { resources } of [inStep, inState]) expect(resources[0]?.provider?.props).toEqual(props);
});

test("a provider that the preview shows has its own inputs, or what it put out", () => {
  const provider = (name: string, more: Json) =>
    step("create", { urn: urnOf(name, PROVIDER), type: PROVIDER, ...more });
  const { resources } = read([
    provider("x", { inputs: { metadataHost: "x" }, outputs: { metadataHost: "y" } }),
    provider("y", { outputs: { metadataHost: "y" } }),
    step("create", machine("a", { provider: reference("x") })),
    step("create", machine("b", { provider: reference("y") })),
    step("create", machine("c", { provider: "" })),
    step("create", machine("d")),
  ]);
  const hosts = resources.slice(2).map((one) => one.provider?.props);
  expect(hosts).toEqual([{ metadataHost: "x" }, { metadataHost: "y" }, undefined, undefined]);
});

test("a preview shows where the program declares a resource", () => {
  const sourcePosition = "project:///index.ts#7,3";
  const { positions } = read([
    step("create", machine("a", { sourcePosition })),
    step("create", machine("b")),
    step("create", machine("c", { sourcePosition: "file:///x#1" })),
  ]);
  expect([...positions]).toEqual([[urnOf("a"), { file: "index.ts", line: 7, column: 3 }]]);
});
