import { gzipSync } from "node:zlib";
import { decoded } from "../../documents/decode";
import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { MAK, REPORTING } from "../policies/declare";

type Json = Readonly<Record<string, unknown>>;

const PROVIDER = "urn:pulumi:dev::app::pulumi:providers:azure-native::hub";
const VM = "azure-native:compute:VirtualMachine";
const EXTENSION = "azure-native:compute:VirtualMachineExtension";

const HUB: Json = {
  urn: PROVIDER,
  custom: true,
  id: "1",
  type: "pulumi:providers:azure-native",
  inputs: { metadataHost: "management.hub1.azurestack.corp.example" },
};

function resource(type: string, name: string, inputs: Json): Json {
  return { urn: `urn:pulumi:dev::app::${type}::${name}`, custom: true, type, inputs, provider: `${PROVIDER}::1` };
}

function machine(sku = "2012-Datacenter"): Json {
  const imageReference = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku };
  return resource(VM, "old", { vmName: "old", storageProfile: { imageReference } });
}

const extension = (commandToExecute: string): Json =>
  resource(EXTENSION, "key", {
    ...{ vmName: "old", publisher: "Microsoft.Compute", type: "CustomScriptExtension" },
    protectedSettings: { commandToExecute },
  });

const KEY = extension(`slmgr /ipk ${MAK}`);
const IDLE = extension("hostname");

const operation = (type: string, one: Json): Json => ({ type, resource: one });

function state(resources: readonly Json[], pending?: unknown, version: unknown = 3): string {
  return JSON.stringify({ version, deployment: { resources: [HUB, ...resources], pending_operations: pending } });
}

function findingsOf(content: string): readonly string[] {
  const { kind, resources } = readInput(content);
  expect(kind).toBe("state");
  const found = [...findAll(REPORTING, judge({ stack: "dev", resources, variables: {} }, {}))];
  return found.flatMap(([policy, all]) => all.map(({ name }) => `${policy} ${name}`));
}

const NEEDS_MAK = ["mak-key-required old"];

test.each<readonly [what: string, content: string, findings: readonly string[]]>([
  ["a key that was being delivered", state([machine()], [operation("creating", KEY)]), []],
  ["a key that was being removed", state([machine(), KEY], [operation("deleting", KEY)]), []],
  ["a key that was being added to an extension", state([machine(), IDLE], [operation("updating", KEY)]), []],
  ["a key that was being taken from an extension", state([machine(), KEY], [operation("updating", IDLE)]), NEEDS_MAK],
  ["an update of what isn't there", state([machine()], [operation("updating", KEY)]), NEEDS_MAK],
  ["a key that was being read", state([machine()], [operation("reading", KEY)]), NEEDS_MAK],
  ["a machine that was being created", state([], [operation("creating", machine())]), NEEDS_MAK],
  ["a machine and its key", state([], [operation("creating", machine()), operation("creating", KEY)]), []],
  [
    "a machine that was being replaced, which still runs",
    state([machine()], [operation("creating", machine("2019-Datacenter"))]),
    NEEDS_MAK,
  ],
  [
    "a machine whose predecessor was still to be deleted",
    state([{ ...machine("2019-Datacenter"), delete: true }], [operation("creating", machine())]),
    NEEDS_MAK,
  ],
  ["operations that can't be read", state([machine()], [null, 1, operation("creating", {})]), NEEDS_MAK],
  ["no list of operations", state([machine()], "none"), NEEDS_MAK],
])("a state of an interrupted update with %s", (_, content, findings) => {
  expect(findingsOf(content)).toEqual(findings);
});

test.each([1, 2, 3, 4, "4", null])("a state of version %j is read", (version) => {
  expect(findingsOf(state([machine()], undefined, version))).toEqual(NEEDS_MAK);
});

test.each([5, 4.1, 40])("a state of version %j is refused, because it may have another form", (version) => {
  expect(() => readInput(state([machine()], undefined, version))).toThrow(messages.newerState(version));
});

test.each<readonly [what: string, content: Json]>([
  ["an export without a deployment", { version: 3, deployment: null }],
  ["an export without resources", { version: 3, deployment: { manifest: {} } }],
  ["a checkpoint without a deployment", { version: 3, checkpoint: { stack: "organization/app/dev" } }],
  ["a checkpoint without resources", { version: 3, checkpoint: { latest: { manifest: {} } } }],
])("%s is a stack without resources", (_, content) => {
  expect(findingsOf(JSON.stringify(content))).toEqual([]);
});

test.each<readonly [what: string, content: Json]>([
  ["nothing but a version", { version: 3 }],
  ["a deployment of another kind", { version: 3, deployment: "dev" }],
  ["no version", { deployment: null }],
])("a file with %s is no state", (_, content) => {
  expect(() => readInput(JSON.stringify(content))).toThrow(messages.unrecognized("an object"));
});

test("an error in a checkpoint names its own path", () => {
  const content = { version: 3, checkpoint: { latest: { resources: [{}] } } };
  expect(() => readInput(JSON.stringify(content))).toThrow(messages.notResource("checkpoint.latest.resources[0]"));
});

test("a compressed state of a self-managed backend is refused with the way to decompress it", () => {
  expect(() => readInput(decoded(gzipSync(state([machine()]))))).toThrow(messages.compressed);
});
