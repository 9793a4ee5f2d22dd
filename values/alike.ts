/** Share of common pairs of letters, from 0 to 1, that makes two names alike. */
const ALIKE = 0.4;

function pairs(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(letters.length - 1, 0) }, (_, at) => letters.slice(at, at + 2)));
}

/** The Dice coefficient of the pairs of letters in two names. */
function likeness(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)];
  const common = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

/** Whether a text is some of the words of a name, as `mak` is of `mak-key-required`. */
function isPart(asked: string, name: string): boolean {
  const words = (text: string): string => `-${text.toLowerCase()}-`;
  return asked !== "" && words(name).includes(words(asked));
}

/** Returns the names that are spelled like another one or contain it, the most alike first. */
export function alike(asked: string, names: readonly string[]): readonly string[] {
  const scored = names
    .map((name) => ({ name, score: likeness(asked, name) }))
    .filter(({ name, score }) => score >= ALIKE || isPart(asked, name));
  return scored.sort((a, b) => b.score - a.score).map(({ name }) => name);
}

/** Says what to write instead of an unknown name: the name most like it, or else any valid one. */
export function suggestion(asked: string, names: readonly string[]): string {
  const [best] = alike(asked, names);
  return best === undefined ? `valid names: ${names.join(", ")}` : `did you mean \`${best}\`?`;
}
