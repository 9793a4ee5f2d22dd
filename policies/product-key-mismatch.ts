import { azureCloudOf } from "../activation/cloud";
import { isGivenGenericKey } from "../activation/decide/held-key";
import { organizationKmsShownBy } from "../activation/decide/owner-key";
import type { Delivery } from "../activation/delivery";
import type { KeyKind } from "../activation/product-key";
import type { Settings } from "../activation/settings";
import { isByAvma } from "../activation/verdict";
import type { Windows } from "../activation/windows";
import { message } from "./message";
import { carrierOf, cloudOf, listed, windowsOf } from "./phrases";
import { invalidKeys } from "./product-key-invalid";
import { type Judged, type Rule, atCarrier } from "./rule";

const name = "product-key-mismatch";

type KeyDelivery = Extract<Delivery, { readonly kind: "key" }>;
type Generic = Extract<KeyKind, { readonly kind: "avma" | "kms-client" }>;

const NAMES: Readonly<Record<Generic["kind"], string>> = { avma: "AVMA key", "kms-client": "KMS client key" };

export const messages = {
  ofOther: ({ carrier }: KeyDelivery, { kind, rows }: Generic, { machine }: Judged): string =>
    message(name, {
      what: `${carrierOf(carrier)} installs the ${NAMES[kind]} of ${listed([...new Set(rows.map((row) => row.name))])} on \`${machine.name}\`, which runs ${windowsOf(machine)}.`,
      why: "Windows takes a key of its own release and edition only.",
      mend: `Install the ${NAMES[kind]} of ${windowsOf(machine)}.`,
    }),
  avmaOnAzure: ({ carrier }: KeyDelivery, { machine }: Judged): string =>
    message(name, {
      what: `${carrierOf(carrier)} installs an AVMA key on \`${machine.name}\`, which runs on ${cloudOf(machine)}.`,
      why: "Azure does not support AVMA: Windows shows 0xC004FD01 or 0xC004FD02.",
      mend: `Install the KMS client key of ${windowsOf(machine)}; an image of the marketplace holds it already.`,
    }),
  kmsClientOnHub: ({ carrier }: KeyDelivery, { machine }: Judged): string =>
    message(name, {
      what: `${carrierOf(carrier)} installs a KMS client key on \`${machine.name}\`, which runs ${windowsOf(machine)} on ${cloudOf(machine)}.`,
      why: "Azure's KMS cannot be reached from there, and the machine names none of your own: the hosts activate it by AVMA, which asks for an AVMA key.",
      mend: `Install the AVMA key of ${windowsOf(machine)}, or your organization's MAK.`,
    }),
  installKey: ({ carrier }: KeyDelivery, { machine }: Judged): string =>
    message(name, {
      what: `${carrierOf(carrier)} installs a generic install key on \`${machine.name}\`, which runs ${windowsOf(machine)}.`,
      why: "Such a key is public: it chooses an edition and activates nothing, and it replaces the key that the machine holds.",
      mend: `Remove the command, or install a key that activates ${windowsOf(machine)} after it, such as its KMS client key on Azure.`,
    }),
  otherGeneration: ({ carrier }: KeyDelivery, { machine }: Judged): string =>
    message(name, {
      what: `${carrierOf(carrier)} installs a key on \`${machine.name}\` that cannot be one of ${windowsOf(machine)}.`,
      why: "Keys of Windows Server 2012, Windows 8 and later hold exactly one N, and those of earlier releases none.",
      mend: `Install a key of ${windowsOf(machine)}.`,
    }),
};

function fits({ rows }: Generic, { release, edition }: Windows): boolean {
  return rows.some(
    (row) =>
      row.releases.includes(release) && (edition === undefined || row.edition === undefined || row.edition === edition),
  );
}

/** Whether AVMA is the machine's way and no KMS is asked for. Of a host that cannot serve it kms-host-mismatch speaks. */
function isLeftToAvma({ machine, verdict }: Judged, settings: Settings): boolean {
  if (machine.place.cloud !== "azure-stack-hub" || machine.kmsHosts.length > 0) return false;
  return isByAvma(verdict) && organizationKmsShownBy(machine, settings) === undefined;
}

/** Whether something also brings a key that activates: one that chooses an edition may come before it. */
function isGivenOtherKey(windows: Windows, { machine, verdict }: Judged): boolean {
  return isGivenGenericKey(machine, "kms-client", windows) || (verdict.kind === "activates" && verdict.path === "mak");
}

function mismatch(delivery: KeyDelivery, windows: Windows, one: Judged, settings: Settings): string | undefined {
  const { place } = one.machine;
  const { kind } = delivery.key;
  switch (kind.kind) {
    case "possible-mak":
      return delivery.key.canBeMakFor(windows.release) ? undefined : messages.otherGeneration(delivery, one);
    case "avma":
      if (azureCloudOf(place) !== undefined) return messages.avmaOnAzure(delivery, one);
      return fits(kind, windows) ? undefined : messages.ofOther(delivery, kind, one);
    case "kms-client":
      if (!fits(kind, windows)) return messages.ofOther(delivery, kind, one);
      return isLeftToAvma(one, settings) ? messages.kmsClientOnHub(delivery, one) : undefined;
    case "generic-install":
      return isGivenOtherKey(windows, one) ? undefined : messages.installKey(delivery, one);
    case "malformed":
    case "placeholder":
      return undefined;
  }
}

export const productKeyMismatch: Rule = {
  name,
  displayName: "Product key mismatch",
  description:
    "A product key does not fit the release, the edition or the cloud of the machine that it is delivered to.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "activation", "product-key"],
  remediationSteps: "Deliver the key of the machine's own release and edition, of the kind that its cloud uses.",
  find: ({ receiving, settings }) =>
    receiving.flatMap((one) => {
      const { system, deliveries } = one.machine;
      if (system.kind !== "windows") return [];
      const invalid = invalidKeys(one, settings);
      return deliveries.flatMap((delivery) => {
        if (delivery.kind !== "key" || invalid.has(delivery)) return [];
        const text = mismatch(delivery, system, one, settings);
        return text === undefined ? [] : [atCarrier(delivery.carrier, text)];
      });
    }),
};
