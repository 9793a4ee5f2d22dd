import { pathText } from "../../../values/path";
import { text } from "../../../values/read";
import type { ScriptText } from "../../../values/texts";
import type { CarrierShape } from "../../shape";

/** A carrier that runs scripts and takes nothing else. */
export function scriptCarrier(
  what: string,
  scripts: readonly ScriptText[],
  rest: Partial<CarrierShape> = {},
): CarrierShape {
  return { what, scripts, parameters: [], uris: [], keyVault: false, runsScripts: true, ...rest };
}

/** One text at a path, if it is there. */
export function scriptAt(props: unknown, path: readonly string[], secret: boolean): ScriptText[] {
  const value = text(props, ...path);
  return value === undefined ? [] : [{ text: value, path: pathText(path), secret }];
}
