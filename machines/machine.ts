import type { Attachment } from "../activation/attachment";
import { azureCloudOf } from "../activation/cloud";
import { KMS_TARGETS } from "../activation/kms-targets";
import type { DiskOrigin, Machine, Place } from "../activation/machine";
import { judgeReach } from "../activation/network";
import { NO_NETWORK } from "../activation/reach";
import { ofService } from "../activation/service-reach";
import type { Settings } from "../activation/settings";
import type { OperatingSystem } from "../activation/windows";
import { type Declared, pathIn } from "../stack/declared";
import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { below, entries } from "../values/read";
import { UNKNOWN, type Value, known } from "../values/value";
import type { Load } from "./carriers/load";
import { type NamedImages, wordlessImage } from "./image-words";
import type { Content, Lineage } from "./images/lineage";
import { declaredDelivery } from "./key-delivery";
import { isHubBlob, moveSignsOf } from "./move-signs";
import type { Places } from "./places";
import { isTaggable } from "./readers/taggable";
import { ruledImage } from "./ruled-image";
import type { MachineShape, Service } from "./shape";

/** Everything from which one machine is built. */
export interface MachineSources {
  readonly declared: Declared;
  readonly shape: MachineShape;
  readonly lineage: Lineage;
  readonly load: Load;
}

/** Facts about a stack that all its machines share. */
export interface StackFacts {
  readonly places: Places;
  readonly images: NamedImages;
  readonly settings: Settings;
  readonly attachment: (declared: Declared, service?: Service) => Attachment;
}

function namesImage({ image }: MachineShape): boolean {
  return image.id !== undefined || image.sku !== undefined || image.offer !== undefined;
}

function diskOrigin(shape: MachineShape, lineage: Lineage): DiskOrigin {
  const { disk } = shape;
  if (lineage.createdFrom !== undefined && lineage.origin !== undefined) return lineage.origin;
  if (equalsIgnoreCase(disk.createOption, "Attach")) return "attached";
  if (disk.vhd !== undefined) return "imported";
  if (disk.attached !== undefined && !namesImage(shape)) return "attached";
  return lineage.origin ?? (namesImage(shape) ? "image" : "unknown");
}

/**
 * Whether a machine is created from an image. A custom image may have been a VHD, but that isn't evidence of a move.
 */
function isFromImage(shape: MachineShape, { origin, createdFrom }: Lineage): boolean {
  if (origin === "attached") return false;
  const option = known(shape.disk.createOption)?.toLowerCase();
  return createdFrom !== undefined || (namesImage(shape) ? option !== "attach" : option === "fromimage");
}

/** Returns what the disk says about an earlier life; `undefined` if it's made from a plain image. */
function contentOf(shape: MachineShape, lineage: Lineage): Content | undefined {
  const { content } = lineage;
  if (!isFromImage(shape, lineage)) return content;
  return content.kind === "vhd" && isHubBlob(content.uri) ? content : undefined;
}

/** Names of a machine's tags; `UNKNOWN` if they're unknown, or the machine can't have its own tags. */
function tagNames(declared: Declared, { path }: MachineShape): Value<readonly string[]> {
  if (path !== "") return UNKNOWN;
  const given = below(declared.props, "tags");
  if (given === undefined) return isTaggable(declared) ? undefined : UNKNOWN;
  const tags = entries(given);
  return tags === undefined || tags === UNKNOWN ? UNKNOWN : tags.map(([name]) => name);
}

/** Returns how a machine reaches Azure's KMS; only relevant in Azure clouds. */
function networkOf(
  place: Place,
  system: OperatingSystem,
  { declared, shape }: MachineSources,
  facts: StackFacts,
): Pick<Machine, "reach" | "attachment"> {
  const cloud = azureCloudOf(place);
  if (system.kind === "not-windows" || cloud === undefined) return { reach: NO_NETWORK };
  const attachment = facts.attachment(declared, shape.service);
  const reach = judgeReach(attachment, KMS_TARGETS[cloud]);
  return { reach: shape.service === undefined ? reach : ofService(reach, shape.service.name), attachment };
}

/** Builds one machine. */
export function machineOf(sources: MachineSources, facts: StackFacts): Machine {
  const { declared, shape, lineage, load } = sources;
  const { settings } = facts;
  const image = facts.images.of(shape.image);
  const { system, bakedIn } = ruledImage(shape, lineage, image.system, settings);
  const place = facts.places.of(declared, shape);
  const { deliveries, kmsHosts } = load.on?.(system.kind === "windows" ? system.release : undefined) ?? load;
  return {
    urn: declared.urn,
    name: declared.name,
    path: pathIn(declared, shape.path),
    noun: shape.noun,
    place,
    system,
    image: image.text ?? known(lineage.createdFrom) ?? wordlessImage(shape),
    disk: diskOrigin(shape, lineage),
    licenseType: shape.licenseType,
    deliveries,
    kmsHosts,
    bakedIn,
    declaredDelivery: settings.keyDelivery && declaredDelivery({ ...shape, name: declared.name }, settings.keyDelivery),
    managedBy: shape.managedBy,
    conditional: declared.conditional === true,
    ...networkOf(place, system, sources, facts),
    moveSigns: moveSignsOf({ place, system, deliveries, kmsHosts, bakedIn }, shape, contentOf(shape, lineage)),
    license: declared.license,
    tags: shape.tags,
    tagNames: tagNames(declared, shape),
  };
}
