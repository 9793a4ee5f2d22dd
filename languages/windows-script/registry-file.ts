import type { Findings } from "./findings";

/** A section heading, or one of the two values. */
const LINE =
  /^\[([^\]\n]{0,400})\]|"KeyManagementService(Name|Port)"\s{0,9}=\s{0,9}(?:"([^"\n]{0,300})"|(dword:[0-9a-f]{1,8}))/gim;
const SECTION_OF_OFFICE = /office|0ff1ce15|59a52881/i;

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
