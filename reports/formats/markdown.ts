import { pageOf } from "../../policies/policy";
import type { Comparison } from "../comparison";
import type { ReportedFinding, StackReport } from "../report";
import type { Ending, Format, FormatMaker } from "./format";
import { type Group, groupsOf, headOf } from "./groups";
import { Counts, type Outcome, comparisonText, headline, inventoryNote, outcomeOf } from "./outcomes";
import { gravityOf, oneLine, resourceOf, shown, waiverText } from "./shown";

/** GitHub takes 65,536 characters in a comment and 1 MiB in a job summary; this fits both, with room for a header. */
const LONGEST = 60_000;

/** Resources that a group lists. */
const MOST_MEMBERS = 50;

const MARK = { error: "❌", warning: "⚠️", note: "❔" } as const;

/** Escapes all that Markdown, HTML or math in Markdown would interpret, as entities. */
function literal(text: string): string {
  return text
    .replace(/[&<>"'\\`*_[\]|~#$^]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll("@", "@<!-- -->");
}

/** Text of a table cell; text between backticks is code. `@` mentions nobody. */
function cell(text: string): string {
  return oneLine(text)
    .split("`")
    .map((part, index, all) =>
      index % 2 === 1 && index < all.length - 1 ? `<code>${literal(part)}</code>` : literal(part),
    )
    .join("");
}

function resource(finding: ReportedFinding, separator: string): string {
  const { position } = finding;
  const place = position ? separator + cell(`${position.file}:${position.line}`) : "";
  return `<code>${literal(oneLine(resourceOf(finding)))}</code>${place}`;
}

/** The resource of a group, or the count with a collapsed list. */
function resources({ first, all }: Group, report: StackReport): string {
  if (all.length === 1) return resource(first, "<br>");
  const listed = all.slice(0, MOST_MEMBERS).map((one) => resource(one, " "));
  const more = all.length > MOST_MEMBERS ? `<br>and ${all.length - MOST_MEMBERS} more` : "";
  return `<details><summary>${headOf(all, report)}</summary>${listed.join("<br>")}${more}</details>`;
}

function row(group: Group, report: StackReport): string {
  const { first, message } = group;
  const { policy, level, severity, waiver, change } = first;
  const how = waiver ? "➖ waived" : `${MARK[gravityOf(first)]} ${level}${change === "new" ? "<br>new" : ""}`;
  const reason = waiver ? `<br>Waived: ${cell(waiverText(first))}` : "";
  return `| ${how} | ${severity} | ${resources(group, report)} | [${policy}](${pageOf(policy)}) | ${cell(message)}${reason} |\n`;
}

function fixedList({ fixed }: Comparison): string {
  if (fixed.length === 0) return "";
  const listed = fixed
    .slice(0, MOST_MEMBERS)
    .map((one) => `- <code>${literal(oneLine(resourceOf(one)))}</code>, ${one.policy}, ${cell(one.stack)}\n`);
  const more = fixed.length > MOST_MEMBERS ? `- and ${fixed.length - MOST_MEMBERS} more\n` : "";
  return `<details><summary>Fixed</summary>\n\n${listed.join("")}${more}\n</details>\n\n`;
}

function heading(ending: Ending, counts: ReadonlyMap<Outcome, number>): string {
  const { stacks, withoutInventory, machines, mandatory, advisory, undecided, waived } = ending.totals;
  const note = inventoryNote(ending.totals);
  const [mark, text] = headline(ending, counts);
  const { comparison } = ending;
  return (
    `<!-- windows-activation -->\n## ${mark} ${text}\n\n` +
    "| Stacks | Windows machines | Mandatory | Advisory | Undecided | Waived |\n| ---: | ---: | ---: | ---: | ---: | ---: |\n" +
    `| ${stacks} | ${withoutInventory === stacks && stacks > 0 ? "not listed" : machines} | ${mandatory} | ${advisory} | ${undecided} | ${waived} |\n\n` +
    (note === "" ? "" : `${note}\n\n`) +
    (comparison ? `${cell(comparisonText(comparison))}\n\n${fixedList(comparison)}` : "")
  );
}

function outcomes(counts: ReadonlyMap<Outcome, number>): string {
  if (counts.size === 0) return "";
  const rows = Array.from(counts, ([outcome, count]) => `| ${outcome} | ${count} |\n`).join("");
  return `<details><summary>How the machines activate</summary>\n\n| Outcome | Machines |\n| --- | ---: |\n${rows}\n</details>\n\n`;
}

/**
 * A comment on a pull request, or a job summary. Findings beyond {@link LONGEST} characters are counted instead of shown.
 * The HTML comment in the first line lets a bot find its earlier comment.
 */
export const markdown: FormatMaker = ({ showWaived = false }): Format => {
  let body = "";
  let leftOut = 0;
  const counts = new Counts<Outcome>();
  const add = (report: StackReport): void => {
    let open = false;
    for (const group of groupsOf(shown(report, showWaived))) {
      const head = open
        ? ""
        : `### ${cell(report.title)}\n\n| Level | Severity | Resource | Policy | What, why and how to fix it |\n| --- | --- | --- | --- | --- |\n`;
      const piece = head + row(group, report);
      if (leftOut > 0 || body.length + piece.length > LONGEST) {
        leftOut += group.all.length;
      } else {
        body += piece;
        open = true;
      }
    }
    if (open) body += "\n";
  };
  return {
    begin: () => "",
    stack: (report) => {
      for (const machine of report.inventory) counts.add(outcomeOf(machine));
      add(report);
      return "";
    },
    end: (ending) => {
      const { badInputs } = ending;
      const bad = badInputs
        .slice(0, 20)
        .map(({ file, reason }) => `- ❌ ${cell(file).slice(0, 300)}: ${cell(reason)}\n`);
      const more = leftOut > 0 ? `… and ${leftOut} more findings, which the other report formats show in full.\n` : "";
      return `${heading(ending, counts)}${bad.join("")}${bad.length > 0 ? "\n" : ""}${body}${outcomes(counts)}${more}`;
    },
  };
};
