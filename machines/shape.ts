import type { ScriptParameter } from "../languages/windows-script";
import type { PlainText, ScriptText } from "../values/texts";
import { UNKNOWN, type Value } from "../values/value";

/** What brings something to a machine, as it is declared, before its scripts are read. */
export interface CarrierShape {
  /** In the field's words, such as `CustomScriptExtension`. */
  readonly what: string;
  readonly scripts: readonly ScriptText[];
  readonly parameters: readonly ScriptParameter[];
  /** Property paths of scripts that are only named by a URI. */
  readonly uris: readonly string[];
  /** Whether its settings come out of a key vault at deployment. */
  readonly keyVault: boolean;
  /**
   * Whether it exists to run scripts: then a text that is not known may bring a key. A carrier of another kind counts
   * only for what its text certainly does.
   */
  readonly runsScripts: boolean;
  /** Property paths of what starts code that this program does not show. */
  readonly unshown?: readonly string[];
  /** Whether what it runs may stand in a property that is write-only, which outputs do not show. */
  readonly writeOnly?: true;
  /** The only operating system that it runs on. */
  readonly system?: "windows" | "linux" | undefined;
}

/** The image that a machine is made from, as it is written. */
export interface ImageShape {
  readonly publisher: Value<string>;
  readonly offer: Value<string>;
  readonly sku: Value<string>;
  /** Id of an image, a gallery image (version), or a platform image. */
  readonly id: Value<string>;
  /** The top-level input that the id stands in: the engine tells dependencies by that. */
  readonly input: string;
}

export const NO_IMAGE: ImageShape = {
  publisher: undefined,
  offer: undefined,
  sku: undefined,
  id: undefined,
  input: "",
};

/** An image that is written, but unknown. */
export const UNKNOWN_IMAGE: ImageShape = {
  publisher: UNKNOWN,
  offer: UNKNOWN,
  sku: UNKNOWN,
  id: UNKNOWN,
  input: "",
};

/** The operating system disk, as it is written. */
export interface DiskShape {
  readonly osType: Value<string>;
  readonly createOption: Value<string>;
  /** Id of an existing managed disk that is attached. */
  readonly attached: Value<string>;
  /** The top-level input that the id stands in. */
  readonly input: string;
  /** URI of a VHD that is attached or copied from. */
  readonly vhd: Value<string>;
}

export const NO_DISK: DiskShape = {
  osType: undefined,
  createOption: undefined,
  attached: undefined,
  input: "",
  vhd: undefined,
};

/** A reference by id, with the top-level input that it stands in: the engine tells dependencies by that. */
export interface Reference {
  readonly input: string;
  readonly id: Value<string>;
}

/** A service of Azure that runs a machine in a subnet of its owner. */
export interface Service {
  /** Its name in the field's words. */
  readonly name: string;
  /** The subnet, where the service takes one by id. */
  readonly subnet?: Reference;
  /** The network connection of a dev center, where the service takes one by its name there. */
  readonly connection?: Reference;
  /** Whether the service gives the machine a way to the Internet of its own, such as a public load balancer. */
  readonly ownWayOut?: Value<boolean>;
}

/** One machine, or a set of equal ones, as a resource declares it: a provider's spelling folded into one shape. */
export interface MachineShape {
  readonly noun: string;
  /** Place inside the resource where one resource declares several; else empty. */
  readonly path: string;
  /** The name that Azure gives it. */
  readonly azureName: Value<string>;
  readonly resourceGroup: Value<string>;
  readonly location: Value<string>;
  readonly tags: Readonly<Record<string, string>>;
  readonly image: ImageShape;
  readonly disk: DiskShape;
  /** Evidence that it runs Windows, or that it does not, besides the image; a short clause each. */
  readonly windowsSign: string | undefined;
  readonly linuxSign: string | undefined;
  readonly licenseType: Value<string>;
  /** The operating system that its agent reports, where it runs already. */
  readonly reported?: string;
  readonly carriers: readonly CarrierShape[];
  readonly plainTexts: readonly PlainText[];
  /** The service that manages the license, if one does; a clause. */
  readonly managedBy: string | undefined;
  /** The service that runs it. No Microsoft page says how the Windows of such a machine activates. */
  readonly service?: Service;
  /** Versions of gallery applications that it installs. */
  readonly applications: readonly Reference[];
  /** The Arc machine that it is the virtual machine of, to which extensions are given in its stead. */
  readonly arcMachine: Reference | undefined;
}

/** An image, a disk or a snapshot that machines are made from, as it is declared. */
export interface SourceShape {
  readonly osType: Value<string>;
  /** Whether it keeps what the machine had that it was made from. */
  readonly specialized: boolean;
  /** The marketplace image that it is made from, where it names one. */
  readonly image: ImageShape;
  /** What else it may be made from; the first that is there counts. */
  readonly references: readonly Reference[];
  readonly vhd: Value<string>;
  /** Whether its content comes from a VHD, also where no address is written. */
  readonly imported: boolean;
  /** Publisher, offer and SKU that its owner has chosen freely: a hint, not proof. */
  readonly hint: ImageShape;
  /** Set on a disk or a snapshot: what its content comes from. An image has none. */
  readonly disk?: "image" | "elsewhere";
}
