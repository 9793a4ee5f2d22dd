import type { Unknown } from "../../values/value";
import type { TemplateContext } from "./contract";
import type { Json } from "./json";
import type { Expression, Refused } from "./syntax";
import type { Work } from "./work";

/** A copy loop around an expression, at one iteration. */
export interface Loop {
  readonly name: string;
  readonly index: number | Unknown;
  /** `copyIndex()` without a name means the resource's loop. */
  readonly ofResource: boolean;
}

/** A user-defined function of a template. */
export interface UserFunction {
  readonly parameters: readonly string[];
  /** The output value as written. */
  readonly output: unknown;
  readonly path: string;
}

/** The meaning of the names in an expression. */
export interface Scope {
  /** Prefix of all paths in the template, empty or ending in a dot. */
  readonly path: string;
  readonly context: TemplateContext;
  /** The result of `environment()`. */
  readonly environment: Json;
  /** `naming`: with placeholders for unknown values. */
  readonly parameter: (name: string, naming: boolean) => Json | Refused;
  readonly variable: (name: string, naming: boolean) => Json | Refused;
  /** Returns the least number or length that a parameter's declaration allows; 0 if it doesn't say. */
  readonly least: (parameter: string) => number;
  /** Returns the declared spelling of a parameter or variable; uses may differ in case. */
  readonly spelled: (name: string) => string;
  /** Number of deployments with scopes of their own that it stands in, below the outermost. */
  readonly level: number;
  /** What `reference` gives for a deployment of the template; `undefined`: the name leads to none. */
  readonly reference: (name: string, naming: boolean) => Json | undefined;
  /** What `resourceInfo` gives for a symbol. `naming`: with placeholders in the name, too, not only in the id. */
  readonly resourceInfo: (symbol: string, naming: boolean) => Json;
  /** Returns a function by its lower-case name with namespace. */
  readonly userFunction: (name: string) => UserFunction | undefined;
}

/** The context in which an expression is evaluated. */
export interface Frame {
  readonly scope: Scope;
  readonly work: Work;
  readonly path: string;
  /** Innermost first. */
  readonly loops: readonly Loop[];
  /** Lambda variables by lower-case name. */
  readonly locals: ReadonlyMap<string, Json>;
  /** Whether a name or id is being evaluated, so unknown values get placeholders (stand-in.ts). */
  readonly naming: boolean;
  /**
   * Whether members `name` and `id` below are evaluated that way, because network resources reference each other by
   * them.
   */
  readonly linking?: boolean;
}

/** Evaluates an expression. Never fails: an error becomes an unknown value and a problem. */
export type Evaluate = (expression: Expression, frame: Frame) => Json;

/** Returns the frame of a property or element. */
export function within(frame: Frame, part: string): Frame {
  return { ...frame, path: part.startsWith("[") ? frame.path + part : `${frame.path}.${part}` };
}
