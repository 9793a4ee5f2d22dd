import type { ImageRule } from "../activation/settings";
import type { OperatingSystem } from "../activation/windows";
import { UNKNOWN, known } from "../values/value";
import { reportedSystem } from "./reported-system";
import type { MachineShape } from "./shape";

function openReason({ image, disk }: MachineShape): string {
  const values = [image.publisher, image.offer, image.sku, image.id, disk.attached, disk.vhd];
  if (values.includes(UNKNOWN)) return "its image is not known yet";
  if (known(image.id) !== undefined) return "it uses a custom image";
  return known(disk.attached) === undefined && known(disk.vhd) === undefined
    ? "it names no image"
    : "its disk comes from elsewhere";
}

/** What tells the operating system of a machine besides the signs that it carries itself. */
export interface SystemEvidence {
  /** The rule of the settings that fits its image. */
  readonly rule: ImageRule | undefined;
  /** What its image says. */
  readonly named: OperatingSystem | undefined;
  /** What the images and disks say that it is made from. */
  readonly inherited: OperatingSystem | undefined;
}

/**
 * The operating system of a machine: what the settings say of its image, else what the running machine reports, which may
 * have been upgraded, else what the image says, else what the images
 * and disks say that it is made from, else the signs that it carries itself.
 */
export function systemOf(shape: MachineShape, evidence: SystemEvidence): OperatingSystem {
  const told = toldSystem(shape, evidence);
  // A rule may name the edition alone, of an image whose release something else tells.
  const edition = evidence.rule?.edition;
  return told.kind === "windows" && edition !== undefined ? { ...told, edition } : told;
}

function toldSystem(shape: MachineShape, { rule, named, inherited }: SystemEvidence): OperatingSystem {
  if (rule?.release !== undefined) {
    return {
      kind: "windows",
      release: rule.release,
      edition: undefined,
      because: "a rule of activation-settings.images",
    };
  }
  const reported = shape.reported === undefined ? undefined : reportedSystem(shape.reported);
  if (reported) return reported;
  if (named && named.kind !== "unknown") return named;
  const linuxSign = shape.windowsSign === undefined ? shape.linuxSign : undefined;
  const tells = inherited !== undefined && inherited.kind !== "unknown";
  if (tells && !(linuxSign !== undefined && inherited.kind === "windows-of-unknown-release")) return inherited;
  if (linuxSign !== undefined) return { kind: "not-windows", because: linuxSign };
  const because = inherited?.because ?? named?.because ?? openReason(shape);
  if (shape.windowsSign === undefined) return { kind: "unknown", because };
  return {
    kind: "windows-of-unknown-release",
    family: undefined,
    because: `${because}; ${shape.windowsSign} tells that it is Windows`,
  };
}
