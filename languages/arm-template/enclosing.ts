import type { Fields } from "../../values/fields";
import { at } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
import type { DeployedTo, PlainParameter, TemplateResource } from "./contract";
import { type Frame, within } from "./frame";
import { bare } from "./json";
import { evaluateValue } from "./values";

/** The context of a resource, and where its results are collected. */
export interface Enclosing {
  readonly deployedTo: DeployedTo;
  /** The resource that contains it. */
  readonly parent: { readonly type: string; readonly name: Value<string>; readonly path: string } | undefined;
  /** Condition of the deployments that contain it; unknown, too, if its number of copies may be zero. */
  readonly condition: Value<boolean>;
  /** The unknown conditions and copy counts of the deployments that contain it; see {@link TemplateResource}. */
  readonly undecidedBy: readonly string[];
  /** Number of nested deployments that contain it. */
  readonly level: number;
  readonly found: TemplateResource[];
  readonly plainParameters: PlainParameter[];
}

/**
 * Returns a text member of a resource, evaluated; absent if it's missing.
 *
 * @param naming whether it's a name or id, which may contain a placeholder
 */
export function textMember(raw: Fields, name: string, frame: Frame, naming = false): Value<string> {
  const value = bare(evaluateValue(at(raw, name), { ...within(frame, name), naming }));
  if (typeof value === "string" || value === UNKNOWN) return value;
  if (value === null) return undefined;
  frame.work.problem(`${frame.path}.${name}`, "a value that isn't text");
  return UNKNOWN;
}
