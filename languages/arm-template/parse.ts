import { type Lexeme, lexemes } from "./lexemes";
import { EXPRESSION_DEPTH, EXPRESSION_LENGTH } from "./limits";
import { type Expression, Refused } from "./syntax";

/**
 * expression = (string | number | name { "." name } "(" [ expression { "," expression } ] ")")
 *              { ("." | ".?") name | ("[" | "[?") expression "]" }
 */
class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly found: readonly Lexeme[]) {}

  whole(): Expression | Refused {
    const expression = this.expression();
    const isWhole = expression instanceof Refused || this.peek().kind === "end";
    return isWhole ? expression : new Refused("an expression with text after its end");
  }

  private peek(): Lexeme {
    return this.found[this.position] ?? { kind: "end", text: "" };
  }

  private take(): Lexeme {
    const lexeme = this.peek();
    this.position += 1;
    return lexeme;
  }

  /** Consumes a mark if it comes next. */
  private takeMark(mark: string): boolean {
    const found = this.isMark(mark);
    if (found) this.position += 1;
    return found;
  }

  private isMark(...marks: readonly string[]): boolean {
    const lexeme = this.peek();
    return lexeme.kind === "mark" && marks.includes(lexeme.text);
  }

  private expression(): Expression | Refused {
    const outer = this.depth;
    this.depth += 1;
    let result =
      this.depth > EXPRESSION_DEPTH ? new Refused("an expression that is nested too deeply") : this.primary();
    while (!(result instanceof Refused) && this.isMark(".", ".?", "[", "[?")) {
      this.depth += 1;
      result =
        this.depth > EXPRESSION_DEPTH ? new Refused("an expression that is nested too deeply") : this.member(result);
    }
    this.depth = outer;
    return result;
  }

  private primary(): Expression | Refused {
    const lexeme = this.take();
    switch (lexeme.kind) {
      case "string":
        return { kind: "literal", value: lexeme.text };
      case "number":
        return { kind: "literal", value: Number(lexeme.text) };
      case "name":
        return this.call(lexeme.text);
      case "mark":
      case "end":
        return new Refused("an expression with a missing value");
    }
  }

  private call(first: string): Expression | Refused {
    let name = first;
    while (this.takeMark(".")) {
      const part = this.take();
      if (part.kind !== "name") return new Refused("an expression without a name after a dot");
      name += `.${part.text}`;
    }
    if (!this.takeMark("(")) return new Refused("an expression with a name that isn't a function call");
    const args: Expression[] = [];
    while (!this.takeMark(")")) {
      if (args.length > 0 && !this.takeMark(",")) {
        return new Refused("an expression without a comma or closing parenthesis");
      }
      const arg = this.expression();
      if (arg instanceof Refused) return arg;
      args.push(arg);
    }
    return { kind: "call", name: name.toLowerCase(), args };
  }

  private member(of: Expression): Expression | Refused {
    const mark = this.take().text;
    const safe = mark.endsWith("?");
    if (mark.startsWith(".")) {
      const name = this.take();
      if (name.kind !== "name") return new Refused("an expression without a name after a dot");
      return { kind: "member", of, key: { kind: "literal", value: name.text }, safe };
    }
    const key = this.expression();
    if (key instanceof Refused) return key;
    if (!this.takeMark("]")) return new Refused("an expression without a closing bracket");
    return { kind: "member", of, key, safe };
  }
}

function parse(source: string): Expression | Refused {
  if (source.length > EXPRESSION_LENGTH) return new Refused("an expression that is too long");
  const found = lexemes(source);
  return found instanceof Refused ? found : new Parser(found).whole();
}

/** Most characters of expressions that are remembered. Azure allows a template 4 MB. */
const REMEMBERED = 4_000_000;
const parsed = new Map<string, Expression | Refused>();
let characters = 0;

/**
 * Parses an expression without its outer brackets. Remembers it, because a template is read again for each choice of a
 * parameter, and templates share many expressions.
 */
export function parseExpression(source: string): Expression | Refused {
  const before = parsed.get(source);
  if (before) return before;
  characters += source.length;
  if (characters > REMEMBERED) {
    parsed.clear();
    characters = source.length;
  }
  const expression = parse(source);
  parsed.set(source, expression);
  return expression;
}
