import type { Findings } from "../findings/findings";
import type { Variables } from "../variables/variables";
import type { Shell } from "../words/cursor";
import type { Statement } from "../words/words";
import { BatchBranches } from "./batch-branches";
import { Branches } from "./branches";
import type { System } from "./systems";
import { VbscriptBranches } from "./vbscript-branches";

/** Where the statements of a script run. */
interface Runner {
  /** The Windows that runs them, if it's known. */
  readonly system: System | undefined;
  readonly elsewhere: boolean;
  readonly findings: Findings;
  readonly variables: Variables;
}

/**
 * Returns the statements that may run in the Windows that runs a script; all of them if it's unknown. Sets the variables
 * by which it takes elements of tables.
 */
export function running(
  statements: readonly Statement[],
  source: string,
  shell: Shell,
  { system, elsewhere, findings, variables }: Runner,
): readonly Statement[] {
  const isGiven = (name: string): boolean => variables.isGiven(name);
  const ofBatch = shell === "batch" && !elsewhere ? BatchBranches.of(statements, source, isGiven) : undefined;
  const branches = shell === "batch" || elsewhere ? ofBatch : Branches.of(statements, source);
  if (branches === undefined) return statements;
  findings.asksRelease = true;
  if (system === undefined) return statements;
  for (const [name, values] of branches.indicesIn(system)) if (values.length > 0) variables.bind(name, ...values);
  for (const [start, filter] of branches.filtersIn(system)) variables.filters.set(start, filter);
  return branches.in(system);
}

/** Returns a script without the branches of VBScript that don't run in the Windows that runs it. */
export function runningText(source: string, { system, elsewhere, findings }: Omit<Runner, "variables">): string {
  const branches = elsewhere ? undefined : VbscriptBranches.of(source);
  if (branches === undefined) return source;
  findings.asksRelease = true;
  return system === undefined ? source : branches.in(system);
}
