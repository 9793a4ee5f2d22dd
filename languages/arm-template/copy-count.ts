import { peel } from "../../values/read";
import type { Scope } from "./frame";
import { parseExpression } from "./parse";
import { type Expression, Refused } from "./syntax";

type Named = Pick<Scope, "least">;

function leastLength(expression: Expression | undefined, scope: Named): number {
  if (expression?.kind !== "call") return 0;
  if (expression.name === "range") return leastOf(expression.args[1], scope);
  return expression.name === "parameters" ? leastOf(expression, scope) : 0;
}

/** Returns the least number that a count can be, as far as the declarations of its parameters say. */
function leastOf(expression: Expression | undefined, scope: Named): number {
  if (expression === undefined || expression.kind === "member") return 0;
  if (expression.kind === "literal") return typeof expression.value === "number" ? expression.value : 0;
  const { name, args } = expression;
  const [first] = args;
  if (name === "length") return leastLength(first, scope);
  if (name === "parameters") return first?.kind === "literal" ? scope.least(String(first.value)) : 0;
  const numbers = (name === "if" ? args.slice(1) : args).map((arg) => leastOf(arg, scope));
  if (name === "if") return Math.min(...numbers);
  // A single argument is a list of numbers.
  if (numbers.length < 2) return 0;
  if (name === "add") return numbers.reduce((sum, number) => sum + number, 0);
  if (name === "max") return Math.max(...numbers);
  return name === "min" ? Math.min(...numbers) : 0;
}

/** Whether an unknown number of copies may be zero. */
export function mayBeNone(count: unknown, scope: Named): boolean {
  const written = peel(count);
  if (typeof written !== "string") return true;
  const expression = parseExpression(written.slice(1, -1));
  return expression instanceof Refused || leastOf(expression, scope) < 1;
}
