import { azureCloudOf } from "../activation/cloud";
import { isClient } from "../activation/releases";
import { LICENSE_TYPES, type LicenseType } from "../activation/tables/license-types";
import type { OperatingSystem } from "../activation/windows";
import { UNKNOWN } from "../values/value";
import { message } from "./message";
import { cloudOf, windowsOf } from "./phrases";
import { type Judged, type Rule, atMachine } from "./rule";

const name = "license-type-mismatch";

const BILLING = "A licence type says who pays for the licence; it never activates Windows.";

export const messages = {
  windowsOnLinux: ({ machine: { name: machine, system } }: Judged, value: string): string =>
    message(name, {
      what: `\`${machine}\` has the licence type \`${value}\` and does not run Windows (${system.because}).`,
      why: BILLING,
      mend: "Remove `licenseType`, or choose the Windows image that was meant.",
    }),
  linuxOnWindows: ({ machine }: Judged, value: string): string =>
    message(name, {
      what: `\`${machine.name}\` has the licence type \`${value}\` of a Linux distribution, and runs ${windowsOf(machine)}.`,
      why: BILLING,
      mend: "Remove `licenseType`, or choose the Linux image that was meant.",
    }),
  serverOnClient: ({ machine }: Judged, value: string): string =>
    message(name, {
      what: `\`${machine.name}\` has the licence type \`${value}\`, and runs ${windowsOf(machine)}.`,
      why: "A licence of Windows Server does not cover client Windows.",
      mend: "Set `licenseType` to `Windows_Client` if its users hold an eligible licence.",
    }),
  clientOnServer: ({ machine }: Judged, value: string): string =>
    message(name, {
      what: `\`${machine.name}\` has the licence type \`${value}\`, and runs ${windowsOf(machine)}.`,
      why: "A licence of client Windows does not cover Windows Server.",
      mend: "Set `licenseType` to `Windows_Server` if you bring your own licence, else remove it.",
    }),
  clientWithout: ({ machine }: Judged): string =>
    message(name, {
      what: `\`${machine.name}\` runs ${windowsOf(machine)} on ${cloudOf(machine)} without the licence type \`Windows_Client\`.`,
      why: "Azure sells no licence of client Windows: outside the dev/test subscriptions of Visual Studio it may run there only under multitenant hosting rights, which this value confirms.",
      mend: "Set `licenseType` to `Windows_Client` if its users hold an eligible licence, else move to Windows Server.",
    }),
};

type Family = "windows-server" | "windows-client" | "windows" | "linux" | "unknown";

function familyOf(system: OperatingSystem): Family {
  switch (system.kind) {
    case "not-windows":
      return "linux";
    case "windows":
      return isClient(system.release) ? "windows-client" : "windows-server";
    case "windows-of-unknown-release":
      return system.family === undefined ? "windows" : `windows-${system.family}`;
    case "unknown":
      return "unknown";
  }
}

/** What a licence type is for; values that the table does not name are told by their first word. */
function meantFor(value: string): LicenseType["system"] {
  const row = LICENSE_TYPES.find((one) => one.value.toLowerCase() === value.toLowerCase());
  if (row) return row.system;
  return /^(rhel|sles|ubuntu)_/i.test(value) ? "linux" : "any";
}

function contradiction(value: string, family: Family, one: Judged): string | undefined {
  const meant = meantFor(value);
  if (meant === "any") return undefined;
  if (meant === "linux") return family.startsWith("windows") ? messages.linuxOnWindows(one, value) : undefined;
  if (family === "linux") return messages.windowsOnLinux(one, value);
  if (family === "windows-client" && meant === "windows-server") return messages.serverOnClient(one, value);
  return family === "windows-server" && meant === "windows-client" ? messages.clientOnServer(one, value) : undefined;
}

/** Whether a licence type is written, or may be missed: Azure alone asks for one. */
function isAsked({ machine: { licenseType, place } }: Judged): boolean {
  return licenseType !== undefined || azureCloudOf(place) !== undefined;
}

/** Client images of Visual Studio are offered to its subscribers only, whose licence covers them. Source: PAGES.visualStudioClients. */
function isForSubscribers({ machine: { image } }: Judged): boolean {
  return /^microsoftvisualstudio:/i.test(image);
}

function mismatch(one: Judged): string | undefined {
  const { licenseType, system, place, managedBy } = one.machine;
  if (licenseType === UNKNOWN || managedBy !== undefined) return undefined;
  if (licenseType !== undefined && !/^(none)?$/i.test(licenseType))
    return contradiction(licenseType, familyOf(system), one);
  const isOnAzure = azureCloudOf(place) !== undefined;
  return isOnAzure && familyOf(system) === "windows-client" && !isForSubscribers(one)
    ? messages.clientWithout(one)
    : undefined;
}

export const licenseTypeMismatch: Rule = {
  name,
  displayName: "Licence type mismatch",
  description: "The licence type of a machine contradicts its image or its cloud.",
  phase: "resource",
  level: "advisory",
  severity: "low",
  tags: ["windows", "licence"],
  remediationSteps: "Set the licence type that belongs to the image.",
  find: ({ judged }) =>
    judged.filter(isAsked).flatMap((one) => {
      const text = mismatch(one);
      return text === undefined ? [] : [atMachine(one.machine, text)];
    }),
};
