import { decide } from "../../activation/decide";
import type { Machine } from "../../activation/machine";
import { type Gap, type Verdict, isByAvma } from "../../activation/verdict";
import { at, machineOf, windows } from "./machines";

const HUB = at("azure-stack-hub");
const HELD_KEY: Gap = { gap: "held-key", statement: "the image contains no key", source: "the test" };

function undecided(...gaps: readonly [Gap, ...Gap[]]): Verdict {
  return { kind: "undecided", gaps, assumed: undefined };
}

test.each<[isSo: boolean, what: string, machine: Partial<Machine>]>([
  [true, "a Hub's guest", { place: HUB }],
  [true, "a Hub's guest whose image has another generic key", { place: HUB, bakedIn: "kms" }],
  [false, "a Hub's guest with a MAK", { place: HUB, bakedIn: "mak" }],
  [false, "a Hub's guest that is too old", { place: HUB, system: windows("2012") }],
  [false, "a Hub's guest of a release without a source", { place: HUB, system: windows("sac-1909") }],
  [false, "a machine on Azure", {}],
])("%s: AVMA activates %s", (isSo, _, machine) => {
  expect(isByAvma(decide(machineOf(machine), {}))).toBe(isSo);
});

test("one gap of several is the key that the machine holds", () => {
  expect(isByAvma(undecided({ gap: "condition" }, HELD_KEY))).toBe(true);
  expect(isByAvma(undecided({ gap: "condition" }, { gap: "disk" }))).toBe(false);
});
