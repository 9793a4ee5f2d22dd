import type { Unknown } from "../../values/value";
import type { TemplateContext } from "./contract";
import type { Json } from "./json";
import type { Expression, Refused } from "./syntax";
import type { Work } from "./work";

/** A turn of a copy loop. */
export interface Loop {
  readonly name: string;
  readonly index: number | Unknown;
  /** `copyIndex()` without a name means the resource's loop. */
  readonly ofResource: boolean;
}

/** A function that a template defines. */
export interface UserFunction {
  readonly parameters: readonly string[];
  /** The output value as written. */
  readonly output: unknown;
  readonly path: string;
}

/** What the names in an expression mean. */
export interface Scope {
  /** Prefix of all places in the template, empty or ending in a dot. */
  readonly path: string;
  readonly context: TemplateContext;
  /** What `environment()` gives. */
  readonly environment: Json;
  /** `naming`: with stand-ins in the places of what is unknown. */
  readonly parameter: (name: string, naming: boolean) => Json | Refused;
  readonly variable: (name: string, naming: boolean) => Json | Refused;
  /** A name of a parameter or variable as it is declared: its uses may be in another case. */
  readonly spelled: (name: string) => string;
  /** By lower-case name with its namespace. */
  /** Number of deployments with scopes of their own that it stands in, below the outermost. */
  readonly level: number;
  /** What `reference` gives for a deployment of the template; `undefined`: the name leads to none. */
  readonly reference: (name: string, naming: boolean) => Json | undefined;
  readonly userFunction: (name: string) => UserFunction | undefined;
}

/** Where an expression is evaluated. */
export interface Frame {
  readonly scope: Scope;
  readonly work: Work;
  readonly path: string;
  /** Innermost first. */
  readonly loops: readonly Loop[];
  /** Variables of lambdas by lower-case name. */
  readonly locals: ReadonlyMap<string, Json>;
  /** Whether a name or an id is evaluated: an unknown then has a stand-in (stand-in.ts). */
  readonly naming: boolean;
  /** Whether the members `name` and `id` below are evaluated so: those of networks lead to each other. */
  readonly linking?: boolean;
}

/** Evaluates an expression; never fails: what is wrong becomes unknown and a problem. */
export type Evaluate = (expression: Expression, frame: Frame) => Json;

/** The same frame at a property or an element of its place. */
export function within(frame: Frame, part: string): Frame {
  return { ...frame, path: frame.path === "" || part.startsWith("[") ? frame.path + part : `${frame.path}.${part}` };
}
