import { readFileSync } from "node:fs";
import { join } from "node:path";
import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-document";
import { STREAMS, findingsIn } from "./streams";

const recorded = (phase: string) => readFileSync(join(__dirname, "streams", `${phase}.jsonl`), "utf8");

test.each(Object.entries(STREAMS))("a recorded stream that shows %s steps", async (phase, { findings }) => {
  expect(await findingsIn(recorded(phase))).toEqual(findings);
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

test("a stream of a preview that failed is refused, unless a policy stopped it", () => {
  const failed = recorded("same").replace('"result":"succeeded"', '"result":"failed"');
  expect(() => readInput(failed)).toThrow(messages.failedPreview);
  const policyEvent = { policyName: "x", message: "x", enforcementLevel: "mandatory", policyPackName: "another" };
  const stopped = `${JSON.stringify({ sequence: 0, timestamp: 0, policyEvent })}\n${failed}`;
  expect(readInput(stopped).resources).not.toEqual([]);
});
