import { decoded, isUtf8 } from "../../documents/decode";

const le = (text: string) => Buffer.from(text, "utf16le");
const be = (text: string) => Buffer.from(text, "utf16le").swap16();

test.each<readonly [what: string, bytes: Buffer, text: string]>([
  ["UTF-8", Buffer.from('{"ü":1}'), '{"ü":1}'],
  ["UTF-8 with a mark", Buffer.from("\uFEFF[]"), "[]"],
  ["UTF-16", le("\uFEFF[1]"), "[1]"],
  ["UTF-16 without a mark", le("[1]"), "[1]"],
  ["UTF-16 in two characters", le("[]"), "[]"],
  ["UTF-16, big-endian", be("\uFEFF[1]"), "[1]"],
  ["UTF-16, big-endian, without a mark", be("[1]"), "[1]"],
  ["UTF-16, big-endian, with half a character", Buffer.concat([be("\uFEFF[1]"), Buffer.from([0])]), "[1]"],
  ["UTF-8 with a zero", Buffer.from("[\0]"), "[\0]"],
  ["zeros", Buffer.from([0, 0, 0, 0]), "\0\0\0\0"],
  ["nothing", Buffer.from([]), ""],
  ["a mark that ends a text", Buffer.from("[]\uFEFF"), "[]\uFEFF"],
])("decodes %s", (_, bytes, text) => {
  expect(decoded(bytes)).toBe(text);
});

test.each([
  ["{}", true],
  ["{\uFFFD", true],
  ["{} \0", true],
  ["\uFFFD\uFFFD[", false],
  ["[\0]\0", false],
  ["\0[\0]", false],
])("%j may be UTF-8: %s", (text, expected) => {
  expect(isUtf8(text)).toBe(expected);
});
