import type { Settings } from "../../activation/settings";
import { readInput } from "../../documents/read-input";
import { findKeys } from "../../languages/windows-script";
import { check } from "../../reports/check";
import { readPolicyConfig } from "../../reports/policy-config";
import { type OfflineStack, type Run, openStack } from "./engine";
import { type Case, namesOf, programOf } from "./table";

/** Every step of a stack's life and every file of it, in order. */
const PLACES = [
  "the first preview",
  "check of its JSON",
  "check of its stream",
  "check of its stream with the pack",
  "up",
  "the preview after up",
  "check of that JSON",
  "check of that stream",
  "check of that stream with the pack",
  "policy analyze",
  "check of its JSON events",
  "check of the encrypted export",
  "check of the export with shown secrets",
] as const;

export type Place = (typeof PLACES)[number];

/** What is found, as `<resource> <policy>`, sorted. */
type Findings = readonly string[];

/** A case whose verdict may differ between the engine and `check`. */
export interface CaseEverywhere extends Case {
  /** What is found where less can be proven than the engine proves in that step. */
  readonly except?: Readonly<Partial<Record<Place, Case["fires"]>>>;
}

function firedIn({ fired, outcome, output }: Run): Findings {
  if (outcome === "failed") throw new Error(output);
  return fired.map(({ policy, resource }) => `${resource.slice(resource.lastIndexOf("::") + 2)} ${policy}`).sort();
}

/** What `check` finds in the text of a file, without showing a key. */
async function findingsIn(text: string, packConfig: object): Promise<Findings> {
  const context = {
    config: await readPolicyConfig(packConfig),
    date: "2026-11-25",
    variables: {},
    folderOf: () => undefined,
  };
  const { findings } = check(readInput(text), "-", context);
  expect(findKeys(JSON.stringify(findings))).toEqual([]);
  return findings.map(({ address = "", policy }) => `${address.slice(address.lastIndexOf("::") + 2)} ${policy}`).sort();
}

/** Takes a stack through its life and judges it at every step and in every file. */
async function askEverywhere(stack: OfflineStack, packConfig: object): Promise<Map<Place, Findings>> {
  const read = (text: string): Promise<Findings> => findingsIn(text, packConfig);
  const found = new Map<Place, Findings>();
  found.set("the first preview", firedIn(await stack.preview()));
  found.set("check of its JSON", await read(await stack.previewJson("whole")));
  found.set("check of its stream", await read(await stack.previewJson("streamed")));
  found.set("check of its stream with the pack", await read(await stack.previewJson("judged")));
  found.set("up", firedIn(await stack.up({ packConfig: { ...packConfig, all: "advisory" } })));
  found.set("the preview after up", firedIn(await stack.preview()));
  found.set("check of that JSON", await read(await stack.previewJson("whole")));
  found.set("check of that stream", await read(await stack.previewJson("streamed")));
  found.set("check of that stream with the pack", await read(await stack.previewJson("judged")));
  const analysis = await stack.analyze();
  found.set("policy analyze", firedIn(analysis));
  found.set("check of its JSON events", await read(analysis.output));
  found.set("check of the encrypted export", await read(JSON.stringify(await stack.exportState())));
  found.set("check of the export with shown secrets", await read(JSON.stringify(await stack.exportState("shown"))));
  return found;
}

/** What a place finds of a case. */
export function expectedAt(place: Place, one: CaseEverywhere): Case["fires"] {
  const deployed = PLACES.indexOf(place) >= PLACES.indexOf("up");
  return one.except?.[place] ?? (deployed ? one.firesAfterUp : undefined) ?? one.fires;
}

/** Checks each case in every step of one stack's life, and in every file that `check` reads of it. */
export function checkEverywhere(cases: Readonly<Record<string, CaseEverywhere>>, settings: Settings = {}): void {
  let found: ReadonlyMap<Place, Findings>;

  beforeAll(async () => {
    const packConfig = { "activation-settings": settings };
    const stack = await openStack({ program: programOf(cases), packConfig });
    try {
      found = await askEverywhere(stack, packConfig);
    } finally {
      stack.remove();
    }
  }, 300_000);

  describe.each(PLACES)("in %s", (place) => {
    test.each(Object.entries(cases))("%s", (title, one) => {
      const name = namesOf(title);
      const here = found.get(place)?.filter((finding) => finding.startsWith(name("")));
      const expected = (expectedAt(place, one) ?? []).map(({ policy, at }) => `${name(at)} ${policy.name}`);
      expect(here).toEqual(expected.sort());
    });

    test("nothing is found elsewhere", () => {
      const names = Object.keys(cases).map((title) => namesOf(title)(""));
      expect(found.get(place)?.filter((finding) => !names.some((name) => finding.startsWith(name)))).toEqual([]);
    });
  });
}
