import type { Edition, Release } from "../windows";
import type { Sourced } from "./source";

/** What a published key is for. */
export interface PublishedFor extends Sourced {
  /** Every release that the key is for; several if Microsoft lists one key for all of them. */
  readonly releases: readonly [Release, ...Release[]];
  /** The edition if it affects how Windows activates, else `undefined` (Web, Itanium, HPC). */
  readonly edition: Edition | undefined;
  /** Microsoft's name for the release and edition. */
  readonly name: string;
}

/** A generic key that Microsoft publishes for everyone: neither a secret nor a MAK. */
export interface PublishedKey extends PublishedFor {
  readonly key: string;
}
