import { UNKNOWN } from "../../values/value";
import { FORMS } from "./forms";
import type { Evaluate, Frame, Scope, UserFunction } from "./frame";
import { FUNCTIONS } from "./functions";
import type { TemplateFunction } from "./functions/function";
import { ID_FORMS } from "./ids";
import { type Json, Secure, bare, certain, isList, isRecord, measure, property, secured } from "./json";
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
  const result = called.run(plain);
  return secure && !(result instanceof Refused) ? secured(result) : result;
}

function member(of: Json, key: Json, safe: boolean): Json | Refused {
  if (of === UNKNOWN || key === UNKNOWN) return UNKNOWN;
  if (of instanceof Secure) return of.value === UNKNOWN ? of : new Refused("a property of a text");
  if (certain(of) === UNKNOWN) return UNKNOWN;
  if (of === null && safe) return null;
  const found =
    isList(of) && typeof key === "number"
      ? of[key]
      : isRecord(of) && typeof key === "string"
        ? property(of, key)
        : undefined;
  if (found !== undefined) return found;
  return safe ? null : new Refused("a property or element that does not exist");
}

/** Makes the evaluator of expressions. */
export function expressions(evaluateRaw: EvaluateRaw): Evaluate {
  function callUser(called: UserFunction, args: readonly Json[], frame: Frame): Json | Refused {
    if (args.length !== called.parameters.length) return new Refused("a function with a wrong number of arguments");
    const given = new Map<string, Json>(
      called.parameters.map((name, index) => [name.toLowerCase(), args[index] ?? null]),
    );
    const scope: Scope = {
      ...frame.scope,
      parameter: (name: string) => given.get(name.toLowerCase()) ?? new Refused("a parameter that is not declared"),
      variable: () => new Refused("a variable inside a function"),
    };
    return evaluateRaw(called.output, { ...frame, scope, path: called.path, loops: [], locals: new Map() });
  }

  function call(expression: Expression & { kind: "call" }, frame: Frame): Json | Refused {
    const { name, args } = expression;
    const user = frame.scope.userFunction(name);
    if (user)
      return callUser(
        user,
        args.map((arg) => evaluate(arg, frame)),
        frame,
      );
    const called = FUNCTIONS.get(name) ?? FORMS.get(name) ?? ID_FORMS.get(name);
    const found = called ?? (name.startsWith("list") ? FORMS.get("reference") : undefined);
    if (!found) return new Refused(`the function ${label(name)} is not known`);
    if (args.length < found.min || args.length > found.max)
      return new Refused("a function with a wrong number of arguments");
    return "sees" in found
      ? apply(
          found,
          args.map((arg) => evaluate(arg, frame)),
          frame,
        )
      : found.run(args, frame, evaluate);
  }

  function evaluate(expression: Expression, frame: Frame): Json {
    return frame.work.deeper(frame.path, () => {
      switch (expression.kind) {
        case "literal":
          return expression.value;
        case "call":
          return frame.work.settle(call(expression, frame), frame.path);
        case "member": {
          const of = evaluate(expression.of, frame);
          return frame.work.settle(member(of, bare(evaluate(expression.key, frame)), expression.safe), frame.path);
        }
      }
    });
  }

  return evaluate;
}
