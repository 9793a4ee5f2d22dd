import { genericDeployment } from "../../machines/readers/deployment";
import { deploymentOf, genericOf } from "../../machines/readers/registry";
import { UNKNOWN } from "../../values/value";
import { LATER, declare } from "./network-stack";

const GROUP = "/subscriptions/s/resourceGroups/rg";

describe("a deployment", () => {
  const TEMPLATE = { resources: [] };
  const DEPLOYMENT = "azure-native:resources:Deployment";
  const STACK = "azure-native:resources:DeploymentStackAtResourceGroup";
  const OLD = "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment";
  const inputs = ["templateContent", "templateBody", "parametersContent", "parametersBody", "parameters"];
  const link = (id: unknown, input: string) => ({ link: { id, input } });
  it.each<[what: string, type: string, props: object, expected: object]>([
    [
      "nothing",
      DEPLOYMENT,
      {},
      {
        template: undefined,
        parameters: undefined,
        linkedParameters: false,
        link: undefined,
        resourceGroup: undefined,
        name: UNKNOWN,
        inputs: ["properties"],
      },
    ],
    [
      "a template",
      DEPLOYMENT,
      {
        resourceGroupName: "rg",
        deploymentName: "d",
        properties: { template: TEMPLATE, parameters: { a: 1 } },
      },
      {
        template: TEMPLATE,
        parameters: { a: 1 },
        resourceGroup: "rg",
        name: "d",
      },
    ],
    [
      "links",
      DEPLOYMENT,
      { properties: { templateLink: { id: "t" }, parametersLink: {} } },
      { linkedParameters: true, ...link("t", "properties") },
    ],
    ["an unknown link", DEPLOYMENT, { properties: { templateLink: LATER } }, link(UNKNOWN, "properties")],
    [
      "a link by address",
      DEPLOYMENT,
      { properties: { templateLink: { uri: "https://x" } } },
      link(undefined, "properties"),
    ],
    [
      "a stack",
      STACK,
      {
        resourceGroupName: "rg",
        deploymentStackName: "d",
        template: TEMPLATE,
        parameters: LATER,
      },
      {
        template: TEMPLATE,
        parameters: UNKNOWN,
        link: undefined,
        resourceGroup: "rg",
        name: "d",
        inputs: ["template", "parameters"],
      },
    ],
    ["a stack's link", STACK, { templateLink: { id: "t" } }, { ...link("t", "templateLink"), name: UNKNOWN }],
    [
      "nothing classic",
      OLD,
      {},
      {
        template: undefined,
        parameters: undefined,
        linkedParameters: false,
        link: undefined,
        name: UNKNOWN,
        inputs,
      },
    ],
    [
      "a classic template",
      OLD,
      {
        name: "d",
        resourceGroupName: "rg",
        templateContent: "t",
        parametersContent: "p",
      },
      { template: "t", parameters: "p", resourceGroup: "rg", name: "d" },
    ],
    ["an older template", OLD, { templateBody: "t", parametersBody: "p" }, { template: "t", parameters: "p" }],
    ["plain parameters", OLD, { parameters: { a: 1 } }, { parameters: { a: 1 } }],
    ["a classic template spec", OLD, { templateSpecVersionId: "t" }, link("t", "templateSpecVersionId")],
  ])("%s", (_, type, props, expected) => {
    const [one] = declare([{ type, name: "one", props }]);
    expect(one && deploymentOf(one)).toMatchObject({
      declared: { name: "one" },
      ...expected,
    });
  });

  it.each<[type: string, expected: object | undefined]>([
    [
      "Microsoft.Resources/deployments",
      {
        name: "d",
        resourceGroup: "rg",
        template: TEMPLATE,
        inputs: ["body", "sensitiveBody"],
      },
    ],
    ["microsoft.resources/DEPLOYMENTSTACKS", { name: "d" }],
    ["Microsoft.Resources/tags", undefined],
    [LATER, undefined],
  ])("of the type %s in azapi", (type, expected) => {
    const written = type === LATER ? LATER : `${type}@1`;
    const props = { type: written, name: "d", parentId: GROUP, body: { properties: { template: TEMPLATE } } };
    const [one] = declare([{ type: "azapi:index/resource:Resource", name: "one", props }]);
    const found = one && genericOf(one);
    const shape = found && genericDeployment(found);
    if (expected === undefined) expect(shape).toBeUndefined();
    else expect(shape).toMatchObject({ ...expected, declared: { name: "one" } });
  });
});
