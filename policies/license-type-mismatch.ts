import { azureCloudOf } from "../activation/cloud";
import { isClient } from "../activation/releases";
import { LICENSE_TYPES, type LicenseType } from "../activation/tables/license-types";
import { PAGES } from "../activation/tables/pages";
import type { OperatingSystem } from "../activation/windows";
import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { UNKNOWN } from "../values/value";
import { licenseInput } from "./license-inputs";
import { message } from "./message";
import { cloudOf, windowsOf } from "./phrases";
import { type ActivationPolicy, CLOUD_FAMILIES, type Judged, SOFTWARE_USAGE, atMachine } from "./policy";

const name = "license-type-mismatch";

export const licenseTypeMismatch: ActivationPolicy<typeof name> = {
  name,
  displayName: "License type mismatch",
  description: "The license type of a machine contradicts its image or its cloud.",
  phase: "resource",
  level: "advisory",
  severity: "low",
  tags: ["windows", "license"],
  clouds: CLOUD_FAMILIES,
  framework: SOFTWARE_USAGE,
  remediationSteps: "Set the license type that matches the image.",
  fixes:
    "Sets `licenseType` to `Windows_Client` on client Windows on Azure where it's missing or `None`, which confirms that the " +
    "machine's users have an eligible license. Never changes another value, and never adds `Windows_Server`.",
  remedy: ({ judged }, token) => {
    const path = licenseInput(token);
    const isMissing = judged.some((one) => one.machine.path === "" && lacksClientLicense(one));
    return path && isMissing ? [{ path, value: "Windows_Client" }] : [];
  },
  find: ({ judged }) =>
    judged.filter(isAsked).flatMap((one) => {
      const text = mismatch(one);
      return text === undefined ? [] : [atMachine(one.machine, text)];
    }),
};

const BILLING = "A license type decides billing; it never activates Windows.";

export const messages = {
  windowsOnLinux: ({ machine: { name: machine, system } }: Judged, value: string): string =>
    message({
      what: `\`${machine}\` has the license type \`${value}\` but doesn't run Windows (${system.because}).`,
      why: BILLING,
      fix: "Remove `licenseType`, or use the intended Windows image.",
      source: PAGES.serverLicenses.source,
    }),
  linuxOnWindows: ({ machine }: Judged, value: string): string =>
    message({
      what: `\`${machine.name}\` has the Linux license type \`${value}\` but runs ${windowsOf(machine)}.`,
      why: BILLING,
      fix: "Remove `licenseType`, or use the intended Linux image.",
      source: PAGES.linuxLicenses.source,
    }),
  serverOnClient: ({ machine }: Judged, value: string): string =>
    message({
      what: `\`${machine.name}\` has the license type \`${value}\` but runs ${windowsOf(machine)}.`,
      why: "A Windows Server license doesn't cover client Windows.",
      fix: "Set `licenseType` to `Windows_Client` if its users have an eligible license.",
      source: PAGES.clientLicenses.source,
    }),
  clientOnServer: ({ machine }: Judged, value: string): string =>
    message({
      what: `\`${machine.name}\` has the license type \`${value}\` but runs ${windowsOf(machine)}.`,
      why: "A client Windows license doesn't cover Windows Server.",
      fix: "Set `licenseType` to `Windows_Server` if you bring your own license; otherwise remove it.",
      source: PAGES.serverLicenses.source,
    }),
  clientWithout: ({ machine }: Judged): string =>
    message({
      what: `\`${machine.name}\` runs ${windowsOf(machine)} on ${cloudOf(machine)} without the license type \`Windows_Client\`.`,
      why: "Azure sells no client Windows license. Outside Visual Studio dev/test subscriptions it requires multitenant hosting rights, which this value confirms.",
      fix: "Set `licenseType` to `Windows_Client` if its users have an eligible license, or use Windows Server.",
      source: PAGES.clientLicenses.source,
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

/** Returns the system that a license type is for. A value missing from the table is classified by its first word. */
function meantFor(value: string): LicenseType["system"] {
  const row = LICENSE_TYPES.find((one) => equalsIgnoreCase(one.value, value));
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

/** Whether a license type is declared or may be required; only Azure requires one. */
function isAsked({ machine: { licenseType, place } }: Judged): boolean {
  return licenseType !== undefined || azureCloudOf(place) !== undefined;
}

/** Visual Studio client images are offered only to subscribers, whose license covers them. Source: PAGES.visualStudioClients. */
function isForSubscribers({ machine: { image } }: Judged): boolean {
  return /^microsoftvisualstudio:/i.test(image);
}

/** Whether client Windows on Azure lacks the license type that it needs. */
function lacksClientLicense(one: Judged): boolean {
  const { licenseType, system, place, managedBy } = one.machine;
  if (licenseType === UNKNOWN || managedBy !== undefined) return false;
  if (licenseType !== undefined && !/^(none)?$/i.test(licenseType)) return false;
  return azureCloudOf(place) !== undefined && familyOf(system) === "windows-client" && !isForSubscribers(one);
}

function mismatch(one: Judged): string | undefined {
  const { licenseType, system, managedBy } = one.machine;
  if (licenseType === UNKNOWN || managedBy !== undefined) return undefined;
  if (licenseType !== undefined && !/^(none)?$/i.test(licenseType))
    return contradiction(licenseType, familyOf(system), one);
  return lacksClientLicense(one) ? messages.clientWithout(one) : undefined;
}
