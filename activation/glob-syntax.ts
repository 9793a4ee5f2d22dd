/** A part of a parsed glob. Characters are folded by {@link fold}. */
export type GlobPart =
  | { readonly part: "text"; readonly text: string }
  | { readonly part: "one"; readonly accepts: (character: string) => boolean }
  | { readonly part: "any" }
  | { readonly part: "either"; readonly choices: readonly (readonly GlobPart[])[] };

/** A parsed glob, or what's wrong with it. */
export type ParsedGlob =
  { readonly parts: readonly GlobPart[]; readonly negated: boolean } | { readonly problem: string };

/** Folds case one character at a time, so the result never depends on neighboring characters. */
export function fold(text: string): string {
  return Array.from(text, (character) => character.toLowerCase()).join("");
}

class GlobError extends Error {}

/** More levels of braces than anyone needs. */
const DEPTH = 20;

const NEEDS_ESCAPE = new Set(["(", ")", "|"]);

class Parser {
  private readonly characters: readonly string[];
  private at = 0;

  constructor(glob: string) {
    this.characters = Array.from(glob, (character) => character.toLowerCase());
  }

  whole(): { readonly parts: readonly GlobPart[]; readonly negated: boolean } {
    const negated = this.characters[0] === "!" && this.characters[1] !== "(";
    if (negated) this.at = 1;
    return { parts: this.sequence(0), negated };
  }

  /** Parses to the end of the glob, or to the `,` or `}` that ends a brace alternative. */
  private sequence(depth: number): readonly GlobPart[] {
    const parts: GlobPart[] = [];
    for (let next = this.peek(); next !== undefined; next = this.peek()) {
      if (depth > 0 && (next === "," || next === "}")) break;
      this.at += 1;
      const part = this.part(next, depth);
      const last = parts.at(-1);
      if (part.part === "text" && last?.part === "text")
        parts[parts.length - 1] = { part: "text", text: last.text + part.text };
      else parts.push(part);
    }
    return parts;
  }

  private part(character: string, depth: number): GlobPart {
    if (NEEDS_ESCAPE.has(character))
      throw new GlobError(`has \`${character}\`; write \`\\${character}\` for the character, and {a,b} for either`);
    switch (character) {
      case "\\":
        return { part: "text", text: this.take() ?? "\\" };
      case "*":
        return this.stars();
      case "?":
        return { part: "one", accepts: () => true };
      case "[":
        return this.characterClass();
      case "{":
        return this.either(depth + 1);
      default:
        return { part: "text", text: character };
    }
  }

  /** Parses stars. `**` may match no folder at all: `a/**` + `/b` also matches `a/b`. */
  private stars(): GlobPart {
    const start = this.at - 1;
    while (this.peek() === "*") this.at += 1;
    const before = this.characters[start - 1];
    if (this.at - start < 2 || (before !== undefined && before !== "/") || this.peek() !== "/") return { part: "any" };
    this.at += 1;
    return { part: "either", choices: [[], [{ part: "any" }, { part: "text", text: "/" }]] };
  }

  private either(depth: number): GlobPart {
    if (depth > DEPTH) throw new GlobError("has too many nested braces");
    const start = this.at;
    const choices = [this.sequence(depth)];
    while (this.peek() === ",") {
      this.at += 1;
      choices.push(this.sequence(depth));
    }
    if (this.take() !== "}") throw new GlobError("has a `{` without its `}`");
    if (choices.length > 1) return { part: "either", choices };
    if (this.characters.slice(start, this.at).join("").includes(".."))
      throw new GlobError("has a range in braces; write a class such as [1-3], or {a,b}");
    const [only = []] = choices;
    const brace = (text: string): GlobPart => ({ part: "text", text });
    return { part: "either", choices: [[brace("{"), ...only, brace("}")]] };
  }

  private characterClass(): GlobPart {
    const negated = this.peek() === "!" || this.peek() === "^";
    if (negated) this.at += 1;
    const singles = new Set<string>();
    const ranges: (readonly [from: string, to: string])[] = [];
    for (let first = true; ; first = false) {
      const character = this.take();
      if (character === undefined) throw new GlobError("has a `[` without its `]`");
      if (character === "]" && !first) break;
      const from = character === "\\" ? this.take() : character;
      if (from === undefined) throw new GlobError("has a `[` without its `]`");
      const to = this.characters[this.at + 1];
      if (this.peek() === "-" && to !== undefined && to !== "]") {
        this.at += 2;
        ranges.push([from, to]);
      } else singles.add(from);
    }
    const within = (one: string) => singles.has(one) || ranges.some(([from, to]) => from <= one && one <= to);
    return { part: "one", accepts: (one) => within(one) !== negated };
  }

  private peek(): string | undefined {
    return this.characters[this.at];
  }

  private take(): string | undefined {
    const character = this.characters[this.at];
    this.at += 1;
    return character;
  }
}

/** Parses a glob: `*`, `**`, `?`, `[a-z]`, `[!a]`, `{a,b}`, `\` to escape a character, and a leading `!` to negate. */
export function parseGlob(glob: string): ParsedGlob {
  try {
    return new Parser(glob).whole();
  } catch (error) {
    if (error instanceof GlobError) return { problem: error.message };
    throw error;
  }
}
