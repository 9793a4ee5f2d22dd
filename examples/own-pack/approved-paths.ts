import { defineActivationPolicy } from "pulumi-windows-activation";
import { PATHS, type Path } from "pulumi-windows-activation/activation";

/** The policy's entry in the policy configuration file, as `configSchema` describes it. */
interface Config {
  readonly paths?: readonly Path[];
}

/** Activation paths that need no key of the organization. */
const DEFAULT: readonly Path[] = ["avma", "azure-kms", "managed"];

/** Stops machines that activate in a way the organization doesn't approve. */
export const approvedPaths = defineActivationPolicy<Config>({
  name: "approved-paths",
  displayName: "Approved activation paths",
  description: "Windows machines activate only in ways that our organization approves.",
  level: "mandatory",
  severity: "medium",
  tags: ["windows", "activation"],
  remediationSteps: "Use an image that activates in an approved way, or ask the platform team.",
  configSchema: {
    properties: { paths: { type: "array", items: { type: "string", enum: [...PATHS] }, minItems: 1 } },
  },
  check: ({ machine, verdict }, { paths = DEFAULT }) => {
    // The pack's own policies report machines that can't activate or are undecided.
    if (verdict.kind !== "activates" || paths.includes(verdict.path)) return undefined;
    return `\`${machine.name}\` activates by ${verdict.path}: ${verdict.shownBy}. We approve ${paths.join(", ")}.`;
  },
});
