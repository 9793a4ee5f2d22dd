import type { Unknown } from "../values/value";
import type { ProductKey } from "./product-key";
import type { Edition } from "./windows";

/** The declaration that delivers something to a machine: an extension, a run command, unattend content and so on. */
export interface Carrier {
  /** URN of the Pulumi resource that declares the carrier. */
  readonly urn: string;
  /** Display name. */
  readonly name: string;
  /** Its kind in Azure's terms, such as `CustomScriptExtension`. */
  readonly what: string;
  /** Property path inside the resource, such as `protectedSettings.commandToExecute`. */
  readonly path: string;
  /** Whether that property is write-only or marked secret, so a key in it isn't exposed. */
  readonly secret: boolean;
}

/** Returns a carrier's kind with its article, for a sentence. What stands for several carriers has none. */
export function carrierNoun({ what }: Pick<Carrier, "what">): string {
  return what.startsWith("one of ") ? what : `the ${what}`;
}

/** Why it's unknown whether a carrier delivers a key. */
export type UndecidedDelivery =
  /** The value is a preview placeholder or an encrypted secret. */
  | "unknown-value"
  /** The value is encrypted in the file that is read. */
  | "encrypted-value"
  /** The file that is read doesn't show the value: it hides a secret, or a preview can't know it. */
  | "hidden-value"
  /** A file of another tool than Pulumi doesn't show the value. */
  | "value-not-shown"
  /** A template that is read on its own gets the value when it is deployed. */
  | "template-value"
  /** The script lives at a URI that the program only names. */
  | "script-at-uri"
  /** It runs code that isn't in the program: a file, a playbook, an agent or a configuration. */
  | "code-not-shown"
  /** It runs a command that the program doesn't declare, as after an import. */
  | "command-not-shown"
  /** The run didn't include the carrier's inputs (`--target`, or a state without inputs). */
  | "inputs-not-seen"
  /** It ran on a machine, and Azure never shows the protected settings that it ran with. */
  | "ran-with-hidden-settings"
  /** What runs on the machine isn't in the files of its inventory. */
  | "not-listed"
  /** It goes to one of several machines, or to none; which one is unknown. */
  | "machine-not-certain"
  /** It goes to another cloud, by the name of a machine that may also be there. */
  | "other-cloud"
  /** Only code in a custom image runs it, and the program doesn't show whether the image has any. */
  | "perhaps-not-run"
  /** The script installs the key on some releases of Windows only, and that of the machine is unknown. */
  | "perhaps-other-release"
  /** A template condition or copy count determines whether it's deployed. */
  | "condition-open"
  /** The settings come from a key vault at deployment. */
  | "key-vault"
  /** It may bring a key to the machine that the image was captured from, before or after the capture. */
  | "perhaps-captured"
  /** The script activates a license by ID after the key, so the key may be for an add-on. */
  | "perhaps-add-on"
  /** The script uninstalls a key after the key. */
  | "perhaps-removed"
  /** The script uninstalls the key of Windows and installs none. */
  | "key-removed"
  /** The script installs the key on another computer, which may be the machine by another name. */
  | "perhaps-elsewhere"
  /** The key goes into an offline image, not into the Windows that runs. */
  | "offline-image"
  /** A program, cmdlet or extension gets the key, and what it does with it is unknown. */
  | "key-handed-over"
  /** The KMS host that it sets is in a variable or expression that can't be evaluated. */
  | "kms-host-not-followed"
  /** It imports a registry file whose text isn't shown, which may set a KMS host. */
  | "registry-file-not-shown"
  /** The script sets a KMS host and then clears it. */
  | "kms-host-cleared"
  /** The key is in a variable or expression that can't be evaluated. */
  | "key-not-followed"
  /** Reading the carrier failed because of an internal error. */
  | "could-not-be-read";

/** Whether a reason leaves a KMS host open rather than a key. */
export function isAboutKmsHost(why: UndecidedDelivery): boolean {
  return setsUnknownHost(why) || why === "kms-host-cleared";
}

/** Whether a carrier may leave Windows without a key. */
export function mayRemoveKey(why: UndecidedDelivery): boolean {
  return why === "perhaps-removed" || why === "key-removed";
}

/** Whether a carrier may set a KMS host that is unknown. */
export function setsUnknownHost(why: UndecidedDelivery): boolean {
  return why === "kms-host-not-followed" || why === "registry-file-not-shown";
}

/** A way in which a product key reaches a machine, or may reach it. */
export type Delivery =
  | {
      readonly kind: "key";
      readonly key: ProductKey;
      readonly carrier: Carrier;
      /** The edition that the same command changes Windows to, if any. */
      readonly edition?: Edition | "unknown";
    }
  /** A key for an add-on such as Extended Security Updates; it doesn't activate Windows. */
  | { readonly kind: "add-on"; readonly key: ProductKey; readonly carrier: Carrier }
  | ({ readonly kind: "undecided" } & DeliveryDoubt);

/** What a carrier may deliver. */
export interface DeliveryDoubt {
  readonly why: UndecidedDelivery;
  readonly carrier: Carrier;
  /** The KMS host that it may set; absent if it may bring a key, or `why` is about the host. */
  readonly kmsHost?: PossibleKmsHost;
}

/** A KMS host that a carrier may set; unknown if it can't be traced to a value. */
export type PossibleKmsHost = Pick<NamedKmsHost, "host" | "port"> | Unknown;

/** A KMS host that a carrier sets on a machine, for example with `slmgr /skms`. */
export interface NamedKmsHost {
  /** Host name or address as written, without port. */
  readonly host: string;
  /** TCP port; 1688 by default. */
  readonly port: number;
  readonly carrier: Carrier;
}
