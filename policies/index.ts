/**
 * What `pulumi-windows-activation` exports: the policies, a pack of them, policies of your own, and verdicts without the
 * engine. docs/api.md describes it, and docs/releases.md says what a version may change.
 * @module pulumi-windows-activation
 */
import { PolicyPack } from "@pulumi/policy";
import { maskProductKeys } from "../activation/product-key";
import type { Settings } from "../activation/settings";
import { isObject } from "../values/read";
import { activationSettings } from "./activation-settings";
import { MACHINE_POLICIES, POLICY_NAMES, type PolicyName } from "./all";
import { type WindowsPolicy, definePolicy, defineSettingsPolicy, defineWaiverPolicy } from "./define-policy";
import type { OwnPolicy } from "./own-policy";
import { LEVELS, type Level } from "./policy";
import { Run } from "./run";
import { waiverUnneeded } from "./waiver-unneeded";

export type { CloudRule, ImageRule, KeyDeliveryRule, Settings, Waiver } from "../activation/settings";
export type { PolicyName } from "./all";
export { judgeDeclarations } from "./judge-declarations";
export type { Declaration, DeclarationFinding, DeclarationJudgement } from "./judge-declarations";
export { defineActivationPolicy } from "./own-policy";
export type { OwnPolicy, OwnPolicyDefinition } from "./own-policy";
export type { Judged, Level, Severity } from "./policy";
export type { WindowsPolicy } from "./define-policy";

/** The level of one policy, alone or as part of its configuration. */
type Choice = Level | { readonly enforcementLevel?: Level };

/** The same options as a policy configuration file: levels by policy, and the shared settings. */
export type WindowsActivationOptions = {
  /** Level of every policy without one of its own. */
  readonly all?: Level;
  readonly "activation-settings"?: Level | (Settings & { readonly enforcementLevel?: Level });
} & Readonly<Partial<Record<Exclude<PolicyName, "activation-settings">, Choice>>>;

function levelIn(options: WindowsActivationOptions, name: keyof WindowsActivationOptions): Level | undefined {
  const choice: unknown = options[name];
  const given = isObject(choice) ? choice["enforcementLevel"] : choice;
  const level = LEVELS.find((one) => one === given);
  if (given !== undefined && level === undefined)
    throw new Error(`The level of ${name} must be one of ${LEVELS.join(", ")}.`);
  return level;
}

/** The level of the policy that carries the settings. Disabled, it would carry none, and machines would pass silently. */
function levelOfSettings(options: WindowsActivationOptions): Level | undefined {
  const { name } = activationSettings;
  const level = levelIn(options, name);
  if (level === "disabled")
    throw new Error(`${name} carries the settings of all policies and can't be disabled; set it to advisory.`);
  const all = levelIn(options, "all");
  return level ?? (all === "disabled" ? undefined : all);
}

function checkNames(options: WindowsActivationOptions, own: readonly OwnPolicy[]): void {
  const known = new Set<string>(["all", ...POLICY_NAMES]);
  const unknown = Object.keys(options).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(`Unknown policy ${maskProductKeys(unknown.join(", "))}. Valid names: ${POLICY_NAMES.join(", ")}.`);
  const twice = own.find(({ name }, place) => own.findIndex((other) => other.name === name) !== place);
  if (twice) throw new Error(`Two policies are named ${twice.name}.`);
}

/**
 * The policies of this pack, to spread into your own list.
 * @param own your own policies, which share the settings, waivers and verdicts
 * @throws Error that names each option that isn't a policy of this pack, or the option whose level is invalid
 */
export function windowsActivationPolicies(
  options: WindowsActivationOptions = {},
  own: readonly OwnPolicy[] = [],
): WindowsPolicy[] {
  checkNames(options, own);
  const settings = options["activation-settings"];
  const names = [...POLICY_NAMES, ...own.map(({ name }) => name)];
  const run = new Run(typeof settings === "object" ? settings : undefined, names);
  const all = levelIn(options, "all");
  const bound = own.map(({ bind }) => bind(run));
  return [
    defineSettingsPolicy(run, levelOfSettings(options)),
    ...MACHINE_POLICIES.map((policy) => definePolicy(policy, run, levelIn(options, policy.name) ?? all)),
    ...bound.map(({ policy }) => policy),
    defineWaiverPolicy(
      [...MACHINE_POLICIES, ...bound.map(({ activationPolicy }) => activationPolicy)],
      run,
      levelIn(options, waiverUnneeded.name) ?? all,
    ),
  ];
}

/** A policy pack of these policies under your own name. The engine's SDK allows one pack per process. */
export class WindowsActivationPack extends PolicyPack {
  constructor(name: string, options: WindowsActivationOptions = {}, own: readonly OwnPolicy[] = []) {
    super(name, {
      policies: windowsActivationPolicies(options, own),
      provider: "Azure",
      tags: ["windows", "activation"],
    });
  }
}
