import { MASK } from "../../activation/product-key";
import { internalError, message } from "../../policies/message";
import { MAK } from "./declare";

const source = "https://learn.microsoft.com/x";

test("a message says what, why and how to fix it, in that order, and ends with its source", () => {
  expect(message({ what: "What.", why: "Why.", fix: "Fix.", source })).toBe(`What. Why. Fix. See ${source}`);
});

test.each([
  ["a MAK", MAK],
  ["a key in lower case", MAK.toLowerCase()],
  ["a public generic key", "WMDGN-G9PQG-XVVXX-R3X43-63DFG"],
])("%s is masked, wherever it comes in", (_, key) => {
  const text = message({ what: `\`${key}\`.`, why: `(${key})`, fix: `Run slmgr/ipk:${key}.`, source });
  expect(text.toUpperCase()).not.toContain(key.toUpperCase());
  expect(text.split(MASK)).toHaveLength(4);
});

test("a name can't inject anything into a message", () => {
  const name = "web\u001b[31m\r\n::error::\u2028\u202e\ud800x";
  expect(message({ what: `\`${name}\`.`, why: "Why.", fix: "Fix.", source })).toBe(
    `\`web [31m ::error:: x\`. Why. Fix. See ${source}`,
  );
});

test("a name can't be a CI command", () => {
  const name = "a ##vso[task.setvariable variable=x]y ##[error]";
  const text = message({ what: `\`${name}\`.`, why: "Why.", fix: "Fix.", source });
  expect(text).toContain("`a # #vso[task.setvariable variable=x]y # #[error]`");
  expect(internalError("moved-to-azure", new Error(name))).not.toMatch(/##(?:vso)?\[/);
  expect(message({ what: "::error::x", why: "", fix: "", source })).toMatch(/^: :error/);
  expect(message({ what: "`## [a]` `#1`", why: "", fix: "", source })).toContain("`## [a]` `#1`");
});

test.each([
  ["an Error", new TypeError(`cannot read ${MAK}`), "TypeError"],
  ["a text", `cannot read ${MAK}`, "string"],
  ["nothing", undefined, "undefined"],
])("%s that a policy throws is named without what it may hold", (_, error, kind) => {
  const text = internalError("moved-to-azure", error);
  expect(text).toContain("moved-to-azure");
  expect(text).toContain(kind);
  expect(text).not.toContain(MAK);
});

test("an endless error is cut", () => {
  expect(internalError("moved-to-azure", new Error("x".repeat(10_000))).length).toBeLessThan(1000);
});
