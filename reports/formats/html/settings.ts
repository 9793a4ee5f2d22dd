import type { UsedConfiguration } from "../../report";
import type { FormatOptions } from "../format";
import { line, text } from "./text";

function configurationHtml({ file, sha256, value }: UsedConfiguration): string {
  const facts: readonly (readonly [name: string, value: string])[] = [
    ["Configuration", file ?? "none: each policy at its default level, no settings"],
    ...(sha256 === undefined ? [] : ([["SHA-256", sha256]] as const)),
  ];
  const content = file === undefined ? undefined : JSON.stringify(value, undefined, 2);
  return `<dl class="facts">${factsHtml(facts)}</dl>
${content === undefined ? "" : `<details class="chart"><summary>Levels and settings</summary><pre>${text(content)}</pre></details>`}
`;
}

function factsHtml(facts: readonly (readonly [name: string, value: string])[]): string {
  return facts.map(([name, value]) => `<dt>${name}</dt><dd>${line(value)}</dd>`).join("");
}

/** The versions and the configurations that the runs of a report used. */
export function settingsSection({ version }: FormatOptions, configurations: readonly UsedConfiguration[]): string {
  const versions = factsHtml([
    ["windows-activation", version],
    ["Node.js", process.version],
  ]);
  return `<section id="settings" aria-labelledby="settings-title">
<h2 id="settings-title">Settings and versions</h2>
<dl class="facts">${versions}</dl>
${configurations.map(configurationHtml).join("")}</section>
`;
}
