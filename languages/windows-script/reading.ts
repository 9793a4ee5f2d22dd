import type { Value } from "../../values/value";

/** A named parameter or variable handed to a script; its value present, absent or unknown. */
export interface ScriptParameter {
  readonly name: string;
  readonly value: Value<string>;
  readonly secret: boolean;
}

/** A product key that a script installs, or what stands in its place. */
export interface InstalledKey {
  /** As written, tidied and in upper case. It may be malformed or a placeholder. Never print it. */
  readonly text: string;
  /** Whether it came in a secret parameter. */
  readonly secret: boolean;
  readonly how: "slmgr" | "cim" | "changepk" | "dism" | "unattend" | "setup";
}

/** A KMS host that a script sets. */
export interface NamedHost {
  /** Name or address as written, without the port and without brackets. */
  readonly host: string;
  /** TCP port, 1688 where none is written. */
  readonly port: number;
  readonly how: "slmgr" | "cim" | "registry";
}

/** Why it cannot be said which keys a script installs. */
export type UndecidedKey =
  /** A key is installed, or may be, that the script computes, asks for or reads, or the script is too large or too deep. */
  | "key-not-followed"
  /** The key, or the whole script, is unknown now. */
  | "unknown-value"
  /** It installs a key and then activates one license by its ID, so that the key may be an add-on. */
  | "perhaps-add-on"
  /** It runs another script whose text is not here. */
  | "script-at-uri";

/** Why it cannot be said which KMS host a script sets, although it does set one. */
export type UndecidedHost = "host-not-followed" | "unknown-value";

/** What a script does about activation. A command that stands under a condition counts as run. */
export interface ScriptReading {
  readonly keys: readonly InstalledKey[];
  /** Keys of add-ons, such as Extended Security Updates: they don't activate Windows. */
  readonly addOns: readonly InstalledKey[];
  readonly hosts: readonly NamedHost[];
  readonly undecided: readonly UndecidedKey[];
  readonly undecidedHosts: readonly UndecidedHost[];
  /** Whether it clears the KMS host, so that DNS is asked again. */
  readonly clearsKmsHost: boolean;
  /** The edition that DISM changes Windows to, in lower case, such as `serverdatacenter`; absent where none or several are named. */
  readonly edition: string | undefined;
  /** Whether it asks for activation. */
  readonly activates: boolean;
}
