import { skip } from "./json-text";

/** A one-based position in a text. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.+-])/y;
// Without a quantifier inside a quantifier, so that a text that is cut off in a long string fails in linear time.
const STRING = /"[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\]*)*"/y;

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** A JSON validator that reads token by token, without recursion, and stops at the first invalid token. */
class Walker {
  private readonly open: string[] = [];
  private next: "value" | "first" | "name" | "colon" | "after" | "end" = "value";

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  /** Returns the offset of the first invalid token; the end of a text that is valid or cut off. */
  fault(): number {
    for (;;) {
      this.at = skip(this.text, this.at);
      if (this.at >= this.text.length) return this.text.length;
      const after = this.take(this.text.charAt(this.at));
      if (after === undefined) return this.at;
      this.at = after;
    }
  }

  /** Consumes one token and returns the offset after it, or `undefined` if the token is invalid. */
  private take(char: string): number | undefined {
    const inObject = this.open.at(-1) === "{";
    switch (this.next) {
      case "colon":
        return char === ":" ? this.step("value") : undefined;
      case "name":
        return char === "}" ? this.close() : this.scalar(STRING, "colon");
      case "after":
        if (char === ",") return this.step(inObject ? "name" : "first");
        return char === (inObject ? "}" : "]") ? this.close() : undefined;
      case "end":
        return undefined;
      case "first":
      case "value":
        if (char === "]" && this.next === "first") return this.close();
        if (char !== "{" && char !== "[") return this.scalar(char === '"' ? STRING : SCALAR, this.rest());
        this.open.push(char);
        return this.step(char === "{" ? "name" : "first");
    }
  }

  private step(next: Walker["next"]): number {
    this.next = next;
    return this.at + 1;
  }

  private close(): number {
    this.open.pop();
    return this.step(this.rest());
  }

  private rest(): Walker["next"] {
    return this.open.length === 0 ? "end" : "after";
  }

  private scalar(pattern: RegExp, next: Walker["next"]): number | undefined {
    const end = endOf(pattern, this.text, this.at);
    if (end !== undefined) this.next = next;
    return end;
  }
}

/**
 * Returns the position of the first JSON error, by the rules of {@link parseText}; the end of the text if it's cut off.
 */
export function jsonFault(text: string): TextPosition {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const at = new Walker(text, start).fault();
  const before = text.slice(start, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
