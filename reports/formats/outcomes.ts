import { PATHS, type Path } from "../../activation/verdict";
import type { Comparison } from "../comparison";
import type { InventoryRow, Totals } from "../report";
import type { Ending } from "./format";

/** The outcome for a machine: its activation path, none, or undecided. */
export type Outcome = Path | "doesn't activate" | "undecided";

/** Every outcome, bad ones last. */
export const OUTCOMES: readonly Outcome[] = [...PATHS, "undecided", "doesn't activate"];

/** The outcome of a machine. */
export function outcomeOf({ activation, verdict }: InventoryRow): Outcome {
  return activation ?? (verdict === "undecided" ? "undecided" : "doesn't activate");
}

/** Counts by name. */
export class Counts<T extends string> extends Map<T, number> {
  add(name: T, more = 1): void {
    this.set(name, (this.get(name) ?? 0) + more);
  }
}

/** `1 machine`, `2 machines`. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** How many Windows machines a run counted, and for how many stacks it couldn't. */
export function machinesText({ stacks, withoutInventory, machines }: Totals): string {
  if (withoutInventory === 0) return plural(machines, "Windows machine");
  if (withoutInventory === stacks) return "no inventory";
  return `${plural(machines, "Windows machine")} (${plural(withoutInventory, "stack")} without an inventory)`;
}

/** Why stacks have no inventory and which files have one; empty if all have it. */
export function inventoryNote({ withoutInventory }: Totals): string {
  return withoutInventory === 0
    ? ""
    : "`pulumi policy analyze` lists violations, not machines; check a preview or an export for the inventory.";
}

/** Summarizes a whole run in one line: a mark and a text. */
export function headline({ totals, badInputs }: Ending, counts: ReadonlyMap<Outcome, number>): [string, string] {
  const { stacks, withoutInventory, machines, mandatory, advisory, undecided, waived } = totals;
  const failing = counts.get("doesn't activate") ?? 0;
  const open = counts.get("undecided") ?? 0;
  const parts = [
    ...(failing > 0 ? [`${failing} of ${plural(machines, "Windows machine")} won't activate`] : []),
    ...(open > 0 ? [`${open} undecided`] : []),
  ];
  const detail = parts.length > 0 ? `: ${parts.join(", ")}` : "";
  if (badInputs.length > 0) return ["❌", `Incomplete: ${plural(badInputs.length, "input")} couldn't be read`];
  if (mandatory > 0) return ["❌", `Windows activation needs your attention${detail}`];
  if (advisory + undecided > 0) return ["⚠️", `Windows activation warnings found${detail}`];
  if (waived > 0) return ["➖", `Every finding is waived${detail}`];
  if (failing > 0) return ["⚠️", `Some Windows machines don't activate; no policy reports them${detail}`];
  if (open > 0) return ["❔", `Some Windows machines are undecided; no policy reports them${detail}`];
  if (withoutInventory > 0)
    return ["ℹ️", `No findings; ${withoutInventory} of ${plural(stacks, "stack")} without an inventory`];
  return machines === 0
    ? ["ℹ️", "No findings, and no Windows machines listed"]
    : ["✅", machines === 1 ? "The Windows machine activates" : `All ${machines} Windows machines activate`];
}

/** What changed since an earlier report, in one line. */
export function comparisonText({ since, new: more, unchanged, fixed, unchecked }: Comparison): string {
  const left = unchecked > 0 ? `; ${unchecked} in stacks that this run doesn't check` : "";
  const when = since === undefined ? "an earlier report" : since.slice(0, 10);
  return `Since ${when}: ${more} new, ${fixed.length} fixed, ${unchanged} unchanged${left}`;
}
