import type { DiskOrigin } from "../../activation/machine";
import type { OperatingSystem } from "../../activation/windows";
import type { Declared } from "../../stack/declared";
import { type Value, known } from "../../values/value";
import { identifyWords } from "../image-words";
import { type FittingRules, NO_RULES } from "../image-words";
import type { SourceShape } from "../shape";

/** Where the content of a disk or image comes from, as far as the stack declares it. */
export type Content =
  /** An imported or uploaded VHD; the address is absent if unknown. */
  | { readonly kind: "vhd"; readonly uri: string | undefined }
  /** Something in Azure, such as a marketplace image. */
  | { readonly kind: "azure" }
  /** Something that the stack doesn't describe. */
  | { readonly kind: "not-described" };

/** What the images and disks say about a machine's origin, as far back as the stack declares it. */
export interface Lineage {
  readonly system: OperatingSystem | undefined;
  readonly origin: DiskOrigin | undefined;
  readonly content: Content;
  /** The settings' rules that match an image in the chain. */
  readonly rules: FittingRules;
  /** Resources that show what ran while an image in the chain was built. */
  readonly builders: readonly Declared[];
  /** Machines of which an image in the chain was captured. */
  readonly captured: readonly Declared[];
  /** Set for a disk that the stack creates from an image, so nothing has run on it: the image's display name. */
  readonly createdFrom?: Value<string>;
}

/** The lineage of something without a source. */
export const NO_LINEAGE: Lineage = {
  system: undefined,
  origin: undefined,
  content: { kind: "azure" },
  rules: NO_RULES,
  builders: [],
  captured: [],
};

/** The lineage of something created elsewhere. */
export const NOT_DESCRIBED: Lineage = { ...NO_LINEAGE, content: { kind: "not-described" } };

export const NOT_KNOWN_YET: Lineage = {
  ...NOT_DESCRIBED,
  system: { kind: "unknown", because: "its image is unknown" },
};

export const CIRCLE: Lineage = {
  ...NOT_DESCRIBED,
  system: { kind: "unknown", because: "its images are created from each other in a cycle" },
};

/** Why a source doesn't show its release, unless its own source does. */
function reasonOf({ disk, vhd }: SourceShape): string {
  if (vhd !== undefined) return `its ${disk === undefined ? "image" : "disk"} is created from a custom VHD`;
  if (disk === "elsewhere") return "the stack doesn't describe what its disk was copied or restored from";
  return "it uses a custom image";
}

/** Returns what a source's operating system type says, with the owner's words as a hint. */
export function ownSystem(source: SourceShape): OperatingSystem {
  const because = reasonOf(source);
  const osType = known(source.osType)?.toLowerCase();
  if (osType === "linux") return { kind: "not-windows", because: "its image's operating system type" };
  const hinted = identifyWords(source.hint);
  const hint = hinted && hinted.kind !== "unknown" ? `; ${hinted.because} is a hint, not proof` : "";
  if (osType !== "windows" && hinted?.kind.startsWith("windows") !== true) {
    return { kind: "unknown", because: `${because}${hint}` };
  }
  const family = hinted?.kind === "windows-of-unknown-release" ? hinted.family : undefined;
  return { kind: "windows-of-unknown-release", family, because: `${because}${hint}` };
}

/** Returns the more specific system: that of a source itself, or that of what it's created from. */
export function better(own: OperatingSystem, made: OperatingSystem | undefined): OperatingSystem {
  if (made === undefined) return own;
  if (made.kind === "unknown") return own.kind === "unknown" ? made : own;
  return made.kind === "windows-of-unknown-release" && own.kind !== "unknown" ? own : made;
}
