import { UNKNOWN, known, type Value } from "../../activation/value";
import { pathText } from "./profile";
import { at, entries, has, list, peel, text } from "../read";
import type { ScriptParameter } from "../script";
import type { CarrierShape, ScriptText } from "../shape";

/** Extension types that exist to run what they are given. Source: Microsoft Learn, "Virtual machine extensions and features", 2026. */
const SCRIPT_EXTENSIONS = /^(?:customscript|dsc|runcommand)/;

/** Depth to which settings are searched for texts. Nothing in the field nests deeper than a DSC configuration's arguments. */
const SEARCH_DEPTH = 12;

/** A carrier that runs scripts and takes nothing else. */
export function scriptCarrier(
  what: string,
  scripts: readonly ScriptText[],
  rest: Partial<CarrierShape> = {},
): CarrierShape {
  return { what, scripts, parameters: [], uris: [], keyVault: false, runsScripts: true, ...rest };
}

/** One text at a path, if it is there. */
export function scriptAt(props: unknown, path: readonly string[], secret: boolean): ScriptText[] {
  const value = text(props, ...path);
  return value === undefined ? [] : [{ text: value, path: pathText(path), secret }];
}

/** Every text below a value, with its path; an unknown is one text that is unknown. */
export function textsBelow(value: unknown, path: string, secret: boolean, depth = SEARCH_DEPTH): ScriptText[] {
  if (value === UNKNOWN || typeof value === "string") return [{ text: value, path, secret }];
  if (typeof value !== "object" || value === null || depth === 0) return [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => textsBelow(peel(item), `${path}[${index}]`, secret, depth - 1));
  const all = entries(value);
  if (all === UNKNOWN || all === undefined) return [];
  return all.flatMap(([name, item]) => textsBelow(item, `${path}.${name}`, secret, depth - 1));
}

/** Settings as an object, also where a provider writes them as JSON text. Text that is no JSON counts as one text. */
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

/** Members of a script extension's settings that hold what runs; others (storage keys, timestamps) are no script. */
const COMMANDS = ["commandToExecute", "script", "configurationArguments", "source", "parameters"];

function commandTexts(settings: Value<unknown>, path: string, secret: boolean): ScriptText[] {
  if (settings === undefined) return [];
  if (settings === UNKNOWN || typeof settings === "string") return [{ text: settings, path, secret }];
  const named = COMMANDS.flatMap((name) => textsBelow(at(settings, name), `${path}.${name}`, secret));
  return named.length > 0 ? named : textsBelow(settings, path, secret);
}

function uriPaths(settings: Value<unknown>, path: string): string[] {
  return ["fileUris", "ModulesUrl", "modulesUrl"]
    .filter((name) => settings !== UNKNOWN && has(settings, name) !== undefined)
    .map((name) => `${path}.${name}`);
}

/** Settings out of a key vault; classic scale sets repeat the block, so that its name may be plural. */
const KEY_VAULT = ["protectedSettingsFromKeyVault", "protectedSettingsFromKeyVaults"];

/**
 * A virtual machine extension. Its properties stand flat or below a path, `settings` and `protectedSettings` are objects
 * (azure-native) or JSON texts (the classic provider).
 */
export function extensionShape(props: unknown, path: readonly string[]): CarrierShape {
  const type = text(props, ...path, "type");
  const runsScripts = type === UNKNOWN || (type !== undefined && SCRIPT_EXTENSIONS.test(type.toLowerCase()));
  const settings = has(props, ...path, "settings") === undefined ? "settingsJson" : "settings";
  const open = settingsAt(props, [...path, settings]);
  const locked = settingsAt(props, [...path, "protectedSettings"]);
  const openPath = pathText([...path, settings]);
  const lockedPath = pathText([...path, "protectedSettings"]);
  const read = runsScripts
    ? commandTexts
    : (value: Value<unknown>, where: string, secret: boolean): ScriptText[] =>
        value === undefined ? [] : textsBelow(value, where, secret);
  return {
    what: known(type) ?? "extension",
    scripts: [...read(open, openPath, false), ...read(locked, lockedPath, true)],
    parameters: [],
    uris: [...uriPaths(open, openPath), ...uriPaths(locked, lockedPath)],
    keyVault: KEY_VAULT.some((name) => has(props, ...path, name) !== undefined),
    runsScripts,
    writeOnly: true,
  };
}

/** Named values that a script is given. */
export function parametersAt(props: unknown, path: readonly string[], secret: boolean): ScriptParameter[] {
  const all = list(props, ...path);
  if (all === undefined) return [];
  if (all === UNKNOWN) return [{ name: "", value: UNKNOWN, secret }];
  return all.map((_, index) => {
    const here = [...path, String(index)];
    return { name: known(text(props, ...here, "name")) ?? "", value: text(props, ...here, "value"), secret };
  });
}

/** A run command of a virtual machine, of a scale set's machine or of an Arc machine. */
export function runCommandShape(props: unknown, path: readonly string[] = []): CarrierShape {
  const script = text(props, ...path, "source", "script");
  const uri = has(props, ...path, "source", "scriptUri");
  return {
    what: "RunCommand",
    scripts:
      script === undefined ? [] : [{ text: script, path: pathText([...path, "source", "script"]), secret: false }],
    parameters: [
      ...parametersAt(props, [...path, "parameters"], false),
      ...parametersAt(props, [...path, "protectedParameters"], true),
    ],
    uris: uri === undefined ? [] : [pathText([...path, "source", "scriptUri"])],
    keyVault: false,
    runsScripts: true,
  };
}

/**
 * First-logon commands of an unattend file. Azure takes no other setting that could hold a key.
 * Source: @pulumi/azure-native 3.28.0, types/enums/compute (SettingNames): `AutoLogon` and `FirstLogonCommands`.
 */
export function unattendShape(props: unknown, path: readonly string[], settingName = "settingName"): CarrierShape[] {
  const all = list(props, ...path);
  if (all === undefined) return [];
  const contents: readonly ScriptText[] =
    all === UNKNOWN
      ? [{ text: UNKNOWN, path: pathText(path), secret: false }]
      : all.flatMap((_, index): ScriptText[] => {
          const here = [...path, String(index)];
          const setting = text(props, ...here, settingName);
          if (typeof setting === "string" && setting.toLowerCase() === "autologon") return [];
          return [{ text: text(props, ...here, "content"), path: pathText([...here, "content"]), secret: false }];
        });
  if (contents.length === 0) return [];
  return [scriptCarrier("FirstLogonCommands", contents)];
}
