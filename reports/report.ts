import type { Cloud } from "../activation/settings";
import type { Path, Verdict } from "../activation/verdict";
import type { Edition, Release } from "../activation/windows";
import type { InputKind, Position } from "../documents/stack-input";
import type { Level, Severity } from "../policies/policy";

/** The waiver that silences a finding. */
export interface AppliedWaiver {
  readonly reason: string;
  readonly owner: string;
  /** Its last day, an ISO 8601 date. */
  readonly expires: string;
}

/** One violation as a report shows it. */
export interface ReportedFinding {
  readonly policy: string;
  readonly level: Exclude<Level, "disabled">;
  readonly severity: Severity;
  /** The URN, Terraform address or resource id; absent if it concerns the whole stack. */
  readonly address: string | undefined;
  readonly name: string;
  /** Path inside the resource if one resource declares several machines, else empty. */
  readonly path: string;
  readonly message: string;
  readonly position: Position | undefined;
  readonly waiver: AppliedWaiver | undefined;
  /** Whether an earlier report contains it; absent without one. */
  readonly change?: "new" | "unchanged";
}

/** One row of the activation bill of materials: a machine that runs Windows, or may run it. */
export interface InventoryRow {
  /** The URN, Terraform address or resource id. */
  readonly address: string;
  readonly name: string;
  readonly path: string;
  readonly noun: string;
  readonly cloud: Cloud | undefined;
  /** The Hub's build as declared. */
  readonly build: string | undefined;
  readonly image: string;
  readonly release: Release | undefined;
  readonly edition: Edition | undefined;
  readonly verdict: Exclude<Verdict["kind"], "not-windows">;
  readonly activation: Path | undefined;
  /** The proof, or what's missing. */
  readonly shownBy: string;
  readonly assumed: string | undefined;
  /** The highest level of the machine's findings that aren't waived. */
  readonly level: "mandatory" | "advisory" | undefined;
  readonly waived: boolean;
  /** What explains it, in a JSON report that was asked for it. */
  readonly explanation?: readonly Section[];
}

/** A part of what explains a machine. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The report on one stack. */
export interface StackReport {
  /** Name of the stack, or of the file if it has none. */
  readonly stack: string;
  /** Display name that distinguishes stacks: `project/stack`, or the file if it has none. */
  readonly title: string;
  /** The file as given on the command line; `-` is standard input. */
  readonly file: string;
  /** The project's folder relative to the repository root; absent if it's the root or unknown. */
  readonly folder: string | undefined;
  readonly kind: InputKind;
  readonly findings: readonly ReportedFinding[];
  /** Number of inventory rows. */
  readonly machines: number;
  /** Computed on first use. */
  readonly inventory: readonly InventoryRow[];
  /** Returns everything that leads to the verdict on a machine; absent where a JSON report was read. */
  readonly explain?: ((row: InventoryRow) => readonly Section[]) | undefined;
}

/** An unreadable file, with the reason. */
export interface BadInput {
  readonly file: string;
  readonly reason: string;
}

/** The configuration that a run used. */
export interface UsedConfiguration {
  /** Absent where the run used none. */
  readonly file?: string | undefined;
  /** Of the file's text. */
  readonly sha256?: string | undefined;
  /** Levels and settings by policy. */
  readonly value?: unknown;
}

/** Totals over all stacks; waived findings are counted separately. */
export interface Totals {
  stacks: number;
  /** Stacks whose file lists violations only, so that their machines aren't counted. */
  withoutInventory: number;
  machines: number;
  mandatory: number;
  advisory: number;
  undecided: number;
  waived: number;
}

/** The report on one file or a whole run, as in the JSON report, which `docs/report.schema.json` describes. */
export interface Report {
  readonly stacks: readonly StackReport[];
  readonly badInputs: readonly BadInput[];
  /** What the runs of a report file were configured with. */
  readonly configurations?: readonly UsedConfiguration[];
  /** ISO 8601 time, if a report file has it. */
  readonly time?: string;
}
