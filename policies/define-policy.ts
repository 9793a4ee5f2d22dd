import type {
  Policy,
  PolicyConfigSchema,
  ReportViolation,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { activationSettings, allFindings, settingsFindings } from "./activation-settings";
import { internalError } from "./message";
import { pageOf, type Finding, type Level, type Rule } from "./rule";
import type { Run } from "./run";
import { SETTINGS_PROPERTIES } from "./settings-schema";
import { sortByWaivers, today } from "./waivers";

/** A policy as the engine takes it; every one has both phases, since the resource phase is where inputs are seen. */
export type WindowsPolicy = ResourceValidationPolicy & StackValidationPolicy;

type Metadata = Omit<Rule, "find" | "phase">;

function metadata(
  { name, displayName, description, level, severity, tags, remediationSteps }: Metadata,
  chosen: Level | undefined,
): Policy {
  return {
    name,
    displayName,
    description,
    enforcementLevel: chosen ?? level,
    severity,
    tags: [...tags],
    remediationSteps,
    url: pageOf(name),
  };
}

/** Whatever goes wrong inside a policy is a violation of that policy alone: a throw would end the whole run. */
async function guarded(policy: string, report: ReportViolation, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    report(internalError(policy, error));
  }
}

function reportAll(findings: readonly Finding[], report: ReportViolation): void {
  for (const { urn, message } of findings) report(message, urn);
}

/**
 * Makes the engine's policy of a rule. It does for every rule what must never be forgotten: inputs joined to the stack
 * phase, settings, waivers, values that are unknown, keys masked, and an exception that fails this policy alone.
 */
export function definePolicy(rule: Rule, run: Run, level?: Level): WindowsPolicy {
  const findings = (judgement: Parameters<Rule["find"]>[0]): readonly Finding[] =>
    sortByWaivers(rule.name, rule.find(judgement), judgement.settings, today()).fired;
  return {
    ...metadata(rule, level),
    validateResource: (args, report) =>
      guarded(rule.name, report, () => {
        const judgement = run.resource(rule.name, args);
        if (rule.phase === "resource") reportAll(findings(judgement), report);
      }),
    validateStack: (args, report) =>
      guarded(rule.name, report, () => {
        const judgement = run.stack(rule.name, args);
        if (rule.phase === "stack") reportAll(findings(judgement), report);
      }),
  };
}

const configSchema: PolicyConfigSchema = { properties: SETTINGS_PROPERTIES };

/** The policy that carries the settings for all others, and so comes first. */
export function defineSettingsPolicy(rules: readonly Rule[], run: Run, level?: Level): WindowsPolicy {
  const { name } = activationSettings;
  return {
    ...metadata(activationSettings, level),
    configSchema,
    validateResource: (args, report) =>
      guarded(name, report, async () => {
        await run.configure(args.getConfig<object>());
        run.resource(name, args);
      }),
    validateStack: (args, report) =>
      guarded(name, report, async () => {
        const { settings, problems } = await run.configure(args.getConfig<object>());
        const findings = allFindings(rules, run.stack(name, args));
        reportAll(
          settingsFindings({ settings, problems, stack: run.stackName(args), date: today(), findings }),
          report,
        );
      }),
  };
}
