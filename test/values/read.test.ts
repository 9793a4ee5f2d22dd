import { parseText } from "../../values/json-text";
import { compare } from "../../values/lists";
import { pathText } from "../../values/path";
import { at, flag, list, peel, text } from "../../values/read";
import { numberOf } from "../../values/spelled";
import { UNKNOWN } from "../../values/value";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

test.each<readonly [what: string, raw: unknown, value: unknown]>([
  ["a text", "[secrets]", "[secrets]"],
  ["a hidden secret", "[secret]", UNKNOWN],
  ["an unknown text", "04da6b54-80e4-46f7-96ec-b56ff0331ba9", UNKNOWN],
  ["an id of as many letters", "04da6b54-80e4-46f7-96ec-b56ff0331ba8", "04da6b54-80e4-46f7-96ec-b56ff0331ba8"],
  ["null", null, undefined],
  ["a secret in plain text", { [SIGNATURE]: SECRET, plaintext: '"x"' }, "x"],
  ["an encrypted secret", { [SIGNATURE]: SECRET, ciphertext: "x" }, UNKNOWN],
  ["a secret whose plain text is broken", { [SIGNATURE]: SECRET, plaintext: "{", value: "x" }, UNKNOWN],
  ["an output", { [SIGNATURE]: OUTPUT, value: "x" }, "x"],
  ["an output of a secret", { [SIGNATURE]: OUTPUT, value: { [SIGNATURE]: SECRET, value: ["x"] } }, ["x"]],
  ["an unknown output", { [SIGNATURE]: OUTPUT }, UNKNOWN],
  ["another wrapper", { [SIGNATURE]: "x", value: "x" }, { [SIGNATURE]: "x", value: "x" }],
])("%s is peeled", (_, raw, value) => {
  expect(peel(raw)).toEqual(value);
});

test.each<readonly [what: string, found: unknown, expected: unknown]>([
  ["a member of a list of one", at([{ a: 1 }], "a"), 1],
  ["a member of a list of several", at([{ a: 1 }, { a: 1 }], "a"), undefined],
  ["an element of a list of several", at([{ a: 1 }, { a: 2 }], "1", "a"), 2],
  ["a member of unknown properties", at({ properties: UNKNOWN }, "a"), UNKNOWN],
  ["a name beside unknown properties", at({ properties: UNKNOWN }, "name"), undefined],
  ["a list of one, written as an object", list({ a: { b: 1 } }, "a"), [{ b: 1 }]],
  ["a list that is a text", list({ a: "b" }, "a"), undefined],
  ["no list", list({}, "a"), undefined],
  ["no flag", flag({}, "a"), undefined],
  ["a flag in capital letters", flag({ a: "TRUE" }, "a"), true],
  ["a flag that says neither", flag({ a: "yes" }, "a"), undefined],
  ["a number as text", text({ a: 1 }, "a"), "1"],
  ["a text as a number", numberOf({ a: "100" }, "a"), 100],
  ["a text that is no number", numberOf({ a: "x" }, "a"), undefined],
  ["an empty text as a number", numberOf({ a: "" }, "a"), undefined],
  ["spaces as a number", numberOf({ a: " " }, "a"), undefined],
])("%s", (_, found, expected) => {
  expect(found).toEqual(expected);
});

test.each([
  [["a", "0", "b"], "a[0].b"],
  [["a", "10"], "a[10]"],
  [["a", "0", "1"], "a[0][1]"],
  [["a.1"], "a.1"],
  [["a", "1b"], "a.1b"],
])("the path %j is shown as %s", (path, shown) => {
  expect(pathText(path)).toBe(shown);
});

test("texts are sorted by their UTF-16 units", () => {
  expect(["b", "a", "B", "a", "ä"].sort(compare)).toEqual(["B", "a", "a", "b", "ä"]);
  expect([compare("a", "a"), compare("a", "b"), compare("b", "a")]).toEqual([0, -1, 1]);
});

test.each<readonly [what: string, content: string, value: unknown]>([
  ["an escaped quote", '{"a": "x\\" // y"}', { a: 'x" // y' }],
  ["an escaped backslash at the end of a text", '{"a": "x\\\\" /* " */}', { a: "x\\" }],
  ["a text over two lines", '{"a": "x\r\n\ty"}', { a: "x\r\n\ty" }],
  ["spaces in a text", '{"a": "x  y"}', { a: "x  y" }],
  ["a comment of stars", '{/***/"a": 1}', { a: 1 }],
  ["a comment that isn't closed", '{"a": 1}/*/', { a: 1 }],
  ["a comma before the end of a list", "[1,\n]", [1]],
  ["a comma at the end", "1,", undefined],
  ["two numbers", "1 2", undefined],
  ["a text that isn't closed", '{"a": "x', undefined],
  ["a byte order mark at the end", "1\uFEFF", 1],
])("JSON with %s", (_, content, value) => {
  expect(parseText(content)).toEqual(value);
});
