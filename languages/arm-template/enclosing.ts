import { at } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
import type { DeployedTo, PlainParameter, TemplateResource } from "./contract";
import { type Frame, within } from "./frame";
import { bare } from "./json";
import { evaluateValue } from "./values";

/** What a resource gets from where it stands, and where what is read of it goes. */
export interface Enclosing {
  readonly deployedTo: DeployedTo;
  /** The resource that it stands in. */
  readonly parent: { readonly type: string; readonly name: Value<string>; readonly path: string } | undefined;
  /** Condition of the deployments that it stands in. */
  readonly condition: Value<boolean>;
  /** Conditions and numbers of copies enclosing it that are unknown; see {@link TemplateResource}. */
  readonly undecidedBy: readonly string[];
  /** Number of deployments that it stands in, below the outermost. */
  readonly level: number;
  readonly found: TemplateResource[];
  readonly plainParameters: PlainParameter[];
}

/**
 * A text member of a resource, evaluated; absent if it is not there.
 *
 * @param naming whether it is a name or id, which may hold a stand-in
 */
export function textMember(raw: Record<string, unknown>, name: string, frame: Frame, naming = false): Value<string> {
  if (at(raw, name) === undefined) return undefined;
  const value = bare(evaluateValue(raw[name], { ...within(frame, name), naming }));
  if (typeof value === "string" || value === UNKNOWN) return value;
  if (value === null) return undefined;
  frame.work.problem(`${frame.path}.${name}`, "a value that is no text");
  return UNKNOWN;
}
