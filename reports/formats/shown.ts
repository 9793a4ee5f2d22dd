import { posix } from "node:path";
import { maskProductKeys } from "../../activation/product-key";
import type { InputKind, Position } from "../../documents/stack-input";
import { breakCommands } from "../../policies/ci-commands";
import { UNPRINTABLE_IN_LINES } from "../../values/unprintable";
import type { InventoryRow, ReportedFinding, Section, StackReport } from "../report";
import { asSeenHere } from "../stack-name";
import { UNDECIDED } from "../totals";

/** The gravity of a finding, in the terms that most formats use. */
export type Gravity = "error" | "warning" | "note";

/** Mandatory findings are errors, advisory ones warnings, and advisory undecided ones notes. */
export function gravityOf({ policy, level }: ReportedFinding): Gravity {
  if (level !== "advisory") return "error";
  return policy === UNDECIDED ? "note" : "warning";
}

/** The level of a finding as readers know it: undecided findings are told apart from other advisory ones. */
export function levelOf(finding: ReportedFinding): "mandatory" | "advisory" | "undecided" {
  const levels = { error: "mandatory", warning: "advisory", note: "undecided" } as const;
  return levels[gravityOf(finding)];
}

/** The display name of a resource, with the path inside it if it declares several machines. */
export function resourceOf({ name, path }: Pick<ReportedFinding, "name" | "path">): string {
  return path === "" ? name : `${name} (${path})`;
}

/** Kinds of files that Pulumi writes. They aren't in the repository, but the project file is. */
const OF_PULUMI: ReadonlySet<InputKind> = new Set(["state", "preview", "events", "analysis"]);

/**
 * Returns where to show a finding: at the resource's own line, or else at the file that was read, or, for exports and
 * previews, which aren't in the repository, at the project file.
 */
export function positionOf({ position }: ReportedFinding, { kind, file, folder }: StackReport): Position {
  if (position && !position.file.startsWith("../")) return position;
  const project = kind.startsWith("terraform") ? "main.tf" : "Pulumi.yaml";
  const standIn = OF_PULUMI.has(kind) || file === "-" ? posix.join(folder ?? "", project) : asSeenHere(file);
  return { file: standIn, line: 1, column: 1 };
}

/** What explains a machine, if the report has it. */
export function explanationOf(row: InventoryRow, { explain }: StackReport): readonly Section[] | undefined {
  return explain?.(row) ?? row.explanation;
}

/** The findings to show; waived ones only if asked for. */
export function shown({ findings }: StackReport, waivedToo: boolean): readonly ReportedFinding[] {
  return waivedToo ? findings : findings.filter(({ waiver }) => waiver === undefined);
}

/** The reason, owner and last day of a waiver; empty if there is none. */
export function waiverText({ waiver }: ReportedFinding): string {
  return waiver ? `${waiver.reason} (${waiver.owner}, until ${waiver.expires})` : "";
}

/**
 * Returns a text without control characters, CI commands and product keys. Keys are masked here, before a format escapes the
 * separators between their groups.
 */
export function printable(text: string): string {
  return breakCommands(maskProductKeys(text).replace(UNPRINTABLE_IN_LINES, "\ufffd"));
}

/** Returns a printable text on one line. */
export function oneLine(text: string): string {
  return printable(text).replace(/[\n\t\u2028\u2029]+/g, " ");
}
