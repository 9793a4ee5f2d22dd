import { startsUnshown } from "../../../languages/local-command";
import type { ScriptParameter } from "../../../languages/windows-script";
import type { Declared } from "../../../stack/declared";
import { at, has, list, text } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import type { CarrierShape } from "../../shape";
import { scriptAt, scriptCarrier } from "../parts/script-carrier";
import { parametersAt } from "./run-command";

/** Parses `-Name value` pairs of a PowerShell command line. */
function namedArguments(line: unknown, secret: boolean): ScriptParameter[] {
  if (line === UNKNOWN) return [{ name: "", value: UNKNOWN, secret }];
  if (typeof line !== "string") return [];
  const words = line.split(/\s+/).map((word) => word.replace(/^["']|["']$/g, ""));
  return words.flatMap((word, index) => {
    const value = words[index + 1];
    return word.startsWith("-") && value !== undefined && !value.startsWith("-")
      ? [{ name: word.replace(/^-+/, ""), value, secret }]
      : [];
  });
}

/** Reads a deployment script's environment variables. */
function environmentOf(props: unknown): ScriptParameter[] {
  const open = parametersAt(props, ["environmentVariables"], false);
  const all = list(props, "environmentVariables");
  if (all === undefined || all === UNKNOWN) return open;
  return all.map((variable, index) => {
    const secure = text(variable, "secureValue") ?? text(variable, "secureValueString");
    const plain = open[index];
    return secure === undefined && plain ? plain : { name: plain?.name ?? "", value: secure, secret: true };
  });
}

const POWERSHELL = new Set(["resources:azurepowershellscript", "core:resourcedeploymentscriptpowershell"]);

/** A file that goes into a machine; what writes it first shows its content. */
const FILE_INTO_MACHINE = /invoke-azvm(?:ss)?runcommand(?:(?!;)[\s\S]){0,2000}?-scriptpath/i;
const WRITES_FILE = /\b(?:out-file|set-content|add-content|tee-object|new-item)\b|>/i;

/** Returns the languages that a script may be in. ARM has one type for both, with a property that tells them apart. */
function languagesOf({ props, token }: Declared): { readonly powerShell: boolean; readonly shell: boolean } {
  const kind = text(props, "kind");
  if (kind === UNKNOWN) return { powerShell: true, shell: true };
  const powerShell = kind === undefined ? POWERSHELL.has(token.kind) : kind.toLowerCase() === "azurepowershell";
  return { powerShell, shell: !powerShell };
}

/** Whether a deployment script sends code into a machine that it doesn't show, such as `az … --scripts @file`. */
function sendsUnshown(declared: Declared, script: string): boolean {
  const { powerShell, shell } = languagesOf(declared);
  const sendsFile = FILE_INTO_MACHINE.test(script) && !WRITES_FILE.test(script);
  return (powerShell && sendsFile) || (shell && startsUnshown(script));
}

/**
 * Reads a deployment script. It runs in a container next to the machines, but may reach into one with `az vm
 * run-command invoke` or `Invoke-AzVMRunCommand`.
 */
export function deploymentScript(declared: Declared): CarrierShape {
  const { props } = declared;
  const uris = ["primaryScriptUri", "supportingScriptUris"].filter((name) => has(props, name) !== undefined);
  const script = text(props, "scriptContent");
  return scriptCarrier("deployment script", scriptAt(props, ["scriptContent"], false), {
    runsOutside: true,
    unshown: typeof script === "string" && sendsUnshown(declared, script) ? ["scriptContent"] : [],
    parameters: [...environmentOf(props), ...namedArguments(at(props, "arguments") ?? at(props, "commandLine"), false)],
    uris,
  });
}
