import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readInput } from "../../documents/read-input";
import type { InputKind } from "../../documents/stack-input";
import { Baseline } from "../../reports/baseline";
import { check } from "../../reports/check";
import { readPolicyConfig } from "../../reports/policy-config";
import type { StackReport } from "../../reports/report";
import { addTo, fails, noTotals } from "../../reports/totals";
import { stateOf } from "./command";

const CLIENT = {
  storageProfile: {
    imageReference: { publisher: "MicrosoftWindowsDesktop", offer: "windows-11", sku: "win11-23h2-ent" },
  },
};

/** A server and client machines on Azure, of which one contradicts its image. */
const STATE = JSON.stringify(
  stateOf([
    ["server", "2022-datacenter"],
    ["desk", "", CLIENT],
    ["wrong", "", { ...CLIENT, licenseType: "Windows_Server" }],
  ]),
);

async function report(kind: InputKind, config: Readonly<Record<string, unknown>>, text = STATE): Promise<StackReport> {
  const settings = {
    "activation-settings": { enforcementLevel: "advisory", clouds: [{ match: { stack: "*" }, cloud: "azure" }] },
    all: "disabled",
    ...config,
  };
  return check({ ...readInput(text), kind }, "-", {
    config: await readPolicyConfig(settings),
    date: "2026-11-26",
    variables: {},
    folderOf: () => undefined,
  });
}

const levels = ({ findings }: StackReport): string[] => findings.map(({ name, level }) => `${name} ${level}`).sort();

const TAG = "activation-path-tag";
const LICENSE = "license-type-mismatch";

test.each<[what: string, kind: InputKind, policy: string, level: string, expected: readonly string[]]>([
  ["adds it", "preview", TAG, "remediate", []],
  ["adds it", "events", TAG, "remediate", []],
  ["may have added it", "state", TAG, "remediate", ["desk advisory", "server advisory", "wrong advisory"]],
  ["never sees it", "inventory", TAG, "remediate", ["desk advisory", "server advisory", "wrong advisory"]],
  ["is silent", "state", TAG, "mandatory", []],
  ["sets the one that's missing and stops the wrong one", "preview", LICENSE, "remediate", ["wrong remediate"]],
  ["stops both", "preview", LICENSE, "mandatory", ["desk mandatory", "wrong mandatory"]],
  ["stops both", "state", LICENSE, "remediate", ["desk remediate", "wrong remediate"]],
])("where the engine %s (%s, %s at %s), check reports %j", async (_, kind, policy, level, expected) => {
  expect(levels(await report(kind, { [policy]: level }))).toEqual(expected);
});

test("a missing tag never fails a run, and a baseline doesn't keep it off", async () => {
  const untagged = await report("state", { [TAG]: "remediate" });
  const totals = noTotals();
  addTo(totals, untagged);
  expect([fails(totals, "mandatory"), fails(totals, "advisory")]).toEqual([false, true]);
  const baseline = new Baseline({ owner: "o", reason: "r", expires: "2027-01-01" }, true);
  baseline.add(untagged.findings);
  expect(baseline.waivers).toEqual([]);
});

test("a recorded preview of machines without the tag has no finding", async () => {
  const preview = readFileSync(join(__dirname, "fixtures/preview.json"), "utf8");
  expect(levels(await report("preview", { [TAG]: "remediate" }, preview))).toEqual([]);
});
