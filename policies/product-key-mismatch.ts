import { azureCloudOf } from "../activation/cloud";
import { changedBy, isGenericKeyFor, isGivenGenericKey } from "../activation/decide/held-key";
import { organizationKmsShownBy } from "../activation/decide/owner-key";
import type { Delivery } from "../activation/delivery";
import type { KeyKind } from "../activation/product-key";
import { hasAvmaKey } from "../activation/releases";
import type { Settings } from "../activation/settings";
import { PAGES } from "../activation/tables/pages";
import { isByAvma } from "../activation/verdict";
import type { Windows } from "../activation/windows";
import { message } from "./message";
import { carrierOf, cloudOf, listed, windowsOf } from "./phrases";
import { type ActivationPolicy, CLOUD_FAMILIES, type Judged, atCarrier } from "./policy";
import { invalidKeys } from "./product-key-invalid";

const name = "product-key-mismatch";

export const productKeyMismatch: ActivationPolicy<typeof name> = {
  name,
  displayName: "Product key mismatch",
  description: "A delivered product key doesn't match the release, edition or cloud of its machine.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "activation", "product-key"],
  clouds: CLOUD_FAMILIES,
  remediationSteps: "Deliver the key for the machine's own release and edition, of the kind its cloud uses.",
  find: ({ receiving, settings }) =>
    receiving.flatMap((one) => {
      const { system, deliveries } = one.machine;
      if (system.kind !== "windows") return [];
      const invalid = invalidKeys(one, settings);
      return deliveries.flatMap((delivery) => {
        if (delivery.kind !== "key" || invalid.has(delivery)) return [];
        const becomes = changedBy(delivery, system);
        const text = mismatch(delivery, becomes, { ...one, machine: { ...one.machine, system: becomes } }, settings);
        return text === undefined ? [] : [atCarrier(delivery.carrier, text)];
      });
    }),
};

type KeyDelivery = Extract<Delivery, { readonly kind: "key" }>;
type Generic = Extract<KeyKind, { readonly kind: "avma" | "kms-client" }>;

const NAMES: Readonly<Record<Generic["kind"], string>> = { avma: "AVMA key", "kms-client": "KMS client key" };

/**
 * Which generic key belongs on a machine that is given one of another release; `undefined` if it has a MAK, or none
 * exists.
 */
function rightKind(given: Generic["kind"], { machine, verdict }: Judged): Generic["kind"] | undefined {
  if (verdict.kind === "activates" && verdict.path === "mak") return undefined;
  if (verdict.kind === "cannot-activate" && verdict.why !== "kms-unreachable") return undefined;
  if (machine.kmsHosts.length > 0 || machine.declaredDelivery === "kms") return "kms-client";
  if (isByAvma(verdict)) return "avma";
  return given === "avma" && machine.system.kind === "windows" && !hasAvmaKey(machine.system.release)
    ? undefined
    : given;
}

export const messages = {
  ofOther: ({ carrier }: KeyDelivery, { kind, rows }: Generic, one: Judged): string => {
    const windows = windowsOf(one.machine);
    const right = rightKind(kind, one);
    return message({
      what: `${carrierOf(carrier)} installs the ${NAMES[kind]} of ${listed([...new Set(rows.map((row) => row.name))])} on \`${one.machine.name}\`, which runs ${windows}.`,
      why: "Windows accepts only a key of its own release and edition.",
      fix: right === undefined ? "Remove the command." : `Install the ${NAMES[right]} of ${windows}.`,
      source: ((right ?? kind) === "avma" ? PAGES.avma : PAGES.kmsClientKeys).source,
    });
  },
  avmaOnAzure: ({ carrier }: KeyDelivery, { machine }: Judged): string =>
    message({
      what: `${carrierOf(carrier)} installs an AVMA key on \`${machine.name}\`, which runs on ${cloudOf(machine)}.`,
      why: "Azure doesn't support AVMA: activation fails with 0xC004FD01 or 0xC004FD02.",
      fix: `Install the KMS client key of ${windowsOf(machine)}. Marketplace images already hold it.`,
      source: PAGES.azureAvmaKey.source,
    }),
  kmsClientOnHub: ({ carrier }: KeyDelivery, { machine }: Judged): string =>
    message({
      what: `${carrierOf(carrier)} installs a KMS client key on \`${machine.name}\`, which runs ${windowsOf(machine)} on ${cloudOf(machine)}.`,
      why: "Azure's KMS can't be reached from there and no other KMS host is set. The hosts activate it by AVMA, which needs an AVMA key.",
      fix: `Install the AVMA key of ${windowsOf(machine)}, or your organization's MAK.`,
      source: PAGES.avma.source,
    }),
  installKey: ({ carrier }: KeyDelivery, { machine }: Judged): string =>
    message({
      what: `${carrierOf(carrier)} installs a generic install key on \`${machine.name}\`, which runs ${windowsOf(machine)}.`,
      why: "That key is public: it selects an edition, activates nothing, and replaces the key that the machine holds.",
      fix: `Remove the command, or install a key that activates ${windowsOf(machine)} after it, such as its KMS client key on Azure.`,
      source: PAGES.kmsClientKeys.source,
    }),
  otherGeneration: ({ carrier }: KeyDelivery, { machine }: Judged): string =>
    message({
      what: `${carrierOf(carrier)} installs a key on \`${machine.name}\` that can't be for ${windowsOf(machine)}.`,
      why: "Keys for Windows Server 2012, Windows 8 and later contain exactly one N; keys for earlier releases contain none.",
      fix: `Install a key for ${windowsOf(machine)}.`,
      source: PAGES.kmsClientKeys.source,
    }),
};

function fits({ rows }: Generic, { release, edition }: Windows): boolean {
  return rows.some(
    (row) =>
      row.releases.includes(release) && (edition === undefined || row.edition === undefined || row.edition === edition),
  );
}

/**
 * Whether the script that installs a key of another release installs the machine's own, too. It chooses by release, as
 * with `switch`, or Windows refuses the others and keeps its own.
 */
function isOneOfSeveral({ carrier }: KeyDelivery, { kind }: Generic, windows: Windows, { machine }: Judged): boolean {
  return machine.deliveries.some(
    (other) =>
      other.carrier.urn === carrier.urn && other.carrier.path === carrier.path && isGenericKeyFor(other, kind, windows),
  );
}

/** Whether the machine activates by AVMA and sets no KMS host. kms-host-mismatch reports a host that can't serve it. */
function isLeftToAvma({ machine, verdict }: Judged, settings: Settings): boolean {
  if (machine.place.cloud !== "azure-stack-hub" || machine.kmsHosts.length > 0) return false;
  return isByAvma(verdict) && organizationKmsShownBy(machine, settings) === undefined;
}

/** Whether a key that activates is delivered too: a key that selects an edition may precede it. */
function isGivenOtherKey(windows: Windows, { machine, verdict }: Judged): boolean {
  return isGivenGenericKey(machine, "kms-client", windows) || (verdict.kind === "activates" && verdict.path === "mak");
}

function ofOther(delivery: KeyDelivery, kind: Generic, windows: Windows, one: Judged): string | undefined {
  return isOneOfSeveral(delivery, kind, windows, one) ? undefined : messages.ofOther(delivery, kind, one);
}

function mismatch(delivery: KeyDelivery, windows: Windows, one: Judged, settings: Settings): string | undefined {
  const { place } = one.machine;
  const { kind } = delivery.key;
  switch (kind.kind) {
    case "possible-mak":
      return delivery.key.canBeMakFor(windows.release) ? undefined : messages.otherGeneration(delivery, one);
    case "avma":
      if (azureCloudOf(place) !== undefined) return messages.avmaOnAzure(delivery, one);
      return fits(kind, windows) ? undefined : ofOther(delivery, kind, windows, one);
    case "kms-client":
      if (!fits(kind, windows)) return ofOther(delivery, kind, windows, one);
      return isLeftToAvma(one, settings) ? messages.kmsClientOnHub(delivery, one) : undefined;
    case "generic-install":
      return isGivenOtherKey(windows, one) ? undefined : messages.installKey(delivery, one);
    case "malformed":
    case "placeholder":
      return undefined;
  }
}
