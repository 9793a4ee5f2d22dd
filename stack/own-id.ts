import { text } from "../values/read";
import { UNKNOWN, known } from "../values/value";
import type { ArmId } from "./arm-id";
import { certain, suffixOf } from "./arm-id";
import { type Declared, sourcesOf } from "./declared";
import { armOf, rowOf } from "./types/registry";

/** Returns a resource's name. A placeholder is fine for comparing inside its template. */
function nameOf(name: string | undefined): string | undefined {
  return name === undefined || name === "" ? undefined : name.toLowerCase();
}

/** Returns the suffix of an id of `kind` with these names, parents first; `undefined` if the kind has no ARM type. */
export function armSuffix(kind: string, names: readonly string[]): string | undefined {
  const arm = armOf(kind);
  return arm === undefined ? undefined : suffixOf(arm, names);
}

/** Returns the id that Azure assigned to a resource, if this run shows it. */
export function givenId(declared: Declared): string | undefined {
  return declared.id ?? known(text(declared.outputs, "id")) ?? known(text(declared.props, "id"));
}

function declaredNames({ path, name, props, outputs }: Declared, inputs: readonly string[]): (string | undefined)[] {
  if (path !== "") {
    const own = text(props, "name");
    return own === UNKNOWN ? [undefined] : (own ?? name).split("/").map(nameOf);
  }
  return inputs.map((input, place) => {
    const own = place === inputs.length - 1;
    const named = known(text(props, input));
    return nameOf(named ?? (own ? (known(text(props, "name")) ?? known(text(outputs, "name"))) : undefined));
  });
}

/** Returns the id that a resource will have, as far as its names are literal; `undefined` if they aren't. */
export function expectedId(declared: Declared): ArmId | undefined {
  const row = rowOf(declared.token);
  if (row?.arm === undefined) return undefined;
  const names = declaredNames(declared, row.names);
  const literal = names.filter((name) => name !== undefined);
  const suffix = suffixOf(row.arm, literal);
  if (suffix === undefined) return undefined;
  return { subscription: undefined, group: certain(known(text(declared.props, "resourceGroupName"))), suffix };
}

/** Stands for one name in {@link hiddenSuffix}. */
export const ANY_NAME = "*";

/**
 * The suffix of a declaration's id with {@link ANY_NAME} for each name that this run hides; absent where it hides none. A
 * name made from another resource's output doesn't count: no literal id can spell what that output will be.
 */
export function hiddenSuffix(declared: Declared): string | undefined {
  const row = rowOf(declared.token);
  if (row?.arm === undefined) return undefined;
  const own = row.names.at(-1);
  const names = row.names.map((input) => {
    const name = text(declared.props, input) ?? (input === own ? text(declared.props, "name") : undefined);
    const made = declared.path === "" && sourcesOf(declared, input).length + sourcesOf(declared, "name").length > 0;
    return name === UNKNOWN && made ? undefined : name;
  });
  if (!names.includes(UNKNOWN)) return undefined;
  const shown = names.flatMap((name) => (name === undefined ? [] : name === UNKNOWN ? ANY_NAME : name));
  return suffixOf(row.arm, shown);
}

/** Every {@link hiddenSuffix} that fits an id. */
export function hiddenSuffixes(suffix: string): readonly string[] {
  const [namespace = "", ...parts] = suffix.split("/").slice(2);
  let found: readonly string[] = [`/providers/${namespace}`];
  parts.forEach((part, place) => {
    const choices = place % 2 === 0 ? [part] : [part, ANY_NAME];
    found = found.flatMap((start) => choices.map((choice) => `${start}/${choice}`));
  });
  return found;
}
