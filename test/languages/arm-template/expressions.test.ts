import { type TemplateContext, readTemplate } from "../../../languages/arm-template";
import { standsIn } from "../../../values/stand-in";
import { UNKNOWN } from "../../../values/value";

const CONTEXT: TemplateContext = {
  resourceGroup: "rg1",
  location: "local",
  subscriptionId: UNKNOWN,
  deploymentName: "main",
  environment: { suffixes: { storage: "local.azurestack.external" } },
};

const TEMPLATE = {
  parameters: {
    sku: { type: "string", defaultValue: "2012-R2-Datacenter" },
    upper: { type: "String", defaultValue: "[toUpper(parameters('SKU'))]" },
    unset: { type: "string" },
    object: { type: "object", defaultValue: { Name: "n", list: [1, { deep: "d" }] } },
    circle: { type: "string", defaultValue: "[parameters('circle')]" },
    count: { type: "int" },
  },
  variables: {
    plain: "text",
    nested: { a: { "b c": "[concat(variables('plain'), '!')]" } },
    circle: "[variables('other')]",
    other: "[variables('circle')]",
    half: ["[parameters('unset')]", "known"],
    copy: [{ name: "names", count: 3, input: "[concat('vm', copyIndex('names', 1))]" }],
    disks: { copy: [{ name: "luns", count: 2, input: { lun: "[copyIndex('luns')]" } }], other: true },
  },
  functions: [
    {
      namespace: "my",
      members: {
        greet: {
          parameters: [{ name: "who", type: "string" }],
          output: { type: "string", value: "[concat('hi ', parameters('who'))]" },
        },
        itself: { parameters: [], output: { type: "string", value: "[my.itself()]" } },
      },
    },
  ],
};

function evaluate(expression: unknown) {
  const resources = [{ type: "A.B/c", name: "x", apiVersion: "1", properties: { value: expression } }];
  const reading = readTemplate({ ...TEMPLATE, resources }, { count: { value: "4" } }, CONTEXT);
  const properties = reading.resources[0]?.body["properties"];
  const value: unknown =
    typeof properties === "object" && properties !== null && "value" in properties ? properties.value : undefined;
  return {
    value,
    places: reading.problems
      .filter((problem) => !problem.path.startsWith("parameters."))
      .map((problem) => problem.path),
  };
}

const accept: readonly (readonly [expression: string, value: unknown])[] = [
  // Syntax
  ["plain", "plain"],
  ["", ""],
  ["[[escaped]", "[escaped]"],
  ["[not] an expression", "[not] an expression"],
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
  // The deployment
  ["[resourceGroup().name]", "rg1"],
  ["[RESOURCEGROUP().LOCATION]", "local"],
  ["[resourceGroup().tags.owner]", UNKNOWN],
  ["[subscription().subscriptionId]", UNKNOWN],
  ["[deployment().name]", "main"],
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
  ["[split(resourceId('A.B/c', 'x'), '/')[2]]", UNKNOWN],
  ["[resourceId('A.B/c', variables('half'))]", UNKNOWN],
  ["[resourceId('A.B/c/d', 'x', createObject('a', parameters('unset')))]", UNKNOWN],
  ["[subscriptionResourceId('A.B/c', createArray(newGuid()))]", UNKNOWN],
  ["[extensionResourceId('/base', 'A.B/c', variables('half'))]", UNKNOWN],
  ["[substring(resourceGroup().id, 15, 36)]", UNKNOWN],
  // Only Azure knows
  ["[reference('x').outputs.y.value]", UNKNOWN],
  ["[listKeys('x', '2019-06-01').keys[0].value]", UNKNOWN],
  ["[concat('a', newGuid())]", UNKNOWN],
  ["[if(contains(utcNow(), 'x'), 1, 2)]", UNKNOWN],
];

const reject: readonly string[] = [
  "[concat('a']",
  "[concat('a',)]",
  "[concat('a' 'b')]",
  "[plain]",
  "['open]",
  "[]",
  "[1 2]",
  "[parameters('sku').x.y]",
  "[parameters('object').absent]",
  "[parameters('object').list[7]]",
  "[parameters('never')]",
  "[variables('never')]",
  "[noSuchFunction()]",
  "[if(true())]",
  "[if('x', 1, 2)]",
  "[add('1', 2)]",
  "[div(1, 0)]",
  "[substring('abc', 2, 5)]",
  "[first(createArray())]",
  "[json('{')]",
  "[range(0, 100000)]",
  "[format('{1}', 'a')]",
  "[copyIndex()]",
  "[resourceId('A.B/c/d', 'x')]",
  "[my.greet()]",
  `[${"toLower(".repeat(200)}'x'${")".repeat(200)}]`,
  `['${"x".repeat(25_000)}']`,
];

describe("an expression", () => {
  test.each(accept)("%s gives a value", (expression, value) => {
    expect(evaluate(expression)).toEqual({ value, places: [] });
  });

  test.each(reject)("%s is a problem at its place", (expression) => {
    expect(evaluate(expression)).toEqual({ value: UNKNOWN, places: ["resources[0].properties.value"] });
  });

  test("that refers to itself is a problem where the circle closes", () => {
    expect(evaluate("[variables('circle')]")).toEqual({ value: UNKNOWN, places: ["variables.other"] });
    expect(evaluate("[my.itself()]").value).toBe(UNKNOWN);
  });

  test("that makes ever larger values is stopped", () => {
    const doubled = {
      v0: "x".repeat(1000),
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`v${i + 1}`, `[createArray(variables('v${i}'), variables('v${i}'))]`]),
      ),
    };
    const resources = [{ type: "A.B/c", name: "x", properties: { v: "[variables('v40')]" } }];
    const reading = readTemplate({ variables: doubled, resources }, {}, CONTEXT);
    expect(reading.problems.map((problem) => problem.reason)).toContain("a value that is too large");
  });

  const long = "x".repeat(60_000);
  test.each([
    "[replace(parameters('long'), 'x', parameters('long'))]",
    "[join(split(parameters('long'), 'x'), parameters('long'))]",
    `[concat(${Array.from({ length: 100 }, () => "parameters('long')").join(",")})]`,
    `[format('${"{0}".repeat(1000)}', parameters('long'))]`,
  ])("that outgrows a text is stopped (%#)", (expression) => {
    const template = {
      parameters: { long: { type: "string", defaultValue: long } },
      resources: [{ type: "A.B/c", name: "x", properties: { value: expression } }],
    };
    const { problems, resources } = readTemplate(template, {}, CONTEXT);
    expect(problems.map(({ reason }) => reason)).toEqual(["a value that is too large"]);
    expect(resources[0]?.body).toEqual({ properties: { value: UNKNOWN } });
  });

  test("evaluates the names of properties, too, and keeps __proto__ a name like others", () => {
    const value: unknown = JSON.parse('{"[concat(\'a\', \'b\')]": 1, "__proto__": {"polluted": true}}');
    const result = evaluate(value).value;
    expect(result).toHaveProperty("ab", 1);
    expect(Object.keys(result ?? {})).toContain("__proto__");
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("uniqueString and guid", () => {
  const valueOf = (expression: string) => String(evaluate(expression).value);

  test("give the same text for the same arguments, though the group's id is not known", () => {
    expect(valueOf("[uniqueString(resourceGroup().id)]")).toMatch(/^[a-z2-7]{13}$/);
    expect(valueOf("[uniqueString(resourceGroup().id)]")).toBe(valueOf("[uniqueString( resourceGroup().id )]"));
    expect(valueOf("[uniqueString(resourceGroup().id)]")).not.toBe(valueOf("[uniqueString(resourceGroup().id, 'x')]"));
    expect(valueOf("[uniqueString(parameters('unset'))]")).not.toBe(valueOf("[uniqueString(parameters('half'))]"));
    expect(valueOf("[guid('x')]")).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

describe("an id", () => {
  test("has a stand-in for what is unknown", () => {
    const id = evaluate("[resourceId('Microsoft.Compute/images', parameters('unset'))]").value;
    expect(id).toBe(
      "/subscriptions/{?subscription}/resourceGroups/rg1/providers/Microsoft.Compute/images/{?parameters.unset}",
    );
    expect(standsIn(String(id))).toBe(true);
  });
});
