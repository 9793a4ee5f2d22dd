import type { LicenseStatus } from "../../stack/declared";
import { isObject } from "../../values/read";
import { memberOf } from "./row";

type Fields = Readonly<Record<string, unknown>>;

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

/** Windows' application id, among all that the service licenses. Source: the same page. */
const WINDOWS = "55c92734-d682-4d71-983e-d6ec3f16059f";

function statusOf(text: string): LicenseStatus | undefined {
  const status = /^\s*License Status:\s*(.+?)\s*$/im.exec(text)?.[1];
  if (status === undefined) return undefined;
  const channel = /^\s*Description:.*?,\s*(\S+)\s+channel/im.exec(text)?.[1];
  // In brackets, it counts the time left after a grace period or a KMS activation.
  return { status: status.replace(/\s*\(.*$/, ""), channel };
}

function productStatus(product: Fields): LicenseStatus | undefined {
  const number = memberOf(product, "LicenseStatus");
  const status = typeof number === "number" ? STATUSES[number] : undefined;
  const application = memberOf(product, "ApplicationID");
  const name = memberOf(product, "Name");
  const isWindows = typeof application !== "string" || application.toLowerCase() === WINDOWS;
  // A key for Extended Security Updates is another product of the same application.
  const isAddOn = typeof name === "string" && /\bESU\b|Extended Security/i.test(name);
  if (status === undefined || !isWindows || isAddOn || memberOf(product, "PartialProductKey") === null)
    return undefined;
  const description = memberOf(product, "Description");
  const channel = typeof description === "string" ? /,\s*(\S+)\s+channel/i.exec(description)?.[1] : undefined;
  return { status, channel };
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
