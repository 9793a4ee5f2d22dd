import type { LicenseStatus } from "../values/license-status";
import type { Value } from "../values/value";
import type { Attachment } from "./attachment";
import type { Delivery, NamedKmsHost } from "./delivery";
import type { Reach } from "./reach";
import type { BakedIn, Cloud, DeliveryPath } from "./settings";
import type { OperatingSystem } from "./windows";

/** Where a machine runs, with the evidence. */
export interface Place {
  readonly cloud: Value<Cloud>;
  /** Azure Stack Hub's build from the settings, if set. */
  readonly build: string | undefined;
  /** The evidence as a short noun phrase, such as `the provider's metadata host`. */
  readonly because: string;
  /** What distinguishes one Azure Stack Hub from another, such as the host of its endpoint, if known. */
  readonly endpoint?: string;
}

/** Where the operating system disk comes from. */
export type DiskOrigin =
  /** A generalized image: the machine keeps only what's baked in. */
  | "image"
  /** An existing disk or a specialized image: the machine keeps its old key and KMS host. */
  | "attached"
  /** A VHD by URI, or a disk imported from one. */
  | "imported"
  | "unknown";

/** A sign that a machine moved from Azure Stack Hub or on-premises hardware to Azure, or back. */
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
  /** The evidence as a short clause, without any key. */
  readonly because: string;
}

/** A Windows machine, or what may be one, as it is declared; everything that the decision may ask of it. */
export interface Machine {
  /** URN of the Pulumi resource that declares it. */
  readonly urn: string;
  /** Display name. */
  readonly name: string;
  /** Path inside the resource if one resource declares several machines, else empty. */
  readonly path: string;
  /** Its kind in Azure's terms, such as `virtual machine` or `scale set`. */
  readonly noun: string;
  readonly place: Place;
  readonly system: OperatingSystem;
  /** The image for display: `publisher:offer:sku`, an id or a placeholder. */
  readonly image: string;
  readonly disk: DiskOrigin;
  readonly licenseType: Value<string>;
  readonly deliveries: readonly Delivery[];
  readonly kmsHosts: readonly NamedKmsHost[];
  /** What the settings say the image contains. */
  readonly bakedIn: BakedIn | undefined;
  /** What the settings say about keys that arrive by other means; unknown if an unknown name or tag decides. */
  readonly declaredDelivery: Value<DeliveryPath>;
  /** If an Azure service manages the license of this kind of machine, a clause that says which. */
  readonly managedBy: string | undefined;
  /** Whether an unknown condition or number of copies in a template decides if the machine is deployed. */
  readonly conditional: boolean;
  /** Whether the machine can reach Azure's KMS on the declared network. */
  readonly reach: Reach;
  /** The declared network that the reach was judged by; absent if the reach doesn't matter. */
  readonly attachment?: Attachment | undefined;
  readonly moveSigns: readonly MoveSign[];
  /** The license status that a running machine reports. */
  readonly license: LicenseStatus | undefined;
  /** Its tags with known values. */
  readonly tags: Readonly<Record<string, string>>;
  /** Names of its tags; absent if it has none, `UNKNOWN` if they're unknown or it can't have any. */
  readonly tagNames: Value<readonly string[]>;
}
