import type { Failing } from "../activation/verdict";
import type { Judged, Judgement } from "./policy";

/** A stack as judged with another value for one parameter. */
export interface JudgedChoice {
  readonly parameter: string;
  readonly value: string;
  readonly judged: readonly Judged[];
}

function placeOf({ machine: { urn, path } }: Judged): string {
  return `${urn}#${path}`;
}

function fails({ verdict: { kind } }: Judged): boolean {
  return kind === "needs-key" || kind === "cannot-activate";
}

function asUndecided({ machine }: Judged, failing: readonly Failing[]): Judged {
  return { machine, verdict: { kind: "undecided", gaps: [{ gap: "defaults", failing }], assumed: undefined } };
}

/** Whether a choice has machines that another judgement lacks, or that fail. */
export function mayDiffer({ judged }: Judgement, { judged: others }: Judgement): boolean {
  const known = new Set(others.map(placeOf));
  return judged.some((one) => fails(one) || !known.has(placeOf(one)));
}

/**
 * Makes machines undecided that activate or aren't deployed with a template's defaults, but fail with another value that it
 * allows.
 */
export function withChoices(judgement: Judgement, choices: Iterable<JudgedChoice>): Judgement {
  const found = new Map<string, { readonly one: Judged; readonly failing: Failing[] }>();
  const settled = new Set(
    judgement.judged.filter((one) => fails(one) || one.verdict.kind === "undecided").map(placeOf),
  );
  for (const { parameter, value, judged } of choices) {
    for (const one of judged.filter(fails)) {
      const place = placeOf(one);
      if (settled.has(place)) continue;
      const before = found.get(place) ?? { one, failing: [] };
      before.failing.push({ parameter, value });
      found.set(place, before);
    }
  }
  if (found.size === 0) return judgement;
  const left = new Map(found);
  const judged = judgement.judged.map((one) => {
    const choice = left.get(placeOf(one));
    left.delete(placeOf(one));
    return choice ? asUndecided(one, choice.failing) : one;
  });
  const absent = [...left.values()].map(({ one, failing }) => asUndecided(one, failing));
  const open = [...judged.filter((one) => found.has(placeOf(one))), ...absent];
  return { ...judgement, judged: [...judged, ...absent], unsettled: [...judgement.unsettled, ...open] };
}
