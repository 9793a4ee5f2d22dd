import { decoded, isUtf8 } from "../../documents/decode";
import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";

const HEAD = '"$schema": "https://x/deploymentTemplate.json#", "contentVersion": "1.0.0.0"';

/** Forms of JSON that Azure's tools accept for templates. */
const ACCEPTED: readonly (readonly [what: string, text: string])[] = [
  ["plain", `{${HEAD}, "resources": []}`],
  ["with line comments", `// first\n{${HEAD}, // second\n"resources": []} // last`],
  ["with block comments", `/* a\n{ */{${HEAD}, "resources": [/* none */]}`],
  ["with what looks like comments in texts", `{${HEAD}, "resources": [], "x": "http://a /* b */" // c\n}`],
  ["with a text over two lines", `{${HEAD}, "x": "[concat('a',\n\t'b')]", "resources": []}`],
  ["with trailing commas", `{${HEAD}, "resources": [{"type": "A.B/c", "name": "x",},],}`],
  ["with a byte order mark", `\uFEFF{${HEAD}, "resources": []}`],
];

test.each(ACCEPTED)("JSON %s is read", (_, text) => {
  expect(readInput(text).kind).toBe("template");
});

test.each(ACCEPTED)("JSON %s is read from UTF-16 and from UTF-8", (_, text) => {
  const little = Buffer.from(text, "utf16le");
  const mark = Buffer.from([0xff, 0xfe]);
  for (const bytes of [Buffer.from(text), little, Buffer.concat([mark, little])])
    expect(readInput(decoded(bytes)).kind).toBe("template");
  const big = Buffer.concat([mark, little]).swap16();
  expect(readInput(decoded(big)).kind).toBe("template");
});

test.each(ACCEPTED)("UTF-16 of JSON %s is told from UTF-8", (_, text) => {
  const little = Buffer.from(text, "utf16le");
  const marked = Buffer.from(`\uFEFF${text}`, "utf16le");
  const wide = [little, Buffer.from(little).swap16(), marked, Buffer.from(marked).swap16()];
  expect(wide.map((bytes) => isUtf8(bytes.toString("utf8")))).toEqual([false, false, false, false]);
  expect(isUtf8(text)).toBe(true);
});

/** What is refused, and where. */
const REFUSED: readonly (readonly [text: string, line: number, column: number])[] = [
  ["{", 1, 2],
  ['{"a": 1', 1, 8],
  ['{"a": 1\n "b": 2}', 2, 2],
  ['{"a": [1, 2}', 1, 12],
  ['{\n  // here\n  "a": nope\n}', 3, 8],
  ['{"a": 01}', 1, 7],
  ['{"a": "open}', 1, 7],
  ['{"a": "\\q"}', 1, 7],
  ["{'a': 1}", 1, 2],
  ['{"a" 1}', 1, 6],
  ['{"a": 1} x', 1, 10],
  ['{"a": 1,} x', 1, 11],
  ["{} x", 1, 4],
  ["[] x", 1, 4],
  ["[1,] x", 1, 6],
  ["[1}", 1, 3],
  ["[}", 1, 2],
  ["[[1] x", 1, 6],
  ['[{"a": [1]} x', 1, 13],
  ['{"a": ]', 1, 7],
  ["\uFEFF{x", 1, 2],
  ["1 2", 1, 3],
];

test.each(REFUSED)("%j is refused with its place", (text, line, column) => {
  expect(() => readInput(text)).toThrow(messages.notJson(line, column));
});

test("a deeply nested file that is cut off needs no deep stack", () => {
  expect(() => readInput('{"a":['.repeat(200_000))).toThrow(messages.notJson(1, 1_200_001));
});

// A pattern that tries every way to split the text would never end.
test.each([
  ["characters", "x".repeat(200_000)],
  ["escapes", "\\n".repeat(100_000)],
  ["both", "ab\\n".repeat(50_000)],
])("a file that is cut off in a long text of %s is refused at once", (_, text) => {
  expect(() => readInput(`{"a": "${text}`)).toThrow(messages.notJson(1, 7));
});

test("a fault after a text of ten million characters is found", () => {
  expect(() => readInput(`{"a": "${"x".repeat(10_000_000)}", b}`)).toThrow(messages.notJson(1, 10_000_011));
});
