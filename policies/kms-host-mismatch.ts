import { azureCloudOf } from "../activation/cloud";
import type { NamedKmsHost } from "../activation/delivery";
import { CLOUD_NAMES } from "../activation/names";
import type { Settings } from "../activation/settings";
import {
  AZURE_KMS_HOSTS,
  type AzureKmsCloud,
  KMS_PORT,
  azureKmsCloud,
  currentAzureKms,
  normalHost,
} from "../activation/tables/azure-kms";
import { isPirateKms } from "../activation/tables/pirate-kms";
import { known } from "../values/value";
import { message } from "./message";
import { carrierOf, cloudOf } from "./phrases";
import { type Judged, type Rule, atCarrier } from "./rule";

const name = "kms-host-mismatch";

const OWN =
  "Name a KMS host of your organization, and declare it in `activation-settings.organizationKms`, or remove the command";

const KMS_CLOUD_NAMES: Readonly<Record<AzureKmsCloud, string>> = { ...CLOUD_NAMES, "azure-germany": "Azure Germany" };

function whatOf({ carrier, host, port }: NamedKmsHost, { machine }: Judged): string {
  return `${carrierOf(carrier)} sets the KMS host \`${host}:${port}\` on \`${machine.name}\``;
}

/** The host that a machine should name where it runs on Azure: that of its cloud. */
function azuresHost({ machine }: Judged): string | undefined {
  const cloud = azureCloudOf(machine.place);
  return cloud && `${currentAzureKms(cloud)}:${KMS_PORT}`;
}

/** What to do about a host that is certainly not the right one. */
function rightHost(one: Judged): string {
  const host = azuresHost(one);
  return host === undefined ? `${OWN}.` : `Set \`${host}\`, or remove the command.`;
}

/** What to do about a host that may be the organization's. */
function declareOrMend(one: Judged): string {
  const host = azuresHost(one);
  const other = host === undefined ? "remove the command" : `set \`${host}\`, or remove the command`;
  return `If the host is your own, add it to \`activation-settings.organizationKms\`; if not, ${other}.`;
}

export const messages = {
  pirate: (named: NamedKmsHost, one: Judged): string =>
    message(name, {
      what: `${whatOf(named, one)}, which is known to hand out activations without a licence.`,
      why: "What it activates is not licensed, and the machine trusts a stranger's server.",
      mend: rightHost(one),
    }),
  offAzure: (named: NamedKmsHost, one: Judged): string =>
    message(name, {
      what: `${whatOf(named, one)}, which runs on ${cloudOf(one.machine)}.`,
      why: "Azure's KMS answers only requests that come from a public address of Azure.",
      mend: `${OWN}: a machine that activates by AVMA needs no KMS host.`,
    }),
  otherCloud: (named: NamedKmsHost, cloud: AzureKmsCloud, one: Judged): string =>
    message(name, {
      what: `${whatOf(named, one)}: that is the KMS of ${KMS_CLOUD_NAMES[cloud]}, and the machine runs on ${cloudOf(one.machine)}.`,
      why: "The KMS of an Azure cloud answers requests from that cloud only.",
      mend: rightHost(one),
    }),
  oldName: (named: NamedKmsHost, replaced: string, one: Judged): string =>
    message(name, {
      what: `${whatOf(named, one)}, a name that Microsoft replaced in ${replaced}.`,
      why: "It may stop answering, and exceptions for the current addresses of the KMS need not hold for it.",
      mend: rightHost(one),
    }),
  wrongPort: (named: NamedKmsHost, one: Judged): string =>
    message(name, {
      what: `${whatOf(named, one)}.`,
      why: `Azure's KMS answers on TCP port ${KMS_PORT} only.`,
      mend: rightHost(one),
    }),
  undeclared: (named: NamedKmsHost, one: Judged): string =>
    message(name, {
      what: `${whatOf(named, one)}, which ${azuresHost(one) === undefined ? "" : `is no KMS of ${cloudOf(one.machine)}, and which `}your organization has not declared.`,
      why: "A machine that asks a host which does not serve it never activates.",
      mend: declareOrMend(one),
    }),
};

function mismatch(named: NamedKmsHost, one: Judged, { organizationKms = [] }: Settings): string | undefined {
  const host = normalHost(named.host);
  if (organizationKms.some((own) => normalHost(own) === host)) return undefined;
  if (isPirateKms(host)) return messages.pirate(named, one);
  const { place } = one.machine;
  const cloud = azureKmsCloud(host);
  if (cloud === undefined) return messages.undeclared(named, one);
  if (known(place.cloud) === undefined) return undefined;
  if (azureCloudOf(place) === undefined) return messages.offAzure(named, one);
  if (azureCloudOf(place) !== cloud) return messages.otherCloud(named, cloud, one);
  if (named.port !== KMS_PORT) return messages.wrongPort(named, one);
  const replaced = AZURE_KMS_HOSTS.find((row) => row.host === host)?.replaced;
  return replaced === undefined ? undefined : messages.oldName(named, replaced, one);
}

/** Whether this policy reports a host. */
export function isMismatch(named: NamedKmsHost, one: Judged, settings: Settings): boolean {
  return mismatch(named, one, settings) !== undefined;
}

export const kmsHostMismatch: Rule = {
  name,
  displayName: "KMS host mismatch",
  description: "A machine is told to ask a KMS host that cannot serve it, or that nobody has declared.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "activation", "kms"],
  remediationSteps:
    "Name the KMS host of the machine's own cloud, or declare the organization's in activation-settings.",
  find: ({ receiving, settings }) =>
    receiving.flatMap((one) => {
      if (one.machine.system.kind === "not-windows") return [];
      return one.machine.kmsHosts.flatMap((named) => {
        const text = mismatch(named, one, settings);
        return text === undefined ? [] : [atCarrier(named.carrier, text)];
      });
    }),
};
