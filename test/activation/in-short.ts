import { decide } from "../../activation/decide";
import type { Machine } from "../../activation/machine";
import type { Settings } from "../../activation/settings";
import type { Verdict } from "../../activation/verdict";
import { machineOf } from "./machines";

/** A verdict in a few letters, so that a table can hold it. */
function inShort(verdict: Verdict): string {
  switch (verdict.kind) {
    case "not-windows":
      return "not-windows";
    case "activates":
      return verdict.path;
    case "needs-key":
      return `key: ${verdict.need}`;
    case "cannot-activate":
      return `no way: ${verdict.why}`;
    case "undecided":
      return `undecided: ${verdict.gaps.map(({ gap }) => gap).join(", ")}`;
  }
}

/** The verdict of a machine of which a test says what matters to it. */
export function verdictOf(overrides: Partial<Machine>, settings: Settings = {}): Verdict {
  return decide(machineOf(overrides), settings);
}

/** {@link verdictOf}, {@link inShort}. */
export function shortOf(overrides: Partial<Machine>, settings: Settings = {}): string {
  return inShort(verdictOf(overrides, settings));
}

/** What a verdict that Windows activates had to assume. */
export function assumedOf(overrides: Partial<Machine>): string | undefined {
  const verdict = verdictOf(overrides);
  return verdict.kind === "activates" ? verdict.assumed : undefined;
}
