import type { UndecidedDelivery } from "../activation/delivery";
import type { ScriptParameter } from "../languages/windows-script";
import type { PlainText, ScriptText } from "../values/texts";
import { UNKNOWN, type Value } from "../values/value";

/** What delivers something to a machine, as declared, before its scripts are read. */
export interface CarrierShape {
  /** Its kind in Azure's terms, such as `CustomScriptExtension`. */
  readonly what: string;
  readonly scripts: readonly ScriptText[];
  readonly parameters: readonly ScriptParameter[];
  /** Property paths of scripts that are referenced only by URI. */
  readonly uris: readonly string[];
  /** Whether its settings come from a key vault at deployment. */
  readonly keyVault: boolean;
  /** Whether it runs a command that the declaration doesn't show. */
  readonly hidesCommand?: true;
  /**
   * Whether its purpose is to run scripts, so an unknown text may deliver a key. Other carriers count only for what
   * their text certainly does.
   */
  readonly runsScripts: boolean;
  /** What anyone with read access can see, if that's more than its scripts. */
  readonly readable?: readonly ScriptText[];
  /** Whether its scripts run outside of the machine that they're for. */
  readonly runsOutside?: true;
  /** Texts that a program on the machine gets, which may do anything with a key in them. */
  readonly interprets?: readonly ScriptText[];
  /** Property paths that start code that isn't in the program. */
  readonly unshown?: readonly string[];
  /** Why a key that it brings may not arrive. */
  readonly perhaps?: UndecidedDelivery;
  /** Whether what it runs may be in a write-only property, which outputs don't include. */
  readonly writeOnly?: true;
  /** The only operating system that it runs on. */
  readonly system?: "windows" | "linux" | undefined;
}

/** A machine's image reference, as declared. */
export interface ImageShape {
  readonly publisher: Value<string>;
  readonly offer: Value<string>;
  readonly sku: Value<string>;
  /** Id of an image, a gallery image (version), or a platform image. */
  readonly id: Value<string>;
  /** The top-level input that contains the id, because the engine records dependencies by input. */
  readonly input: string;
}

export const NO_IMAGE: ImageShape = {
  publisher: undefined,
  offer: undefined,
  sku: undefined,
  id: undefined,
  input: "",
};

/** An image reference that is present but unknown. */
export const UNKNOWN_IMAGE: ImageShape = {
  publisher: UNKNOWN,
  offer: UNKNOWN,
  sku: UNKNOWN,
  id: UNKNOWN,
  input: "",
};

/** The operating system disk, as declared. */
export interface DiskShape {
  readonly osType: Value<string>;
  readonly createOption: Value<string>;
  /** Id of an attached existing managed disk. */
  readonly attached: Value<string>;
  /** The top-level input that contains the id. */
  readonly input: string;
  /** URI of a VHD that is attached or copied. */
  readonly vhd: Value<string>;
}

export const NO_DISK: DiskShape = {
  osType: undefined,
  createOption: undefined,
  attached: undefined,
  input: "",
  vhd: undefined,
};

/** A reference by id, with the top-level input that contains it, because the engine records dependencies by input. */
export interface Reference {
  readonly input: string;
  readonly id: Value<string>;
}

/** An Azure service that runs a machine in its owner's subnet. */
export interface Service {
  /** Its name in Azure's terms. */
  readonly name: string;
  /** The subnet, if the service takes one by id. */
  readonly subnet?: Reference;
  /** The network connection of a dev center, if the service takes one by name. */
  readonly connection?: Reference;
  /** Whether the service gives the machine its own outbound access, such as a public load balancer. */
  readonly ownWayOut?: Value<boolean>;
}

/**
 * One machine, or a set of identical ones, as a resource declares it. Each provider's spelling becomes the same shape.
 */
export interface MachineShape {
  readonly noun: string;
  /** Path inside the resource if one resource declares several machines, else empty. */
  readonly path: string;
  /** The name that Azure gives it. */
  readonly azureName: Value<string>;
  readonly resourceGroup: Value<string>;
  readonly location: Value<string>;
  readonly tags: Readonly<Record<string, string>>;
  /** Names of the tags whose values are unknown; `UNKNOWN` if the tags are. */
  readonly hiddenTags: Value<readonly string[]>;
  readonly image: ImageShape;
  readonly disk: DiskShape;
  /** Evidence besides the image that it runs Windows, or doesn't; a noun phrase each. */
  readonly windowsSign: string | undefined;
  readonly linuxSign: string | undefined;
  readonly licenseType: Value<string>;
  /** The operating system that its agent reports, if it's already running. */
  readonly reported?: string;
  readonly carriers: readonly CarrierShape[];
  readonly plainTexts: readonly PlainText[];
  /** If a service manages the license, a clause that says which. */
  readonly managedBy: string | undefined;
  /** The service that runs it. Microsoft doesn't document how Windows on such a machine activates. */
  readonly service?: Service;
  /** Versions of gallery applications that it installs. */
  readonly applications: readonly Reference[];
  /** The Arc machine of this virtual machine. Extensions target it instead. */
  readonly arcMachine: Reference | undefined;
}

/** An image, disk or snapshot that machines are created from, as declared. */
export interface SourceShape {
  readonly osType: Value<string>;
  /** Whether it keeps the state of the machine that it was made from. */
  readonly specialized: boolean;
  /** The marketplace image that it's made from, if named. */
  readonly image: ImageShape;
  /** Other things that it may be made from; the first one present counts. */
  readonly references: readonly Reference[];
  readonly vhd: Value<string>;
  /** Whether its content comes from a VHD, even if the address isn't declared. */
  readonly imported: boolean;
  /** Publisher, offer and SKU, which its owner chose freely: a hint, not proof. */
  readonly hint: ImageShape;
  /** Set for a disk or snapshot: where its content comes from. */
  readonly disk?: "image" | "elsewhere";
}
