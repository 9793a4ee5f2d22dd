import type {
  Policy,
  PolicyConfigSchema,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { activationSettings, settingsFindings } from "./activation-settings";
import { find, findAll } from "./find";
import { internalError } from "./message";
import { type ActivationPolicy, type Finding, type Judgement, type Level, type Metadata, pageOf } from "./policy";
import { type Run, bare } from "./run";
import { SETTINGS_PROPERTIES } from "./settings-schema";
import { changed, opened } from "./stamp";
import { doubtsIn, unneededWaivers, waiverUnneeded } from "./waiver-unneeded";
import { sortByWaivers, today } from "./waivers";

/** A policy as the engine takes it; every one has both phases, since the resource phase is where inputs are seen. */
export type WindowsPolicy = ResourceValidationPolicy & StackValidationPolicy;

function metadata(
  { name, displayName, description, level, severity, tags, framework, remediationSteps }: Metadata,
  chosen: Level | undefined,
): Policy {
  return {
    name,
    displayName,
    description,
    enforcementLevel: chosen ?? level,
    severity,
    tags: [...tags],
    ...(framework && { framework }),
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

/** Tells apart what findings are about: the stack phase may know more of the same, and would say it in other words. */
function placeOf({ urn, path }: Finding): string {
  return JSON.stringify([urn, path]);
}

/** A policy that throws reports that at no resource. */
function isFault({ urn }: Finding): boolean {
  return urn === undefined;
}

/**
 * Wraps an activation policy for the engine. The wrapper does for every policy what must never be forgotten: inputs
 * joined to the stack phase, settings, waivers, unknown values, masked keys, and an exception that fails this policy alone.
 *
 * A resource-phase policy reports before its resource is deployed. What only the whole stack shows, such as an image
 * declared by another resource, it reports in the stack phase. A remediation policy reports only its own faults.
 */
export function definePolicy(policy: ActivationPolicy, run: Run, level?: Level): WindowsPolicy {
  const said = new Set<string>();
  const findings = (judgement: Judgement): readonly Finding[] =>
    sortByWaivers(policy.name, find(policy, judgement), judgement.settings, today()).fired;
  const { remedy } = policy;
  return {
    ...metadata(policy, level),
    ...(remedy && {
      remediateResource: async (args: ResourceValidationArgs) => {
        const props = bare(args.props);
        try {
          await run.ready();
          const judgement = run.alone(args, opened(props));
          const changes = findings(judgement).length > 0 ? remedy(judgement, args.type) : [];
          return changes.length > 0 ? changed(props, changes) : undefined;
        } catch {
          // Nothing can be reported here. `validateResource` comes next, meets the same fault and reports it.
          return undefined;
        }
      },
    }),
    validateResource: (args, report) =>
      guarded(policy.name, report, async () => {
        await run.ready();
        const judgement = run.resource(policy.name, args);
        if (policy.phase === "stack") return;
        const fired = findings(judgement);
        if (policy.phase === "remediation") {
          remedy?.(judgement, args.type);
          reportAll(fired.filter(isFault), report);
          return;
        }
        for (const finding of fired) said.add(placeOf(finding));
        reportAll(fired, report);
      }),
    validateStack: (args, report) =>
      guarded(policy.name, report, async () => {
        if (policy.phase === "remediation") return;
        await run.ready();
        run.warnOfLostSettings();
        const fired = findings(run.stack(policy.name, args));
        reportAll(
          fired.filter((finding) => !said.has(placeOf(finding))),
          report,
        );
        said.clear();
      }),
  };
}

const configSchema: PolicyConfigSchema = { properties: SETTINGS_PROPERTIES };

/** The policy that carries the settings for all others, and so comes first. */
export function defineSettingsPolicy(run: Run, level?: Level): WindowsPolicy {
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
        reportAll(settingsFindings({ settings, problems, date: today() }), report);
      }),
  };
}

/** The policy that looks at the waivers once all others have spoken, so it comes last. */
export function defineWaiverPolicy(policies: readonly ActivationPolicy[], run: Run, level?: Level): WindowsPolicy {
  const { name } = waiverUnneeded;
  return {
    ...metadata(waiverUnneeded, level),
    validateResource: (args, report) =>
      guarded(name, report, async () => {
        await run.ready();
        run.resource(name, args);
      }),
    validateStack: (args, report) =>
      guarded(name, report, async () => {
        const { settings } = await run.ready();
        if (settings.waivers === undefined) return;
        const judgement = run.stack(name, args);
        const findings = findAll(policies, judgement);
        const doubts = () => doubtsIn(judgement);
        reportAll(unneededWaivers({ settings, identity: run.identity(args), date: today(), findings, doubts }), report);
      }),
  };
}
