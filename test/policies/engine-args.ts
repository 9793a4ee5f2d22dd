import type { PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import type { WindowsPolicy } from "../../policies/define-policy";

const unasked = (): never => {
  throw new Error("The policy asked for what this test doesn't give.");
};

/** What the engine gives with every call; asking for anything else fails the test. */
export const COMMON = { stackTags: new Map<string, string>(), getConfig: unasked, notApplicable: unasked };

/** A resource without options or dependencies, as the engine passes it to a policy. */
export function policyResource(resource: Pick<PolicyResource, "type" | "name" | "urn" | "props">) {
  return {
    ...resource,
    opts: {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: [],
    },
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
  };
}

/** What a policy says of a resource before it is deployed. */
export async function ofResource({ validateResource }: WindowsPolicy, args: ResourceValidationArgs): Promise<string[]> {
  const said: string[] = [];
  if (typeof validateResource !== "function") throw new Error("The policy has no resource phase.");
  await validateResource(args, (message) => {
    said.push(message);
  });
  return said;
}

/** What a policy says of a stack. */
export async function ofStack(
  { validateStack }: WindowsPolicy,
  ...resources: readonly PolicyResource[]
): Promise<string[]> {
  const said: string[] = [];
  const args: StackValidationArgs = { resources: [...resources], ...COMMON };
  await validateStack?.(args, (message, urn) => {
    said.push(`${urn ?? "stack"}: ${message}`);
  });
  return said;
}
