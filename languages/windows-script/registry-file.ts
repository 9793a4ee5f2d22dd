import type { Argument } from "./arguments";
import type { Findings } from "./findings";
import { NOT_FOLLOWED } from "./marks";
import { basename, programOf } from "./programs";

/** A section heading, or one of the two values. */
const LINE =
  /^\[([^\]\n]{0,400})\]|"KeyManagementService(Name|Port)"\s{0,9}=\s{0,9}(?:"([^"\n]{0,300})"|(dword:[0-9a-f]{1,8}))/gim;
const SECTION_OF_OFFICE = /office|0ff1ce15|59a52881/i;

const EXPORTS = /^[-/]e$/;
const SWITCH = /^[-/]\w/;

/** Finds the KMS host in text in `.reg` format, also inside a script that imports it. */
export function readRegistryFile(text: string, findings: Findings): void {
  let section = "";
  for (const [, heading, what, value, number] of text.matchAll(LINE)) {
    section = heading ?? section;
    if (what === undefined || SECTION_OF_OFFICE.test(section)) continue;
    if (what.toLowerCase() === "name") findings.host([value ?? ""], "registry");
    else findings.port([value ?? number ?? ""]);
  }
}

/** Returns the registry file that a command imports, unless the script writes all of it. */
export function importedUnshown(args: readonly Argument[], written: ReadonlyMap<string, boolean>): readonly string[] {
  const imports = programOf(args) === "reg" ? args[1]?.lower === "import" : programOf(args) === "regedit";
  if (!imports || args.some(({ lower }) => EXPORTS.test(lower))) return [];
  const file = args.find(({ lower }, index) => index > 0 && lower !== "import" && !SWITCH.test(lower));
  const texts = file?.texts ?? (args.length > 1 ? [NOT_FOLLOWED] : []);
  return texts.filter((text) => written.get(basename(text)) !== true);
}
