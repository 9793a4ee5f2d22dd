import { PolicyPack } from "@pulumi/policy";
import { maskProductKeys } from "../activation/product-key";
import type { Settings } from "../activation/settings";
import { activationSettings } from "./activation-settings";
import { type WindowsPolicy, definePolicy, defineSettingsPolicy, defineWaiverPolicy } from "./define-policy";
import type { OwnPolicy } from "./own-policy";
import { POLICY_NAMES, type PolicyName } from "./policy-names";
import { LEVELS, type Level } from "./rule";
import { RULES } from "./rules";
import { Run } from "./run";
import { waiverUnneeded } from "./waiver-unneeded";

export type { Settings } from "../activation/settings";
export { defineActivationPolicy } from "./own-policy";
export type { ActivationPolicy, OwnPolicy } from "./own-policy";
export type { PolicyName } from "./policy-names";
export type { Judged, Level } from "./rule";
export type { WindowsPolicy } from "./define-policy";

/** A level for one policy, alone or with the rest of its configuration. */
type Choice = Level | { readonly enforcementLevel?: Level };

/** The same options that a policy configuration file holds: levels by policy, and the settings of all. */
export type WindowsActivationOptions = {
  /** Level of every policy that is not named. */
  readonly all?: Level;
  readonly "activation-settings"?: Level | (Settings & { readonly enforcementLevel?: Level });
} & Readonly<Partial<Record<Exclude<PolicyName, "activation-settings">, Choice>>>;

function levelIn(options: WindowsActivationOptions, name: string): Level | undefined {
  const choice: unknown = Reflect.get(options, name);
  const hasMore = typeof choice === "object" && choice !== null;
  const given: unknown = hasMore ? Reflect.get(choice, "enforcementLevel") : choice;
  const level = LEVELS.find((one) => one === given);
  if (given !== undefined && level === undefined)
    throw new Error(`The level of ${name} must be one of ${LEVELS.join(", ")}.`);
  return level;
}

/** The level of the policy that carries the settings: turned off it would carry none, and machines would pass in silence. */
function levelOfSettings(options: WindowsActivationOptions): Level | undefined {
  const { name } = activationSettings;
  const level = levelIn(options, name);
  if (level === "disabled")
    throw new Error(`${name} carries the settings of all policies and cannot be disabled; set it to advisory.`);
  const all = levelIn(options, "all");
  return level ?? (all === "disabled" ? undefined : all);
}

function checkNames(options: WindowsActivationOptions, own: readonly OwnPolicy[]): void {
  const known = new Set<string>(["all", ...POLICY_NAMES]);
  const unknown = Object.keys(options).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(
      `No policy of this pack is called ${maskProductKeys(unknown.join(", "))}. Known: ${POLICY_NAMES.join(", ")}.`,
    );
  const twice = own.find(({ name }, place) => own.findIndex((other) => other.name === name) !== place);
  if (twice) throw new Error(`Two policies are called ${twice.name}.`);
}

/**
 * The policies of this pack, to spread into a list of your own.
 * @param own policies of your own that share the settings, waivers and verdicts
 * @throws Error that names every option which is no policy of this pack, or the option whose level is none
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
    ...RULES.map((rule) => definePolicy(rule, run, levelIn(options, rule.name) ?? all)),
    ...bound.map(({ policy }) => policy),
    defineWaiverPolicy([...RULES, ...bound.map(({ rule }) => rule)], run, levelIn(options, waiverUnneeded.name) ?? all),
  ];
}

/** A policy pack of these policies under a name of your own. One pack a process: the engine's SDK sees to that. */
export class WindowsActivationPack extends PolicyPack {
  constructor(name: string, options: WindowsActivationOptions = {}, own: readonly OwnPolicy[] = []) {
    super(name, {
      policies: windowsActivationPolicies(options, own),
      provider: "Azure",
      tags: ["windows", "activation"],
    });
  }
}
