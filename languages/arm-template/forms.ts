import { createHash } from "node:crypto";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { standInFor } from "../../values/stand-in";
import { UNKNOWN, type Unknown } from "../../values/value";
import type { Evaluate, Frame } from "./frame";
import { type Result, textOf } from "./functions/function";
import { type Json, all, any, bare, certain, isRecord, measure, property, record, same, secured } from "./json";
import { isSymbol } from "./symbols";
import { type Expression, Refused } from "./syntax";
import { label } from "./work";

/** A function that needs more than its arguments' values: the scope, lazy evaluation, or the arguments' source text. */
export interface Form {
  readonly min: number;
  readonly max: number;
  readonly run: (args: readonly Expression[], frame: Frame, evaluate: Evaluate) => Result;
}

/** Returns the truth of a condition; refused if it has another type. */
export function condition(value: Json): boolean | Unknown | Refused {
  const plain = certain(value);
  return typeof plain === "boolean" || plain === UNKNOWN
    ? plain
    : new Refused("a condition that is neither true nor false");
}

/** Returns a form that looks up something by a name that is itself an expression. */
function named(kind: string, look: (frame: Frame, name: string, naming: boolean) => Result): Form {
  return {
    min: 1,
    max: 1,
    run: ([arg], frame, evaluate) => {
      const name: Json = arg ? certain(evaluate(arg, frame)) : UNKNOWN;
      if (name === UNKNOWN) return UNKNOWN;
      if (typeof name !== "string") return new Refused("a name that isn't text");
      const plain = look(frame, name, false);
      if (!frame.naming || plain instanceof Refused || !measure(plain).unknown) return plain;
      const found = look(frame, name, true);
      const lacking = found instanceof Refused || bare(found) === UNKNOWN || isSymbol(bare(found));
      return lacking ? standInFor(`${frame.scope.path}${kind}.${label(frame.scope.spelled(name))}`) : found;
    },
  };
}

function choose(args: readonly Expression[], frame: Frame, evaluate: Evaluate): Result {
  const [test, yes, no] = args;
  if (!test || !yes || !no) return UNKNOWN;
  const decided = condition(evaluate(test, frame));
  if (decided instanceof Refused) return decided;
  if (decided !== UNKNOWN) return evaluate(decided ? yes : no, frame);
  const left = evaluate(yes, frame);
  const right = evaluate(no, frame);
  return same(left, right) === true ? left : UNKNOWN;
}

/** `and` and `or`, which stop at the first decisive argument. */
function junction(decisive: boolean, combine: (parts: readonly (boolean | Unknown)[]) => boolean | Unknown): Form {
  return {
    min: 1,
    max: Infinity,
    run: (args, frame, evaluate) => {
      const parts: (boolean | Unknown)[] = [];
      for (const arg of args) {
        const part = condition(evaluate(arg, frame));
        if (part instanceof Refused) return part;
        if (part === decisive) return part;
        parts.push(part);
      }
      return combine(parts);
    },
  };
}

function copyIndex(args: readonly Expression[], frame: Frame, evaluate: Evaluate): Result {
  const values = args.map((arg) => bare(evaluate(arg, frame)));
  if (values.includes(UNKNOWN)) return UNKNOWN;
  const name = values.find((value) => typeof value === "string")?.toLowerCase();
  const offset = values.find((value) => typeof value === "number") ?? 0;
  const loop =
    name === undefined
      ? (frame.loops.find((candidate) => candidate.ofResource) ?? frame.loops[0])
      : frame.loops.find((candidate) => candidate.name.toLowerCase() === name);
  if (!loop) return new Refused("copyIndex() outside a copy loop of that name");
  if (loop.index !== UNKNOWN) return loop.index + offset;
  return frame.naming ? standInFor(`copy + ${offset}`) : UNKNOWN;
}

/**
 * Looks up the properties of a resource by its name or id, and notes it as a dependency. Only the outputs of a deployment in
 * the template, and a network's subnets, are known before deployment.
 */
function lookUp(args: readonly Json[], frame: Frame): Json {
  const [name] = args;
  if (typeof name !== "string") return UNKNOWN;
  frame.work.references.push(name);
  return frame.scope.reference(name, frame.naming) ?? UNKNOWN;
}

/** Returns a form that looks up a resource by its first argument. */
function lookupForm(answer: (properties: Json, args: readonly Json[]) => Json): Form {
  return {
    min: 0,
    max: Infinity,
    run: (args, frame, evaluate) => {
      const values = args.map((arg) => bare(evaluate(arg, { ...frame, naming: true })));
      return answer(lookUp(values, frame), values);
    },
  };
}

/** Returns what the template itself says of a resource, as recent versions of Bicep write references between them. */
const resourceInfo: Form = {
  min: 1,
  max: 1,
  run: ([symbol], frame, evaluate) => {
    const name = symbol && bare(evaluate(symbol, { ...frame, naming: true }));
    return typeof name === "string" ? frame.scope.resourceInfo(name, frame.naming) : UNKNOWN;
  },
};

/** What a whole resource has beside its properties. */
const BESIDE: readonly (readonly [string, Json])[] = [
  ...["apiVersion", "extendedLocation", "id", "identity", "kind", "location", "managedBy", "name", "plan"],
  ...["resourceGroupName", "resourceId", "scope", "sku", "subscriptionId", "tags", "type", "zones"],
].map((name) => [name, UNKNOWN] as const);

/** Returns the properties of a resource, or as much of the whole resource as is known. */
function shown(properties: Json, whole: Json | undefined): Json {
  const isWhole = equalsIgnoreCase(whole, "full");
  return isWhole && properties !== UNKNOWN ? record([...BESIDE, ["properties", properties]]) : properties;
}

const reference = lookupForm((properties, [, , whole]) => shown(properties, whole));

/** Returns what `reference` gives for each resource that a loop makes, by the symbol of the loop. */
function references([symbol, whole]: readonly Json[], frame: Frame): Json {
  if (typeof symbol !== "string") return UNKNOWN;
  frame.work.references.push(symbol);
  const at = (index: number) => frame.scope.reference(`${symbol}[${index}]`, frame.naming);
  const all: Json[] = [];
  for (let next = at(0); next !== undefined; next = at(all.length)) all.push(shown(next, whole));
  return all.length === 0 ? UNKNOWN : all;
}

/**
 * Returns the outputs of a deployment by name, as Bicep reads secure ones
 * (https://github.com/Azure/bicep/pull/17423).
 */
const secureOutputs = lookupForm((properties) => {
  const outputs = isRecord(properties) ? property(properties, "outputs") : undefined;
  if (outputs === undefined || !isRecord(outputs)) return UNKNOWN;
  const valueOf = (output: Json) => (isRecord(output) ? property(output, "value") : undefined);
  return record(Object.entries(outputs).map(([name, output]) => [name, secured(valueOf(output) ?? UNKNOWN)] as const));
});

/**
 * `uniqueString` and `guid`. Each set of arguments gets its own text. It isn't Azure's, but names built from it still
 * match each other. An unknown argument counts by its source text.
 */
function opaque(shape: (digest: Buffer) => string): Form {
  return {
    min: 1,
    max: Infinity,
    run: (args, frame, evaluate) => {
      const seeds = args.map((arg) => {
        const value = bare(evaluate(arg, { ...frame, naming: true }));
        if (!measure(value).unknown) return textOf(value);
        return JSON.stringify([
          arg,
          frame.scope.path,
          frame.loops.map((loop) => String(loop.index)),
          [...frame.locals.values()].map(textOf),
        ]);
      });
      return shape(createHash("sha256").update(JSON.stringify(seeds)).digest());
    },
  };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
const unique = (digest: Buffer) => [...digest.subarray(0, 13)].map((byte) => LETTERS.charAt(byte & 31)).join("");
const guid = (digest: Buffer) => digest.toString("hex", 0, 16).replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/** A value that exists but is unknown until deployment. */
const unknowable: Form = { min: 0, max: Infinity, run: () => UNKNOWN };

const UNKNOWABLE = [
  ...["newguid", "utcnow", "datetimeadd", "datetimefromepoch", "datetimetoepoch", "pickzones", "providers"],
  ...["tenant", "deployer", "managementgroup", "fail", "target", "getsecret"],
  ...["tologicalzone", "tologicalzones", "tophysicalzone", "tophysicalzones"],
  ...["externalinput", "externalinputs", "parseuri", "builduri", "nulliferror"],
];

/** Functions that need more than their arguments' values, by lower-case name. */
export const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ...UNKNOWABLE.map((name) => [name, unknowable] as const),
  ["reference", reference],
  ["resourceinfo", resourceInfo],
  [
    "references",
    {
      min: 1,
      max: 2,
      run: (args, frame, evaluate) =>
        references(
          args.map((arg) => bare(evaluate(arg, frame))),
          frame,
        ),
    },
  ],
  ["list", lookupForm(() => UNKNOWN)],
  ["listoutputswithsecurevalues", secureOutputs],
  ["parameters", named("parameters", (frame, name, naming) => frame.scope.parameter(name, naming))],
  ["variables", named("variables", (frame, name, naming) => frame.scope.variable(name, naming))],
  [
    "lambdavariables",
    named(
      "lambda",
      (frame, name) => frame.locals.get(name.toLowerCase()) ?? new Refused("an undeclared lambda variable"),
    ),
  ],
  ["if", { min: 3, max: 3, run: choose }],
  ["and", junction(false, all)],
  ["or", junction(true, any)],
  ["copyindex", { min: 0, max: 2, run: copyIndex }],
  ["uniquestring", opaque(unique)],
  ["guid", opaque(guid)],
]);
