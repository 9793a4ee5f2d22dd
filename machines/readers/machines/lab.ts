import type { Declared } from "../../../stack/declared";
import { has, text } from "../../../values/read";
import { type ImageShape, type MachineShape, NO_IMAGE } from "../../shape";
import { imageAt } from "../parts/image";
import { plainShape, signsOf } from "../parts/plain";

/**
 * Returns a reader for a DevTest Labs machine, directly or in a formula. Artifacts are repository scripts, referenced
 * only by name.
 */
export function devTest(noun: string, path: readonly string[]) {
  return ({ props }: Declared): MachineShape[] => {
    const gallery = [...path, "galleryImageReference"];
    const custom = [...path, "customImageId"];
    const image: ImageShape =
      has(props, ...custom) === undefined
        ? imageAt(props, gallery)
        : { ...NO_IMAGE, id: text(props, ...custom), input: custom[0] ?? "" };
    const osType = text(props, ...gallery, "osType") ?? text(props, "osType");
    return [
      { ...plainShape(props, noun, text(props, "name")), image, ...signsOf(osType, undefined, undefined, undefined) },
    ];
  };
}

/** Reads the template machine of a lab. */
export function lab({ props }: Declared): MachineShape[] {
  const image = imageAt(props, ["virtualMachineProfile", "imageReference"]);
  return [{ ...plainShape(props, "lab", text(props, "labName") ?? text(props, "name")), image }];
}

/** Returns a reader for a DevTest Labs machine of the classic provider. */
export function labMachine(system: "Windows" | "Linux") {
  return ({ props }: Declared): MachineShape[] => [
    {
      ...plainShape(props, "lab machine", text(props, "name")),
      image: imageAt(props, ["galleryImageReference"]),
      windowsSign: system === "Windows" ? "the resource type" : undefined,
      linuxSign: system === "Linux" ? "the resource type" : undefined,
    },
  ];
}
