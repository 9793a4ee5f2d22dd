import { readFileSync } from "node:fs";
import { join } from "node:path";
import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { STREAMS, findingsIn } from "./streams";

const recorded = (phase: string) => readFileSync(join(__dirname, "streams", `${phase}.jsonl`), "utf8");

test.each(Object.entries(STREAMS))("a recorded preview that shows %s steps", async (phase, { findings, whole }) => {
  expect(await findingsIn(recorded(phase))).toEqual(findings);
  expect(await findingsIn(readFileSync(join(__dirname, "streams", `${phase}.json`), "utf8"))).toEqual(
    whole ?? findings,
  );
});

const LOCAL = "windows-activation|local|../node_modules/pulumi-windows-activation";

test.each([
  ["no pack", {}, false],
  ["this pack from a folder", { [LOCAL]: "0.1.0" }, true],
  ["this pack by its name", { "windows-activation": "0.1.0" }, true],
  ["another pack", { "azure-classic|local|../policies": "1.0.0" }, false],
  ["another pack whose name begins like this one's", { "windows-activation-rules|local|..": "1.0.0" }, false],
])("a stream with %s", (_, packs, judged) => {
  const stream = recorded("same").replace('"PolicyPacks":{}', `"PolicyPacks":${JSON.stringify(packs)}`);
  expect(readInput(stream).judged).toBe(judged);
});

const FAILED = recorded("same").replace('"result":"succeeded"', '"result":"failed"');
const OURS = FAILED.replace('"PolicyPacks":{}', `"PolicyPacks":${JSON.stringify({ [LOCAL]: "0.1.0" })}`);

/** A stream that begins with more events. */
const after = (stream: string, ...events: readonly object[]): string =>
  [...events.map((event) => JSON.stringify({ sequence: 0, timestamp: 0, ...event })), stream].join("\n");

const violation = (policyPackName: string, enforcementLevel = "mandatory") => ({
  policyEvent: { policyName: "x", message: "x", enforcementLevel, policyPackName },
});
const sawStack = (policyPackName: string) => ({ policyAnalyzeStackSummaryEvent: { policyPackName } });

test.each<readonly [what: string, event: object, judged: boolean]>([
  ["a violation of this pack", violation("windows-activation", "advisory"), true],
  ["this pack's view of the stack", sawStack("windows-activation"), true],
  ["a violation of another pack", violation("another", "advisory"), false],
  ["another pack's view of the stack", sawStack("another"), false],
])("a stream with %s, whose summary names no packs", (_, event, judged) => {
  expect(readInput(after(recorded("same"), event)).judged).toBe(judged);
});

test.each<readonly [what: string, stream: string, reason: string]>([
  ["failed", FAILED, messages.failedPreview],
  ["failed beside an advisory violation", after(FAILED, violation("another", "advisory")), messages.failedPreview],
  ["a policy stopped at one resource", after(FAILED, violation("another")), messages.stoppedRun],
  ["this pack stopped at one resource", after(OURS, violation("windows-activation")), messages.stoppedRun],
  [
    "failed before this pack saw the stack that another pack saw",
    after(OURS, violation("another"), sawStack("another")),
    messages.stoppedRun,
  ],
])("a stream of a run that %s is refused", (_, stream, reason) => {
  expect(() => readInput(stream)).toThrow(reason);
});

test.each<readonly [what: string, stream: string]>([
  ["another pack's policy", after(FAILED, violation("another"), sawStack("another"))],
  ["this pack's policy", after(OURS, violation("windows-activation"), sawStack("windows-activation"))],
  [
    "another pack's policy after both saw the stack",
    after(OURS, violation("another"), sawStack("another"), sawStack("windows-activation")),
  ],
])("a stream of a run that %s stopped at the end is read", (_, stream) => {
  expect(readInput(stream).resources).not.toEqual([]);
});
