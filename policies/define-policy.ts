import type {
  Policy,
  PolicyConfigSchema,
  ReportViolation,
  ResourceRemediation,
  ResourceValidation,
  ResourceValidationPolicy,
  StackValidation,
  StackValidationArgs,
} from "@pulumi/policy";
import { activationSettings, settingsFindings } from "./activation-settings";
import { find, findAll } from "./find";
import { internalError } from "./message";
import { type ActivationPolicy, type Finding, type Judgement, type Level, type Metadata, pageOf } from "./policy";
import { changed, opened } from "./remediated-properties";
import { type Run, bare } from "./run";
import { SETTINGS_PROPERTIES } from "./settings-schema";
import { doubtsIn, unneededWaivers, waiverUnneeded } from "./waiver-unneeded";
import { splitByWaivers, today } from "./waivers";

/**
 * A policy as the engine takes it. Its phases change during a run: it has one only while it may have something to report,
 * as `Run.shownBefore` explains.
 */
export interface WindowsPolicy extends ResourceValidationPolicy {
  readonly validateStack: StackValidation | undefined;
}

/** The resource phase of a policy with nothing to report. */
const NOTHING: ResourceValidation[] = [];

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

/** Reports an error inside a policy as its own violation, because a throw would end the whole run. */
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

/** Remembers the answer for the last judgement, because the SDK asks several times in a row which phases a policy has. */
function oncePer(find: (judgement: Judgement) => readonly Finding[]): (judgement: Judgement) => readonly Finding[] {
  let last: { readonly judgement: Judgement; readonly found: readonly Finding[] } | undefined;
  return (judgement) => {
    if (last?.judgement !== judgement) last = { judgement, found: find(judgement) };
    return last.found;
  };
}

/** Returns what a finding is about, without its message, which the stack phase may word differently. */
function placeOf({ urn, path }: Finding): string {
  return JSON.stringify([urn, path]);
}

/** Whether a finding is an error of the policy itself, which has no resource. */
function isFault({ urn }: Finding): boolean {
  return urn === undefined;
}

/** Returns a policy's findings without those that a waiver covers. */
function withoutWaived(policy: ActivationPolicy, judgement: Judgement, ask = policy.find): readonly Finding[] {
  const found = find(policy, judgement, ask);
  const { settings } = judgement;
  return settings.waivers === undefined ? found : splitByWaivers(policy.name, found, settings, today()).fired;
}

/** What a policy finds in each phase, so that nothing is reported twice. */
interface Phases {
  /** What one resource alone proves; absent if only the whole stack proves anything. */
  readonly alone: ((judgement: Judgement) => readonly Finding[]) | undefined;
  /** Remembers what the resource phase reported. */
  readonly reported: (findings: readonly Finding[]) => void;
  /** What is left to report of the whole stack. */
  readonly left: (judgement: Judgement) => readonly Finding[];
}

function phasesOf(policy: ActivationPolicy): Phases {
  const places = new Set<string>();
  const ask = policy.phase === "stack" ? policy.alone : policy.find;
  return {
    alone: ask && oncePer((judgement) => withoutWaived(policy, judgement, ask)),
    reported: (findings) => {
      for (const finding of findings) places.add(placeOf(finding));
    },
    left: oncePer((judgement) => {
      const found = withoutWaived(policy, judgement).filter((finding) => !places.has(placeOf(finding)));
      places.clear();
      return found;
    }),
  };
}

function remediation(
  policy: ActivationPolicy,
  remedy: NonNullable<ActivationPolicy["remedy"]>,
  run: Run,
): ResourceRemediation {
  return async (args) => {
    const props = bare(args.props);
    try {
      await run.ready();
      const judgement = run.alone(args, opened(props));
      const changes = withoutWaived(policy, judgement).length > 0 ? remedy(judgement, args.type) : [];
      return changes.length > 0 ? changed(props, changes) : undefined;
    } catch {
      // Nothing can be reported here. `validateResource` follows, hits the same error and reports it.
      return undefined;
    }
  };
}

/**
 * Wraps an activation policy for the engine. The wrapper handles what every policy needs: inputs in the stack phase,
 * settings, waivers, unknown values, masked keys, and errors, which fail this policy alone.
 *
 * What a resource proves alone is reported before it's deployed, and what only the whole stack shows, such as an image
 * declared by another resource, in the stack phase. A remediation policy reports only its own errors.
 *
 * @param configure accepts the policy's own configuration, if it has one
 */
export function definePolicy(
  policy: ActivationPolicy,
  run: Run,
  level?: Level,
  configure?: (args: StackValidationArgs) => void,
): WindowsPolicy {
  const { remedy } = policy;
  const { alone, reported, left } = phasesOf(policy);
  const validateResource: ResourceValidation = (args, report) =>
    guarded(policy.name, report, async () => {
      await run.ready();
      const judgement = run.resource(policy.name, args);
      const fired = alone?.(judgement) ?? [];
      // An error of the remediation, which can report nothing, is thrown again here.
      if (policy.phase === "remediation") remedy?.(judgement, args.type);
      const shown = policy.phase === "remediation" ? fired.filter(isFault) : fired;
      reported(shown);
      reportAll(shown, report);
    });
  const validateStack: StackValidation = (args, report) =>
    guarded(policy.name, report, async () => {
      configure?.(args);
      await run.ready();
      run.warnOfLostSettings();
      reportAll(left(run.stack(policy.name, args)), report);
    });
  return {
    ...metadata(policy, level),
    ...(remedy && { remediateResource: remediation(policy, remedy, run) }),
    get validateResource() {
      const judgement = run.shownBefore(policy.name);
      if (judgement === undefined) return validateResource;
      return alone && alone(judgement).length > 0 ? validateResource : NOTHING;
    },
    get validateStack() {
      if (policy.phase === "remediation") return undefined;
      const judgement = configure === undefined ? run.judgedBefore(policy.name) : undefined;
      return judgement === undefined || left(judgement).length > 0 ? validateStack : undefined;
    },
  };
}

const configSchema: PolicyConfigSchema = { properties: SETTINGS_PROPERTIES };

/** Creates the policy that carries the settings for all others. It must be first. */
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
        run.stack(name, args);
        reportAll(settingsFindings({ settings, problems, date: today() }), report);
      }),
  };
}

/** Creates the policy that reports unneeded waivers. It must be last, because it needs the findings of all others. */
export function defineWaiverPolicy(policies: readonly ActivationPolicy[], run: Run, level?: Level): WindowsPolicy {
  const { name } = waiverUnneeded;
  const validateResource: ResourceValidation = (args, report) =>
    guarded(name, report, async () => {
      await run.ready();
      run.resource(name, args);
    });
  const validateStack: StackValidation = (args, report) =>
    guarded(name, report, async () => {
      const { settings } = await run.ready();
      if (settings.waivers === undefined) return;
      const judgement = run.stack(name, args);
      const findings = findAll(policies, judgement);
      const doubts = () => doubtsIn(judgement);
      reportAll(unneededWaivers({ settings, identity: run.identity(args), date: today(), findings, doubts }), report);
    });
  return {
    ...metadata(waiverUnneeded, level),
    get validateResource() {
      return run.shownBefore(name) === undefined ? validateResource : NOTHING;
    },
    get validateStack() {
      const judgement = run.judgedBefore(name);
      return judgement === undefined || judgement.settings.waivers !== undefined ? validateStack : undefined;
    },
  };
}
