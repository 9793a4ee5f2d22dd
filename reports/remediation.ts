import type { InputKind, StackInput } from "../documents/stack-input";
import { judge } from "../policies/judge";
import type { ActivationPolicy, Finding, Level } from "../policies/policy";
import type { Declared } from "../stack/declared";
import type { CheckContext } from "./check";
import type { PolicyConfig } from "./policy-config";

/** A policy whose findings a report shows. */
export type Reporter = Pick<ActivationPolicy, "name" | "severity"> & { readonly phase?: string };

/**
 * The level at which a policy's findings are reported; absent if they aren't. A remediation policy only ever advises,
 * because in the engine it blocks nothing.
 */
export function shownLevel({ name, phase }: Reporter, config: PolicyConfig): Exclude<Level, "disabled"> | undefined {
  const level = config.levelOf(name);
  if (level === "disabled") return undefined;
  if (phase !== "remediation") return level;
  return level === "remediate" ? "advisory" : undefined;
}

/** Files that show a stack before the engine deploys it. Without the pack, they lack what it adds. */
const BEFORE_DEPLOYMENT: ReadonlySet<InputKind> = new Set(["preview", "events"]);

/** A resource as the engine shows it to a remediation: its inputs alone. */
function alone(declared: Declared): Declared {
  return { ...declared, outputs: undefined, dependencies: [], propertyDependencies: {} };
}

/** Returns findings without those that the engine fixes when it deploys the stack, at the level `remediate`. */
export function leftByEngine(
  { name, remedy }: ActivationPolicy,
  findings: readonly Finding[],
  { kind, stack = "", resources }: StackInput,
  { config, variables }: Pick<CheckContext, "config" | "variables">,
): readonly Finding[] {
  if (!remedy || findings.length === 0 || !BEFORE_DEPLOYMENT.has(kind) || config.levelOf(name) !== "remediate")
    return findings;
  const byUrn = new Map(resources.map((declared) => [declared.urn, declared]));
  return findings.filter(({ urn = "" }) => {
    const declared = byUrn.get(urn);
    if (!declared) return true;
    const judgement = judge({ stack, resources: [alone(declared)], variables }, config.settings);
    return remedy(judgement, declared.token.text).length === 0;
  });
}
