import { type TemplateContext, readTemplate } from "../../../languages/arm-template";
import { UNKNOWN } from "../../../values/value";

export const CONTEXT: TemplateContext = {
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
    own: "[parameters('sku')]",
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
        outside: { parameters: [], output: { type: "string", value: "[parameters('sku')]" } },
        image: {
          parameters: [{ name: "sku", type: "string" }],
          output: { type: "string", value: "[concat(variables('plain'), parameters('sku'), my.greet('you'))]" },
        },
        derived: {
          parameters: [{ name: "sku", type: "string" }],
          output: { type: "string", value: "[variables('own')]" },
        },
      },
    },
  ],
};

/** Evaluates a text of a template with what the tests of expressions share. */
export function evaluate(expression: unknown) {
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
    reasons: reading.problems.map((problem) => problem.reason),
  };
}
