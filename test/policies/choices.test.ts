import { decide } from "../../activation/decide";
import { mayDiffer, withChoices, withEveryValue } from "../../policies/choices";
import { isUnsettled } from "../../policies/judge";
import type { Judged, Judgement } from "../../policies/policy";
import { at, machineOf, windows } from "../activation/machines";
import { judged } from "./declare";

const EMPTY = judged([]);
const HUB = at("azure-stack-hub");

const one = (name: string, changes: Parameters<typeof machineOf>[0] = {}): Judged => {
  const machine = machineOf({ urn: "urn:dep", path: name, name, place: HUB, ...changes });
  return { machine, verdict: decide(machine, {}) };
};
const passes = (name: string): Judged => one(name);
const needsKey = (name: string): Judged => one(name, { system: windows("2012") });
const cannot = (name: string): Judged => ({
  machine: one(name).machine,
  verdict: { kind: "cannot-activate", why: "azure-edition", reach: undefined, source: "" },
});
const open = (name: string): Judged => one(name, { system: { kind: "unknown", because: "the test" } });
const linux = (name: string): Judged => one(name, { system: { kind: "not-windows", because: "the test" } });

const absent = (name: string): Judged => one(name, { system: windows("2012"), conditional: true });

const of = (...judgedOnes: readonly Judged[]): Judgement => ({
  ...EMPTY,
  judged: judgedOnes,
  unsettled: judgedOnes.filter(isUnsettled),
});

test.each<[what: string, choice: Judgement, expected: boolean]>([
  ["the same machines", of(passes("a")), false],
  ["one machine less", of(), false],
  ["another machine", of(passes("a"), passes("b")), true],
  ["another machine of the same resource only", of(passes("b")), true],
  ["a machine that needs a key", of(needsKey("a")), true],
  ["a machine that can't activate", of(cannot("a")), true],
  ["an undecided machine", of(open("a")), false],
])("another value with %s may differ or not", (_, choice, expected) => {
  expect(mayDiffer(choice, of(passes("a")))).toBe(expected);
});

const verdicts = ({ judged: all }: Pick<Judgement, "judged">): Record<string, unknown> =>
  Object.fromEntries(
    all.map(({ machine, verdict }) => [machine.path, verdict.kind === "undecided" ? verdict.gaps : verdict.kind]),
  );

const choice = (value: string, ...judgedOnes: readonly Judged[]) => ({
  values: value.split(" ").map((one) => ({ parameter: "sku", value: one })),
  judged: judgedOnes,
});
const failing = (...choices: readonly string[]) => [
  { gap: "defaults", failing: choices.map((one) => choice(one).values) },
];

describe("a template's other values", () => {
  const byDefault = of(passes("a"), needsKey("b"), open("c"), linux("d"), passes("e"));

  test("leave open what activates by default and fails with one of them", () => {
    const judgement = withChoices(byDefault, [
      choice("2012", needsKey("a"), cannot("b"), needsKey("c"), needsKey("d"), passes("e")),
      choice("2008", cannot("a"), open("e")),
    ]);
    expect(verdicts(judgement)).toEqual({
      a: failing("2012", "2008"),
      b: "needs-key",
      c: verdicts(of(open("c")))["c"],
      d: failing("2012"),
      e: "activates",
    });
    expect(judgement.unsettled.map(({ machine }) => machine.path)).toEqual(["b", "c", "a", "d"]);
  });

  test("leave open a machine that only they deploy, if it fails", () => {
    const judgement = withChoices(byDefault, [choice("2012", needsKey("x"), passes("y"))]);
    expect(verdicts(judgement)).toMatchObject({ a: "activates", x: failing("2012") });
    expect(judgement.judged.map(({ machine }) => machine.path)).toEqual(["a", "b", "c", "d", "e", "x"]);
    expect(judgement.unsettled.map(({ machine }) => machine.path)).toEqual(["b", "c", "x"]);
  });

  test("leave open one of the copies that only they deploy, unless another copy fails anyway", () => {
    const judgement = withChoices(of(needsKey("r[0] copy 0"), passes("r[1] copy 0")), [
      choice("3", ...["r[0] copy 1", "r[1] copy 2", "r[1] copy 1", "r[2] copy 0.x", "r[2] copy 1.x"].map(needsKey)),
    ]);
    const paths = judgement.judged.map(({ machine }) => machine.path);
    expect(paths).toEqual(["r[0] copy 0", "r[1] copy 0", "r[1] copy 2", "r[2] copy 0.x"]);
  });

  test("leave open what fails only with several of them, and only those that it needs", () => {
    const judgement = withChoices(byDefault, [
      choice("old", passes("a"), needsKey("e")),
      choice("server old", needsKey("a"), needsKey("e")),
      choice("server old large", needsKey("a"), needsKey("e")),
      choice("server old small", passes("a"), needsKey("e")),
      choice("server older", needsKey("a"), passes("e")),
    ]);
    expect(verdicts(judgement)).toMatchObject({ a: failing("server old", "server older"), e: failing("old") });
  });

  test("change nothing if none of them fails", () => {
    expect(withChoices(byDefault, [choice("2022", passes("a"), needsKey("b"))])).toBe(byDefault);
  });
});

test.each<[what: string, found: readonly (readonly Judged[])[], expected: unknown]>([
  ["every value lets it activate", [[passes("a")], [passes("a")]], "activates"],
  ["some values run no Windows", [[linux("a")], [passes("a")]], "activates"],
  ["no value runs Windows", [[linux("a")], [linux("a")]], "not-windows"],
  ["it needs a key with every value", [[needsKey("a")], [needsKey("a")]], "needs-key"],
  ["it fails with one value only", [[needsKey("a")], [passes("a")]], failing("0")],
  ["it fails with every value, for different reasons", [[needsKey("a")], [cannot("a")]], failing("0", "1")],
  ["it fails with the only value that deploys it", [[needsKey("a")], []], failing("0")],
  ["it's undecided with one value", [[needsKey("a")], [open("a")]], verdicts(of(open("a")))["a"]],
  ["it may not be deployed, and fails", [[absent("a")], [absent("a")]], [{ gap: "condition" }]],
  ["it may not be deployed with one value", [[absent("a")], [passes("a")]], verdicts(of(open("a")))["a"]],
  ["no value deploys it", [[], []], verdicts(of(open("a")))["a"]],
])("an undecided machine of which every value is tried: %s", (_, found, expected) => {
  const all = found.map((judgedOnes, index) => choice(String(index), ...judgedOnes));
  expect(verdicts(withEveryValue(of(open("a"), needsKey("b")), all))).toEqual({ a: expected, b: "needs-key" });
});
