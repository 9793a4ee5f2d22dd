import { holdsKeyLike } from "../../values/key-text";
import { UNKNOWN, type Unknown } from "../../values/value";
import type { TemplateProblem } from "./contract";
import { type Json, measure } from "./json";
import { EVALUATION_DEPTH, PROBLEMS, STEPS, VALUE_DEPTH, VALUE_SIZE } from "./limits";
import { Refused } from "./syntax";

/** Returns a template's name for problems and paths: short, and never a product key. */
export function label(name: string): string {
  if (holdsKeyLike(name)) return "(hidden)";
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}

/** The cost and problems of reading a template so far. */
export class Work {
  readonly problems: TemplateProblem[] = [];
  /** Names passed to `reference` and the list functions since the last reset. */
  references: string[] = [];
  private readonly reported = new Set<string>();
  private steps = 0;
  private depth = 0;

  /** Records a problem once. Past the limit, a final one says that there are more. */
  problem(path: string, reason: string): void {
    const key = `${path}\n${reason}`;
    if (this.reported.has(key) || this.problems.length > PROBLEMS) return;
    this.reported.add(key);
    const last = this.problems.length === PROBLEMS;
    this.problems.push(last ? { path: "", reason: "more problems than are listed here" } : { path, reason });
  }

  /** Counts steps. Returns false if the template has cost too many. */
  spend(steps: number): boolean {
    this.steps += steps;
    if (this.steps <= STEPS) return true;
    this.problem("", "a template that is too large");
    return false;
  }

  /** Evaluates one level deeper; unknown if that's too deep or too expensive. */
  deeper<T>(path: string, evaluate: () => T): T | Unknown {
    if (!this.spend(1)) return UNKNOWN;
    if (this.depth >= EVALUATION_DEPTH) {
      this.problem(path, "values that are nested too deeply");
      return UNKNOWN;
    }
    this.depth += 1;
    const value = evaluate();
    this.depth -= 1;
    return value;
  }

  /** Returns a value, or unknown if it's too large. */
  settle(result: Json | Refused, path: string): Json {
    if (result instanceof Refused) {
      this.problem(path, result.reason);
      return UNKNOWN;
    }
    const { size, depth } = measure(result);
    if (size <= VALUE_SIZE && depth <= VALUE_DEPTH) return result;
    this.problem(path, "a value that is too large");
    return UNKNOWN;
  }
}
