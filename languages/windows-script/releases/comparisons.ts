import type { Certainty } from "../../../values/certainty";

/** Whether a value compares with what is given as an operator says; `maybe` if that isn't followed. */
type Test = (value: string) => Certainty;
type Compares = (given: string) => Test;

/** Parts of a pattern that match any number of characters. Few are allowed, so that matching stays quick. */
const MAX_REPEATS = 2;
const MAX_PATTERN = 200;
const REPEATS = /[*+]/g;
const PLAIN_REGEX = /^(?:[\w ,:™®-]|\\[.()]|(?:\\[sd]|\.)[*+]?|[\^$|()])*$/;
const VERSION = /^\d+(?:\.\d+)*$/;

/** Operators and methods of PowerShell by their names, for texts. */
const OF_TEXTS: ReadonlyMap<string, Compares> = new Map([
  ["eq", (given) => (value) => certainly(value.toLowerCase() === given.toLowerCase())],
  ["like", (given) => matching(regexOfWildcards(given))],
  ["match", matching],
  ["contains", (given) => (value) => certainly(value.includes(given))],
  ["startswith", (given) => (value) => certainly(value.startsWith(given))],
  ["gt", ordered((sign) => sign > 0, byCharacters)],
  ["ge", ordered((sign) => sign >= 0, byCharacters)],
  ["lt", ordered((sign) => sign < 0, byCharacters)],
  ["le", ordered((sign) => sign <= 0, byCharacters)],
]);

/** The same for numbers and versions. */
const OF_NUMBERS: ReadonlyMap<string, Compares> = new Map([
  ["eq", ordered((sign) => sign === 0, byNumbers)],
  ["gt", ordered((sign) => sign > 0, byNumbers)],
  ["ge", ordered((sign) => sign >= 0, byNumbers)],
  ["lt", ordered((sign) => sign < 0, byNumbers)],
  ["le", ordered((sign) => sign <= 0, byNumbers)],
]);

/** Returns what an operator or method does, by its name in lower case. */
export function comparison(operator: string, as: "text" | "number"): Compares | undefined {
  return (as === "text" ? OF_TEXTS : OF_NUMBERS).get(operator);
}

function certainly(holds: boolean): Certainty {
  return holds ? "yes" : "no";
}

function ordered(holds: (sign: number) => boolean, order: (a: string, b: string) => number | undefined): Compares {
  return (given) => (value) => {
    const sign = order(value, given);
    return sign === undefined ? "maybe" : certainly(holds(sign));
  };
}

/** The order of texts. PowerShell compares `"9200" -gt 14393` as texts, because the text comes first. */
function byCharacters(a: string, b: string): number | undefined {
  return /^\d+$/.test(a + b) ? (a < b ? -1 : a > b ? 1 : 0) : undefined;
}

/** The order of numbers or versions. A version with more numbers is greater: `6.2.9200` than `6.2`. */
function byNumbers(a: string, b: string): number | undefined {
  if (!VERSION.test(a) || !VERSION.test(b)) return undefined;
  const [left, right] = [a.split("."), b.split(".")];
  for (const [at, part] of left.entries()) {
    const difference = Number(part) - Number(right[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Returns the regular expression of a pattern of `-like`; one that isn't plain if it has more than `*` and `?`. */
function regexOfWildcards(pattern: string): string {
  return `^${pattern.replace(/[.()]/g, "\\$&").replace(/\*+/g, ".*").replace(/\?/g, ".")}$`;
}

/** Returns the test of a regular expression, if it's plain enough. */
function matching(pattern: string): Test {
  const bare = pattern.replace(/^\^\.\*|\.\*\$$/g, "");
  const isPlain = bare.length <= MAX_PATTERN && PLAIN_REGEX.test(bare);
  if (!isPlain || (bare.match(REPEATS)?.length ?? 0) > MAX_REPEATS) return () => "maybe";
  try {
    const regex = new RegExp(bare, "i");
    return (value) => certainly(regex.test(value));
  } catch {
    // Its parentheses aren't closed.
    return () => "maybe";
  }
}
