import { readInput } from "../../documents/read-input";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { addressOf, planOf } from "../documents/terraform-plan";
import { REPORTING } from "../policies/declare";
import { type Stack, corpus, packageOf, providerProps } from "./corpus";

/** Packages that Pulumi bridges from Terraform. */
const BRIDGED = new Set(["azure", "azurerm", "azurestack", "azapi"]);

const stacks = corpus()
  .flatMap((file) => file.stacks)
  .filter(({ resources }) =>
    resources.every(({ type, inputsSeen }) => BRIDGED.has(packageOf(type)) && inputsSeen !== false),
  );

function findingsOf({ resources, cloud, settings = {} }: Stack): Record<string, string[]> {
  const providers = Object.fromEntries(["azurerm", "azurestack", "azapi"].map((name) => [name, providerProps(cloud)]));
  const input = readInput(JSON.stringify(planOf(resources, providers)));
  const names = new Map(resources.map((one) => [addressOf(one), one.name]));
  const found: Record<string, string[]> = {};
  const judgement = judge({ stack: "plan", resources: input.resources, variables: {} }, settings);
  for (const [policy, findings] of findAll(REPORTING, judgement)) {
    for (const { urn = "", name } of findings) {
      const resource = names.get(urn) ?? urn;
      const key = name === urn ? resource : `${name} (${resource})`;
      const policies = (found[key] ??= []);
      if (!policies.includes(policy)) policies.push(policy);
    }
  }
  return found;
}

test("a good part of the corpus is bridged from Terraform", () => {
  expect(stacks.length).toBeGreaterThan(8);
});

test.each(stacks)("$title, as a plan of Terraform", (stack) => {
  expect(findingsOf(stack)).toEqual(stack.expect);
});
