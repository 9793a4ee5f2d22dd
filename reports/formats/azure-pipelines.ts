import type { Format, FormatMaker } from "./format";
import { gravityOf, positionOf, printable, shown } from "./shown";

/** https://github.com/microsoft/azure-pipelines-agent/blob/master/docs/preview/percentescaping.md (2026-08) */
function escapeData(text: string): string {
  return printable(text)
    .replaceAll("%", "%AZP25")
    .replaceAll("\r", "%0D")
    .replace(/[\n\u2028\u2029]/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(";", "%3B").replaceAll("]", "%5D");
}

/** Issues of Azure Pipelines' log, which its run page lists. It knows errors and warnings only. */
export const azurePipelines: FormatMaker = ({ showWaived = false }): Format => ({
  begin: () => "",
  stack: (report) =>
    shown(report, showWaived)
      .map((finding) => {
        const { file, line, column } = positionOf(finding, report);
        const type = !finding.waiver && gravityOf(finding) === "error" ? "error" : "warning";
        const place = `sourcepath=${escapeProperty(file)};linenumber=${line};columnnumber=${column}`;
        return `##vso[task.logissue type=${type};${place};code=${escapeProperty(finding.policy)}]${escapeData(`${finding.severity} severity: ${finding.message}`)}\n`;
      })
      .join(""),
  end: ({ badInputs }) =>
    badInputs
      .map(({ file, reason }) => `##vso[task.logissue type=error]${escapeData(`${file}: ${reason}`)}\n`)
      .join(""),
});
