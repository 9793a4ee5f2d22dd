import { placeOf } from "../activation/cloud";
import { KMS_TARGETS } from "../activation/kms-targets";
import { matches } from "../activation/glob";
import type { Attachment } from "../activation/attachment";
import type { DiskOrigin, Machine, Place } from "../activation/machine";
import { judgeReach } from "../activation/network";
import type { Reach } from "../activation/reach";
import type { DeliveryPath, Settings } from "../activation/settings";
import { UNKNOWN, known } from "../activation/value";
import type { OperatingSystem } from "../activation/windows";
import type { Load } from "./carriers";
import type { Declared } from "./declared";
import { evidenceOf, type Variables } from "./evidence";
import type { Content, Lineage } from "./lineage";
import { moveSignsOf } from "./move-signs";
import { entries } from "./read";
import type { MachineShape } from "./shape";
import { firstRule, imageText, systemOf } from "./system";

/** What a machine is put together from. */
export interface Parts {
  readonly declared: Declared;
  readonly shape: MachineShape;
  readonly lineage: Lineage;
  readonly load: Load;
  readonly attachment: (declared: Declared) => Attachment;
}

/** What holds for all machines of a stack. */
export interface Around {
  readonly stack: string;
  readonly variables: Variables;
  readonly settings: Settings;
}

function diskOrigin({ disk, image }: MachineShape, lineage: Lineage): DiskOrigin {
  if (known(disk.createOption)?.toLowerCase() === "attach") return "attached";
  if (disk.vhd !== undefined) return "imported";
  const namesImage = image.id !== undefined || image.sku !== undefined || image.offer !== undefined;
  if (disk.attached !== undefined && !namesImage) return "attached";
  return lineage.origin ?? (namesImage ? "image" : "unknown");
}

/** What the disk says of an earlier life; nothing where it is made from a plain image. */
function contentOf({ disk, image }: MachineShape, { content }: Lineage): Content | undefined {
  if (content.kind === "vhd") return content;
  return disk.attached !== undefined && image.id === undefined ? content : undefined;
}

function tagNames({ props }: Declared, { path }: MachineShape): Pick<Machine, "tagNames"> {
  const tags = path === "" ? entries(props, "tags") : undefined;
  return tags === undefined || tags === UNKNOWN ? {} : { tagNames: tags.map(([name]) => name) };
}

function declaredDelivery(declared: Declared, shape: MachineShape, settings: Settings): DeliveryPath | undefined {
  const names = [declared.name, known(shape.azureName)].filter((name) => name !== undefined);
  const rule = settings.keyDelivery?.find(({ match }) => {
    const tags = Object.entries(match.tags ?? {});
    const tagged = tags.every(([name, glob]) => {
      const value = Object.hasOwn(shape.tags, name) ? shape.tags[name] : undefined;
      return value !== undefined && matches(glob, value);
    });
    const glob = match.name;
    return tagged && (glob === undefined || names.some((name) => matches(glob, name)));
  });
  return rule?.path;
}

/** Whether a machine reaches Azure's KMS; asked only where Azure's KMS is what activates. */
function reachOf({ cloud }: Place, system: OperatingSystem, { declared, attachment }: Parts): Reach {
  if (system.kind === "not-windows") return { kind: "not-declared" };
  if (cloud !== "azure" && cloud !== "azure-us-government" && cloud !== "azure-china") return { kind: "not-declared" };
  return judgeReach(attachment(declared), KMS_TARGETS[cloud]);
}

/** Puts one machine together. */
export function machineOf(parts: Parts, around: Around): Machine {
  const { declared, shape, lineage, load } = parts;
  const rule = firstRule(lineage.names, around.settings);
  const system = systemOf(shape, rule, lineage.system);
  const traits = {
    place: placeOf(evidenceOf(declared, shape, around.stack, around.variables), around.settings),
    deliveries: load.deliveries,
    kmsHosts: load.kmsHosts,
    bakedIn: rule?.bakedIn,
  };
  return {
    ...traits,
    ...tagNames(declared, shape),
    urn: declared.urn,
    name: declared.name,
    path: [declared.path, shape.path].filter((part) => part !== "").join("."),
    noun: shape.noun,
    system,
    image: imageText(shape),
    disk: diskOrigin(shape, lineage),
    licenseType: shape.licenseType,
    declaredDelivery: declaredDelivery(declared, shape, around.settings),
    managedBy: shape.managedBy,
    conditional: declared.conditional === true,
    reach: reachOf(traits.place, system, parts),
    moveSigns: moveSignsOf(traits, shape, contentOf(shape, lineage)),
  };
}
