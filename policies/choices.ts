import type { Failing } from "../activation/verdict";
import { Lists } from "../values/lists";
import { isUnsettled } from "./judge";
import type { Judged, Judgement } from "./policy";

/** A stack as judged with other values for parameters. */
export interface JudgedChoice {
  readonly values: readonly Failing[];
  readonly judged: readonly Judged[];
}

function placeOf({ machine: { urn, path } }: Judged): string {
  return `${urn}#${path}`;
}

/** Where a machine is declared, whichever copy of a loop it is. */
function loopOf(judged: Judged): string {
  return placeOf(judged).replaceAll(/ copy [^.]*/g, " copy");
}

function fails({ verdict: { kind } }: Judged): boolean {
  return kind === "needs-key" || kind === "cannot-activate";
}

/** Whether a machine is undecided only because it may not be deployed. */
function mayBeAbsent({ verdict }: Judged): boolean {
  return verdict.kind === "undecided" && verdict.gaps.every(({ gap }) => gap === "condition");
}

/** Whether a machine fails if it's deployed. */
function mayFail(judged: Judged): boolean {
  return fails(judged) || mayBeAbsent(judged);
}

type Failed = readonly (readonly Failing[])[];

/** A machine with the values with which it fails, and those with which it fails if it's deployed. */
interface Found {
  readonly one: Judged;
  readonly certain: (readonly Failing[])[];
  readonly possible: (readonly Failing[])[];
}

function failingOf({ certain, possible }: Found): Failed {
  return certain.length > 0 ? certain : possible;
}

function asUndecided({ machine }: Judged, failing: Failed): Judged {
  return { machine, verdict: { kind: "undecided", gaps: [{ gap: "defaults", failing }], assumed: undefined } };
}

/** Whether some of these values already fail without the others. */
function includesOneOf(values: readonly Failing[], failing: Failed): boolean {
  const has = ({ parameter, value }: Failing): boolean =>
    values.some((one) => one.parameter === parameter && one.value === value);
  return failing.some((fewer) => fewer.every(has));
}

/** Whether a choice has machines that another judgement lacks, or that may fail. */
export function mayDiffer({ judged }: Judgement, { judged: others }: Judgement): boolean {
  const known = new Set(others.map(placeOf));
  return judged.some((one) => mayFail(one) || !known.has(placeOf(one)));
}

/** Whether a machine is undecided because it fails with some values that its template allows. */
function dependsOnValues({ verdict }: Judged): boolean {
  return verdict.kind === "undecided" && verdict.gaps.some(({ gap }) => gap === "defaults");
}

/** Whether a template may declare machines that don't activate, besides those that fail or are undecided in any case. */
export function mayShowMore({ unsettled, unreadable }: Judgement, before: Judgement): boolean {
  const known = new Set(before.unsettled.filter((one) => !dependsOnValues(one)).map(placeOf));
  return unreadable.length > before.unreadable.length || unsettled.some((one) => !known.has(placeOf(one)));
}

/**
 * Makes machines undecided that activate or aren't deployed with a template's defaults, but fail with another value that it
 * allows.
 */
export function withChoices(judgement: Judgement, choices: Iterable<JudgedChoice>): Judgement {
  const found = new Map<string, Found>();
  const unsettled = new Set(judgement.unsettled.map(placeOf));
  for (const { values, judged } of choices) {
    for (const one of judged.filter(mayFail)) {
      const place = placeOf(one);
      if (unsettled.has(place)) continue;
      const before = found.get(place) ?? { one, certain: [], possible: [] };
      const failing = fails(one) ? before.certain : before.possible;
      if (!includesOneOf(values, failing)) failing.push(values);
      found.set(place, before);
    }
  }
  if (found.size === 0) return judgement;
  const left = new Map(found);
  const judged = judgement.judged.map((one) => {
    const choice = left.get(placeOf(one));
    left.delete(placeOf(one));
    return choice ? asUndecided(one, failingOf(choice)) : one;
  });
  // The copies of a loop have one cause, so one that only other values deploy stands for the others.
  const unsettledLoops = new Set(judgement.unsettled.map(loopOf));
  const byLoop = new Lists([...left.values()], ({ one }) => loopOf(one));
  const absent = Array.from(byLoop).flatMap(([loop, [first]]) =>
    first === undefined || unsettledLoops.has(loop) ? [] : [asUndecided(first.one, failingOf(first))],
  );
  const open = [...judged.filter((one) => found.has(placeOf(one))), ...absent];
  return { ...judgement, judged: [...judged, ...absent], unsettled: [...judgement.unsettled, ...open] };
}

/** Returns a machine with the verdict that all values of a parameter lead to; undecided if some values fail. */
function acrossValues(
  before: Judged,
  all: readonly JudgedChoice[],
  byPlace: readonly ReadonlyMap<string, Judged>[],
): Judged {
  const found = byPlace.flatMap((places) => places.get(placeOf(before)) ?? []);
  const [first] = found;
  if (first === undefined) return before;
  if (found.some(({ verdict }) => verdict.kind === "undecided")) return found.every(mayBeAbsent) ? first : before;
  const failing = all.flatMap(({ values }, index) => {
    const one = byPlace[index]?.get(placeOf(before));
    return one && fails(one) ? [values] : [];
  });
  if (failing.length === 0) {
    const windows = found.find(({ verdict }) => verdict.kind === "activates");
    return { machine: before.machine, verdict: (windows ?? first).verdict };
  }
  const isAgreed = failing.length === all.length && found.every(({ verdict }) => verdict.kind === first.verdict.kind);
  return isAgreed ? first : asUndecided(before, failing);
}

/** Settles machines that are undecided only because a parameter has no default, if all of its values lead to one verdict. */
export function withEveryValue(judgement: Judgement, all: readonly JudgedChoice[]): Judgement {
  const byPlace = all.map(({ judged }) => new Map(judged.map((one) => [placeOf(one), one])));
  const known = new Map<Judged, Judged>();
  for (const one of judgement.judged) {
    if (one.verdict.kind === "undecided") known.set(one, acrossValues(one, all, byPlace));
  }
  const replaced = (list: readonly Judged[]): readonly Judged[] => list.map((one) => known.get(one) ?? one);
  const judged = replaced(judgement.judged);
  return { ...judgement, judged, receiving: replaced(judgement.receiving), unsettled: judged.filter(isUnsettled) };
}
