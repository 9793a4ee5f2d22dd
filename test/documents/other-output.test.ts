import { readInput } from "../../documents/read-document";

test.each<readonly [what: string, content: unknown, reason: string]>([
  ["a binary plan", "PK\u0003\u0004\u0014", "a binary Terraform plan"],
  [
    "the log of a plan",
    '{"@level":"info","@module":"terraform.ui","type":"version"}\n{"@level":"info","type":"planned_change"}\n',
    "the log of `terraform plan -json`",
  ],
  [
    "the log of OpenTofu, with spaces",
    '{"@level": "info", "@module": "tofu.ui"}\n{"@level": "info"}\n',
    "the log of `terraform plan -json`",
  ],
  ["a plan for people", "\nTerraform will perform the following actions:\n", "a Terraform plan as text"],
  [
    "a plan for people, in color",
    "\u001b[0m\u001b[1mOpenTofu used the selected providers to generate the following plan\n",
    "a Terraform plan as text",
  ],
  ["a plan without changes", "No changes. Your infrastructure matches.\n", "a Terraform plan as text"],
  ["an export of the portal", '"ID","NAME","PROPERTIES"\r\n"/subscriptions/s","a","{}"\r\n', "CSV"],
  ["an export with the id at the end", "name,location,id\na,local,/subscriptions/s\n", "CSV"],
  [
    "the status of one machine",
    { ResourceGroupName: "RG", Name: "a", OsName: "x" },
    "as in the output of `Get-AzVM -Status`",
  ],
  ["changes of something else", { changes: [{ name: "a" }] }, "unrecognized file"],
  ["a text that mentions Terraform", "This is what Terraform will perform.\n", "not valid JSON"],
  ["a table without ids", "name,location\na,local\n", "not valid JSON"],
])("refuses %s", (_, content, reason) => {
  expect(() => readInput(typeof content === "string" ? content : JSON.stringify(content))).toThrow(reason);
});
