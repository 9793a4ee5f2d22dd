import type { PolicyConfigSchema } from "@pulumi/policy";
import { POLICY_NAMES } from "./all";
import { type WindowsPolicy, definePolicy } from "./define-policy";
import { safeText } from "./message";
import { type ActivationPolicy, CLOUD_FAMILIES, type Judged, type Level, type Severity, atMachine } from "./policy";
import type { Run } from "./run";

/** Your own policy over this pack's verdicts. `Config` is the type that `configSchema` describes. */
export interface OwnPolicyDefinition<Config extends object = object> {
  /** Lowercase words with hyphens; no policy of this pack may have it. */
  readonly name: string;
  /** One sentence; the engine prints it above every message. */
  readonly description: string;
  readonly displayName?: string;
  /** `mandatory` when absent. A policy configuration file can change it. */
  readonly level?: Level;
  /** `medium` when absent. */
  readonly severity?: Severity;
  readonly tags?: readonly string[];
  readonly remediationSteps?: string;
  /** Address of the policy's page. */
  readonly url?: string;
  /** JSON Schema of the policy's entry in a policy configuration file; the engine checks the entry against it. */
  readonly configSchema?: PolicyConfigSchema;
  /**
   * Called once for each machine that runs Windows, or may. Returns what's wrong with it, or `undefined`. Unknown
   * values don't throw: a value is `UNKNOWN`, and the verdict is then `undecided`.
   */
  readonly check: (one: Judged, config: Config) => string | undefined;
}

/** A policy made by {@link defineActivationPolicy}, for `windowsActivationPolicies` or `WindowsActivationPack`. */
export interface OwnPolicy {
  readonly name: string;
  /**
   * Joins the policy to the settings, waivers and verdicts that the pack shares.
   * @internal
   */
  readonly bind: (run: Run) => { readonly activationPolicy: ActivationPolicy; readonly policy: WindowsPolicy };
}

/** Returns the message of an own policy that throws. */
function threw(name: string, error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return safeText(`Policy ${name} threw an error and checked nothing; the other policies still ran (${text}).`);
}

function activationPolicyOf<Config extends object>(
  own: OwnPolicyDefinition<Config>,
  config: () => Config | undefined,
): ActivationPolicy {
  const { name, description, displayName = name, level = "mandatory", severity = "medium", check } = own;
  return {
    name,
    displayName,
    description,
    phase: "stack",
    level,
    severity,
    tags: own.tags ?? [],
    clouds: CLOUD_FAMILIES,
    remediationSteps: own.remediationSteps ?? "",
    find: ({ judged }) => {
      const given = config();
      if (given === undefined) return [];
      try {
        return judged.flatMap((one) => {
          const text = one.verdict.kind === "not-windows" ? undefined : check(one, given);
          return text === undefined ? [] : [atMachine(one.machine, safeText(text))];
        });
      } catch (error) {
        return [{ urn: undefined, name, path: "", message: threw(name, error) }];
      }
    },
  };
}

/**
 * Defines a policy of your own that behaves like this pack's: it gets verdicts instead of raw properties, waivers in
 * `activation-settings` apply to it, product keys in its messages are masked, and an error in it affects no other
 * policy.
 *
 * @throws Error when the name is not valid or belongs to this pack
 */
export function defineActivationPolicy<Config extends object = object>(own: OwnPolicyDefinition<Config>): OwnPolicy {
  const { name, url = "", configSchema } = own;
  const taken: readonly string[] = ["all", ...POLICY_NAMES];
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`Invalid policy name "${safeText(name)}": use lowercase words with hyphens.`);
  if (taken.includes(name)) throw new Error(`The policy name ${name} belongs to this pack; choose another.`);
  return {
    name,
    bind: (run) => {
      let config: Config | undefined;
      const activationPolicy = activationPolicyOf(own, () => config);
      const policy = definePolicy(activationPolicy, run, undefined, (args) => {
        config = args.getConfig<Config>();
      });
      return { activationPolicy, policy: Object.assign(policy, { url }, configSchema && { configSchema }) };
    },
  };
}
