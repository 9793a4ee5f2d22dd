import type { Declared } from "../../../stack/declared";
import { pathText } from "../../../values/path";
import { list, text } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import type { CarrierShape } from "../../shape";
import { scriptCarrier } from "../parts/script-carrier";

/** Reads what runs while image builder creates an image. File copies and restarts deliver no key. */
export function imageCustomizers({ props }: Declared): CarrierShape[] {
  const all = list(props, "customize");
  if (all === undefined) return [];
  const what = "image builder customizer";
  if (all === UNKNOWN) return [scriptCarrier(what, [{ text: UNKNOWN, path: "customize", secret: false }])];
  return all.flatMap((one, index): CarrierShape[] => {
    const lines = list(one, "inline");
    const path = pathText(["customize", String(index), "inline"]);
    const open = lines === UNKNOWN || lines?.some((line) => typeof line !== "string") === true;
    const script = open ? UNKNOWN : lines?.join("\n");
    const uri = text(one, "scriptUri");
    if (script === undefined && uri === undefined) return [];
    return [
      scriptCarrier(what, script === undefined ? [] : [{ text: script, path, secret: false }], {
        uris: uri === undefined ? [] : [pathText(["customize", String(index), "scriptUri"])],
      }),
    ];
  });
}
