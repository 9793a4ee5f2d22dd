import type { ProductKey } from "./product-key";
import type { Edition } from "./windows";

/** The declaration that brings something to a machine: an extension, a run command, unattend content, and so on. */
export interface Carrier {
  /** URN of the Pulumi resource that declares the carrier. */
  readonly urn: string;
  /** Its name for people. */
  readonly name: string;
  /** What it is, in the field's words, such as `CustomScriptExtension`. */
  readonly what: string;
  /** Property path inside the resource, such as `protectedSettings.commandToExecute`. */
  readonly path: string;
  /** Whether that property is write-only or marked secret, so that a key in it is not in plain sight. */
  readonly secret: boolean;
}

/** Why it cannot be said whether a carrier brings a key. */
export type UndecidedDelivery =
  /** The value is a preview placeholder or a secret that this process cannot read. */
  | "unknown-value"
  /** The value is encrypted in the file that is read. */
  | "encrypted-value"
  /** The file that is read doesn't show the value: it hides a secret, or a preview can't know it. */
  | "hidden-value"
  /** The script lives at a URI that the program only names. */
  | "script-at-uri"
  /** It starts code that the program does not show: a file, a playbook, an agent, a configuration. */
  | "code-not-shown"
  /** This run never showed the inputs of the carrier (`--target`, a state without inputs). */
  | "inputs-not-seen"
  /** It ran on a machine, and Azure never shows the protected settings that it ran with. */
  | "ran-with-hidden-settings"
  /** What runs on the machine isn't in the files of its inventory. */
  | "not-listed"
  /** It goes to one of several machines, or perhaps to none of them: which, cannot be told. */
  | "machine-not-certain"
  /** A condition of its template, or a number of copies, leaves open if it is deployed. */
  | "condition-open"
  /** The settings are read from a key vault at deployment. */
  | "key-vault"
  /** The script activates one license by its ID after the key, so that the key may be that of an add-on. */
  | "perhaps-add-on"
  /** The key is in a variable or an expression that cannot be followed. */
  | "key-not-followed"
  /** This pack failed to read the carrier, by a fault of its own. */
  | "could-not-be-read";

/** A way in which a product key reaches a machine, or may. */
export type Delivery =
  | {
      readonly kind: "key";
      readonly key: ProductKey;
      readonly carrier: Carrier;
      /** The edition that the same command changes Windows to; absent where it changes none. */
      readonly edition?: Edition;
    }
  /** A key of an add-on, such as Extended Security Updates: it doesn't activate Windows. */
  | { readonly kind: "add-on"; readonly key: ProductKey; readonly carrier: Carrier }
  | { readonly kind: "undecided"; readonly why: UndecidedDelivery; readonly carrier: Carrier };

/** A KMS host that a carrier sets on a machine (`slmgr /skms` and its kin). */
export interface NamedKmsHost {
  /** Host name or address as written, without the port. */
  readonly host: string;
  /** TCP port, 1688 where none is written. */
  readonly port: number;
  readonly carrier: Carrier;
}
