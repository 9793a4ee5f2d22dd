import type { Cloud } from "../activation/settings";
import type { Path, Verdict } from "../activation/verdict";
import type { Edition, Release } from "../activation/windows";
import type { InputKind, Position } from "../documents/document";
import type { Level, Severity } from "../policies/policy";

/** Why a finding is silenced. */
export interface Silenced {
  readonly reason: string;
  readonly owner: string;
  /** ISO 8601 date. */
  readonly expires: string;
}

/** One violation as a report shows it. */
export interface ReportedFinding {
  readonly policy: string;
  readonly level: Exclude<Level, "disabled">;
  readonly severity: Severity;
  /** Absent where it concerns the whole stack. */
  readonly urn: string | undefined;
  readonly name: string;
  /** Place inside the resource, where one resource declares several machines; else empty. */
  readonly path: string;
  readonly message: string;
  readonly position: Position | undefined;
  readonly waiver: Silenced | undefined;
  /** Whether an earlier report has it; absent without one. */
  readonly change?: "new" | "unchanged";
}

/** One row of the activation bill of materials: a Windows machine, or what may be one. */
export interface InventoryRow {
  readonly urn: string;
  readonly name: string;
  readonly path: string;
  readonly noun: string;
  readonly cloud: Cloud | undefined;
  /** Build of the Hub as declared. */
  readonly build: string | undefined;
  readonly image: string;
  readonly release: Release | undefined;
  readonly edition: Edition | undefined;
  readonly verdict: Exclude<Verdict["kind"], "not-windows">;
  readonly activation: Path | undefined;
  /** What shows it, or what is missing. */
  readonly shownBy: string;
  readonly assumed: string | undefined;
  /** The gravest level that fires at it and is not waived. */
  readonly level: "mandatory" | "advisory" | undefined;
  readonly waived: boolean;
}

/** Everything said of one stack. */
export interface StackReport {
  /** Name of the stack, or of the file where it names none. */
  readonly stack: string;
  /** What tells it from every other stack, for people: `project/stack`, or the file where it names none. */
  readonly title: string;
  /** The file as named on the command line; `-` is standard input. */
  readonly file: string;
  /** Where the project's folder stands, seen from the root of the repository; absent where that is the root, or not said. */
  readonly folder: string | undefined;
  readonly kind: InputKind;
  readonly findings: readonly ReportedFinding[];
  /** Count of the inventory. */
  readonly machines: number;
  /** Made when a format first asks for it. */
  readonly inventory: readonly InventoryRow[];
}

/** A file that could not be read: which, and why. */
export interface BadInput {
  readonly file: string;
  readonly reason: string;
}

/** Counts over all stacks; waived findings count apart. */
export interface Totals {
  stacks: number;
  machines: number;
  mandatory: number;
  advisory: number;
  undecided: number;
  waived: number;
}

/** What one file, or a whole run, says. The JSON report, which `docs/report.schema.json` describes, holds it. */
export interface Report {
  readonly stacks: readonly StackReport[];
  readonly badInputs: readonly BadInput[];
  /** ISO 8601 time, where a report file says it. */
  readonly time?: string;
}
