import { pathText } from "../../../values/path";
import { text } from "../../../values/read";
import type { ScriptText } from "../../../values/texts";
import type { CarrierShape } from "../../shape";

/** Returns a carrier that only runs scripts. */
export function scriptCarrier(
  what: string,
  scripts: readonly ScriptText[],
  rest: Partial<CarrierShape> = {},
): CarrierShape {
  return { what, scripts, parameters: [], uris: [], keyVault: false, runsScripts: true, ...rest };
}

/** Returns the text at a path, if present. */
export function scriptAt(props: unknown, path: readonly string[], secret: boolean): ScriptText[] {
  const value = text(props, ...path);
  return value === undefined ? [] : [{ text: value, path: pathText(path), secret }];
}
