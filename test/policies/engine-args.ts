import type { PolicyResource } from "@pulumi/policy";

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
