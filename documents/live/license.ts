import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import type { Fields } from "../../values/fields";
import type { LicenseStatus } from "../../values/license-status";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import { UnreadableInput } from "../unreadable";
import { memberOf, pathOf } from "./row";

/** License statuses by number. Source: LicenseStatus of SoftwareLicensingProduct, learn.microsoft.com, 2026-11-25. */
const STATUSES = [
  "Unlicensed",
  "Licensed",
  "Initial grace period",
  "Additional grace period",
  "Non-genuine grace period",
  "Notification",
  "Extended grace period",
];

/** Arc's own words. Source: `KnownLicenseStatus` of @azure/arm-hybridcompute 4.0.0, 2026-11-25. */
const ARC_STATUSES: ReadonlyMap<string, string | undefined> = new Map([
  ["oobgrace", STATUSES[2]],
  ["ootgrace", STATUSES[3]],
  ["nongenuinegrace", STATUSES[4]],
  ["extendedgrace", STATUSES[6]],
]);

/** Windows' application id, among all that the service licenses. Source: the same page as the statuses. */
const WINDOWS = "55c92734-d682-4d71-983e-d6ec3f16059f";

/** A key for Extended Security Updates is another product of the same application. */
const ADD_ON = /\bESU\b|Extended Security/i;

const CHANNEL = /,\s*(\S+)\s+channel/i;

const STATUS = /^\s*License Status:\s*(.+?)\s*$/im;

/** Returns the status of the first product of a text that is Windows itself. */
function statusOf(text: string): LicenseStatus | undefined {
  const products = text.split(/^(?=\s*Name:)/im).filter((product) => STATUS.test(product));
  const product = products.find((one) => !ADD_ON.test(/^\s*Name:.*$/im.exec(one)?.[0] ?? ""));
  const status = STATUS.exec(product ?? "")?.[1];
  if (product === undefined || status === undefined) return undefined;
  const channel = CHANNEL.exec(/^\s*Description:.*$/im.exec(product)?.[0] ?? "")?.[1];
  // In brackets, it counts the time left after a grace period or a KMS activation.
  return { status: status.replace(/\s*\(.*$/, ""), channel };
}

function productStatus(product: Fields): LicenseStatus | undefined {
  const number = memberOf(product, "LicenseStatus");
  const status = typeof number === "number" ? STATUSES[number] : undefined;
  const application = memberOf(product, "ApplicationID");
  const name = memberOf(product, "Name");
  const isWindows = typeof application !== "string" || equalsIgnoreCase(application, WINDOWS);
  const isAddOn = typeof name === "string" && ADD_ON.test(name);
  // Windows lists every edition; those without a key are unlicensed. Without that property, they look alike.
  const key = memberOf(product, "PartialProductKey");
  const isInstalled = key === undefined ? number !== 0 : key !== null && key !== "";
  if (status === undefined || !isWindows || isAddOn || !isInstalled) return undefined;
  const description = memberOf(product, "Description");
  return { status, channel: typeof description === "string" ? CHANNEL.exec(description)?.[1] : undefined };
}

/**
 * Parses a machine's own license status: the English output of `slmgr.vbs /dlv`, or its SoftwareLicensingProduct from
 * `Get-CimInstance`. Returns `undefined` for anything else.
 */
export function readLicense(value: unknown): LicenseStatus | undefined {
  if (typeof value === "string") return statusOf(value);
  if (Array.isArray(value)) return value.map((one: unknown) => readLicense(one)).find((status) => status !== undefined);
  return isObject(value) ? productStatus(value) : undefined;
}

/** Whether an object is a computer's SoftwareLicensingProduct. */
export function isProduct(value: unknown): value is Fields {
  return isObject(value) && typeof memberOf(value, "LicenseStatus") === "number";
}

/** Returns the lower-case name of a product's computer; absent if it doesn't say. */
export function computerOf(product: Fields): string | undefined {
  const name = memberOf(product, "PSComputerName") ?? memberOf(product, "SystemName");
  return typeof name === "string" && name !== "" ? name.toLowerCase() : undefined;
}

/** Returns the lower-case name of the computer that a file is named after; absent for standard input. */
export function computerIn(file: string | undefined): string | undefined {
  return file
    ?.replace(/^.*[\\/]/, "")
    .replace(/\.\w+$/, "")
    .toLowerCase();
}

/**
 * Reads a file that only holds the output of `slmgr.vbs /dlv`, which doesn't name its computer; `undefined` for any
 * other text.
 *
 * @throws UnreadableInput if its status can't be read, or it's of several computers
 */
export function readLicenseText(text: string): LicenseStatus | undefined {
  const versions = text.match(/^\s*Software licensing service version:/gim) ?? [];
  if (versions.length > 1) throw new UnreadableInput(messages.severalLicenses);
  if (versions.length === 0 && !text.toLowerCase().includes(WINDOWS)) return undefined;
  const status = statusOf(text);
  if (!status) throw new UnreadableInput(messages.otherLanguage);
  return status;
}

/** Returns the license status that Arc's agent reports in `licenseProfile`. */
export function arcLicense(raw: Fields): LicenseStatus | undefined {
  const properties = memberOf(raw, "properties");
  const profile = memberOf(isObject(properties) ? properties : raw, "licenseProfile");
  const status = isObject(profile) ? memberOf(profile, "licenseStatus") : undefined;
  const channel = isObject(profile) ? memberOf(profile, "licenseChannel") : undefined;
  if (typeof status !== "string" || status === "") return undefined;
  return {
    status: ARC_STATUSES.get(status.toLowerCase()) ?? status,
    channel: typeof channel === "string" && channel !== "" ? channel : undefined,
  };
}

const GUEST_ASSIGNMENT = "Microsoft.GuestConfiguration/guestConfigurationAssignments";

function phrasesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(phrasesIn);
  if (!isObject(value)) return [];
  const phrase = memberOf(value, "phrase");
  return [...(typeof phrase === "string" ? [phrase] : []), ...Object.values(value).flatMap(phrasesIn)];
}

/**
 * Returns the machine and license status that an assignment of Azure's guest configuration reports, if a reason of it
 * quotes the status. Source: AssignmentReportResourceComplianceReason of @azure/arm-guestconfiguration, 2026-11-25.
 */
export function guestLicense(raw: Fields): { readonly machine: string; readonly license: LicenseStatus } | undefined {
  const id = memberOf(raw, "id");
  const path = typeof id === "string" ? pathOf(id) : undefined;
  if (!path || !equalsIgnoreCase(path.type, GUEST_ASSIGNMENT)) return undefined;
  const properties = memberOf(raw, "properties");
  const target = isObject(properties) ? memberOf(properties, "targetResourceId") : undefined;
  const machine = typeof target === "string" && target !== "" ? target : path.scope;
  const phrase = phrasesIn(properties).find((one) => QUOTED.test(one));
  const status = QUOTED.exec(phrase ?? "")?.[1];
  if (machine === undefined || status === undefined) return undefined;
  return {
    machine: machine.toLowerCase(),
    license: { status: STATUSES[Number(status)] ?? status, channel: undefined },
  };
}

const QUOTED = /\bLicense ?Status['"]?\s*(?::|=|is)\s*['"]?([\w-]+(?: grace period)?)/i;
