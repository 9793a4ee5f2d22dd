import { UNKNOWN, known, type Value } from "../activation/value";
import type { Declared } from "./declared";
import { NOT_DECLARED, type Kinds, type StackIndex } from "./links";
import { text } from "./read";
import type { MachineShape } from "./shape";

/** Where the content of a disk or an image comes from, as far as the stack declares it. */
export type Origin =
  /** A VHD that is imported or uploaded; the address is absent where it is not known. */
  | { readonly kind: "vhd"; readonly uri: string | undefined }
  /** Something in Azure, such as an image of the marketplace or a machine of this stack. */
  | { readonly kind: "azure" }
  /** A disk that nothing in the stack describes. */
  | { readonly kind: "not-described" };

const DISKS: Kinds = ["compute:disk", "compute:manageddisk", "compute:snapshot"];
const IMAGES: Kinds = ["compute:image", "compute:galleryimageversion", "compute:sharedimageversion"];

/** A disk is made from a snapshot of a disk, and so on; no chain in the field is longer. */
const CHAIN_LENGTH = 6;

const AZURE: Origin = { kind: "azure" };
const NOT_DESCRIBED: Origin = { kind: "not-described" };

/** The ways in which providers write where a disk, a snapshot or an image has its content from. */
const URIS: readonly (readonly string[])[] = [
  ["creationData", "sourceUri"],
  ["sourceUri"],
  ["storageProfile", "osDisk", "blobUri"],
  ["osDisk", "blobUri"],
];
const SOURCES: readonly (readonly [input: string, ...path: string[]])[] = [
  ["creationData", "sourceResourceId"],
  ["sourceResourceId"],
  ["storageProfile", "osDisk", "managedDisk", "id"],
  ["storageProfile", "osDisk", "snapshot", "id"],
  ["osDisk", "managedDiskId"],
];
const OPTIONS: readonly (readonly string[])[] = [["creationData", "createOption"], ["createOption"]];

function firstText({ props }: Declared, paths: readonly (readonly string[])[]): Value<string> {
  return paths.map((path) => text(props, ...path)).find((value) => value !== undefined);
}

function contentOf(declared: Declared, index: StackIndex, left: number): Origin {
  const uri = firstText(declared, URIS);
  if (uri !== undefined) return { kind: "vhd", uri: known(uri) };
  const option = known(firstText(declared, OPTIONS))?.toLowerCase() ?? "";
  if (option.startsWith("import") || option.startsWith("upload")) return { kind: "vhd", uri: undefined };
  for (const path of SOURCES) {
    const id = text(declared.props, ...path);
    if (id !== undefined) return followed(declared, path[0], id, [...DISKS, ...IMAGES], index, left - 1);
  }
  return AZURE;
}

function followed(
  from: Declared,
  input: string,
  id: Value<string>,
  kinds: Kinds,
  index: StackIndex,
  left: number,
): Origin {
  const link = index.follow(from, input, id, kinds);
  if (link === undefined || link === UNKNOWN || link === NOT_DECLARED || left === 0) return NOT_DESCRIBED;
  return contentOf(link, index, left);
}

/** Where the operating system disk of a machine has its content from; absent where it is a plain image. */
export function originOf(declared: Declared, { disk, image }: MachineShape, index: StackIndex): Origin | undefined {
  const fromImage = known(disk.createOption)?.toLowerCase() === "fromimage";
  if (disk.vhd !== undefined && !(fromImage && image.publisher !== undefined))
    return { kind: "vhd", uri: known(disk.vhd) };
  if (disk.attached !== undefined && !fromImage)
    return followed(declared, disk.attachedPath[0] ?? "", disk.attached, DISKS, index, CHAIN_LENGTH);
  if (image.id === undefined) return undefined;
  const made = followed(declared, image.idPath[0] ?? "", image.id, IMAGES, index, CHAIN_LENGTH);
  return made.kind === "vhd" ? made : undefined;
}
