import { pathText } from "../../../values/path";
import { list, text } from "../../../values/read";
import type { ScriptText } from "../../../values/texts";
import { UNKNOWN } from "../../../values/value";
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

/** Returns the list of lines at a path as one text, if present; an unknown line makes it unknown. */
export function linesAt(props: unknown, path: readonly string[], secret: boolean): ScriptText[] {
  const lines = list(props, ...path);
  if (lines === undefined) return [];
  const all = lines === UNKNOWN ? [UNKNOWN] : lines.map((line) => text(line));
  const isShown = all.every((line) => typeof line === "string");
  return [{ text: isShown ? all.join("\n") : UNKNOWN, path: pathText(path), secret }];
}
