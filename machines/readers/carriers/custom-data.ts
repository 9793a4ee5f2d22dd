import { decodeBase64Script } from "../../../languages/windows-script";
import type { ScriptText } from "../../../values/texts";
import type { CarrierShape, ImageShape } from "../../shape";
import { scriptAt, scriptCarrier } from "../parts/script-carrier";

/** Azure accepts up to 64 KB, which base64 lengthens by a third. */
const MOST_CHARACTERS = 90_000;

/** Files or parts of cloud-init's formats that are encoded once more. */
const PACKED = /encoding\s*:\s*["']?(?:b64|base64|gz)/i;

function decoded(script: ScriptText): ScriptText {
  const { text } = script;
  if (typeof text !== "string" || text.length > MOST_CHARACTERS) return script;
  return { ...script, text: decodeBase64Script(text) ?? text };
}

function isUnread({ text }: ScriptText): boolean {
  return typeof text === "string" && (text.length > MOST_CHARACTERS || PACKED.test(text));
}

/**
 * Reads custom data and user data, which code in a custom image may run, such as cloudbase-init. Windows of the marketplace
 * stores them and runs nothing: https://learn.microsoft.com/azure/virtual-machines/custom-data (2026-11).
 *
 * @param paths where a resource has either
 */
export function customDataShape(
  props: unknown,
  image: ImageShape,
  paths: readonly (readonly string[])[],
): readonly CarrierShape[] {
  if (image.publisher !== undefined) return [];
  const all = paths.flatMap((path) => scriptAt(props, path, true)).map(decoded);
  if (all.length === 0) return [];
  const scripts = all.filter((one) => !isUnread(one));
  const unshown = all.filter(isUnread).map(({ path }) => path);
  return [scriptCarrier("custom data", scripts, { unshown, perhaps: "perhaps-not-run" })];
}
