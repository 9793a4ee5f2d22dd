import type { Declared } from "../../../stack/declared";
import { at, has, text } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import type { MachineShape } from "../../shape";
import { UNKNOWN_IMAGE } from "../../shape";
import { imageAt } from "../parts/image";
import { plainShape } from "../parts/plain";
import { scriptCarrier } from "../parts/script-carrier";

type Path = readonly [string, ...string[]];

/** Where the types that have a row keep the image reference of a machine. */
const IMAGES: readonly Path[] = [
  ["sourceImageReference"],
  ["storageImageReference"],
  ["imageReference"],
  ["storageProfile", "imageReference"],
  ["virtualMachineProfile", "storageProfile", "imageReference"],
];

/** What else only a machine has. */
const MACHINE_PARTS: readonly Path[] = [
  ["osProfile", "windowsConfiguration"],
  ["osProfileWindowsConfig"],
  ["virtualMachineProfile"],
  ["storageProfile", "osDisk"],
  ["storageOsDisk"],
];

/** Types with a machine's properties that aren't machines: a physical server, and the definition of a dev box. */
const NOT_MACHINES = /:(?:dedicatedHost|devBoxDefinition)$/i;

/** No property has this name, so it's unknown only in an object that is unknown as a whole. */
const NO_NAME = "\0";

/** Whether a property is set, even to an unknown value. If the whole object around it is unknown, it doesn't count. */
function isSet(props: unknown, path: Path): boolean {
  const value = has(props, ...path);
  if (value !== UNKNOWN) return value === true;
  const holder = at(props, ...path.slice(0, -1));
  return holder !== UNKNOWN && has(holder, NO_NAME) === undefined;
}

function looksLikeMachine(props: unknown): boolean {
  const license = text(props, "licenseType");
  return (
    (typeof license === "string" && /^windows_/i.test(license)) ||
    MACHINE_PARTS.some((path) => isSet(props, path)) ||
    (isSet(props, ["osDisk"]) && isSet(props, ["adminUsername"]))
  );
}

/**
 * Reads a resource of a type without a row, such as one of a newer provider. If it looks like a machine, only its image
 * may be known; whatever else could deliver a key to it is unknown.
 */
export function unrecognized({ props, token }: Declared): MachineShape[] {
  if (NOT_MACHINES.test(token.kind)) return [];
  const image = IMAGES.find((path) => isSet(props, path));
  if (image === undefined && !looksLikeMachine(props)) return [];
  const noun = `machine of the unknown type ${token.text}`;
  return [
    {
      ...plainShape(props, noun, text(props, "name")),
      image: image === undefined ? UNKNOWN_IMAGE : imageAt(props, image),
      carriers: [scriptCarrier(noun, [{ text: UNKNOWN, path: "", secret: true }])],
    },
  ];
}
