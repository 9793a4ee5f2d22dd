import type { Edition, Release } from "../windows";
import type { Sourced } from "./source";

/** What a published key is for. */
export interface PublishedFor extends Sourced {
  /** Every release that the key is published for; several where Microsoft lists one key for them all. */
  readonly releases: readonly [Release, ...Release[]];
  /** The edition, where it is one of those that decide how Windows activates; else `undefined` (Web, Itanium, HPC). */
  readonly edition: Edition | undefined;
  /** Release and edition as Microsoft names them. */
  readonly name: string;
}

/** A generic key as Microsoft publishes it for everyone: neither a secret nor a MAK. */
export interface PublishedKey extends PublishedFor {
  readonly key: string;
}
