import { exactGlob } from "../../activation/glob";
import type { Waiver } from "../../activation/settings";
import type { Finding } from "../../policies/policy";
import { NamedResources, covers, isCurrent, isForOtherStack, splitByWaivers, today } from "../../policies/waivers";
import { leastCpuTime } from "../cpu-time";

const URN = "urn:pulumi:prod::app::azure-native:compute:VirtualMachine::legacy-01";

const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
  policy: "mak-key-required",
  resource: "legacy-*",
  reason: "isolated lab",
  owner: "platform@corp.example",
  expires: "2027-03-31",
  ...changes,
});
const finding = (name: string, urn = URN): Finding => ({ urn, name, path: "", message: "said" });
const ofStack: Finding = { ...finding("mak-key-required"), urn: undefined };

test.each([
  ["long before", "2026-01-01", true],
  ["on the day before its last", "2027-03-30", true],
  ["on its last day", "2027-03-31", true],
  ["on the day after", "2027-04-01", false],
  ["years after", "2030-01-01", false],
])("whether a waiver is current %s", (_, date, expected) => {
  expect(isCurrent(waiver(), date)).toBe(expected);
});

test("today is a date of UTC", () => {
  expect(today()).toBe(new Date().toISOString().slice(0, 10));
});

test.each([
  ["its name", "legacy-01", true],
  ["a glob over its name", "legacy-*", true],
  ["a glob in another case", "LEGACY-*", true],
  ["alternatives", "{legacy,old}-01", true],
  ["its URN", URN, true],
  ["a glob over its URN", "urn:pulumi:prod::*::legacy-0?", true],
  ["a glob that crosses slashes and colons", "*VirtualMachine*", true],
  ["another name", "legacy-02", false],
  ["a part of its name", "legacy", false],
  ["the URN of another stack", "urn:pulumi:dev::**", false],
])("a waiver that names %s", (_, resource, expected) => {
  expect(covers(waiver({ resource }), finding("legacy-01"))).toBe(expected);
});

test.each([
  ['module.vm["a"].azurerm_windows_virtual_machine.old[0]', true],
  ["module.vm[*].azurerm_windows_virtual_machine.old[*]", true],
  ["*.azurerm_windows_virtual_machine.*", true],
  ['MODULE.VM["a"].*', true],
  ['module.vm["b"].azurerm_windows_virtual_machine.old[0]', false],
  ['module.vm["a"].azurerm_windows_virtual_machine.old[1]', false],
  ['module.vm["a"].azurerm_windows_virtual_machine.old', false],
  ['module.vm["[ab]"].azurerm_windows_virtual_machine.old[0]', false],
])("a waiver for an address of Terraform: %s", (resource, expected) => {
  const address = 'module.vm["a"].azurerm_windows_virtual_machine.old[0]';
  expect(covers(waiver({ resource }), finding(address, address))).toBe(expected);
});

test("a finding of the whole stack has a name and no URN", () => {
  expect(covers(waiver({ resource: "mak-*" }), ofStack)).toBe(true);
  expect(covers(waiver({ resource: "urn:*" }), ofStack)).toBe(false);
});

test.each([
  ["a name", "legacy-*", false],
  ["a URN of this stack", "urn:pulumi:prod::**", false],
  ["a URN of this stack, by a glob", "urn:pulumi:pr*::app::*", false],
  ["a URN of every stack", "urn:pulumi:**legacy**", false],
  ["a URN of another stack", "urn:pulumi:dev::app::*", true],
  ["a URN of another project's stack", "urn:pulumi:prod::shop::t::web", true],
  ["a URN whose last part may span the project", "urn:pulumi:prod::*legacy*", false],
  ["a name with colons", "x:pulumi:dev::app::*", false],
  ["a URN of another kind", "urn:x:dev::app::*", false],
  ["a URN without a stack", "urn:pulumi:", false],
  ["a URN whose stack is a bad glob", "urn:pulumi:[::app::*", false],
  ["a URN of any project", "urn:pulumi:prod::**::t::web", false],
])("%s is for another stack or not", (_, resource, expected) => {
  expect(isForOtherStack(waiver({ resource }), { stack: "prod", project: "app" })).toBe(expected);
});

test("the project of a stack that names none is not compared", () => {
  const resource = "urn:pulumi:prod::shop::t::web";
  expect(isForOtherStack(waiver({ resource }), { stack: "prod", project: undefined })).toBe(false);
  expect(isForOtherStack(waiver({ resource }), { stack: "dev", project: undefined })).toBe(true);
});

test("a waiver that expires at a time of day is current on that whole day", () => {
  expect(isCurrent(waiver({ expires: "2027-03-31T09:00:00Z" }), "2027-03-31")).toBe(true);
});

test("findings are sorted by the waivers of their policy that hold, and the first one is named", () => {
  const found = [finding("legacy-01"), finding("web-01", "urn:web")];
  const first = waiver({ reason: "first" });
  const waivers = [waiver({ policy: "moved-to-azure" }), waiver({ expires: "2020-01-01" }), first, waiver()];
  expect(splitByWaivers("mak-key-required", found, { waivers }, "2026-11-24")).toEqual({
    fired: [found[1]],
    waived: [{ finding: found[0], waiver: first }],
  });
});

test("without a waiver everything fires", () => {
  const found = [finding("legacy-01")];
  expect(splitByWaivers("mak-key-required", found, {}, "2026-11-24")).toEqual({ fired: found, waived: [] });
});

describe("of thousands of waivers", () => {
  const urn = (index: number) => `urn:pulumi:prod::app::t::vm-${index}`;
  const indexes = Array.from({ length: 6_000 }, (_, index) => index);
  const found = indexes.map((index) => finding(`vm-${index}`, urn(index)));
  const waivers = indexes.map((index) => waiver({ resource: urn(index) }));

  function lookUp(count: number): void {
    const [some, all] = [found.slice(0, count), waivers.slice(0, count)];
    const { fired, waived } = splitByWaivers("mak-key-required", some, { waivers: all }, "2026-11-24");
    expect([fired.length, waived.length]).toEqual([0, count]);
    const resources = new NamedResources(some);
    expect(all.filter((one) => !resources.hasAny(one))).toEqual([]);
  }

  test("each is looked up, not searched for", () => {
    const cost = (count: number): number =>
      leastCpuTime(() => {
        lookUp(count);
      });
    cost(750);
    // Eight times as many: 8 if linear, 64 if quadratic.
    expect(cost(6_000)).toBeLessThan(Math.max(cost(750) * 24, 100));
  });

  test.each([
    ["a pattern before the exact one", [waiver({ resource: "vm-*", reason: "x" }), waiver({ resource: urn(7) })], "x"],
    ["the exact one before a pattern", [waiver({ resource: urn(7), reason: "x" }), waiver({ resource: "vm-*" })], "x"],
    ["by name before by URN", [waiver({ resource: "VM-7", reason: "x" }), waiver({ resource: urn(7) })], "x"],
    [
      "an expired one is passed over",
      [waiver({ resource: urn(7), expires: "2020-01-01" }), waiver({ reason: "x", resource: "*7" })],
      "x",
    ],
  ])("the first one is named: %s", (_, all, reason) => {
    const { waived } = splitByWaivers("mak-key-required", found.slice(7, 8), { waivers: all }, "2026-11-24");
    expect(waived.map(({ waiver: one }) => one.reason)).toEqual([reason]);
  });
});

describe("a place inside a resource", () => {
  const inside = { ...finding("old", URN), path: "resources[0]" };

  test.each([
    ["the URN alone", URN, true],
    ["the machine's name", "old", true],
    ["everything that distinguishes it", exactGlob(`${URN}#resources[0]#old`), true],
    ["any place of the machine", `${URN}#*#old`, true],
    ["another place", exactGlob(`${URN}#resources[1]#old`), false],
    ["another machine at its place", exactGlob(`${URN}#resources[0]#new`), false],
    ["the same place in another resource", exactGlob(`${URN}-2#resources[0]#old`), false],
  ])("a waiver that names %s", (_, resource, expected) => {
    expect(covers(waiver({ resource }), inside)).toBe(expected);
    expect(new NamedResources([inside]).hasAny(waiver({ resource }))).toBe(expected);
    const { waived } = splitByWaivers("mak-key-required", [inside], { waivers: [waiver({ resource })] }, "2026-11-24");
    expect(waived).toHaveLength(expected ? 1 : 0);
  });
});

describe("tags of the machine", () => {
  test.each<[what: string, tags: Record<string, string> | undefined, given: Record<string, string>, expected: boolean]>(
    [
      ["no tags asked for", undefined, {}, true],
      ["a tag in another case", { "Activation-Exception": "yes" }, { "activation-exception": "yes" }, true],
      ["the tag", { exception: "approved" }, { exception: "approved", tier: "web" }, true],
      ["the tag by a glob", { exception: "approved-*" }, { exception: "approved-4711" }, true],
      ["another value", { exception: "approved" }, { exception: "requested" }, false],
      ["another tag", { exception: "approved" }, { tier: "approved" }, false],
      ["one tag of two", { exception: "*", owner: "*" }, { exception: "x" }, false],
      ["a tag that every object has", { constructor: "*" }, {}, false],
    ],
  )("%s", (_, tags, given, expected) => {
    for (const resource of ["*", "legacy-01"]) {
      const one = tags ? waiver({ resource, tags }) : waiver({ resource });
      const tagged = { ...finding("legacy-01"), tags: given };
      expect(covers(one, tagged)).toBe(expected);
      expect(new NamedResources([tagged]).hasAny(one)).toBe(expected);
      const { waived } = splitByWaivers("mak-key-required", [tagged], { waivers: [one] }, "2026-11-24");
      expect(waived).toHaveLength(expected ? 1 : 0);
    }
  });
});
