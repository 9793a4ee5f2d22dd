import type { Declared } from "../../../stack/declared";
import { equalsIgnoreCase } from "../../../values/equals-ignore-case";
import { pathText } from "../../../values/path";
import { at, has, isObject, list, text } from "../../../values/read";
import { textsBelow } from "../../../values/texts";
import type { ScriptText } from "../../../values/texts";
import { UNKNOWN, type Value, known } from "../../../values/value";
import type { CarrierShape } from "../../shape";
import { NOTHING } from "../parts/plain";
import { scriptCarrier } from "../parts/script-carrier";
import { extensionSystem } from "./extension-system";

/**
 * Extension types that run what they're given. Source: Microsoft Learn, "Virtual machine extensions and features",
 * 2026.
 */
const SCRIPT_EXTENSIONS = /^(?:customscript|dsc|runcommand)/;

/**
 * Extension types that install an agent or apply a configuration with code from elsewhere. Source: the publishers
 * Microsoft.Powershell, Chef.Bootstrap.WindowsAzure, PuppetLabs, turtlesystems (Salt), OctopusDeploy.Tentacle,
 * Microsoft.VisualStudio.Services and Microsoft.Azure.Automation.HybridWorker in the list of extensions, 2026.
 */
const RUNS_ELSEWHERE =
  /^dsc|chef|puppet|salt|octopus|tentacle|ansible|cfengine|teamservicesagent|hybridworker|desiredstate/;

/** Returns settings as an object, also from a provider's JSON text. Text that isn't JSON counts as one text. */
function settingsAt(props: unknown, path: readonly string[]): Value<unknown> {
  const value = at(props, ...path);
  if (typeof value !== "string") return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}

/** Settings of a script extension that contain what runs. Others (storage keys, timestamps) don't contain scripts. */
const COMMANDS = ["commandToExecute", "script", "configurationArguments", "source", "parameters"];

/** Returns the texts of settings that contain what runs, or else all texts. */
function commandTexts(
  settings: Value<unknown>,
  all: readonly ScriptText[],
  path: string,
  secret: boolean,
): readonly ScriptText[] {
  if (typeof settings !== "object") return all;
  const named = COMMANDS.flatMap((name) => textsBelow(at(settings, name), `${path}.${name}`, secret));
  return named.length > 0 ? named : all;
}

function isEmpty(value: Value<unknown>): boolean {
  return Array.isArray(value) && value.length === 0;
}

function uriPaths(settings: Value<unknown>, path: string): readonly string[] {
  if (settings === undefined || settings === UNKNOWN) return NOTHING;
  return ["fileUris", "ModulesUrl", "modulesUrl"]
    .filter((name) => has(settings, name) !== undefined && !isEmpty(at(settings, name)))
    .map((name) => `${path}.${name}`);
}

/** Settings from a key vault. Classic scale sets repeat the block, so its name may be plural. */
const KEY_VAULT = ["protectedSettingsFromKeyVault", "protectedSettingsFromKeyVaults"];

/**
 * Whether an extension that runs a command shows none. Azure requires one, so it must be in the protected settings, which
 * Azure never returns to an import. Source: learn.microsoft.com, "Custom Script Extension for Windows",
 * `commandToExecute` (required), 2026-11.
 */
function hidesCommand(type: Value<string>, ...settings: readonly Value<unknown>[]): boolean {
  const isShown = (one: Value<unknown>) =>
    one !== undefined && (!isObject(one) || has(one, "commandToExecute") !== undefined);
  return equalsIgnoreCase(type, "CustomScriptExtension") && !settings.some(isShown);
}

/** Names a kind of extension: `CustomScriptExtension`, `DSC extension`. */
function extensionName(type = ""): string {
  return /extension$/i.test(type) ? type : `${type} extension`.trim();
}

/**
 * Reads a virtual machine extension. Its properties are flat or below a path; `settings` and `protectedSettings` are
 * objects (azure-native) or JSON texts (the classic provider).
 */
export function extensionShape(props: unknown, path: readonly string[]): CarrierShape {
  const type = text(props, ...path, "type");
  const runsScripts = type === UNKNOWN || (type !== undefined && SCRIPT_EXTENSIONS.test(type.toLowerCase()));
  const settings = has(props, ...path, "settings") === undefined ? "settingsJson" : "settings";
  const open = settingsAt(props, [...path, settings]);
  const locked = settingsAt(props, [...path, "protectedSettings"]);
  const openPath = pathText([...path, settings]);
  const lockedPath = pathText([...path, "protectedSettings"]);
  const [readable, secret] = [textsBelow(open, openPath, false), textsBelow(locked, lockedPath, true)];
  const scripts = runsScripts
    ? [...commandTexts(open, readable, openPath, false), ...commandTexts(locked, secret, lockedPath, true)]
    : [...readable, ...secret];
  return {
    what: extensionName(known(type)),
    scripts,
    ...(!runsScripts && { interprets: scripts }),
    readable,
    parameters: [],
    uris: [...uriPaths(open, openPath), ...uriPaths(locked, lockedPath)],
    keyVault: KEY_VAULT.some((name) => has(props, ...path, name) !== undefined),
    ...(hidesCommand(type, open, locked) && { hidesCommand: true }),
    runsScripts,
    unshown: RUNS_ELSEWHERE.test(known(type)?.toLowerCase() ?? "") ? [openPath] : [],
    writeOnly: true,
    system: extensionSystem(text(props, ...path, "publisher"), type),
  };
}

/** Reads an extension of the classic provider or azurestack. */
export function classicExtension({ props }: Declared): CarrierShape {
  return extensionShape(props, []);
}

/** Reads an extension. azure-native nests an Arc extension in `properties`; flattened templates don't. */
export function extension({ props }: Declared): CarrierShape {
  return extensionShape(props, has(props, "properties") === true ? ["properties"] : []);
}

/** Reads extensions inside a profile, flat or below `properties`. */
export function inlineExtensions(props: unknown, path: readonly string[]): CarrierShape[] {
  const all = list(props, ...path);
  if (all === undefined) return [];
  if (all === UNKNOWN) return [scriptCarrier("extension", [{ text: UNKNOWN, path: pathText(path), secret: false }])];
  return all.map((_, index) => {
    const here = [...path, String(index)];
    return extensionShape(props, has(props, ...here, "properties") === true ? [...here, "properties"] : here);
  });
}
