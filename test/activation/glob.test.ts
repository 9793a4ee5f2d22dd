import fc from "fast-check";
import { exactGlob, globProblem, matches, onlyTexts } from "../../activation/glob";
import { leastCpuTime } from "../cpu-time";

const SPECIAL = String.raw`plain [a-z] [!x] ] * ** ? {a,b} !(x) +(x) @(x|y) (x) | ^ $ \ \* ~ # % & 'q' "q" a,b .hidden :: é漢😀`;

test.each(SPECIAL.split(" "))("the exact glob of %s matches it and nothing beside it", (name) => {
  const text = `urn:pulumi:dev::shop::t::${name}`;
  const glob = exactGlob(text);
  expect(globProblem(glob)).toBeUndefined();
  expect(matches(glob, text)).toBe(true);
  expect(matches(glob, `${text}x`)).toBe(false);
  expect(matches(glob, `x${text}`)).toBe(false);
});

test("the exact glob of any text of special characters matches it", () => {
  const special = fc.stringMatching(/^[\\*[\]{}()!+@?|^$.,'" a/-]{0,12}$/);
  fc.assert(
    fc.property(special, (text) => {
      expect(matches(exactGlob(`urn:${text}`), `urn:${text}`)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("the exact glob of any URN matches it", () => {
  const name = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" });
  fc.assert(
    fc.property(name, name, (first, second) => {
      const urn = (last: string) => `urn:pulumi:dev::shop::azure-native:compute:VirtualMachine::${last}`;
      const glob = exactGlob(urn(first));
      expect(matches(glob, urn(first))).toBe(true);
      expect(matches(glob, urn(second))).toBe(first.toLowerCase() === second.toLowerCase());
    }),
  );
});

test.each([
  ["*legacy*", ["urn:pulumi:dev::a::t::legacy-01", "LEGACY"], ["lega", "cy"]],
  ["a?c", ["abc", "a/c", "a😀c"], ["ac", "abbc"]],
  ["{legacy,old-*}-01", ["legacy-01", "old-x-01"], ["old-01", "legacy-02"]],
  ["{a,b{1,2}}", ["a", "b1", "b2"], ["b", "b3"]],
  ["{a}", ["{a}"], ["a"]],
  ["vm-[0-9a]", ["vm-1", "vm-A"], ["vm-b", "vm-", "vm-10"]],
  ["vm-[!0-9]", ["vm-a"], ["vm-1"]],
  ["vm-[]x]", ["vm-]", "vm-x"], ["vm-y"]],
  ["**/gold", ["gold", "a/gold", "a/b/gold"], ["agold", "gold/a"]],
  ["images/**/gold", ["images/gold", "images/a/b/gold"], ["imagesgold"]],
  ["!prod-*", ["dev-1", "prod"], ["prod-1", "PROD-"]],
  ["web[1]", ["web1", "web[1]"], ["web"]],
  ["*", ["a", "a/b:c"], [""]],
  ["İ*", ["İzmir"], ["izmir"]],
  [String.raw`a\*b`, ["a*b"], ["aXb"]],
  ["[\\\\]", ["\\"], ["/"]],
  ["!", ["a", "!"], [""]],
  ["a!b", ["a!b"], ["ab"]],
  ["*/gold", ["/gold", "a/gold", "a/b/gold"], ["gold"]],
  ["***/gold", ["gold", "a/gold"], ["agold"]],
  ["a**/gold", ["a/gold", "ab/gold", "a/b/gold"], ["gold", "agold"]],
  ["{x/,}**/gold", ["x/a/gold", "a/gold"], ["gold"]],
  ["images/**", ["images/", "images/a/b"], ["images"]],
  ["**gold", ["gold", "agold", "a/gold"], ["golden"]],
  ["a,b}", ["a,b}"], ["a", "b"]],
  ["{a,}-01", ["a-01", "-01"], ["01"]],
  ["{}", ["{}"], [""]],
  ["{a..c,d}", ["a..c", "d"], ["b"]],
  ["{a{b,c}}", ["{ab}", "{ac}"], ["ab", "{a{b,c}}x"]],
  ["[a-c]x", ["ax", "bx", "cx"], ["dx", "-x", "`x"]],
  ["[a-]x", ["ax", "-x"], ["bx"]],
  ["[-a]x", ["ax", "-x"], ["bx"]],
  ["[a-cx-z]", ["b", "y"], ["d", "-"]],
  ["[^a]x", ["bx", "^x"], ["ax"]],
  ["[!]a]x", ["bx", "!x"], ["ax", "]x"]],
  ["[a!]x", ["ax", "!x"], ["bx"]],
  [String.raw`[\]]x`, ["]x"], [String.raw`\x`, "ax"]],
  [String.raw`[\-a]x`, ["-x", "ax"], [String.raw`\x`, "bx"]],
  [String.raw`[*\\?]x`, ["*x", String.raw`\x`, "?x"], ["ax"]],
  ["a\\", ["a\\"], ["a"]],
  [String.raw`\[a]`, ["[a]"], ["a"]],
  [String.raw`\{a,b\}`, ["{a,b}"], ["a"]],
  ["{".repeat(20) + "a" + "}".repeat(20), ["{".repeat(20) + "a" + "}".repeat(20)], ["a"]],
])("%s matches %j and not %j", (glob, texts, others) => {
  expect(globProblem(glob)).toBeUndefined();
  expect(texts.filter((text) => !matches(glob, text))).toEqual([]);
  expect(others.filter((text) => matches(glob, text))).toEqual([]);
});

test.each([
  ["prod-[", "`[`"],
  ["[]", "`[`"],
  ["[!]", "`[`"],
  ["[a\\", "`[`"],
  ["{a,b", "`{`"],
  ["{a", "`{`"],
  ["{a,{b}", "`{`"],
  ["!(x)", String.raw`\(`],
  ["!!(x)", String.raw`\(`],
  ["a|b", String.raw`\|`],
  ["a)", String.raw`\)`],
  ["vm-{1..3}", "range"],
  ["", "empty"],
  [" ", "empty"],
  ["{".repeat(21) + "a" + "}".repeat(21), "nested"],
])("%j is no glob, because of %s", (glob, because) => {
  expect(globProblem(glob)).toContain(because);
  expect(matches(glob, "anything")).toBe(false);
});

test.each([
  ["Gold", ["gold", "gold"]],
  [String.raw`a\*b`, ["a*b", String.raw`a\*b`]],
  ["prod-[", ["prod-["]],
  ["a*", undefined],
  ["a?", undefined],
  ["{a}", undefined],
  ["!a", undefined],
])("%s matches only %j", (glob, texts) => {
  expect(onlyTexts(glob)).toEqual(texts);
});

test("many stars take no longer than the text and the glob are long", () => {
  const text = `urn:pulumi:dev::shop::azure-native:compute:VirtualMachine::${"a".repeat(500)}`;
  const globs = [
    "*a*a*a*a*a*a*a*a*a*b",
    `${"*a".repeat(200)}*b`,
    `${"{*a,*a}".repeat(50)}*b`,
    "{*,*}".repeat(30) + "b",
  ];
  const cost = leastCpuTime(() => {
    for (const glob of globs) expect(matches(glob, text)).toBe(false);
  }, 1);
  // Exponential, it would take longer than anybody waits.
  expect(cost).toBeLessThan(2_000);
});

test("any glob is read without a fault, and matches itself", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\\*[\]{}()!^|?,.a/-]{0,20}$/), fc.string(), (glob, text) => {
      globProblem(glob);
      matches(glob, text);
      if (!glob.startsWith("!")) expect(glob === "" || matches(glob, glob)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
