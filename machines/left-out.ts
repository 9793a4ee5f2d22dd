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
 * Marks new resources that a partial run (`--target`, `--exclude`) leaves out. The engine shows them with their
 * dependencies but without properties (CLI 3.259.0), so what they would deliver or route is unknown. A machine that is
 * left out isn't deployed, so it isn't marked.
 */
export function withLeftOut(resources: readonly Declared[]): readonly Declared[] {
  if (!resources.some(isLeftOut)) return resources;
  return resources.map((one): Declared =>
    isLeftOut(one) ? { ...one, props: UNKNOWN, outputs: UNKNOWN, leftOut: true } : one,
  );
}
