import type { FormatOptions } from "../format";
import { line, text } from "./text";

/** The versions and the configuration that a run used. */
export function settingsSection({ version, configuration }: FormatOptions): string {
  const facts: (readonly [name: string, value: string])[] = [
    ["windows-activation", version],
    ["Node.js", process.version],
  ];
  if (configuration)
    facts.push(["Configuration", configuration.file ?? "none: each policy at its default level, no settings"]);
  if (configuration?.sha256 !== undefined) facts.push(["SHA-256", configuration.sha256]);
  const list = facts.map(([name, value]) => `<dt>${name}</dt><dd>${line(value)}</dd>`).join("");
  const value = configuration?.file === undefined ? undefined : JSON.stringify(configuration.value, undefined, 2);
  return `<section id="settings" aria-labelledby="settings-title">
<h2 id="settings-title">Settings and versions</h2>
<dl class="facts">${list}</dl>
${value === undefined ? "" : `<details class="chart"><summary>Levels and settings</summary><pre>${text(value)}</pre></details>`}
</section>
`;
}
