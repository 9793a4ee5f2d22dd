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

  test.each([
    ["unless it says otherwise", {}],
    ["as it may say", { expressionEvaluationOptions: { scope: "Outer" } }],
  ])("means the outer parameters, %s", (_, options) => {
    const { one, places, plainParameters } = read(
      outer(deployment({ ...options, template: inside }, { resourceGroup: "rg2", subscriptionId: "s2" })),
    );
    expect([places, plainParameters.map(({ path }) => path)]).toEqual([[], ["parameters.name"]]);
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
      ["parameters.name", "outer"],
      ["resources[0] copy 0.properties.template.parameters.name", "outer0"],
      ["resources[0] copy 1.properties.template.parameters.name", "outer1"],
    ]);
  });

  test.each([
    ["of the same group has its location", {}, "local"],
    ["of another group has an unknown one", { resourceGroup: "rg2" }, UNKNOWN],
  ])("%s", (_, more, location) => {
    const properties = {
      expressionEvaluationOptions: { scope: "inner" },
      template: { resources: [vm({ location: "[resourceGroup().location]" })] },
    };
    expect(read({ resources: [deployment(properties, more)] }).one?.location).toBe(location);
  });

  test("of its own scope is in none of the loops around it", () => {
    const properties = {
      expressionEvaluationOptions: { scope: "inner" },
      template: { resources: [vm({ name: "[copyIndex()]" })] },
    };
    const copy = { name: "l", count: 1 };
    expect(read({ resources: [deployment(properties, { copy })] }).places).toEqual([
      "resources[0] copy 0.properties.template.resources[0].name",
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
    const stack = { type: "Microsoft.Resources/deploymentStacks", name: "stack", condition: false };
    const resources = [
      deployment({ template: inside }, { condition: false }),
      deployment({}, { condition: false, resources: [] }),
      stack,
      { ...stack, resources: [] },
    ];
    expect(read({ resources })).toMatchObject({ names: [], places: [] });
  });

  const inner = { expressionEvaluationOptions: { scope: "inner" }, template: inside };
  test("is not opened for a reference where it is not deployed", () => {
    const absent = deployment(
      { ...inner, parameters: { name: { value: "[createArray()[3]]" } } },
      { condition: false },
    );
    const group = { condition: false, resourceGroup: "[createArray()[3]]" };
    const asker = vm({ name: "[reference('none').outputs.a.value]" });
    expect(read({ resources: [asker, absent, deployment(inner, group)] }).problems).toEqual([]);
  });

  const deep = Array.from({ length: 12 }).reduce<object>(
    (resource) => deployment({ template: { resources: [resource] } }),
    vm(),
  );
  const PLACE = "resources[0].properties.template";
  const reject: readonly (readonly [name: string, resource: object, place: string, reason: string])[] = [
    ["at a URI", deployment({ templateLink: { uri: "https://host/t.json" } }), PLACE, "linked template `t.json`"],
    ["without a template", deployment({}), PLACE, "a deployment without a template"],
    ["of no template", deployment({ template: "[null()]" }), PLACE, "a deployment without a template"],
    ["of an unknown template", deployment({ template: "[reference('x')]" }), PLACE, "an unknown template"],
    [
      "with parameters at a URI",
      deployment({ ...inner, parametersLink: { uri: "x" } }),
      "resources[0].properties.parametersLink",
      "linked parameters `x`",
    ],
    [
      "with a wrong parameter",
      deployment({ ...inner, parameters: { name: { value: "[]" } } }),
      "resources[0].properties.parameters.name.value",
      "an expression with a missing value",
    ],
    [
      "of a stack",
      { type: "microsoft.resources/deploymentstacks", name: "s", properties: { template: inside } },
      "resources[0]",
      "a deployment stack in a template",
    ],
    [
      "too deep inside",
      deep,
      `resources[0]${".properties.template.resources[0]".repeat(8)}.properties.template`,
      "deployments are nested too deeply",
    ],
  ];
  test.each(reject)("%s is a problem", (_, resource, path, reason) => {
    expect(read({ resources: [resource] }).problems).toEqual([{ path, reason }]);
  });

  test("is nowhere too deep for a reference", () => {
    const endless = Array.from({ length: 2500 }).reduce<object>(
      (resource) => deployment({ template: { resources: [resource] } }),
      vm(),
    );
    const asker = vm({ name: "[reference('none').outputs.a.value]" });
    expect(read({ resources: [asker, endless] }).problems.map(({ reason }) => reason)).toEqual([
      "deployments are nested too deeply",
    ]);
  });
});
