import type { Declared } from "../stack/declared";
import { rowOf } from "../stack/types/registry";
import { isObject } from "../values/read";
import { UNKNOWN } from "../values/value";
import { machineReader } from "./readers/registry";

function isEmpty(value: unknown): boolean {
  return value === undefined || (isObject(value) && Reflect.ownKeys(value).length === 0);
}

function isLeftOut({ token, props, outputs }: Declared): boolean {
  return isEmpty(props) && isEmpty(outputs) && rowOf(token) !== undefined && machineReader(token) === undefined;
}

/**
 * Marks resources that a run of a part (`--target`, `--exclude`) leaves out. The engine shows a new one without any
 * property, but with its dependencies (CLI 3.259.0), so what it would deliver or route is unknown. A machine that is left
 * out isn't deployed, and nothing is known of it.
 */
export function withLeftOut(resources: readonly Declared[]): readonly Declared[] {
  if (!resources.some(isLeftOut)) return resources;
  return resources.map((one): Declared =>
    isLeftOut(one) ? { ...one, props: UNKNOWN, outputs: UNKNOWN, leftOut: true } : one,
  );
}
