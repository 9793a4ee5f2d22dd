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
import { PAGES } from "../activation/tables/pages";
import { isPirateKms } from "../activation/tables/pirate-kms";
import { known } from "../values/value";
import { message } from "./message";
import { carrierOf, cloudOf } from "./phrases";
import { type ActivationPolicy, CLOUD_FAMILIES, type Judged, SOFTWARE_USAGE, atCarrier } from "./policy";

const name = "kms-host-mismatch";

export const kmsHostMismatch: ActivationPolicy<typeof name> = {
  name,
  displayName: "KMS host mismatch",
  description: "A machine uses a KMS host that can't serve it or that isn't declared.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "activation", "kms"],
  clouds: CLOUD_FAMILIES,
  framework: SOFTWARE_USAGE,
  remediationSteps:
    "Set the KMS host of the machine's own cloud, or declare your organization's host in activation-settings.",
  find: ({ receiving, settings }) =>
    receiving.flatMap((one) => {
      if (one.machine.system.kind === "not-windows") return [];
      return one.machine.kmsHosts.flatMap((named) => {
        const text = mismatch(named, one, settings);
        return text === undefined ? [] : [atCarrier(named.carrier, text)];
      });
    }),
};

const OWN =
  "Set your organization's KMS host and declare it in `activation-settings.organizationKms`, or remove the command";

const KMS_CLOUD_NAMES: Readonly<Record<AzureKmsCloud, string>> = { ...CLOUD_NAMES, "azure-germany": "Azure Germany" };

function whatOf({ carrier, host, port }: NamedKmsHost, { machine }: Judged): string {
  return `${carrierOf(carrier)} sets the KMS host \`${host}:${port}\` on \`${machine.name}\``;
}

/** Returns the KMS host of a machine's Azure cloud. */
function azuresHost({ machine }: Judged): string | undefined {
  const cloud = azureCloudOf(machine.place);
  return cloud && `${currentAzureKms(cloud)}:${KMS_PORT}`;
}

/** Returns the fix for a host that is certainly wrong. */
function rightHost(one: Judged): string {
  const host = azuresHost(one);
  return host === undefined ? `${OWN}.` : `Set \`${host}\`, or remove the command.`;
}

/** Returns the fix for a host that may be the organization's. */
function declareOrReplace(one: Judged): string {
  const host = azuresHost(one);
  const other = host === undefined ? "remove the command" : `set \`${host}\`, or remove the command`;
  return `If it's your organization's host, add it to \`activation-settings.organizationKms\`. Otherwise ${other}.`;
}

/** Returns the page on the KMS hosts that a machine may use in its cloud. */
function pageOfHosts(one: Judged): string {
  return (azuresHost(one) === undefined ? PAGES.kmsClientKeys : PAGES.azureActivation).source;
}

export const messages = {
  pirate: (named: NamedKmsHost, one: Judged): string =>
    message({
      what: `${whatOf(named, one)}, a public host known for unlicensed activation.`,
      why: "Windows that it activates isn't licensed, and the machine trusts a stranger's server.",
      fix: rightHost(one),
      source: pageOfHosts(one),
    }),
  offAzure: (named: NamedKmsHost, one: Judged): string =>
    message({
      what: `${whatOf(named, one)}, which runs on ${cloudOf(one.machine)}.`,
      why: "Azure's KMS answers only requests from an Azure public IP address.",
      fix: `${OWN}. A machine that activates by AVMA needs no KMS host.`,
      source: PAGES.azureRoutes.source,
    }),
  otherCloud: (named: NamedKmsHost, cloud: AzureKmsCloud, one: Judged): string =>
    message({
      what: `${whatOf(named, one)}, ${KMS_CLOUD_NAMES[cloud]}'s KMS, but the machine runs on ${cloudOf(one.machine)}.`,
      why: "The KMS of an Azure cloud answers only requests from that cloud.",
      fix: rightHost(one),
      source: PAGES.azureActivation.source,
    }),
  oldName: (named: NamedKmsHost, replaced: string, one: Judged): string =>
    message({
      what: `${whatOf(named, one)}, a name that Microsoft replaced in ${replaced}.`,
      why: "It may stop answering, and routes or rules for the current KMS addresses may not cover it.",
      fix: rightHost(one),
      source: PAGES.azureKmsChange.source,
    }),
  wrongPort: (named: NamedKmsHost, one: Judged): string =>
    message({
      what: `${whatOf(named, one)}.`,
      why: `Azure's KMS answers only on TCP port ${KMS_PORT}.`,
      fix: rightHost(one),
      source: PAGES.azureActivation.source,
    }),
  undeclared: (named: NamedKmsHost, one: Judged): string =>
    message({
      what: `${whatOf(named, one)}, which ${azuresHost(one) === undefined ? "" : `isn't ${cloudOf(one.machine)}'s KMS and `}isn't declared as your organization's.`,
      why: "A machine never activates if its KMS host doesn't serve it.",
      fix: declareOrReplace(one),
      source: pageOfHosts(one),
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
