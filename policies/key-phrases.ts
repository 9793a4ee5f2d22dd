import type { Delivery } from "../activation/delivery";
import type { Machine } from "../activation/machine";
import {
  type KeyGeneration,
  type KeyKind,
  type MalformedWhy,
  type PlaceholderWhy,
  generationOf,
} from "../activation/product-key";
import { carrierOf, windowsOf } from "./phrases";

/** Why a text isn't a product key. */
export const MALFORMED: Readonly<Record<MalformedWhy, string>> = {
  "not-five-groups-of-five": "it isn't five groups of five characters, separated by hyphens",
  "other-separators": "its groups are separated by spaces, other dashes or invisible characters instead of hyphens",
  "outside-the-alphabet": "it contains a character that no product key has",
  "more-than-one-n": "it contains more than one N, which no product key does",
};

/** Why a text is a placeholder. */
export const PLACEHOLDERS: Readonly<Record<PlaceholderWhy, string>> = {
  empty: "it's empty",
  output: "it's what Pulumi writes for an output in a plain string; use `pulumi.interpolate` or `Output.concat`",
  repeated: "its groups repeat",
  sequence: "it's a sequence of letters or digits",
  variable: "it's a variable that nothing fills in",
  words: "it contains words",
};

type Generic = "avma" | "kms-client" | "generic-install";

const GENERIC: Readonly<Record<Generic, string>> = {
  avma: "an AVMA key",
  "kms-client": "a KMS client key",
  "generic-install": "a generic install key",
};

/** Whether a kind of key is public and generic. */
export function isGeneric(kind: KeyKind["kind"]): kind is Generic {
  return kind in GENERIC;
}

/** Returns the name of a generic key's kind. */
export function genericName({ kind }: KeyKind): string {
  return isGeneric(kind) ? GENERIC[kind] : "a key";
}

/** The most keys that a message names. */
const MAX_KEYS = 3;

/** Returns why a delivered key doesn't activate a machine; `undefined` if it may. */
function whyUseless(delivery: Delivery, machine: Machine): string | undefined {
  if (delivery.kind === "undecided") return undefined;
  if (delivery.kind === "add-on") return "a key for Extended Security Updates, which doesn't activate Windows";
  const { kind } = delivery.key;
  switch (kind.kind) {
    case "malformed":
      return `an invalid product key: ${MALFORMED[kind.why]}`;
    case "placeholder":
      return `a placeholder instead of a product key: ${PLACEHOLDERS[kind.why]}`;
    case "avma":
    case "kms-client":
    case "generic-install":
      return `${genericName(kind)}, which is public and activates nothing by itself`;
    case "possible-mak":
      return otherGeneration(kind.generation, machine);
  }
}

const GENERATIONS: Readonly<Record<KeyGeneration, string>> = {
  "windows-8-and-later":
    "it contains an N, and keys for releases before Windows 8 and Windows Server 2012 contain none",
  "before-windows-8": "it contains no N, and keys for Windows 8, Windows Server 2012 and later contain exactly one",
};

function otherGeneration(generation: KeyGeneration, machine: Machine): string | undefined {
  const { system } = machine;
  if (system.kind !== "windows" || generation === generationOf(system.release)) return undefined;
  return `a key that can't be for ${windowsOf(machine)}: ${GENERATIONS[generation]}`;
}

/** Lists the delivered keys that don't activate a machine, each with its carrier and the reason. */
function uselessKeys(machine: Machine): string | undefined {
  const all = machine.deliveries.flatMap((delivery) => {
    const why = whyUseless(delivery, machine);
    return why === undefined ? [] : [`${carrierOf(delivery.carrier)} installs ${why}.`];
  });
  const sentences = [...new Set(all)].sort();
  if (sentences.length === 0) return undefined;
  const more = sentences.length - MAX_KEYS;
  return sentences.slice(0, MAX_KEYS).join(" ") + (more > 0 ? ` ${more} more keys don't activate it either.` : "");
}

/** Returns the end of a sentence on why a machine needs a key: the keys that don't help, or that there are none. */
export function noneBut(machine: Machine, none: string): string {
  const keys = uselessKeys(machine);
  return keys === undefined ? `${none}.` : `no key that this stack delivers activates it. ${keys}`;
}
