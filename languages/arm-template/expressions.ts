import { UNKNOWN } from "../../values/value";
import { FORMS, type Form } from "./forms";
import type { Evaluate, Frame, Scope, UserFunction } from "./frame";
import { FUNCTIONS } from "./functions";
import type { TemplateFunction } from "./functions/function";
import { ID_FORMS } from "./ids";
import { type Json, Secure, bare, certain, isList, isStandIn, measure, secured } from "./json";
import { LAMBDA_FORMS } from "./lambdas";
import { memberOf } from "./member";
import { symbolOfText, symbolOfValues } from "./symbols";
import { type Expression, Refused } from "./syntax";
import { label } from "./work";

/** Evaluates the value of a user function, which is written as JSON. */
export type EvaluateRaw = (raw: unknown, frame: Frame) => Json;

function apply(called: TemplateFunction, args: readonly Json[], frame: Frame): Json | Refused {
  const measures = args.map(measure);
  if (!frame.work.spend(measures.reduce((sum, one) => sum + one.size, 0))) return UNKNOWN;
  if (called.sees === "nothing") return called.run(args);
  const whole = called.sees === "values";
  const secure = whole ? measures.some((one) => one.secure) : args.some((arg) => arg instanceof Secure);
  const plain = secure ? args.map(bare) : args;
  if (whole ? measures.some((one) => one.unknown) : plain.includes(UNKNOWN))
    return secure ? new Secure(UNKNOWN) : UNKNOWN;
  if (!called.standIns && plain.some((arg) => certain(arg) === UNKNOWN)) return UNKNOWN;
  const found = called.run(plain);
  const isListed = called.standIns === "listed" && !frame.naming && !(found instanceof Refused) && isList(found);
  const result = isListed ? found.map(certain) : found;
  // A placeholder is a text, whatever the type of the value it stands for.
  if (result instanceof Refused && frame.naming && plain.some(isStandIn)) return UNKNOWN;
  return secure && !(result instanceof Refused) ? secured(result) : result;
}

/** Returns an unknown result as a placeholder, if one is wanted. */
function orSymbol(result: Json | Refused, name: string, args: readonly Json[], frame: Frame): Json | Refused {
  if (!frame.naming || result instanceof Refused || bare(result) !== UNKNOWN) return result;
  return symbolOfValues(name, args) ?? UNKNOWN;
}

function formOf(name: string, called: TemplateFunction): Form {
  return {
    min: called.min,
    max: called.max,
    run: (args, frame, evaluate) => {
      const values = args.map((arg) => evaluate(arg, frame));
      return orSymbol(apply(called, values, frame), name, values, frame);
    },
  };
}

/** Every built-in function, by lower-case name. */
const BUILT_IN: ReadonlyMap<string, Form> = new Map([
  ...FORMS,
  ...ID_FORMS,
  ...LAMBDA_FORMS,
  ...Array.from(FUNCTIONS, ([name, called]) => [name, formOf(name, called)] as const),
]);

/** Returns a value, with a placeholder if it's unknown and one is wanted. */
function named(value: Json, expression: Expression, frame: Frame): Json {
  return frame.naming && value === UNKNOWN ? symbolOfText(expression, frame) : value;
}

function wrongCount(): Refused {
  return new Refused("a function with a wrong number of arguments");
}

/** Returns the frame in which a user function is evaluated: it sees only its own parameters. */
function frameOf(called: UserFunction, args: readonly Json[], frame: Frame): Frame {
  const given = new Map<string, Json>(
    called.parameters.map((name, index) => [name.toLowerCase(), args[index] ?? null]),
  );
  const scope: Scope = {
    ...frame.scope,
    parameter: (name: string) => given.get(name.toLowerCase()) ?? new Refused("an undeclared parameter"),
  };
  return { ...frame, scope, path: called.path, loops: [], locals: new Map() };
}

/** Creates the evaluator of expressions. */
export function expressions(evaluateRaw: EvaluateRaw): Evaluate {
  function call({ name, args }: Expression & { kind: "call" }, frame: Frame): Json | Refused {
    const user = frame.scope.userFunction(name);
    if (user) {
      const given = args.map((arg) => evaluate(arg, frame));
      if (given.length !== user.parameters.length) return wrongCount();
      return evaluateRaw(user.output, frameOf(user, given, frame));
    }
    const found = BUILT_IN.get(name) ?? (name.startsWith("list") ? BUILT_IN.get("list") : undefined);
    if (!found) return new Refused(`the unknown function ${label(name)}`);
    if (args.length < found.min || args.length > found.max) return wrongCount();
    return found.run(args, frame, evaluate);
  }

  function evaluate(expression: Expression, frame: Frame): Json {
    return frame.work.deeper(frame.path, () => {
      switch (expression.kind) {
        case "literal":
          return expression.value;
        case "call":
          return named(frame.work.settle(call(expression, frame), frame.path), expression, frame);
        case "member": {
          const of = evaluate(expression.of, frame);
          const key = evaluate(expression.key, frame);
          const found = orSymbol(memberOf(of, key, expression.safe), "member", [of, key], frame);
          return named(frame.work.settle(found, frame.path), expression, frame);
        }
      }
    });
  }

  return evaluate;
}
