import { find, findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { makKeyRequired } from "../../policies/mak-key-required";
import { internalError } from "../../policies/message";
import type { ActivationPolicy, Finding, Judgement } from "../../policies/policy";
import { judged, machineIn, stackOf } from "./declare";
import { HUB, onHub, runs, vm } from "./programs";

const EMPTY = judged([]);
const finding = (urn: string | undefined, changes: Partial<Finding> = {}): Finding => ({
  urn,
  name: "web",
  path: "",
  message: "said",
  ...changes,
});
const saying = (...findings: readonly Finding[]): ActivationPolicy => ({ ...makKeyRequired, find: () => findings });

test.each<[what: string, found: readonly Finding[], expected: readonly Finding[]]>([
  ["by URN", [finding("b"), finding("a")], [finding("a"), finding("b")]],
  [
    "by path",
    [finding("a", { path: "y" }), finding("a", { path: "x" })],
    [finding("a", { path: "x" }), finding("a", { path: "y" })],
  ],
  [
    "by name",
    [finding("a", { name: "y" }), finding("a", { name: "x" })],
    [finding("a", { name: "x" }), finding("a", { name: "y" })],
  ],
  [
    "by message",
    [finding("a", { message: "y" }), finding("a", { message: "x" })],
    [finding("a", { message: "x" }), finding("a", { message: "y" })],
  ],
  [
    "by path before name",
    [finding("a", { path: "y", name: "a" }), finding("a", { path: "x", name: "b" })],
    [finding("a", { path: "x", name: "b" }), finding("a", { path: "y", name: "a" })],
  ],
  ["with the stack's own first", [finding("a"), finding(undefined)], [finding(undefined), finding("a")]],
  ["each once", [finding("a"), finding("a")], [finding("a")]],
])("findings are sorted %s", (_, found, expected) => {
  expect(find(saying(...found), EMPTY)).toEqual(expected);
});

test("nothing is reported on a resource that is only read", () => {
  const judgement: Judgement = { ...EMPTY, context: new Set(["a"]) };
  expect(find(saying(finding("a")), judgement)).toEqual([]);
  expect(find(saying(finding("a"), finding("b"), finding(undefined)), judgement)).toEqual([
    finding(undefined),
    finding("b"),
  ]);
});

test("a policy that throws is one finding at the stack, and the others still run", () => {
  const error = new Error("broken");
  const throwing: ActivationPolicy = {
    ...makKeyRequired,
    name: "throwing",
    find: () => {
      throw error;
    },
  };
  expect([...findAll([throwing, saying(finding("a"))], EMPTY)]).toEqual([
    ["throwing", [{ urn: undefined, name: "throwing", path: "", message: internalError("throwing", error) }]],
    [makKeyRequired.name, [finding("a")]],
  ]);
});

test("a judgement lists apart what is unsettled, and what something is brought to", () => {
  const stack = stackOf([
    vm("activates", "2019-Datacenter"),
    vm("linux", "ubuntu"),
    HUB,
    onHub(vm("blocked", "2012-Datacenter")),
    vm("asks", "2019-Datacenter"),
    runs("kms", "asks", "slmgr.vbs /skms kms.corp.example"),
    vm("brought", "2019-Datacenter"),
    runs("key", "brought", "slmgr.vbs /ipk N69G4-B89J2-4G8F4-WWYCC-J464C"),
  ]);
  const judgement = judge(stack, {});
  const namesOf = (all: Judgement["judged"]): readonly string[] => all.map(({ machine }) => machine.name);
  expect(machineIn(judgement, "activates").verdict.kind).toBe("activates");
  expect(namesOf(judgement.unsettled)).toEqual(["blocked", "asks"]);
  expect(namesOf(judgement.receiving)).toEqual(["asks", "brought"]);
});
