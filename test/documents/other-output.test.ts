import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";

test.each<readonly [what: string, content: unknown, reason: string]>([
  ["a binary plan", "PK\u0003\u0004\u0014", messages.binaryPlan],
  [
    "the log of a plan",
    '{"@level":"info","@module":"terraform.ui","type":"version"}\n{"@level":"info","type":"planned_change"}\n',
    messages.planLog,
  ],
  [
    "the log of OpenTofu, with spaces",
    '{"@level": "info", "@module": "tofu.ui"}\n{"@level": "info"}\n',
    messages.planLog,
  ],
  ["a plan for people", "\nTerraform will perform the following actions:\n", messages.planText],
  [
    "a plan for people, in color",
    "\u001b[0m\u001b[1mOpenTofu used the selected providers to generate the following plan\n",
    messages.planText,
  ],
  ["a plan without changes", "No changes. Your infrastructure matches.\n", messages.planText],
  ["a preview for people", "Previewing update (dev):\n    pulumi:pulumi:Stack app-dev\n", messages.pulumiText],
  [
    "a preview for people, in color and after a warning",
    "warning: old\n\u001b[38;5;13m\u001b[1mPreviewing update (acme/dev)\u001b[0m\r\n",
    messages.pulumiText,
  ],
  ["an update for people", "\nUpdating (dev):\n", messages.pulumiText],
  [
    "a preview and its update",
    `{\n    "steps": [\n        {}\n    ]\n}\n{"sequence":0,"preludeEvent":{}}\n`,
    messages.previewAndUpdate,
  ],
  [
    "a what-if result for people",
    "Note: It may contain noise.\n\nResource and property changes are indicated with these symbols:\n  + Create\n",
    messages.whatIfText,
  ],
  [
    "a what-if result for people, in color",
    "\u001b[0mResource and property changes are indicated with this symbol:\n",
    messages.whatIfText,
  ],
  ["a table of az", "Name    ResourceGroup\n------  ---------------\nvm1     RG\n", messages.table],
  [
    "a table of PowerShell",
    "\r\nResourceGroupName Name Location\r\n----------------- ---- --------\r\nRG vm1 local\r\n",
    messages.table,
  ],
  ["a text with a ruler", "Machines\n--------\nvm1\n", messages.notJson(1, 1)],
  ["a preview after warnings", 'warning: old\r\nwarning: older\r\n{\r\n"steps": []}', messages.warnings],
  ["what `pulumi preview --save-plan` writes", { manifest: {}, resourcePlans: {} }, messages.updatePlan],
  [
    "a form of the portal",
    { $schema: "https://schema.management.azure.com/schemas/0.1.2-preview/CreateUIDefinition.MultiVm.json#" },
    messages.portalForm,
  ],
  [
    "a form of a template spec",
    { $schema: "https://schema.management.azure.com/schemas/2021-09-09/uiFormDefinition.schema.json#", view: {} },
    messages.portalForm,
  ],
  ["a policy definition", { name: "p", properties: { policyRule: { if: {}, then: {} } } }, messages.policyDefinition],
  ["the rule of a policy definition", { if: { allOf: [] }, then: { effect: "deny" } }, messages.policyDefinition],
  ["an initiative", { properties: { policyDefinitions: [] } }, messages.policyDefinition],
  [
    "an artifact of a blueprint",
    { kind: "template", properties: { dependsOn: [], template: { resources: [] }, parameters: {} } },
    messages.blueprintArtifact,
  ],
  ["a template of something else", { kind: "template", properties: {} }, messages.unrecognized("an object")],
  ["plans of something else", { resourcePlans: 3 }, messages.unrecognized("an object")],
  ["an export of the portal", '"ID","NAME","PROPERTIES"\r\n"/subscriptions/s","a","{}"\r\n', messages.csv],
  ["an export with the id at the end", "name,location,id\na,local,/subscriptions/s\n", messages.csv],
  ["the status of one machine", { ResourceGroupName: "RG", Name: "a", OsName: "x" }, messages.powerShellStatus],
  ["changes of something else", { changes: [{ name: "a" }] }, messages.unrecognized("an object")],
  ["a text that mentions Terraform", "This is what Terraform will perform.\n", messages.notJson(1, 1)],
  ["a text that mentions Pulumi", "It was Updating (dev) on Monday.\n", messages.notJson(1, 1)],
  ["warnings alone", "warning: old\n", messages.notJson(1, 1)],
  ["a table without ids", "name,location\na,local\n", messages.notJson(1, 1)],
])("refuses %s", (_, content, reason) => {
  expect(() => readInput(typeof content === "string" ? content : JSON.stringify(content))).toThrow(reason);
});
