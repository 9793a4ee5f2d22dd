import { decide } from "../activation/decide";
import type { Delivery } from "../activation/delivery";
import type { KeyKind, MalformedWhy, PlaceholderWhy, ProductKey } from "../activation/product-key";
import type { Settings } from "../activation/settings";
import type { Need } from "../activation/verdict";
import { message } from "./message";
import { carrierOf, cloudOf, windowsOf } from "./phrases";
import { type Finding, type Judged, type Rule, atCarrier } from "./rule";

const name = "product-key-invalid";

type Generic = "avma" | "kms-client" | "generic-install";
type KeyDelivery = Extract<Delivery, { readonly kind: "key" }>;

const MALFORMED: Readonly<Record<MalformedWhy, string>> = {
  "not-five-groups-of-five": "it is not five groups of five characters",
  "outside-the-alphabet": "it holds a character that no product key has",
  "more-than-one-n": "it holds more than one N, which no product key does",
};

const PLACEHOLDERS: Readonly<Record<PlaceholderWhy, string>> = {
  empty: "it is empty",
  repeated: "its groups repeat one another",
  sequence: "it is a run of letters or digits",
  variable: "it is a variable that nothing fills in",
  words: "it holds words where a key has none",
};

const mend =
  "Put your organization's own key in its place, from a secret of the stack or a key vault, in a property that is write-only.";

const GENERIC: Readonly<Record<Generic, string>> = {
  avma: "an AVMA key",
  "kms-client": "a KMS client key",
  "generic-install": "a generic install key",
};

function isGeneric(kind: KeyKind["kind"]): kind is Generic {
  return kind in GENERIC;
}

function genericName({ kind: { kind } }: ProductKey): string {
  return isGeneric(kind) ? GENERIC[kind] : "a key";
}

export const messages = {
  malformed: ({ carrier }: KeyDelivery, why: MalformedWhy): string =>
    message(name, {
      what: `${carrierOf(carrier)} installs a text that is no product key: ${MALFORMED[why]}.`,
      why: "Windows refuses it, so that nothing is delivered.",
      mend,
    }),
  placeholder: ({ carrier }: KeyDelivery, why: PlaceholderWhy): string =>
    message(name, {
      what: `${carrierOf(carrier)} installs a placeholder instead of a product key: ${PLACEHOLDERS[why]}.`,
      why: "Windows refuses it, so that nothing is delivered.",
      mend,
    }),
  generic: ({ carrier, key }: KeyDelivery, { machine }: Judged, need: Need): string =>
    message(name, {
      what: `${carrierOf(carrier)} installs ${genericName(key)} on \`${machine.name}\`.`,
      why: `Such a key is public and generic: it activates nothing by itself, and ${windowsOf(machine)} on ${cloudOf(machine)} needs a key of your own.`,
      mend:
        "Put your organization's MAK in its place, from a secret of the stack or a key vault" +
        (key.kind.kind === "kms-client" && need !== "release-too-old"
          ? ", or name a KMS host of your own beside it with `slmgr.vbs /skms` and in `activation-settings.organizationKms`."
          : "."),
    }),
};

/** What is wrong with a key wherever it goes. */
function inItself(delivery: KeyDelivery): Finding[] {
  const { kind } = delivery.key;
  if (kind.kind === "malformed") return [atCarrier(delivery.carrier, messages.malformed(delivery, kind.why))];
  if (kind.kind === "placeholder") return [atCarrier(delivery.carrier, messages.placeholder(delivery, kind.why))];
  return [];
}

/** Why a machine needs a key of the owner, as far as its open deliveries leave that to be seen. */
function needOf({ machine, verdict }: Judged, settings: Settings): Need | undefined {
  if (verdict.kind !== "undecided") return verdict.kind === "needs-key" ? verdict.need : undefined;
  const shown = machine.deliveries.filter(({ kind }) => kind !== "undecided");
  if (shown.length === machine.deliveries.length) return undefined;
  const decided = decide({ ...machine, deliveries: shown }, settings);
  return decided.kind === "needs-key" ? decided.need : undefined;
}

/** A generic key where one of the owner is needed. Beside a KMS host a KMS client key is right, and the host is what is looked at. */
function instead(delivery: KeyDelivery, one: Judged, settings: Settings): Finding[] {
  const { kind } = delivery.key.kind;
  if (!isGeneric(kind)) return [];
  const need = needOf(one, settings);
  if (need === undefined) return [];
  if (kind === "kms-client" && need !== "release-too-old" && one.machine.kmsHosts.length > 0) return [];
  return [atCarrier(delivery.carrier, messages.generic(delivery, one, need))];
}

function isKey(delivery: Delivery): delivery is KeyDelivery {
  return delivery.kind === "key";
}

/** Deliveries of keys that are invalid at a machine: what this rule reports, and others leave to it. */
export function invalidKeys(one: Judged, settings: Settings): ReadonlyMap<KeyDelivery, Finding> {
  const found = new Map<KeyDelivery, Finding>();
  if (one.machine.system.kind === "not-windows") return found;
  for (const delivery of one.machine.deliveries.filter(isKey)) {
    const [wrong] = [...inItself(delivery), ...instead(delivery, one, settings)];
    if (wrong) found.set(delivery, wrong);
  }
  return found;
}

export const productKeyInvalid: Rule = {
  name,
  displayName: "Product key invalid",
  description: "What is delivered as a product key is malformed, a placeholder, or a public generic key.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "product-key"],
  remediationSteps: "Deliver a key of your organization in a write-only property.",
  find: ({ receiving, loose, settings }) => {
    const found = new Map(receiving.flatMap((one) => [...invalidKeys(one, settings)]));
    return [...found.values(), ...loose.filter(isKey).flatMap(inItself)];
  },
};
