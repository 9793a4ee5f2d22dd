import type { Value } from "../../../values/value";

/** A named parameter or variable passed to a script; its value is present, absent or unknown. */
export interface ScriptParameter {
  readonly name: string;
  readonly value: Value<string>;
  readonly secret: boolean;
}

/** A product key that a script installs, or what's written in its place. */
export interface InstalledKey {
  /** As written, trimmed and in upper case. It may be malformed or a placeholder. Never print it. */
  readonly text: string;
  /** Whether it came from a secret parameter. */
  readonly secret: boolean;
  readonly how: "slmgr" | "cim" | "changepk" | "dism" | "unattend" | "setup";
  /** Whether it goes to another computer than the one that runs the script. */
  readonly elsewhere?: true;
  /** Whether it goes into an offline image, not into the Windows that runs. */
  readonly offline?: true;
  /** Whether its command may install another key instead, because a variable has several values. */
  readonly perhaps?: true;
}

/** A KMS host that a script sets. */
export interface NamedHost {
  /** Host name or address as written, without port and brackets. */
  readonly host: string;
  /** TCP port; 1688 by default. */
  readonly port: number;
  readonly how: "slmgr" | "cim" | "registry";
  /** Whether another computer than the one that runs the script gets it. */
  readonly elsewhere?: true;
}

/** Why it's unknown which keys a script installs. */
export type UndecidedKey =
  /**
   * A key is, or may be, installed that the script computes, prompts for or reads, or the script is too large or too
   * deeply nested.
   */
  | "key-not-followed"
  /** The key, or the whole script, is unknown now. */
  | "unknown-value"
  /** It installs a key and then activates one license by ID, so the key may be for an add-on. */
  | "perhaps-add-on"
  /** It installs a key and then uninstalls one. */
  | "perhaps-removed"
  /** It uninstalls the key of Windows and installs none. */
  | "key-removed"
  /** It runs another script whose text isn't available. */
  | "script-at-uri"
  /** It runs a program or code that it computes, reads or gets from elsewhere. */
  | "code-not-shown";

/** Why it's unknown which KMS host a script sets. */
export type UndecidedHost =
  /** The script computes or reads the host. */
  | "host-not-followed"
  /** The host is unknown now. */
  | "unknown-value"
  /** It imports a registry file whose text isn't available. */
  | "registry-file-not-shown"
  /** It sets a host and then clears it. */
  | "perhaps-cleared";

/** What a script does about activation. Conditional commands count as run. */
export interface ScriptReading {
  readonly keys: readonly InstalledKey[];
  /** Keys of add-ons such as Extended Security Updates; they don't activate Windows. */
  readonly addOns: readonly InstalledKey[];
  /** Keys that it passes to programs or cmdlets that aren't known here. Never print them. */
  readonly handedOver: readonly string[];
  readonly hosts: readonly NamedHost[];
  readonly undecided: readonly UndecidedKey[];
  readonly undecidedHosts: readonly UndecidedHost[];
  /** Whether it clears the KMS host, so Windows looks for one in DNS again. */
  readonly clearsKmsHost: boolean;
  /**
   * The edition that DISM changes Windows to, in lower case, such as `serverdatacenter`; unknown if the script computes
   * it or there are several.
   */
  readonly edition: Value<string>;
  /** Whether it starts activation. */
  readonly activates: boolean;
  /** Whether what it does depends on the release of Windows that runs it. */
  readonly asksRelease: boolean;
}
