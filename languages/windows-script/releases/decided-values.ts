import type { Certainty } from "../../../values/certainty";
import { type Condition, holdsIn, ofSystems } from "./conditions";
import type { System } from "./systems";

/** A statement that gives a variable a value. */
interface Assignment {
  /** Its index. */
  readonly at: number;
  readonly runs: Condition;
  /** The value; absent if it isn't followed. */
  readonly value: string | undefined;
  /** The `switch` whose branches give the value: two of them make a list. */
  readonly choice?: number | undefined;
}

/** Variables that are set more often aren't followed. */
const MAX_ASSIGNMENTS = 64;

/** The values that branches on the release give variables: `if (...) { $new = $true }`. */
export class DecidedValues {
  private readonly assignments = new Map<string, Assignment[]>();

  /** @param last by variable, the index of the last statement that may set it; absent for one that is set in other ways */
  constructor(private readonly last: ReadonlyMap<string, number>) {}

  assign(variable: string, assignment: Assignment): void {
    const all = this.assignments.get(variable) ?? [];
    if (all.length <= MAX_ASSIGNMENTS) all.push(assignment);
    this.assignments.set(variable, all);
  }

  /**
   * Returns the values of a variable at a statement, if the release decides them: one for a system, or none if it's
   * unknown. A script that wasn't given the variable finds it empty.
   */
  at(variable: string, at: number): ((system: System) => readonly string[]) | undefined {
    const all = this.assignments.get(variable) ?? [];
    const isLater = (this.last.get(variable) ?? Infinity) >= at;
    if (isLater || all.length > MAX_ASSIGNMENTS || !all.some(({ runs }) => runs.fails !== 0)) return undefined;
    return (system) => {
      const value = valueIn(system, all);
      return value === undefined ? [] : [value];
    };
  }

  /** Returns whether a variable is true for PowerShell at a statement. */
  isTrue(variable: string, at: number): Condition | undefined {
    const values = this.at(variable, at);
    return values && ofSystems((system) => values(system).map(truthOf));
  }
}

function valueIn(system: System, all: readonly Assignment[]): string | undefined {
  let value: string | undefined = "";
  let before: Assignment | undefined;
  for (const one of all) {
    const runs = holdsIn(system, one.runs);
    if (runs === "maybe") return undefined;
    if (runs === "no") continue;
    const isSecond = one.choice !== undefined && before?.choice === one.choice && before.at !== one.choice;
    value = isSecond ? undefined : one.value;
    before = one;
  }
  return value;
}

/** Whether PowerShell takes a value for true. The number 0 is false and the text "0" isn't. */
function truthOf(value: string): Certainty {
  if (value === "0") return "maybe";
  return value === "" || value === "False" ? "no" : "yes";
}
