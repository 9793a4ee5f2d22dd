import type { ImageRule } from "../activation/settings";
import type { OperatingSystem } from "../activation/windows";
import { UNKNOWN, known } from "../values/value";
import { reportedSystem } from "./reported-system";
import type { MachineShape } from "./shape";

function openReason({ image, disk }: MachineShape): string {
  const values = [image.publisher, image.offer, image.sku, image.id, disk.attached, disk.vhd];
  if (values.includes(UNKNOWN)) return "its image is unknown";
  if (known(image.id) !== undefined) return "it uses a custom image";
  return known(disk.attached) === undefined && known(disk.vhd) === undefined
    ? "it names no image"
    : "its disk's origin is unknown";
}

/** Evidence of a machine's operating system besides its own signs. */
export interface SystemEvidence {
  /** The settings' rule for its image. */
  readonly rule: ImageRule | undefined;
  /** What its image's name says. */
  readonly named: OperatingSystem | undefined;
  /** What the images and disks that it's made from say. */
  readonly inherited: OperatingSystem | undefined;
}

/**
 * Determines a machine's operating system: from the settings' rule for its image, else the running machine's report,
 * because it may have been upgraded, else the image's name, else the images and disks that it's made from, else its own
 * signs.
 */
export function systemOf(shape: MachineShape, evidence: SystemEvidence): OperatingSystem {
  const shown = shownSystem(shape, evidence);
  // A rule may set only the edition of an image whose release is known otherwise.
  const edition = evidence.rule?.edition;
  return shown.kind === "windows" && edition !== undefined ? { ...shown, edition } : shown;
}

function shownSystem(shape: MachineShape, { rule, named, inherited }: SystemEvidence): OperatingSystem {
  if (rule?.release !== undefined) {
    return {
      kind: "windows",
      release: rule.release,
      edition: undefined,
      because: "a rule in activation-settings.images",
    };
  }
  const reported = shape.reported === undefined ? undefined : reportedSystem(shape.reported);
  if (reported) return reported;
  if (named && named.kind !== "unknown") return named;
  const linuxSign = shape.windowsSign === undefined ? shape.linuxSign : undefined;
  const isKnown = inherited !== undefined && inherited.kind !== "unknown";
  if (isKnown && !(linuxSign !== undefined && inherited.kind === "windows-of-unknown-release")) return inherited;
  if (linuxSign !== undefined) return { kind: "not-windows", because: linuxSign };
  const because = inherited?.because ?? named?.because ?? openReason(shape);
  if (shape.windowsSign === undefined) return { kind: "unknown", because };
  return {
    kind: "windows-of-unknown-release",
    family: undefined,
    because: `${because}; ${shape.windowsSign} shows only that it runs Windows`,
  };
}
