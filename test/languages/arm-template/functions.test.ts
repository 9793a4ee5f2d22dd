import { UNKNOWN } from "../../../values/value";
import { CONTEXT, read, vm } from "./reading";

const PARAMETERS = {
  unset: { type: "string" },
  hidden: { type: "secureObject" },
  secret: { type: "secureString", defaultValue: "s" },
};
const VARIABLES = { half: ["[parameters('unset')]", "known"], object: { a: "[parameters('unset')]", B: 1 } };

function evaluate(expression: string) {
  const resources = [vm({ properties: { v: `[${expression}]` } })];
  const { one, places, problems } = read({ parameters: PARAMETERS, variables: VARIABLES, resources }, {}, CONTEXT);
  return { value: one?.body["properties"], places, reasons: problems.map(({ reason }) => reason), secure: one?.secure };
}

const OBJECT = "createObject('a', 1)";
const LIST = "createArray('a', 'b', 'a')";

/** Results as in Microsoft's documentation of the functions, and of what is partly unknown. */
const ACCEPT: readonly (readonly [expression: string, value: unknown])[] = [
  // Lists and objects
  ["concat(createArray('a'), createArray(1, createArray(2)))", ["a", 1, [2]]],
  ["concat('a', false())", "aFalse"],
  ["concat(createArray())", []],
  ["createArray()", []],
  ["createObject()", {}],
  ["array('a')", ["a"]],
  ["array(createArray(1))", [1]],
  [`array(${OBJECT})`, [{ a: 1 }]],
  ["array(parameters('unset'))", UNKNOWN],
  ["array(parameters('hidden'))", UNKNOWN],
  ["length('abc')", 3],
  [`length(${OBJECT})`, 1],
  ["empty(null())", true],
  ["empty('a')", false],
  ["empty(createArray())", true],
  [`empty(${LIST})`, false],
  ["empty(createObject())", true],
  [`empty(${OBJECT})`, false],
  ["empty(variables('half'))", false],
  ["first('abc')", "a"],
  ["first('')", ""],
  [`first(${LIST})`, "a"],
  ["first(createArray())", null],
  ["last('')", ""],
  ["last(createArray('a', 'b'))", "b"],
  ["last(createArray())", null],
  ["last(variables('half'))", "known"],
  ["take('abc', 2)", "ab"],
  ["take('abc', -1)", ""],
  [`take(${LIST}, 5)`, ["a", "b", "a"]],
  [`take(${LIST}, 0)`, []],
  [`skip(${LIST}, 1)`, ["b", "a"]],
  ["skip('abc', -1)", "abc"],
  ["skip('abc', 5)", ""],
  ["contains('a1', 1)", true],
  ["contains('ab', 'c')", false],
  [`contains(${OBJECT}, 'A')`, true],
  [`contains(${OBJECT}, 'b')`, false],
  ["contains(createArray('A'), 'a')", false],
  ["contains(createArray(1), 1)", true],
  ["contains(variables('object'), 'a')", true],
  ["indexOf('abcABC', 'B')", 1],
  ["lastIndexOf('abcABC', 'b')", 4],
  ["indexOf('abc', 'd')", -1],
  [`indexOf(${LIST}, 'a')`, 0],
  [`lastIndexOf(${LIST}, 'a')`, 2],
  [`indexOf(${LIST}, 'A')`, -1],
  ["indexOf(createArray(1, 2), 2)", 1],
  ["indexOf(variables('half'), 'known')", UNKNOWN],
  ["indexOf(createArray(createArray(parameters('unset')), 'b'), 'b')", 1],
  ["union(createArray(1), createArray('1'), createArray(1))", [1, "1"]],
  ["union(variables('half'), variables('half'))", [UNKNOWN, "known", UNKNOWN]],
  ["union(createObject('a', 1), createObject('a', createObject('b', 2)))", { a: { b: 2 } }],
  ["union(createObject('a', createObject('b', 2)), createObject('a', 1))", { a: 1 }],
  ["union(createObject('a', createArray(1)), createObject('a', createArray(2)))", { a: [2] }],
  ["union(createObject('x', 1), createObject('Y', 2), createObject('y', 3))", { x: 1, Y: 3 }],
  ["union(createObject('b', 1, 'B', 2), createObject())", { b: 1, B: 2 }],
  ["union(createObject(), createObject('b', 1, 'B', 2))", { b: 2 }],
  [
    "shallowMerge(createArray(createObject('a', createObject('x', 1), 'b', 1), createObject('a', createObject('y', 2))))",
    { a: { y: 2 }, b: 1 },
  ],
  ["intersection(createArray(1, 2, 2, 3), createArray(2, 3), createArray(3, 2))", [2, 3]],
  ["intersection(createArray(1, 2), createArray(2, 3), createArray(3))", []],
  ["intersection(createObject('a', 1, 'b', 2), createObject('A', 1, 'b', 3))", { a: 1 }],
  ["intersection(createObject('a', 1, 'b', 2, 'c', 3), createObject('b', 2, 'c', 3), createObject('c', 3))", { c: 3 }],
  ["intersection(createObject('a', null()), createObject('b', null()))", {}],
  ["intersection(createObject('a', parameters('unset')), createObject('a', 1))", UNKNOWN],
  ["flatten(createArray(createArray(1), createArray(2, createArray(3))))", [1, 2, [3]]],
  ["objectKeys(createObject('b', 1, 'a', 2))", ["a", "b"]],
  [
    "items(createObject('b', null(), 'c', 1, 'a', parameters('unset')))",
    [
      { key: "a", value: UNKNOWN },
      { key: "b", value: null },
      { key: "c", value: 1 },
    ],
  ],
  [`tryGet(${LIST}, 1)`, "b"],
  [`tryGet(${LIST}, 3)`, null],
  [`tryGet(${LIST}, -2)`, null],
  [`tryGet(${LIST}, 'a')`, null],
  [`tryGet(${OBJECT}, 'A')`, 1],
  [`tryGet(${OBJECT}, 0)`, null],
  [`tryGet(${OBJECT}, 'b', 'c')`, null],
  ["tryGet('text', 'length')", null],
  [`tryGet(${OBJECT}, parameters('unset'))`, UNKNOWN],
  ["tryGet(parameters('unset'), 'a')", UNKNOWN],
  ["tryGet(parameters('hidden'), 'a')", UNKNOWN],
  ["coalesce(tryGet(parameters('hidden'), 'a', 'b'), 'otherwise')", UNKNOWN],
  ["tryGet(createObject('s', 1), parameters('secret'))", 1],
  ["createObject('s', 1)[parameters('secret')]", 1],
  // Logic
  ["not(false())", true],
  ["xor(true(), false())", true],
  ["xor(true(), true())", false],
  ["bool(true())", true],
  ["bool(0)", false],
  ["bool(2)", true],
  ["bool(' TRUE ')", true],
  ["bool('1')", true],
  ["bool('False')", false],
  ["bool('0')", false],
  ["less(1, 2)", true],
  ["less(2, 2)", false],
  ["less('b', 'a')", false],
  ["less('a', 'a')", false],
  ["lessOrEquals(2, 2)", true],
  ["lessOrEquals(3, 2)", false],
  ["lessOrEquals('a', 'a')", true],
  ["lessOrEquals('b', 'a')", false],
  ["greater(2, 1)", true],
  ["greater(2, 2)", false],
  ["greater('b', 'a')", true],
  ["greater('a', 'a')", false],
  ["greaterOrEquals(1, 2)", false],
  ["greaterOrEquals('a', 'b')", false],
  ["coalesce(null(), null())", null],
  ["coalesce(null(), parameters('unset'), 'x')", UNKNOWN],
  ["coalesce('a', parameters('unset'))", "a"],
  // Numbers
  ["add(1, 2)", 3],
  ["div(7, -2)", -3],
  ["mod(-7, 3)", -1],
  ["min(createArray(3, 1, 2))", 1],
  ["max(1, 3, 2)", 3],
  ["min(5)", 5],
  ["range(0, 0)", []],
  ["length(range(5, 10000))", 10_000],
  ["int('-7')", -7],
  ["int(' 7 ')", 7],
  ["int(float('7.9'))", 7],
  ["float('1.5')", 1.5],
  ["float(3)", 3],
  // Texts
  ["format('{0:d3}|{0,-4}|{1}|{2}', -5, null(), true())", "-005|-5  ||True"],
  ["format('{0:N2}', 'text')", "text"],
  ["format('{0,3}{{', 7)", "  7{"],
  ["format('no place')", "no place"],
  ["string(true())", "True"],
  ["string(1)", "1"],
  ["string('a')", "a"],
  ["toUpper('aB')", "AB"],
  ["trim(' a b ')", "a b"],
  ["padLeft('ab', 4)", "  ab"],
  ["padLeft('abcd', 2, '0')", "abcd"],
  ["split('a;b', ';')", ["a", "b"]],
  ["split('ab', '')", ["ab"]],
  ["join(createArray('a', 1, true()), ', ')", "a, 1, True"],
  ["join(createArray(), ',')", ""],
  ["replace('aXa', 'a', 'b')", "bXb"],
  ["startsWith('Ab', 'b')", false],
  ["endsWith('abC', 'Bc')", true],
  ["endsWith('abc', 'a')", false],
  ["substring('abc', 1)", "bc"],
  ["substring('abc', 0, 3)", "abc"],
  ["substring('abc', 3, 0)", ""],
  ["join(variables('half'), ',')", UNKNOWN],
  // Encodings
  ["json('\"a\"')", "a"],
  ['json(\'[1, true, "x", null, {"a": false}]\')', [1, true, "x", null, { a: false }]],
  ["uri('http://host/a/b', '/c')", "http://host/c"],
  ["uri('http://host/a/b', '../c')", "http://host/c"],
  ["uriComponent(json('\"\\ud800\"'))", "%EF%BF%BD"],
  ["dataUri('grün')", "data:text/plain;charset=utf8;base64,Z3LDvG4="],
  ["dataUriToString('data:,a%20b')", "a b"],
  ["dataUriToString('data:text/plain;charset=utf8;base64,YQ==')", "a"],
];

test.each(ACCEPT)("%s gives a value", (expression, value) => {
  const { value: found, places } = evaluate(expression);
  expect([found, places]).toEqual([{ v: value }, []]);
});

const WRONG_TYPE = [
  ...[`concat(${LIST}, 'a')`, `concat(${OBJECT})`, "concat('a', null())", `concat('a', ${LIST})`, "createObject('a')"],
  ...[
    "createObject(1, 2)",
    "length(1)",
    "empty(1)",
    "first(1)",
    "last(createObject())",
    "take(1, 1)",
    "skip('a', 'b')",
  ],
  ...[`contains('a', null())`, "contains(1, 1)", "indexOf('a', 1)", "indexOf(1, 'a')", "indexOf(createObject(), 'a')"],
  ...[`union(${LIST}, ${OBJECT})`, `union(${OBJECT}, 'a')`, `intersection(${LIST}, ${OBJECT})`],
  ...[`intersection(${OBJECT}, ${LIST})`, `intersection(${OBJECT}, 'a')`, "intersection('a', 'a')"],
  ...[`shallowMerge(${OBJECT})`, "shallowMerge(createArray(1))", "flatten(createArray(createArray(), 1))"],
  ...["items(createArray())", "objectKeys('a')", "not('true')", "xor(true(), 1)", "xor(1, true())", "bool('maybe')"],
  ...["bool(null())", "less(1, 'a')", "less('a', 1)", "greater(true(), false())", "add(1, '2')", "min(1, 'a')"],
  ...["min(createArray(1, 'a'))", "max(createArray(1), 2)", "min(createArray())", "max(createArray())", "int('1.5')"],
  ...["int(true())", "float('x')", "float(null())", "format(1)", "string(null())", "toLower(1)", "padLeft(true(), 3)"],
  ...["padLeft('a', '3')", "padLeft('a', 3, 0)", "padLeft('a', 3, 'ab')", "split(1, ',')", "split('a', 1)"],
  ...[
    "split('a', createArray(',', 1))",
    "join('a', ',')",
    "join(createArray('a', null()), ',')",
    "replace(1, 'a', 'b')",
  ],
  ...["replace('a', 1, 'b')", "replace('a', 'a', 1)", "substring(1, 0)", "substring('a', '0')"],
  ...["substring('abc', 0, '1')", "startsWith(1, 'a')", "base64ToString('?')", "base64ToJson('?')", "json(1)"],
  ...["uriComponentToString('%')", "dataUriToString('a,b')"],
];

test.each(WRONG_TYPE)("%s has an argument of the wrong type", (expression) => {
  expect(evaluate(expression)).toMatchObject({
    value: { v: UNKNOWN },
    reasons: ["a function with an argument of the wrong type"],
  });
});

const nested = (depth: number) => `json('${"[".repeat(depth)}${"]".repeat(depth)}')`;

test.each([
  ["mod(1, 0)", "a division by zero"],
  ["range(0, -1)", "a range of that length"],
  ["range(0, 10001)", "a range of that length"],
  ["format('{0:N2}', 1)", "an unsupported format"],
  ["format('{', 1)", "an unsupported format"],
  ["format('{0}', json('null'), parameters('nothing'))", "an undeclared parameter"],
  ["padLeft('a', 65536)", "a text of that length"],
  ["replace('a', '', 'b')", "a replacement of nothing"],
  ["substring('abc', -1, 1)", "a substring outside the text"],
  ["substring('abc', 1, -1)", "a substring outside the text"],
  ["substring('abc', 2, 2)", "a substring outside the text"],
  ["json('{')", "a text that isn't JSON"],
  ["base64ToJson(base64('{'))", "a text that isn't JSON"],
  ["uri('nowhere', 'x')", "an invalid address"],
  [nested(150), "a value that is too large"],
  ["parameters('secret').length", "a property of a text"],
  [`${LIST}[-2]`, "a property or element that doesn't exist"],
  [`${LIST}['a']`, "a property or element that doesn't exist"],
])("%s is an error: %s", (expression, reason) => {
  expect(evaluate(expression)).toMatchObject({ value: { v: UNKNOWN }, reasons: [reason] });
});

test.each([
  ["array(parameters('secret'))", ["properties.v[0]"]],
  ["createArray('plain', parameters('secret'))", ["properties.v[1]"]],
  ["length(parameters('secret'))", []],
  ["base64(parameters('secret'))", ["properties.v"]],
  ["join(createArray('a', parameters('secret')), ',')", ["properties.v"]],
  ["first(createArray('a', parameters('secret')))", []],
  ["coalesce(null(), parameters('secret'))", ["properties.v"]],
  ["tryGet(createObject('a', parameters('secret')), 'a')", ["properties.v"]],
  ["indexFromEnd(createArray(parameters('secret'), 'a'), 2)", ["properties.v"]],
])("%s is as secret as its arguments", (expression, secure) => {
  expect(evaluate(expression)).toMatchObject({ secure, places: [] });
});
