import { UNKNOWN } from "../../../values/value";
import { read, vm } from "./reading";

describe("a deployment inside", () => {
  const deployment = (properties: object, more: object = {}) => ({
    type: "Microsoft.Resources/deployments",
    name: "inner",
    ...more,
    properties,
  });
  const machine = vm({
    name: "[parameters('name')]",
    properties: { group: "[resourceGroup().name]", v: "[variables('v')]" },
  });
  const inside = { parameters: { name: { type: "string" } }, variables: { v: "inner" }, resources: [machine] };
  const outer = (nested: object) => ({
    parameters: { name: { type: "string", defaultValue: "outer" } },
    variables: { v: "outer" },
    resources: [nested],
  });

  test("means the outer parameters, unless it says otherwise", () => {
    const { one, places } = read(
      outer(deployment({ template: inside }, { resourceGroup: "rg2", subscriptionId: "s2" })),
    );
    expect(places).toEqual([]);
    expect(one).toMatchObject({
      name: "outer",
      path: "resources[0].properties.template.resources[0]",
      id: "/subscriptions/s2/resourceGroups/rg2/providers/Microsoft.Compute/virtualMachines/outer",
      scope: { resourceGroup: "rg2", subscriptionId: "s2" },
      body: { properties: { group: "rg1", v: "outer" } },
    });
  });

  test("means its own parameters, if it says so", () => {
    const properties = {
      expressionEvaluationOptions: { scope: "Inner" },
      parameters: { name: { value: "[concat(parameters('name'), copyIndex())]" } },
      template: inside,
    };
    const more = { resourceGroup: "rg2", copy: { name: "l", count: 2 }, condition: "[contains(utcNow(), 'x')]" };
    const { resources, names, places, plainParameters } = read(outer(deployment(properties, more)));
    expect(places).toEqual([]);
    expect(names).toEqual(["outer0", "outer1"]);
    expect(resources[0]).toMatchObject({ condition: UNKNOWN, body: { properties: { group: "rg2", v: "inner" } } });
    expect(plainParameters.map(({ path, value }) => [path, value])).toEqual([
      ["resources[0] copy 0.properties.template.parameters.name", "outer0"],
      ["resources[0] copy 1.properties.template.parameters.name", "outer1"],
      ["parameters.name", "outer"],
    ]);
  });

  test("shows a secret that goes into a plain parameter", () => {
    const properties = {
      expressionEvaluationOptions: { scope: "inner" },
      parameters: { name: { value: "[parameters('key')]" } },
      template: inside,
    };
    const { one, plainParameters } = read(
      { parameters: { key: { type: "securestring" } }, resources: [deployment(properties)] },
      { key: { value: "k" } },
    );
    expect(one?.secure).toEqual([]);
    expect(plainParameters.map(({ value }) => value)).toEqual(["k"]);
  });

  test("is not read where it is not deployed", () => {
    expect(read({ resources: [deployment({ template: inside }, { condition: false })] })).toMatchObject({
      names: [],
      places: [],
    });
  });

  const deep = Array.from({ length: 12 }).reduce<object>(
    (resource) => deployment({ template: { resources: [resource] } }),
    vm(),
  );
  const reject: readonly (readonly [name: string, resource: object, place: string])[] = [
    ["at a URI", deployment({ templateLink: { uri: "https://host/t.json" } }), "resources[0].properties.template"],
    ["without a template", deployment({}), "resources[0].properties.template"],
    ["of an unknown template", deployment({ template: "[reference('x')]" }), "resources[0].properties.template"],
    [
      "with parameters at a URI",
      deployment({ expressionEvaluationOptions: { scope: "inner" }, parametersLink: { uri: "x" }, template: inside }),
      "resources[0].properties.parametersLink",
    ],
    ["too deep inside", deep, `resources[0]${".properties.template.resources[0]".repeat(8)}.properties.template`],
  ];
  test.each(reject)("%s is a problem", (_, resource, place) => {
    expect(read({ resources: [resource] }).places).toEqual([place]);
  });
});
