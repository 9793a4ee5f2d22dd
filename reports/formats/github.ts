import type { Format, FormatMaker } from "./format";
import { gravityOf, positionOf, printable, resourceOf, shown } from "./shown";

const COMMAND = { error: "error", warning: "warning", note: "notice" } as const;

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts (2026-08) */
function escapeData(text: string): string {
  return printable(text)
    .replaceAll("%", "%25")
    .replaceAll("\r", "%0D")
    .replace(/[\n\u2028\u2029]/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** Annotations of GitHub Actions: shown at the line in a pull request. GitHub shows ten of each kind in one step. */
export const github: FormatMaker = ({ showWaived = false }): Format => ({
  begin: () => "",
  stack: (report) =>
    shown(report, showWaived)
      .map((finding) => {
        const { file, line, column } = positionOf(finding, report);
        const command = finding.waiver ? "notice" : COMMAND[gravityOf(finding)];
        const title = `${finding.policy}: ${resourceOf(finding)} in ${report.title} (${finding.severity} severity)`;
        const properties = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(title)}`;
        return `::${command} ${properties}::${escapeData(finding.message)}\n`;
      })
      .join(""),
  end: ({ badInputs }) =>
    badInputs.map(({ file, reason }) => `::error title=${escapeProperty(file)}::${escapeData(reason)}\n`).join(""),
});
