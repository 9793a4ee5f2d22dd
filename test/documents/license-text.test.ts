import { readLicense, readLicenseText } from "../../documents/live/license";
import { messages } from "../../documents/messages";

const VERSION = "Software licensing service version: 10.0.17763.2028\r\n\r\n";

/** A product as `slmgr.vbs /dlv` prints it. */
function dlv(status: string, more: Readonly<Record<string, string>> = {}): string {
  const lines = {
    Name: "Windows(R), ServerDatacenter edition",
    Description: "Windows(R) Operating System, VOLUME_MAK channel",
    "Activation ID": "34e1ae55-27f8-4950-8877-7a03be5fb181",
    "Application ID": "55c92734-d682-4d71-983e-d6ec3f16059f",
    "Use License URL": "",
    ...more,
  };
  const text = Object.entries(lines).map(([label, value]) => `${label}: ${value}`);
  return [...text, "Partial Product Key: 46789", `License Status: ${status}`, "", ""].join("\r\n");
}

const LICENSED = dlv("Licensed");
const NOT_IN_USE = dlv("Unlicensed", { Name: "Windows(R), ServerStandard edition" }).replace(
  /Partial.*/,
  "This license is not in use.",
);
const ESU = dlv("Licensed", { Name: "Windows(R), Server-ESU-Year1 add-on for ServerDatacenter" });
const APPS = dlv("Licensed", { Name: "Windows(R), APPXLOB-Client add-on for ServerDatacenter" });
const OFFICE = dlv("Licensed", {
  Name: "Office 16, Office16ProPlusVL_MAK edition",
  "Application ID": "0ff1ce15-a989-479d-af46-f275c6370663",
});
const NOTIFICATION = dlv("Notification", { "Notification Reason": "0xC004F00F." });

test.each<readonly [what: string, text: string, status: string | undefined, channel: string | undefined]>([
  ["a MAK", LICENSED, "Licensed", "VOLUME_MAK"],
  [
    "the description of Windows Server 2008 R2",
    dlv("Licensed", { Description: "Windows Operating System - Windows Server(R), VOLUME_KMSCLIENT channel" }),
    "Licensed",
    "VOLUME_KMSCLIENT",
  ],
  ["a description without a channel", dlv("Licensed", { Description: "" }), "Licensed", undefined],
  [
    "its end in brackets",
    dlv("Additional grace period (KMS license expired)"),
    "Additional grace period",
    "VOLUME_MAK",
  ],
  ["its end in a period", dlv("Non-genuine grace period."), "Non-genuine grace period", "VOLUME_MAK"],
  ["an update's key after Windows's", NOTIFICATION + ESU, "Notification", "VOLUME_MAK"],
  ["an update's key before Windows's", ESU + NOTIFICATION, "Notification", "VOLUME_MAK"],
  ["a key for apps", APPS + NOTIFICATION, "Notification", "VOLUME_MAK"],
  ["Office", OFFICE + NOTIFICATION, "Notification", "VOLUME_MAK"],
  ["all editions, of which one is in use", NOT_IN_USE + LICENSED, "Licensed", "VOLUME_MAK"],
  ["no key", "Error: product key not found.\r\n", "Unlicensed", undefined],
  ["an update's key alone", ESU, undefined, undefined],
  ["an error of the command", "Error: 0x80041010 \r\n", undefined, undefined],
])("slmgr prints %s", (_, text, status, channel) => {
  const expected = status === undefined ? undefined : { status, channel };
  expect(readLicense(VERSION + text)).toEqual(expected);
  expect(readLicense((VERSION + text).split("\r\n"))).toEqual(expected);
});

test.each<readonly [what: string, text: string, expected: string | undefined]>([
  [
    "with its host's header",
    `Microsoft (R) Windows Script Host Version 5.812\r\n\r\n${VERSION}${LICENSED}`,
    "Licensed",
  ],
  ["no key", `${VERSION}Error: product key not found.`, "Unlicensed"],
  [
    "in another language",
    `Version: 10.0\r\nName: Windows(R)\r\nAnwendungs-ID: 55C92734-D682-4D71-983E-D6EC3F16059F`,
    undefined,
  ],
  ["with a key for updates alone", VERSION + ESU, undefined],
])("a text %s", (_, text, expected) => {
  if (expected === undefined) expect(() => readLicenseText(text)).toThrow(messages.otherLanguage);
  else expect(readLicenseText(text)?.status).toBe(expected);
});

/** A product as PowerShell writes it. */
function product(more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    ApplicationID: "55c92734-d682-4d71-983e-d6ec3f16059f",
    Description: "Windows(R) Operating System, VIRTUAL_MACHINE_ACTIVATION channel",
    LicenseIsAddon: false,
    LicenseStatus: 1,
    Name: "Windows(R), ServerDatacenter edition",
    PartialProductKey: "46789",
    ...more,
  };
}

test.each<readonly [what: string, value: unknown, expected: string | undefined]>([
  ["Windows", product({}), "Licensed"],
  ["Windows without a working key", product({ LicenseStatus: 0 }), "Unlicensed"],
  ["an edition without a key", product({ LicenseStatus: 0, PartialProductKey: null }), undefined],
  ["an edition whose key is empty", product({ LicenseStatus: 0, PartialProductKey: "" }), undefined],
  ["an add-on whose name doesn't say so", product({ LicenseIsAddon: true, Name: "Windows(R), x" }), undefined],
  ["an add-on by name", product({ LicenseIsAddon: undefined, Name: "Windows(R), Server-ESU-Year2 add-on" }), undefined],
  ["Office", product({ ApplicationID: "0ff1ce15-a989-479d-af46-f275c6370663" }), undefined],
  ["a status of a later Windows", product({ LicenseStatus: 9 }), undefined],
  [
    "several products",
    [product({ LicenseStatus: 0, PartialProductKey: null }), product({ LicenseStatus: 5 })],
    "Notification",
  ],
  ["something else", { LicenseStatus: "Licensed" }, undefined],
  ["nothing", [], undefined],
  ["a number", 1, undefined],
])("PowerShell writes %s", (_, value, expected) => {
  expect(readLicense(value)?.status).toBe(expected);
});

test.each([
  ["Windows(R) Operating System, VIRTUAL_MACHINE_ACTIVATION channel", "VIRTUAL_MACHINE_ACTIVATION"],
  ["Windows(R) Operating System", undefined],
  [null, undefined],
])("the channel in the description %s", (Description, channel) => {
  expect(readLicense(product({ Description }))).toEqual({ status: "Licensed", channel });
});
