import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readInput } from "../../documents/read-input";
import { type CheckContext, check } from "../../reports/check";
import { readPolicyConfig } from "../../reports/policy-config";
import type { StackReport } from "../../reports/report";
import { isObject } from "../../values/read";
import { corpus } from "../corpus/corpus";
import { corpusState } from "./corpus-state";
import { type Fired, type OfflineStack, analyzeState, openStack } from "./engine";
import { freshProgram } from "./fresh-program";

const ROOT = join(__dirname, "../..");
const EXAMPLES = join(ROOT, "examples");
const FIXTURES = join(ROOT, "test/reports/fixtures");

/** The alphabet of product keys in order: well-formed, and nobody's. */
const SECRETS = { mak: "BCDFG-HJKMN-PQRTV-WXY23-46789", adminPassword: "not-used-without-a-cloud" };

/** Every example in TypeScript; languages.test.ts runs the others. */
const PROGRAMS = readdirSync(EXAMPLES).filter((name) =>
  ["Pulumi.yaml", "index.ts"].every((file) => existsSync(join(EXAMPLES, name, file))),
);

async function contextFor(packConfig: unknown): Promise<CheckContext> {
  return {
    config: await readPolicyConfig(packConfig),
    date: new Date().toISOString().slice(0, 10),
    variables: {},
    folderOf: () => undefined,
  };
}

/** The reason given for an unknown value in the engine, which doesn't know why it is unknown. */
const UNKNOWN_IN_RUN = "holds a value that is unknown in this run (run `pulumi up`, ";

/** The reason `check` gives for the same value: its file shows that it is hidden. */
const IN_FILE = {
  encrypted:
    "holds a value that is encrypted in this file (export the state with `--show-secrets`, run the pack in the engine, ",
  hidden: "holds a value that this file doesn't show (run the pack in the engine, ",
} as const;

/** The engine's findings, with the advice that `check` gives for the same undecided fact. */
function advisedAs(findings: readonly string[], why: keyof typeof IN_FILE): string[] {
  return findings.map((finding) => finding.replaceAll(UNKNOWN_IN_RUN, IN_FILE[why]));
}

/** The four fields that both report, sorted. */
function ofEngine(fired: readonly Fired[]): string[] {
  return fired
    .map(({ policy, level, resource, message }) => [policy, level, resource, message.slice(message.indexOf("\n") + 1)])
    .map((fields) => JSON.stringify(fields))
    .sort();
}

function ofCheck({ findings }: StackReport, stack: string): string[] {
  return findings
    .filter(({ waiver }) => waiver === undefined)
    .map(({ policy, level, address, message }) => JSON.stringify([policy, level, address ?? stack, message]))
    .sort();
}

/** A state with secrets that can't be decrypted: they read `[secret]`. */
function closed(state: string): string {
  return state.replace(
    /\{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"[^"]*"\}/g,
    '"[secret]"',
  );
}

/** Replaces what differs between runs or describes this machine, and keeps the engine's form. */
function steady(text: string, example: string): string {
  return text
    .replace(/"timestamp":\s*\d+/g, '"timestamp":1795478400')
    .replace(/"(time|created|modified)":\s*"[^"]*"/g, '"$1":"2026-11-24T00:00:00Z"')
    .replace(/"duration(Seconds)?":\s*[\d.]+/g, '"duration$1":0')
    .replace(/v1:[A-Za-z0-9+/]+=*:[A-Za-z0-9+/]+=*/g, "v1:AAAAAAAAAAAAAAAA:AAAA")
    .replace(/"salt":\s*"[^"]*"/, '"salt":"v1:AAAA:v1:AAAA:AAAA"')
    .replaceAll(/project:\/\/\/[^"#]*\/examples\/[a-z-]+\//g, "project:///")
    .replaceAll(/project:\/\/\/[^"#]*\/node_modules\//g, "project:///node_modules/")
    .replaceAll(/::[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?=")/g, (id) => (id.includes("04da6b54") ? id : "::1"))
    .replaceAll(join(EXAMPLES, example), "/program");
}

/** Stack traces and debug lines are most of the bytes; a few of each are enough. */
function shortened(_key: string, value: unknown): unknown {
  return Array.isArray(value) && _key === "stackTrace" ? value.slice(0, 2) : value;
}

function whole(text: string): string {
  return `${JSON.stringify(JSON.parse(text), shortened, 1)}\n`;
}

function streamed(text: string): string {
  return text
    .split("\n")
    .filter((line) => line.startsWith("{") && !line.includes('"diagnosticEvent"'))
    .join("\n");
}

/** Compares with the recording that the tests of the reports read; `RECORD=1` writes it. */
function expectRecorded(name: string, text: string): void {
  const file = join(FIXTURES, name);
  if (process.env["RECORD"] === "1") writeFileSync(file, text);
  const known = ["kind", "stack", "project"] as const;
  const recorded = readInput(readFileSync(file, "utf8"));
  const now = readInput(text);
  for (const key of known) expect(recorded[key]).toEqual(now[key]);
  const shape = ({ resources }: typeof now) =>
    resources.map(({ urn, props }) => [urn, ...Object.keys(isObject(props) ? props : {})].join(" ")).sort();
  expect(shape(recorded)).toEqual(shape(now));
  expect(recorded.violations).toEqual(now.violations);
}

describe.each(PROGRAMS)("examples/%s", (example) => {
  const settings = join(EXAMPLES, example, "policy-config.json");
  const parsed: unknown = existsSync(settings) ? JSON.parse(readFileSync(settings, "utf8")) : {};
  const packConfig = isObject(parsed) ? parsed : {};
  let stack: OfflineStack;
  let context: CheckContext;
  let previewed: readonly Fired[];

  beforeAll(async () => {
    context = await contextFor(packConfig);
    stack = await openStack({
      program: freshProgram(join(EXAMPLES, example, "index.ts")),
      project: example,
      packConfig,
      secrets: Object.fromEntries(Object.entries(SECRETS).map(([key, value]) => [`${example}:${key}`, value])),
    });
    previewed = (await stack.preview()).fired;
  });
  afterAll(() => {
    stack.remove();
  });

  const stackUrn = `urn:pulumi:dev::${example}::pulumi:pulumi:Stack::${example}-dev`;
  const judged = (text: string): StackReport => check(readInput(text), "-", context);

  test("a JSON preview gives the engine's findings, or undecided ones if the file hides a secret", async () => {
    const fired = ofEngine(previewed);
    const text = await stack.previewJson("whole");
    if (example === "hub") expectRecorded("preview.json", whole(steady(text, example)));
    const mine = judged(text);
    const doubts = mine.findings
      .filter(({ policy }) => policy === "activation-undecided")
      .map(({ address }) => address);
    const sure = (line: string) => !doubts.some((urn) => urn !== undefined && line.includes(`"${urn}"`));
    expect(ofCheck(mine, stackUrn).filter(sure)).toEqual(fired.filter(sure));
  });

  test("streamed events never pass a program that the engine stops", async () => {
    const text = await stack.previewJson("streamed");
    if (example === "hub") expectRecorded("events.jsonl", streamed(steady(text, example)));
    const places = new Set(judged(text).findings.map(({ address }) => address));
    expect(previewed.filter(({ level, resource }) => level === "mandatory" && !places.has(resource))).toEqual([]);
  });

  test("an exported state gives the findings of `pulumi policy analyze`, in all fields", async () => {
    await stack.up({ packConfig: { ...packConfig, all: "advisory" } });
    const state = JSON.stringify(await stack.exportState());
    const analysis = await stack.analyze();
    if (example === "hub") {
      expectRecorded("state.json", whole(steady(state, example)));
      expectRecorded("analysis.jsonl", streamed(steady(analysis.output, example)));
    }
    const secretless = closed(state);
    const { fired } = await analyzeState(JSON.parse(secretless), { packConfig });
    const expected = advisedAs(ofEngine(fired), "encrypted");
    expect(ofCheck(judged(state), stackUrn)).toEqual(expected);
    expect(ofCheck(judged(secretless), stackUrn)).toEqual(expected);
    expect(ofCheck(judged(analysis.output), stackUrn)).toEqual(ofEngine(analysis.fired));

    // Nothing changes any more, which one example shows. A preview lists unchanged resources only on request, and can't be
    // judged without them.
    if (example !== "hub") return;
    const before = judged(secretless)
      .findings.map(({ policy, address }) => [policy, address])
      .sort();
    const again = judged(await stack.previewJson("whole"))
      .findings.map(({ policy, address }) => [policy, address])
      .sort();
    expect(again).toEqual(before);
    const half = await stack.previewJson("whole", "");
    expect(() => judged(half)).toThrow("--show-sames");
  });
});

describe("the corpus as one exported state", () => {
  const files = corpus().map(({ file, stacks }, index) => ({ file, stacks, prefix: `f${index}` }));
  let fired: readonly string[];
  let found: readonly string[];

  beforeAll(async () => {
    const state = corpusState(files);
    const run = await analyzeState(state);
    expect(run.outcome === "failed" ? run.output : "").toBe("");
    fired = advisedAs(ofEngine(run.fired), "hidden");
    const mine = check(readInput(JSON.stringify(state)), "-", await contextFor(undefined));
    found = ofCheck(mine, "urn:pulumi:dev::corpus::pulumi:pulumi:Stack::corpus-dev");
  });

  test("gives the engine's findings, in all fields", () => {
    expect(found).toEqual(fired);
  });

  test.each(files)("has findings in $file", ({ prefix }) => {
    expect(found.filter((finding) => finding.includes(`::${prefix}s`)).length).toBeGreaterThan(0);
  });
});
