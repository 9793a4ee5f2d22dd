import { readFileSync } from "node:fs";
import { join } from "node:path";
import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";

const SAME = readFileSync(join(__dirname, "streams", "same.jsonl"), "utf8");
const FIXTURES = join(__dirname, "../reports/fixtures");
const ANALYSIS = readFileSync(join(FIXTURES, "analysis.jsonl"), "utf8");
const [PRELUDE = "", ...REST] = SAME.trim().split("\n");
const END = REST.find((line) => line.includes("summaryEvent")) ?? "";

test("log lines between events are ignored", () => {
  const { resources } = readInput(SAME);
  expect(readInput(`Previewing update (dev)\n${SAME.replaceAll("\n", "\nwarning: x\n")}`).resources).toEqual(resources);
});

test.each<readonly [what: string, content: string, reason: string]>([
  [
    "an event that is cut off",
    [PRELUDE, ...REST.slice(0, 2), (REST[2] ?? "").slice(0, 99)].join("\n"),
    messages.notEvent(4),
  ],
  ["an object of something else", [PRELUDE, "{}", ...REST].join("\n"), messages.notEvent(2)],
  ["a program's log of its own", [PRELUDE, '{"timestamp":1}', ...REST].join("\n"), messages.notEvent(2)],
  ["no end", [PRELUDE, ...REST.filter((line) => line !== END)].join("\n"), messages.cutEvents],
  ["no beginning", REST.join("\n"), messages.cutStart],
  ["nothing but its beginning", PRELUDE, messages.cutEvents],
  ["no resources, in which this pack didn't run", [PRELUDE, END].join("\n"), messages.otherPack],
])("a stream with %s is refused", (_, content, reason) => {
  expect(() => readInput(content)).toThrow(reason);
});

test("a stream leaves its resources unlinked, because it shows no dependencies", () => {
  const { kind, stack, project, resources } = readInput(SAME);
  expect([kind, stack, project]).toEqual(["events", "dev", "offline"]);
  expect(new Set(resources.map(({ unlinked }) => unlinked))).toEqual(new Set([true]));
});

test("a default provider has the configuration in the prelude", () => {
  const provider = "urn:pulumi:dev::offline::pulumi:providers:azure-native::default::1";
  const step = {
    op: "create",
    new: {
      urn: "urn:pulumi:dev::offline::azure-native:compute:VirtualMachine::a",
      type: "azure-native:compute:VirtualMachine",
      inputs: {},
      provider,
    },
  };
  const { resources } = readInput(
    [
      { preludeEvent: { config: { "azure-native:metadataHost": "x" } } },
      { resourcePreEvent: { metadata: step } },
      { summaryEvent: { result: "succeeded" } },
    ]
      .map((event) => JSON.stringify(event))
      .join("\n"),
  );
  expect(resources).toMatchObject([{ provider: { props: { metadataHost: "x" } } }]);
});

test("`pulumi policy analyze` shows violations alone", () => {
  const { kind, stack, project, resources, judged, violations } = readInput(ANALYSIS);
  expect([kind, stack, project, resources, judged]).toEqual(["analysis", "dev", "hub", [], true]);
  expect(violations).toHaveLength(1);
  expect(violations[0]).toMatchObject({ policy: "mak-key-required", pack: "windows-activation", level: "mandatory" });
});

const SUMMARY = ANALYSIS.slice(ANALYSIS.lastIndexOf("\n") + 1).replace("failed", "succeeded");

/** What an analysis with one violation shows. */
const violationOf = (policyEvent: unknown) => readInput(`${JSON.stringify({ policyEvent })}\n${SUMMARY}`);

const EVENT = { policyName: "x", message: "<{%fg 1%}>stop<{%reset%}>\n", enforcementLevel: "mandatory" };

test.each<readonly [event: object, expected: object]>([
  [EVENT, { policy: "x", pack: "", level: "mandatory", urn: undefined, message: "stop" }],
  [
    { ...EVENT, policyPackName: "y", enforcementLevel: "advisory" },
    { pack: "y", level: "advisory" },
  ],
  [{ ...EVENT, resourceUrn: "" }, { urn: undefined }],
  [{ ...EVENT, resourceUrn: "urn:pulumi:dev::app::x::y" }, { urn: "urn:pulumi:dev::app::x::y" }],
])("a violation %#", (event, expected) => {
  expect(violationOf(event).violations).toMatchObject([expected]);
});

test.each([{ ...EVENT, message: undefined }, { ...EVENT, policyName: undefined }, "x"])("no violation %#", (event) => {
  expect(violationOf(event).violations).toEqual([]);
});

test("an analysis is of the first stack that a violation names", () => {
  expect(violationOf(EVENT)).toMatchObject({ stack: undefined, project: undefined });
  const named = { ...EVENT, resourceUrn: "urn:pulumi:dev::app::x::y" };
  expect(violationOf(named)).toMatchObject({ stack: "dev", project: "app" });
});
