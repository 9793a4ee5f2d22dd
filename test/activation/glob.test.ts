import fc from "fast-check";
import { exactGlob, globProblem, matches } from "../../activation/glob";

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
