import { activationSettings } from "../policies/activation-settings";
import { POLICIES, POLICY_NAMES } from "../policies/all";
import { LEVELS, type Level } from "../policies/policy";
import { type ParsedSettings, parseSettings } from "../policies/settings";
import { isObject } from "../values/read";
import { messages } from "./messages";

/** A parsed policy configuration file (`--policy-pack-config`). */
export interface PolicyConfig extends ParsedSettings {
  /** Returns a policy's level: its own, that of `all`, or its default. */
  readonly levelOf: (policy: string) => Level;
}

/** Thrown for an invalid policy configuration. The message names the field and the fix. */
export class BadConfig extends Error {
  override readonly name = "BadConfig";
}

const DEFAULTS: ReadonlyMap<string, Level> = new Map(POLICIES.map(({ name, level }) => [name, level]));

function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}

function levelIn(name: string, value: unknown): Level | undefined {
  const level = isObject(value) ? value["enforcementLevel"] : value;
  if (level === undefined) return undefined;
  if (!isLevel(level)) throw new BadConfig(messages.unknownLevel(name));
  return level;
}

/** Returns a key of a policy's entry next to its level. */
function settingIn(entry: unknown): string | undefined {
  return isObject(entry) ? Object.keys(entry).find((key) => key !== "enforcementLevel") : undefined;
}

/**
 * Parses a policy configuration: for each policy, a level or an object with `enforcementLevel` and settings.
 *
 * @throws BadConfig for an unknown policy, level or key, and for settings that a disabled policy would not read
 */
export async function readPolicyConfig(value: unknown): Promise<PolicyConfig> {
  if (value !== undefined && !isObject(value)) throw new BadConfig(messages.notConfig);
  // https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/resource/analyzer/config.go (2026-11)
  if (value && "environments" in value) throw new BadConfig(messages.environments);
  const levels = new Map<string, Level>();
  for (const [name, entry] of Object.entries(value ?? {})) {
    if (name !== "all" && !POLICY_NAMES.includes(name)) {
      throw new BadConfig(messages.unknownPolicy(name, ["all", ...POLICY_NAMES]));
    }
    // The engine ignores such a key without a word.
    const setting = name === activationSettings.name ? undefined : settingIn(entry);
    if (setting !== undefined) throw new BadConfig(messages.unknownKey(name, setting));
    const level = levelIn(name, entry);
    if (level !== undefined) levels.set(name, level);
  }
  const levelOf = (policy: string): Level =>
    levels.get(policy) ?? levels.get("all") ?? DEFAULTS.get(policy) ?? "advisory";
  const settings = value?.[activationSettings.name];
  if (settingIn(settings) !== undefined && levelOf(activationSettings.name) === "disabled") {
    throw new BadConfig(messages.disabledSettings);
  }
  return { ...(await parseSettings(isObject(settings) ? settings : undefined, POLICY_NAMES)), levelOf };
}
