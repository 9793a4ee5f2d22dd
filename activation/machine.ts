import type { Value } from "../values/value";
import type { Delivery, NamedKmsHost } from "./delivery";
import type { Reach } from "./reach";
import type { BakedIn, Cloud, DeliveryPath } from "./settings";
import type { OperatingSystem } from "./windows";

/** Where a machine runs and what says so. */
export interface Place {
  readonly cloud: Value<Cloud>;
  /** Azure Stack Hub's build as a setting gives it; absent where none does. */
  readonly build: string | undefined;
  /** A short clause that names the evidence, such as `the provider's metadata host`. */
  readonly because: string;
  /** What tells one Azure Stack Hub from another, such as the host of its endpoint; absent where nothing does. */
  readonly endpoint?: string;
}

/** Where the operating system disk comes from. */
export type DiskOrigin =
  /** A generalized image: nothing of an earlier life is left but what was baked in. */
  | "image"
  /** An existing disk or a specialized image: the machine keeps the key and the KMS host that it had. */
  | "attached"
  /** A VHD by URI, or a disk imported from one. */
  | "imported"
  | "unknown";

/** A sign that a machine on Azure comes from Azure Stack Hub or from the organization's own hardware, or the way back. */
export interface MoveSign {
  readonly sign:
    | "attached-disk"
    | "imported-disk"
    | "hub-blob-endpoint"
    | "avma-key"
    | "image-setting"
    | "tag"
    | "azure-kms-on-hub"
    | "kms-client-key-on-hub";
  /** A short clause for people that names the evidence; never a key. */
  readonly because: string;
}

/** What a running machine says of its license, in the words of `slmgr.vbs /dlv`. */
export interface HeldLicense {
  /** Such as `Licensed` or `Notification`. */
  readonly status: string;
  /** Such as `VOLUME_MAK`. */
  readonly channel: string | undefined;
}

/** A Windows machine, or what may be one, as it is declared; everything that the decision may ask of it. */
export interface Machine {
  /** URN of the Pulumi resource that declares it. */
  readonly urn: string;
  /** Name for people. */
  readonly name: string;
  /** Place inside the resource where one resource declares several machines; else empty. */
  readonly path: string;
  /** What it is in the field's words, such as `virtual machine` or `scale set`. */
  readonly noun: string;
  readonly place: Place;
  readonly system: OperatingSystem;
  /** The image for people: `publisher:offer:sku`, an id, or what stands in for one. */
  readonly image: string;
  readonly disk: DiskOrigin;
  readonly licenseType: Value<string>;
  readonly deliveries: readonly Delivery[];
  readonly kmsHosts: readonly NamedKmsHost[];
  /** What a setting says the image holds. */
  readonly bakedIn: BakedIn | undefined;
  /** What a setting says of keys that arrive by other means. */
  readonly declaredDelivery: DeliveryPath | undefined;
  /** A service of Azure manages the license of this kind of machine; the clause says which. */
  readonly managedBy: string | undefined;
  /** Whether a template's condition leaves open if the machine is deployed at all. */
  readonly conditional: boolean;
  /** Whether Azure's KMS can be reached from where the program puts the machine. */
  readonly reach: Reach;
  readonly moveSigns: readonly MoveSign[];
  /** What it says of its own license, where it runs already. */
  readonly license: HeldLicense | undefined;
  /** Its tags with known values. */
  readonly tags: Readonly<Record<string, string>>;
  /** Names of its tags; absent where the program gives it none, `UNKNOWN` also where it can have none. */
  readonly tagNames: Value<readonly string[]>;
}
