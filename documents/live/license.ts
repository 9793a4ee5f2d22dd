import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { type Fields, objectOrEmpty } from "../../values/fields";
import type { LicenseStatus } from "../../values/license-status";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import { UnreadableInput } from "../unreadable";
import { type LiveRow, memberOf } from "./row";

/** A license status, and the id of its machine or the name of its computer, in lower case. */
export type ReportedLicense = readonly [machine: string, license: LicenseStatus];

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

/**
 * An add-on, such as Extended Security Updates or a key for line-of-business apps, is another product of the same
 * application. Source: the names that `slmgr.vbs` prints, such as `Windows(R), Client-ESU-Year1 add-on for Education`.
 */
const ADD_ON = /\bESU\b|Extended Security|\badd-on\b/i;

const CHANNEL = /,\s*(\S+)\s+channel/i;

function channelIn(description: string): string | undefined {
  return CHANNEL.exec(description)?.[1];
}

/** What `slmgr.vbs /dlv` prints if Windows has no key. Source: L_MsgErrorPKey of slmgr.vbs, Windows Server 2019. */
const NO_KEY = /^\s*Error: product key not found\./im;

/** What it prints for an edition without a key, which `/dlv all` lists too. Source: L_MsgErrorLicenseNotInUse. */
const NOT_IN_USE = /^\s*This license is not in use\./im;

function lineOf(product: string, label: string): string {
  return new RegExp(`^[ \\t]*${label}:(.*)$`, "im").exec(product)?.[1]?.trim() ?? "";
}

function isWindows(application: string, name: string): boolean {
  return (application === "" || equalsIgnoreCase(application, WINDOWS)) && !ADD_ON.test(name);
}

/** Returns the status of the first product of a text that is Windows itself and has a key. */
function statusOf(text: string): LicenseStatus | undefined {
  const product = text
    .split(/^(?=[ \t]*Name:)/im)
    .find(
      (one) =>
        lineOf(one, "License Status") !== "" &&
        isWindows(lineOf(one, "Application ID"), lineOf(one, "Name")) &&
        !NOT_IN_USE.test(one),
    );
  if (product === undefined) return NO_KEY.test(text) ? { status: "Unlicensed", channel: undefined } : undefined;
  // `Additional grace period (KMS license expired or hardware out of tolerance)`, `Non-genuine grace period.`
  const status = lineOf(product, "License Status").replace(/\s*\(.*$|\.$/, "");
  return { status, channel: channelIn(lineOf(product, "Description")) };
}

function textIn(product: Fields, name: string): string {
  const text = memberOf(product, name);
  return typeof text === "string" ? text : "";
}

function productStatus(product: Fields): LicenseStatus | undefined {
  const number = memberOf(product, "LicenseStatus");
  const status = typeof number === "number" ? STATUSES[number] : undefined;
  // Windows lists every edition; those without a key are unlicensed. Without that property, they look alike.
  const key = memberOf(product, "PartialProductKey");
  const isInstalled = key === undefined ? number !== 0 : key !== null && key !== "";
  const isItself =
    isWindows(textIn(product, "ApplicationID"), textIn(product, "Name")) &&
    memberOf(product, "LicenseIsAddon") !== true;
  if (status === undefined || !isInstalled || !isItself) return undefined;
  return { status, channel: channelIn(textIn(product, "Description")) };
}

/** PowerShell has a command's output as a list of lines. */
function licenseIn(items: readonly unknown[]): LicenseStatus | undefined {
  if (items.every((item) => typeof item === "string")) return statusOf(items.join("\n"));
  return items.map(readLicense).find((license) => license !== undefined);
}

/**
 * Parses a machine's own license status: the English output of `slmgr.vbs /dlv`, or its SoftwareLicensingProduct from
 * `Get-CimInstance`. Returns `undefined` for anything else.
 */
export function readLicense(value: unknown): LicenseStatus | undefined {
  if (typeof value === "string") return statusOf(value);
  if (Array.isArray(value)) return licenseIn(value);
  return isObject(value) ? productStatus(value) : undefined;
}

/** Whether an object is a computer's SoftwareLicensingProduct. */
export function isProduct(value: unknown): value is Fields {
  return isObject(value) && typeof memberOf(value, "LicenseStatus") === "number";
}

/** Returns the lower-case name of a product's computer; absent if it doesn't say. */
export function computerOf(product: Fields): string | undefined {
  const name = textIn(product, "PSComputerName");
  return name === "" ? undefined : name.toLowerCase();
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
export function arcLicense({ body }: LiveRow): LicenseStatus | undefined {
  const profile = objectOrEmpty({ ...body, ...objectOrEmpty(body["properties"]) }["licenseProfile"]);
  const status = textIn(profile, "licenseStatus");
  if (status === "") return undefined;
  return {
    status: ARC_STATUSES.get(status.toLowerCase()) ?? status,
    channel: textIn(profile, "licenseChannel") || undefined,
  };
}

const GUEST_ASSIGNMENT = "Microsoft.GuestConfiguration/guestConfigurationAssignments";

const QUOTED = /\bLicense ?Status['"]?\s*(?::|=|is)\s*['"]?([\w-]+(?: grace period)?)/i;

function phrasesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(phrasesIn);
  if (!isObject(value)) return [];
  return [textIn(value, "phrase"), ...Object.values(value).flatMap(phrasesIn)];
}

/**
 * Returns the license status of the machine that an assignment of Azure's guest configuration belongs to, if a reason of
 * it quotes the status. Source: AssignmentReportResourceComplianceReason of @azure/arm-guestconfiguration, 2026-11-25.
 */
export function guestLicense({ type, body }: LiveRow): LicenseStatus | undefined {
  if (!equalsIgnoreCase(type, GUEST_ASSIGNMENT)) return undefined;
  const quoted = phrasesIn(body).flatMap((phrase) => (ADD_ON.test(phrase) ? [] : (QUOTED.exec(phrase)?.[1] ?? [])));
  const [status] = quoted;
  return status === undefined ? undefined : { status: STATUSES[Number(status)] ?? status, channel: undefined };
}
