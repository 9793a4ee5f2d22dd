import type { Findings } from "../findings/findings";
import type { Argument } from "../variables/arguments";
import { NOT_FOLLOWED } from "../words/marks";
import { basename, programOf } from "./programs";

/** A section heading, or one of the two values. */
const LINE =
  /^\[([^\]\n]{0,400})\]|"KeyManagementService(Name|Port)"\s{0,9}=\s{0,9}(?:"([^"\n]{0,300})"|(dword:[0-9a-f]{1,8}))/gim;
const SECTION_OF_OFFICE = /office|0ff1ce15|59a52881/i;

/** The value of a `Registry` resource of DSC, in a configuration or for `Invoke-DscResource`. */
const RESOURCE = /\bValueName\s{0,99}=\s{0,9}["']KeyManagementService(Name|Port|LookupDomain)["']/gi;
const DATA = /\bValueData\s{0,99}=\s{0,9}(?:@\()?\s{0,9}(?:(["'])([^"'$\n]{1,300})\1|(\d{1,5}))/i;
const MAX_RESOURCE = 1000;
const EXPORTS = /^[-/]e$/;
const SWITCH = /^[-/]\w/;

/** Finds the KMS host that a script sets in text in `.reg` format or with a `Registry` resource of DSC. */
export function readRegistryTexts(source: string, findings: Findings): void {
  readRegistryFile(source, findings);
  readRegistryResources(source, findings);
}

/** Finds the KMS host in text in `.reg` format, also inside a script that imports it. */
function readRegistryFile(text: string, findings: Findings): void {
  let section = "";
  for (const [, heading, what, value, number] of text.matchAll(LINE)) {
    section = heading ?? section;
    if (what === undefined || SECTION_OF_OFFICE.test(section)) continue;
    if (what.toLowerCase() === "name") findings.host([value ?? ""], "registry");
    else findings.port([value ?? number ?? ""]);
  }
}

/** Finds the KMS host that a `Registry` resource of DSC sets. Source: learn.microsoft.com/powershell/dsc, read 2026. */
function readRegistryResources(source: string, findings: Findings): void {
  for (const { 0: found, 1: what = "", index } of source.matchAll(RESOURCE)) {
    const before = source.slice(Math.max(0, index - MAX_RESOURCE), index);
    const after = source.slice(index + found.length, index + MAX_RESOURCE);
    const block = before.slice(before.lastIndexOf("{") + 1) + after.split("}", 1).join("");
    const [, , text, number] = DATA.exec(block) ?? [];
    const value = text ?? number ?? NOT_FOLLOWED;
    if (what.toLowerCase() === "name") findings.host([value], "registry");
    else if (what.toLowerCase() === "port") findings.port([value]);
    else findings.lookUpHost();
  }
}

/** Returns the registry file that a command imports, unless the script writes all of it. */
export function importedUnshown(args: readonly Argument[], written: ReadonlyMap<string, boolean>): readonly string[] {
  const name = programOf(args);
  const imports = name === "regedit" || (name === "reg" && args[1]?.lower === "import");
  if (!imports || args.some(({ lower }) => EXPORTS.test(lower))) return [];
  const file = args.find(({ lower }, index) => index > 0 && lower !== "import" && !SWITCH.test(lower));
  const texts = file?.texts ?? (args.length > 1 ? [NOT_FOLLOWED] : []);
  return texts.filter((text) => written.get(basename(text)) !== true);
}
