import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CustomResourceOptions, Inputs } from "@pulumi/pulumi";
import { readInput } from "../../documents/read-input";
import { type Fields, arrayOrEmpty, objectOrEmpty } from "../../values/fields";
import { isObject } from "../../values/read";
import { type Phase, STREAMS, findingsIn } from "../documents/streams";
import { MAK, hubProvider, keyExtension, machine } from "./cases";
import { type OfflineStack, openStack } from "./engine";
import { RawResource } from "./raw";
import { EXTENSION, VM } from "./table";

const GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-hub";
const MACHINES = `${GROUP}/providers/Microsoft.Compute/virtualMachines`;

/** What a phase changes in the program. */
interface Changes {
  readonly inputs?: Inputs;
  readonly options?: CustomResourceOptions;
  /** What else the phase declares. */
  readonly more?: (hub: CustomResourceOptions) => void;
  /** What the phase no longer declares. */
  readonly without?: "bare" | "key";
  /** What the phase adds to the state: what `bare` became. */
  readonly leaves?: (bare: Fields) => Fields;
}

let changes: Changes = {};
let stack: OfflineStack;

beforeAll(async () => {
  stack = await openStack({
    program: () => {
      const hub = { provider: hubProvider() };
      const old = machine("2012-Datacenter");
      const web = new RawResource(VM, "web", { ...old, ...changes.inputs }, { ...hub, ...changes.options });
      if (changes.without !== "key") new RawResource(EXTENSION, "key", keyExtension(web.name, MAK), hub);
      if (changes.without !== "bare") new RawResource(VM, "bare", old, hub);
      changes.more?.(hub);
      return Promise.resolve();
    },
  });
});
afterAll(() => {
  stack.remove();
});

/** Replaces what differs between runs and drops what no reader uses; the form stays the engine's. */
function steady(stream: string): string {
  const lines = stream.split("\n").filter((line) => line.startsWith("{") && !line.includes('"diagnosticEvent"'));
  return lines
    .join("\n")
    .replace(/"timestamp":\d+/g, '"timestamp":1795478400')
    .replace(/"durationSeconds":\d+/g, '"durationSeconds":0')
    .replace(/(?<=::|"id":")[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?=")/g, (id) =>
      id.startsWith("04da6b54") ? id : "00000000-0000-0000-0000-000000000002",
    );
}

/** Adds to the state what `bare` became. */
async function leave(leaves: (bare: Fields) => Fields): Promise<void> {
  const state = await stack.exportState();
  const { deployment } = objectOrEmpty(state);
  const resources = arrayOrEmpty(objectOrEmpty(deployment)["resources"]);
  const left = resources.filter(isObject).filter(({ urn }) => String(urn).endsWith("::bare"));
  const all = [...resources, ...left.map(leaves)];
  await stack.importState({ ...objectOrEmpty(state), deployment: { ...objectOrEmpty(deployment), resources: all } });
}

/** What a stream declares, by URN: the engine runs steps in parallel, so their order varies. */
function shape(stream: string): readonly unknown[] {
  const declared = readInput(stream).resources.map(({ urn, id, props }) => ({ urn, id, props }));
  return declared.sort((a, b) => a.urn.localeCompare(b.urn));
}

/** Imports are left out: the SDK's own provider server can't answer one (`@pulumi/pulumi` 3.248.0). */
const PROGRAMS: Readonly<Record<Phase, Changes>> = {
  create: {},
  same: {},
  update: { inputs: { tags: { tier: "web" } } },
  replace: { inputs: { location: "hub1" }, options: { replaceOnChanges: ["location"] } },
  "replace-deleting-first": {
    inputs: { location: "hub1" },
    options: { replaceOnChanges: ["location"], deleteBeforeReplace: true },
  },
  delete: { without: "bare" },
  "delete-key": { without: "key" },
  refresh: {},
  read: {
    more: (hub) => new RawResource(VM, "other", {}, { ...hub, id: `${MACHINES}/other` }),
  },
  "refresh-and-delete": { without: "bare" },
  "refresh-of-gone": {
    leaves: (bare) => ({ ...bare, urn: String(bare["urn"]).replace(/bare$/, "gone"), id: `${MACHINES}/gone` }),
  },
  "delete-leftover": { leaves: (bare) => ({ ...bare, delete: true, id: `${MACHINES}/leftover` }) },
  "refresh-of-gone-leftover": { leaves: (bare) => ({ ...bare, delete: true, id: `${MACHINES}/gone` }) },
};

const shownAs = {
  jsonl: (stream: string) => `${steady(stream)}\n`,
  json: (whole: string) => `${steady(JSON.stringify(JSON.parse(whole)))}\n`,
};

/** Compares a preview with its recording, or records it. */
function compare(name: string, preview: string): void {
  const file = join(__dirname, "../documents/streams", name);
  if (process.env["RECORD"] === "1") writeFileSync(file, preview);
  expect(shape(readFileSync(file, "utf8"))).toEqual(shape(preview));
}

test.each(Object.entries(STREAMS))("a preview that shows %s steps", async (phase, { flags = "", findings, whole }) => {
  changes = Object.entries(PROGRAMS).find(([name]) => name === phase)?.[1] ?? {};
  if (changes.leaves) await leave(changes.leaves);
  const stream = shownAs.jsonl(await stack.previewJson("streamed", `--show-sames ${flags}`));
  expect(await findingsIn(stream)).toEqual(findings);
  compare(`${phase}.jsonl`, stream);
  const object = shownAs.json(await stack.previewJson("whole", `--show-sames ${flags}`));
  expect(await findingsIn(object)).toEqual(whole ?? findings);
  compare(`${phase}.json`, object);
  if (phase === "create") await stack.up({ packConfig: { all: "advisory" } });
});
