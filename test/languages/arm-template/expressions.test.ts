import { standsIn } from "../../../values/stand-in";
import { UNKNOWN } from "../../../values/value";
import { evaluate } from "./evaluating";

const accept: readonly (readonly [expression: string, value: unknown])[] = [
  // Syntax
  ["plain", "plain"],
  ["", ""],
  ["[[escaped]", "[escaped]"],
  ["[not] an expression", "[not] an expression"],
  ["not an expression]", "not an expression]"],
  [`[${"toLower(".repeat(99)}'x'${")".repeat(99)}]`, "x"],
  [`[createObject()${".?a".repeat(99)}]`, null],
  [`['${"x".repeat(24_574)}']`, "x".repeat(24_574)],
  ["['it''s']", "it's"],
  ["[ CONCAT ( 'a' , 'b' ) ]", "ab"],
  ["[-5]", -5],
  ["[parameters('object').name]", "n"],
  ["[parameters('object')['LIST'][1].deep]", "d"],
  ["[parameters('object').?absent]", null],
  ["[parameters('object')[?'absent']]", null],
  ["[variables('nested').a['b c']]", "text!"],
  // Parameters and variables
  ["[parameters('SKU')]", "2012-R2-Datacenter"],
  ["[parameters('upper')]", "2012-R2-DATACENTER"],
  ["[parameters('count')]", 4],
  ["[parameters('unset')]", UNKNOWN],
  ["[variables('names')]", ["vm1", "vm2", "vm3"]],
  ["[variables('disks')]", { luns: [{ lun: 0 }, { lun: 1 }], other: true }],
  ["[variables('half')]", [UNKNOWN, "known"]],
  ["[variables('half')[1]]", "known"],
  ["[parameters(parameters('unset'))]", UNKNOWN],
  ["[createObject('a', 1, 'A', 2).A]", 2],
  ["[createObject('undefined', 1).?absent]", null],
  ["[my.greet('you')]", "hi you"],
  // Logic, with what is unknown in it
  ["[if(true(), 'a', parameters('unset'))]", "a"],
  ["[if(false(), variables('absent'), 'b')]", "b"],
  ["[if(equals(parameters('unset'), 'x'), 'same', 'same')]", "same"],
  ["[if(equals(parameters('unset'), 'x'), 'a', 'b')]", UNKNOWN],
  ["[and(false(), equals(parameters('unset'), 'x'))]", false],
  ["[and(equals(parameters('unset'), 'x'), false())]", false],
  ["[and(true(), equals(parameters('unset'), 'x'))]", UNKNOWN],
  ["[or(equals(parameters('unset'), 'x'), true())]", true],
  ["[or(false(), equals(parameters('unset'), 'x'))]", UNKNOWN],
  ["[not(equals('a', 'A'))]", true],
  ["[equals(createArray(1, 'a'), createArray(1, 'a'))]", true],
  ["[equals(createArray(1, parameters('unset')), createArray(2, 'a'))]", false],
  ["[equals(createArray(1, parameters('unset')), createArray(1, 'a'))]", UNKNOWN],
  ["[equals(createArray(1, 'a'), createArray(1, parameters('unset')))]", UNKNOWN],
  ["[equals(createArray(1), createArray(1, 2))]", false],
  ["[equals(createArray(), '')]", false],
  ["[equals(createArray(), createObject())]", false],
  ["[equals(createObject(), createArray())]", false],
  ["[equals(createObject('a', 1), createObject('a', 1, 'b', 2))]", false],
  ["[equals(createObject('a', 1), createObject('b', 1))]", false],
  ["[equals(createObject('a', 1), createObject('a', 2))]", false],
  ["[or(true(), parameters('never'))]", true],
  ["[and(false(), parameters('never'))]", false],
  ["[or(false(), false())]", false],
  ["[equals(createObject('a', 1), createObject('A', 1))]", true],
  ["[coalesce(null(), 'x')]", "x"],
  ["[json('null')]", null],
  ["[bool('True')]", true],
  ["[greaterOrEquals(2, 2)]", true],
  ["[less('a', 'b')]", true],
  // Numbers
  ["[add(1, mul(2, sub(5, 2)))]", 7],
  ["[div(-7, 2)]", -3],
  ["[mod(7, 3)]", 1],
  ["[max(createArray(1, 3, 2))]", 3],
  ["[min(4, 2)]", 2],
  ["[int('42')]", 42],
  ["[range(2, 3)]", [2, 3, 4]],
  // Texts
  ["[concat('a', 1, true())]", "a1True"],
  ["[format('{0}-{1:D2} {{x}} {0,4}|', 'a', 5)]", "a-05 {x}    a|"],
  ["[toLower('ABC')]", "abc"],
  ["[padLeft(7, 3, '0')]", "007"],
  ["[replace('a-b-c', '-', '$&')]", "a$&b$&c"],
  ["[split('a,b;c', createArray(',', ';'))]", ["a", "b", "c"]],
  ["[join(createArray('a', 'b'), '+')]", "a+b"],
  ["[substring('abcdef', 2, 3)]", "cde"],
  ["[startsWith('2012-R2', '2012-r')]", true],
  ["[contains('2012-R2', 'r2')]", false],
  ["[indexOf('abcABC', 'CA')]", 2],
  ["[string(createObject('a', createArray(1, 'x')))]", '{"a":[1,"x"]}'],
  ["[json('{\"a\": [true, null]}').a[0]]", true],
  ["[base64ToString(base64('grün'))]", "grün"],
  ["[base64ToJson(base64('{\"a\":1}')).a]", 1],
  ["[uri('http://host/a/', 'b.ps1')]", "http://host/a/b.ps1"],
  ["[uriComponentToString(uriComponent('a b/ü'))]", "a b/ü"],
  ["[dataUriToString(dataUri('x'))]", "x"],
  // Functions of the template, whose variables they see: https://github.com/Azure/bicep/pull/14531
  ["[my.image('X')]", "textXhi you"],
  ["[my.derived('X')]", "2012-R2-Datacenter"],
  // Lists and objects
  ["[length(variables('half'))]", 2],
  ["[first(variables('names'))]", "vm1"],
  ["[last('abc')]", "c"],
  ["[take(variables('names'), 2)]", ["vm1", "vm2"]],
  ["[skip('abc', 1)]", "bc"],
  ["[contains(variables('half'), 'known')]", true],
  ["[contains(variables('half'), 'other')]", UNKNOWN],
  ["[contains(parameters('object'), 'NAME')]", true],
  ["[empty('')]", true],
  ["[union(createArray(1, 2), createArray(2, 3))]", [1, 2, 3]],
  ["[union(createObject('a', createObject('x', 1)), createObject('A', createObject('y', 2)))]", { a: { x: 1, y: 2 } }],
  ["[intersection(createArray(1, 2), createArray(2, 3))]", [2]],
  [
    "[items(createObject('b', 1, 'a', 2))]",
    [
      { key: "a", value: 2 },
      { key: "b", value: 1 },
    ],
  ],
  ["[tryGet(parameters('object'), 'list', 1, 'deep')]", "d"],
  ["[map(variables('names'), lambda('n', concat(lambdaVariables('n'), '-os')))]", ["vm1-os", "vm2-os", "vm3-os"]],
  ["[filter(range(0, 4), lambda('n', equals(mod(lambdaVariables('n'), 2), 0)))]", [0, 2]],
  ["[filter(createArray('a', 'b'), lambda('n', 'i', equals(lambdaVariables('i'), 1)))]", ["b"]],
  ["[map(createArray('a', 'b'), lambda('n', 'I', concat(lambdaVariables('N'), lambdaVariables('i'))))]", ["a0", "b1"]],
  [
    "[map(createArray('a'), lambda('n', map(createArray('b'), lambda('m', concat(lambdaVariables('n'), lambdaVariables('m'))))))]",
    [["ab"]],
  ],
  ["[map(parameters('unset'), lambda('n', 1))]", UNKNOWN],
  ["[filter(variables('half'), lambda('n', equals(lambdaVariables('n'), 'known')))]", UNKNOWN],
  // The deployment
  ["[resourceGroup().name]", "rg1"],
  ["[RESOURCEGROUP().LOCATION]", "local"],
  ["[resourceGroup().tags.owner]", UNKNOWN],
  ["[resourceGroup().type]", "Microsoft.Resources/resourceGroups"],
  ["[resourceGroup().managedBy]", UNKNOWN],
  ["[resourceGroup().properties.provisioningState]", UNKNOWN],
  ["[subscription().id]", "/subscriptions/{?subscription}"],
  ["[subscription().subscriptionId]", UNKNOWN],
  ["[subscription().tenantId]", UNKNOWN],
  ["[subscription().displayName]", UNKNOWN],
  ["[subscription().tags]", UNKNOWN],
  ["[deployment().name]", "main"],
  ["[deployment().location]", UNKNOWN],
  ["[deployment().properties.mode]", UNKNOWN],
  ["[environment().suffixes.storage]", "local.azurestack.external"],
  [
    "[resourceId('sub', 'other', 'Microsoft.Compute/images', 'i')]",
    "/subscriptions/sub/resourceGroups/other/providers/Microsoft.Compute/images/i",
  ],
  [
    "[resourceId(resourceGroup().name, 'A.B/c/', 'x')]",
    "/subscriptions/{?subscription}/resourceGroups/rg1/providers/A.B/c/x",
  ],
  ["[subscriptionResourceId('s', 'A.B/c/d', 'x', 'y')]", "/subscriptions/s/providers/A.B/c/x/d/y"],
  ["[extensionResourceId('/base', 'A.B/c', 'x')]", "/base/providers/A.B/c/x"],
  ["[extensionResourceId(newGuid(), 'A.B/c', 'x')]", UNKNOWN],
  ["[tenantResourceId('A.B/c', 'x')]", "/providers/A.B/c/x"],
  ["[managementGroupResourceId('A.B/c', 'x')]", UNKNOWN],
  ["[resourceId(parameters('unset'), 'x')]", UNKNOWN],
  ["[resourceId(1, 'A.B/c', 2)]", "/subscriptions/{?subscription}/resourceGroups/{?group}/providers/A.B/c/2"],
  ["[split(resourceId('A.B/c', 'x'), '/')[2]]", UNKNOWN],
  ["[split(resourceId('A.B/c', 'x'), '/')[8]]", "x"],
  ["[last(split(resourceId('A.B/c', 'x'), '/'))]", "x"],
  ["[split(resourceId('A.B/c', 'x'), 's')[0]]", UNKNOWN],
  ["[split(resourceId('A.B/c', 'x'), createArray('/', 's'))[0]]", UNKNOWN],
  ["[resourceId('A.B/c', variables('half'))]", UNKNOWN],
  ["[resourceId('A.B/c/d', 'x', createObject('a', parameters('unset')))]", UNKNOWN],
  ["[subscriptionResourceId('A.B/c', createArray(newGuid()))]", UNKNOWN],
  ["[extensionResourceId('/base', 'A.B/c', variables('half'))]", UNKNOWN],
  ["[substring(resourceGroup().id, 15, 36)]", UNKNOWN],
  // Only Azure knows
  ["[reference('x').outputs.y.value]", UNKNOWN],
  ["[reference(1)]", UNKNOWN],
  ["[listKeys('x', '2019-06-01').keys[0].value]", UNKNOWN],
  ["[concat('a', newGuid())]", UNKNOWN],
  ["[if(contains(utcNow(), 'x'), 1, 2)]", UNKNOWN],
];

describe("an expression", () => {
  test.each(accept)("%s gives a value", (expression, value) => {
    expect(evaluate(expression)).toMatchObject({ places: [] });
    expect(evaluate(expression).value).toEqual(value);
  });

  test("evaluates the names of properties, too, and keeps __proto__ a name like others", () => {
    const value: unknown = JSON.parse('{"[concat(\'a\', \'b\')]": 1, "__proto__": {"polluted": true}}');
    const result = evaluate(value).value;
    expect(result).toHaveProperty("ab", 1);
    expect(evaluate({ "[parameters('unset')]": 1 }).value).toEqual({ "[parameters('unset')]": 1 });
    expect(Object.keys(result ?? {})).toContain("__proto__");
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("an id", () => {
  test("has a placeholder for unknown values", () => {
    const id = evaluate("[resourceId('Microsoft.Compute/images', parameters('unset'))]").value;
    expect(id).toBe(
      "/subscriptions/{?subscription}/resourceGroups/rg1/providers/Microsoft.Compute/images/{?parameters.unset}",
    );
    expect(standsIn(String(id))).toBe(true);
  });
});
