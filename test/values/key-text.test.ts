import { isKeyLike, mayHoldKey } from "../../values/key-text";

/** In the letters of Windows keys, and not. */
const KEY = "BCDFG-HJKMN-PQRTV-WXY23-46789";
const PLACEHOLDER = "AEIOU-AEIOU-AEIOU-AEIOU-AEIOU";

test.each([
  ["a key", KEY],
  ["a key in small letters", KEY.toLowerCase()],
  ["a key without hyphens", KEY.replaceAll("-", "")],
  ["a key with spaces", KEY.replaceAll("-", " ")],
  ["a key with underscores", KEY.replaceAll("-", "_")],
  ["a key with other dashes", KEY.replaceAll("-", "\u2013")],
  ["a key with escaped line ends", KEY.replaceAll("-", "\\n")],
  ["a key with hidden characters", KEY.replaceAll(/(?<=.)(?=.)/g, "\u200B")],
  ["a key in a sentence", `Run slmgr.vbs /ipk ${KEY} on each.`],
  ["a key in a name", `web-${KEY}-01`],
  ["a placeholder", PLACEHOLDER],
  ["a placeholder in a sentence", `Run slmgr.vbs /ipk ${PLACEHOLDER} on each.`],
  ["a placeholder after a shorter word", `a-e ${PLACEHOLDER}`],
  ["a placeholder with other dashes", PLACEHOLDER.replaceAll("-", "\u2011")],
])("%s may hold a key", (_, text) => {
  expect(mayHoldKey(text)).toBe(true);
});

test.each([
  ["nothing", ""],
  ["a few letters", "BCDFGHJKMN"],
  ["one group", "the quick BCDFG jumps over the lazy dog and more"],
  ["an id", "/subscriptions/3eeb2bf0-c639-47a8-9e75-3b44932eb421/resourceGroups/rg-web"],
  ["prose", "Windows activates only where its host or a KMS lets it, or with a key of its own."],
  [
    "prose in another alphabet",
    "Windows \u0430\u043A\u0442\u0438\u0432\u0438\u0440\u0443\u0435\u0442\u0441\u044F \u0442\u043E\u043B\u044C\u043A\u043E \u0442\u0430\u043C",
  ],
])("%s holds no key", (_, text) => {
  expect(mayHoldKey(text)).toBe(false);
});

test.each([
  [KEY, true],
  [`\uFEFF${KEY}`, true],
  [`${KEY}-`, false],
  [`x ${KEY}`, false],
])("%j looks like a key: %s", (text, expected) => {
  expect(isKeyLike(text)).toBe(expected);
});
