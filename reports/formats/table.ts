import Table from "cli-table3";
import { createColors } from "picocolors";
import { breakCommands } from "../../policies/ci-commands";
import type { ReportedFinding, StackReport } from "../report";
import type { Ending, Format, FormatMaker } from "./format";
import { type Group, groupsOf, headOf } from "./groups";
import { comparisonText, inventoryNote, machinesText, plural } from "./outcomes";
import { type Gravity, gravityOf, oneLine, printable, resourceOf, shown, waiverText } from "./shown";
import { wrap } from "./wrap";

const INDENT = "    ";
const LEAST_WIDTH = 40;

/** Resources that a group lists; `csv`, `json` and `html` list all. */
const MOST_MEMBERS = 100;

/** How many findings of a policy there are, by gravity, and how many are waived. */
interface PolicyCounts {
  error: number;
  warning: number;
  note: number;
  waived: number;
}

type Colors = ReturnType<typeof createColors>;

function mark(finding: ReportedFinding, colors: Colors): string {
  const gravity = gravityOf(finding);
  const marks: Readonly<Record<Gravity, string>> = {
    error: colors.red("✖"),
    warning: colors.yellow("⚠"),
    note: colors.cyan("?"),
  };
  return finding.waiver ? colors.dim("○") : marks[gravity];
}

function placeOf({ position }: ReportedFinding): string {
  return position ? oneLine(`${position.file}:${position.line}:${position.column}`) : "";
}

/** The resources of several findings, each with its place. */
function members(all: readonly ReportedFinding[]): string {
  const items = all.slice(0, MOST_MEMBERS).map((one) => {
    const place = placeOf(one);
    return oneLine(resourceOf(one)) + (place === "" ? "" : ` (${place})`);
  });
  const more = all.length > MOST_MEMBERS ? ` and ${all.length - MOST_MEMBERS} more` : "";
  return `At: ${items.join(", ")}${more}`;
}

function block({ first, all, message }: Group, report: StackReport, colors: Colors, width: number): string {
  const { policy, level, severity, change } = first;
  const head = `${mark(first, colors)} ${colors.bold(oneLine(headOf(all, report)))}  ${level}  ${severity}  ${policy}${change === "new" ? "  new" : ""}`;
  const columns = Math.max(width, LEAST_WIDTH) - INDENT.length;
  const waived = first.waiver ? wrap(oneLine(`waived: ${waiverText(first)}`), columns) : [];
  const several = all.length > 1;
  const at = several ? wrap(members(all), columns) : [];
  const lines = [...wrap(printable(message), columns), ...at, ...waived.map(colors.dim)].map((line) => INDENT + line);
  const place = several || !first.position ? "" : colors.dim(`  ${placeOf(first)}`);
  return `  ${head}${place}\n${lines.join("\n")}\n`;
}

function count(counts: Map<string, PolicyCounts>, { findings }: StackReport): void {
  for (const finding of findings) {
    const { policy, waiver } = finding;
    const row = counts.get(policy) ?? { error: 0, warning: 0, note: 0, waived: 0 };
    row[waiver ? "waived" : gravityOf(finding)] += 1;
    counts.set(policy, row);
  }
}

/** A table with a row for each policy that found something. */
function summary(counts: ReadonlyMap<string, PolicyCounts>, color: boolean): string {
  if (counts.size === 0) return "";
  const table = new Table({
    head: ["policy", "mandatory", "advisory", "undecided", "waived"],
    colAligns: ["left", "right", "right", "right", "right"],
    style: { head: color ? ["bold"] : [], border: color ? ["gray"] : [] },
  });
  for (const [policy, { error, warning, note, waived }] of counts) table.push([policy, error, warning, note, waived]);
  return `${table.toString()}\n`;
}

function closing({ totals, badInputs, comparison }: Ending, colors: Colors): string {
  const { stacks, mandatory, advisory, undecided, waived } = totals;
  const line = `${plural(stacks, "stack")}, ${machinesText(totals)}: ${mandatory} mandatory, ${advisory} advisory, ${undecided} undecided, ${waived} waived`;
  const clean = badInputs.length > 0 ? String : colors.green;
  const paint = mandatory > 0 ? colors.red : advisory + undecided > 0 ? colors.yellow : clean;
  // Standard error names each file.
  const bad = badInputs.length === 0 ? "" : colors.red(`; ${plural(badInputs.length, "file")} couldn't be read`);
  const note = inventoryNote(totals);
  return `${paint(line)}${bad}\n${note === "" ? "" : `${note}\n`}${comparison ? `${comparisonText(comparison)}\n` : ""}`;
}

/** For terminals: each finding in full, then a table of counts by policy. */
export const table: FormatMaker = ({ color, width, showWaived = false }): Format => {
  const colors = createColors(color);
  const counts = new Map<string, PolicyCounts>();
  return {
    begin: () => "",
    stack: (report) => {
      count(counts, report);
      const blocks = groupsOf(shown(report, showWaived)).map((group) => block(group, report, colors, width));
      const title = colors.bold(colors.underline(oneLine(report.title)));
      // A file that names no stack is its own title.
      const heading = report.title === report.file ? title : `${title}  ${colors.dim(oneLine(report.file))}`;
      // Wrapping may have moved a command to the start of a line.
      return blocks.length === 0 ? "" : breakCommands(`${heading}\n${blocks.join("")}\n`);
    },
    end: (ending) => summary(counts, color) + closing(ending, colors),
  };
};
