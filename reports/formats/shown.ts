import { posix } from "node:path";
import { maskProductKeys } from "../../activation/product-key";
import type { InputKind, Position } from "../../documents/document";
import { breakCommands } from "../../policies/ci-commands";
import { UNPRINTABLE_IN_LINES } from "../../values/unprintable";
import type { InventoryRow, ReportedFinding, Section, StackReport } from "../report";
import { asSeenHere } from "../stack-name";
import { UNDECIDED } from "../totals";

/** How grave a finding is in the words that most formats know. */
export type Gravity = "error" | "warning" | "note";

/** Mandatory findings are errors and advisory ones warnings; a doubt that only advises is a note. */
export function gravityOf({ policy, level }: ReportedFinding): Gravity {
  if (level !== "advisory") return "error";
  return policy === UNDECIDED ? "note" : "warning";
}

/** The resource for people, and the place inside it where it declares several things. */
export function resourceOf({ name, path }: Pick<ReportedFinding, "name" | "path">): string {
  return path === "" ? name : `${name} (${path})`;
}

/** What Pulumi writes from a program whose project file stands in the repository, while the file itself doesn't. */
const OF_PULUMI: ReadonlySet<InputKind> = new Set(["state", "preview", "events", "analysis"]);

/**
 * Where a finding is shown: the resource's own line, else the file that stands for the whole stack: the one that was read,
 * else the project file, since exports and previews are in no repository.
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

/** The reason of a waiver for people, or nothing. */
export function waiverText({ waiver }: ReportedFinding): string {
  return waiver ? `${waiver.reason} (${waiver.owner}, until ${waiver.expires})` : "";
}

/**
 * A text that can do nothing but be read. Product keys are masked here, before a format escapes what may stand between
 * their groups.
 */
export function printable(text: string): string {
  return breakCommands(maskProductKeys(text).replace(UNPRINTABLE_IN_LINES, "\ufffd"));
}

/** The same on one line. */
export function oneLine(text: string): string {
  return printable(text).replace(/[\n\t\u2028\u2029]+/g, " ");
}
