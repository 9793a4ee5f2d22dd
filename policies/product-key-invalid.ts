import { decide } from "../activation/decide";
import type { Delivery } from "../activation/delivery";
import type { MalformedWhy, PlaceholderWhy } from "../activation/product-key";
import type { Settings } from "../activation/settings";
import { PAGES } from "../activation/tables/pages";
import type { Need } from "../activation/verdict";
import { MALFORMED, PLACEHOLDERS, genericName, isGeneric } from "./key-phrases";
import { message } from "./message";
import { carrierOf, cloudOf, windowsOf } from "./phrases";
import { type ActivationPolicy, CLOUD_FAMILIES, type Finding, type Judged, atCarrier } from "./policy";

const name = "product-key-invalid";

export const productKeyInvalid: ActivationPolicy<typeof name> = {
  name,
  displayName: "Product key invalid",
  description: "A delivered product key is malformed, a placeholder, or a public generic key.",
  phase: "stack",
  level: "mandatory",
  severity: "high",
  tags: ["windows", "activation", "product-key"],
  clouds: CLOUD_FAMILIES,
  remediationSteps: "Deliver your organization's key in a write-only property.",
  find: ({ receiving, loose, settings }) => {
    const found = new Map(receiving.flatMap((one) => [...invalidKeys(one, settings)]));
    return [...found.values(), ...loose.filter(isKey).flatMap(keyFindings)];
  },
};

type KeyDelivery = Extract<Delivery, { readonly kind: "key" }>;

const FIX =
  "Replace it with your organization's own key, read from a stack secret or a key vault, in a write-only property.";

export const messages = {
  malformed: ({ carrier }: KeyDelivery, why: MalformedWhy): string =>
    message({
      what: `${carrierOf(carrier)} installs an invalid product key: ${MALFORMED[why]}.`,
      why: "Windows rejects it, so no key is delivered.",
      fix: FIX,
      source: PAGES.volumeLicenseKeys.source,
    }),
  placeholder: ({ carrier }: KeyDelivery, why: PlaceholderWhy): string =>
    message({
      what: `${carrierOf(carrier)} installs a placeholder instead of a product key: ${PLACEHOLDERS[why]}.`,
      why: "Windows rejects it, so no key is delivered.",
      fix: FIX,
      source: PAGES.volumeLicenseKeys.source,
    }),
  generic: ({ carrier, key }: KeyDelivery, { machine }: Judged, need: Need): string =>
    message({
      what: `${carrierOf(carrier)} installs ${genericName(key.kind)} on \`${machine.name}\`.`,
      why: `That key is public and activates nothing by itself; ${windowsOf(machine)} on ${cloudOf(machine)} needs your organization's key.`,
      fix:
        "Replace it with your organization's MAK, read from a stack secret or a key vault" +
        (key.kind.kind === "kms-client" && need !== "release-too-old"
          ? ", or keep it and set your organization's KMS host with `slmgr.vbs /skms` and in `activation-settings.organizationKms`."
          : "."),
      source: (key.kind.kind === "avma" ? PAGES.avma : PAGES.kmsClientKeys).source,
    }),
};

/** Findings about the key itself, whatever its machine. */
function keyFindings(delivery: KeyDelivery): Finding[] {
  const { kind } = delivery.key;
  if (kind.kind === "malformed") return [atCarrier(delivery.carrier, messages.malformed(delivery, kind.why))];
  if (kind.kind === "placeholder") return [atCarrier(delivery.carrier, messages.placeholder(delivery, kind.why))];
  return [];
}

/** Why a machine needs its owner's key, leaving undecided deliveries and KMS hosts aside. */
function needOf({ machine, verdict }: Judged, settings: Settings): Need | undefined {
  if (verdict.kind !== "undecided") return verdict.kind === "needs-key" ? verdict.need : undefined;
  const deliveries = machine.deliveries.filter(({ kind }) => kind !== "undecided");
  const kmsHosts = verdict.gaps.some(({ gap }) => gap === "kms-host") ? [] : machine.kmsHosts;
  if (deliveries.length === machine.deliveries.length && kmsHosts === machine.kmsHosts) return undefined;
  const decided = decide({ ...machine, deliveries, kmsHosts }, settings);
  return decided.kind === "needs-key" ? decided.need : undefined;
}

/**
 * Findings about a generic key on a machine that needs its owner's. With a KMS host, a KMS client key is right, and
 * kms-host-mismatch checks the host.
 */
function genericKeyFindings(delivery: KeyDelivery, one: Judged, settings: Settings): Finding[] {
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

/** The invalid keys delivered to a machine: this policy reports them, and others ignore them. */
export function invalidKeys(one: Judged, settings: Settings): ReadonlyMap<KeyDelivery, Finding> {
  const found = new Map<KeyDelivery, Finding>();
  if (one.machine.system.kind === "not-windows") return found;
  for (const delivery of one.machine.deliveries.filter(isKey)) {
    const [wrong] = [...keyFindings(delivery), ...genericKeyFindings(delivery, one, settings)];
    if (wrong) found.set(delivery, wrong);
  }
  return found;
}
