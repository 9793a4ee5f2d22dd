import type { Declared } from "../../../stack/declared";
import { at, has } from "../../../values/read";
import { textsBelow } from "../../../values/texts";
import type { CarrierShape } from "../../shape";
import { plural } from "../parts/classic";
import { scriptCarrier } from "../parts/script-carrier";

/** Reads a guest configuration of the classic provider. */
export function classicGuestConfiguration({ props }: Declared): CarrierShape {
  const path = plural(props, ["configuration"], "parameter");
  return scriptCarrier("guest configuration", textsBelow(at(props, ...path), path.join("."), false), {
    runsScripts: false,
  });
}

/**
 * Reads a guest configuration. It counts only for what its parameters certainly do, because its package is referenced
 * by URI.
 */
export function guestConfiguration({ props }: Declared): CarrierShape {
  const root = has(props, "properties") === true ? ["properties", "guestConfiguration"] : ["guestConfiguration"];
  const path = (name: string): string => [...root, name].join(".");
  return scriptCarrier(
    "guest configuration",
    [
      ...textsBelow(at(props, ...root, "configurationParameter"), path("configurationParameter"), false),
      ...textsBelow(
        at(props, ...root, "configurationProtectedParameter"),
        path("configurationProtectedParameter"),
        true,
      ),
    ],
    { runsScripts: false },
  );
}
