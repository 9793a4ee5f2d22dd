import type { Machine } from "../../activation/machine";
import type { Settings } from "../../activation/settings";
import { AVMA_KEYS } from "../../activation/tables/avma-keys";
import { KMS_CLIENT_KEYS } from "../../activation/tables/kms-client-keys";
import { activationUndecided } from "../../policies/activation-undecided";
import { kmsHostMismatch } from "../../policies/kms-host-mismatch";
import { licenseTypeMismatch } from "../../policies/license-type-mismatch";
import { makKeyRequired } from "../../policies/mak-key-required";
import { movedToAzure } from "../../policies/moved-to-azure";
import type { ActivationPolicy } from "../../policies/policy";
import { productKeyInvalid } from "../../policies/product-key-invalid";
import { productKeyMismatch } from "../../policies/product-key-mismatch";
import { UNKNOWN } from "../../values/value";
import { at, keys, kmsHosts, windows } from "../activation/machines";
import { MAK, OLD_MAK } from "./declare";
import { judgementOf } from "./judgement-of";

type Told = Partial<Machine>;

/** How often a policy reports something of machines. */
const reports = (policy: ActivationPolicy, settings: Settings, ...machines: readonly Told[]): number =>
  policy.find(judgementOf(settings, ...machines)).length;

const HUB = at("azure-stack-hub");
const LINUX = { kind: "not-windows", because: "the test" } as const;
const UNKNOWN_SYSTEM = { kind: "unknown", because: "the test" } as const;
const ofFamily = (family: "server" | "client" | undefined) =>
  ({ kind: "windows-of-unknown-release", family, because: "the test" }) as const;
const kmsKey = (release: "2012" | "2019" | "2022"): string =>
  KMS_CLIENT_KEYS.find((row) => row.releases.includes(release) && row.edition === "datacenter")?.key ?? "";
const avmaKey = AVMA_KEYS.find((row) => row.releases.includes("2019"))?.key ?? "";
const MOVED: Told = { moveSigns: [{ sign: "imported-disk", because: "its disk" }] };
const OURS: Settings = { organizationKms: ["kms.corp.example"] };

test.each<[what: string, policy: ActivationPolicy, machine: Told, expected: number, settings?: Settings]>([
  [
    "a client's license type on Windows Server of an unknown release",
    licenseTypeMismatch,
    { system: ofFamily("server"), licenseType: "Windows_Client" },
    1,
  ],
  [
    "a server's license type on client Windows of an unknown release",
    licenseTypeMismatch,
    { system: ofFamily("client"), licenseType: "Windows_Server" },
    1,
  ],
  [
    "a server's license type on some Windows",
    licenseTypeMismatch,
    { system: ofFamily(undefined), licenseType: "Windows_Server" },
    0,
  ],
  [
    "a Linux license type on some Windows",
    licenseTypeMismatch,
    { system: ofFamily(undefined), licenseType: "RHEL_BYOS" },
    1,
  ],
  [
    "a Linux license type on an unknown system",
    licenseTypeMismatch,
    { system: UNKNOWN_SYSTEM, licenseType: "RHEL_BYOS" },
    0,
  ],
  [
    "a server's license type on an unknown system",
    licenseTypeMismatch,
    { system: UNKNOWN_SYSTEM, licenseType: "Windows_Server" },
    0,
  ],
  ["a client's license type on Linux", licenseTypeMismatch, { system: LINUX, licenseType: "Windows_Client" }, 1],
  ["a license type that nothing names", licenseTypeMismatch, { licenseType: "MY_RHEL_BYOS" }, 0],
  ["a license type that nothing names on Linux", licenseTypeMismatch, { system: LINUX, licenseType: "Other" }, 0],
  ["client Windows without a license type", licenseTypeMismatch, { system: windows("client-11") }, 1],
  [
    "client Windows with an empty license type",
    licenseTypeMismatch,
    { system: windows("client-11"), licenseType: "" },
    1,
  ],
  [
    "client Windows with an unknown license type",
    licenseTypeMismatch,
    { system: windows("client-11"), licenseType: UNKNOWN },
    0,
  ],
  [
    "client Windows without a license type on a Hub",
    licenseTypeMismatch,
    { place: HUB, system: windows("client-11") },
    0,
  ],
  [
    "client Windows of a service",
    licenseTypeMismatch,
    { system: windows("client-11"), managedBy: "Azure DevTest Labs" },
    0,
  ],
  ["a wrong license type of a service", licenseTypeMismatch, { licenseType: "RHEL_BYOS", managedBy: "a service" }, 0],
  [
    "client Windows of Visual Studio",
    licenseTypeMismatch,
    { system: windows("client-11"), image: "MicrosoftVisualStudio:x:y" },
    0,
  ],
  [
    "client Windows of a namesake",
    licenseTypeMismatch,
    { system: windows("client-11"), image: "notmicrosoftvisualstudio:x:y" },
    1,
  ],
  ["a wrong license type on a Hub", licenseTypeMismatch, { place: HUB, licenseType: "RHEL_BYOS" }, 1],

  ["a moved machine", movedToAzure, MOVED, 1],
  ["a moved machine of an unknown system", movedToAzure, { ...MOVED, system: UNKNOWN_SYSTEM }, 0],
  ["a moved machine with a MAK", movedToAzure, { ...MOVED, deliveries: keys(MAK) }, 0],
  [
    "a moved machine with the organization's KMS",
    movedToAzure,
    { ...MOVED, kmsHosts: kmsHosts("kms.corp.example") },
    0,
    OURS,
  ],
  [
    "a moved machine with the right key and host",
    movedToAzure,
    { ...MOVED, kmsHosts: kmsHosts("azkms.core.windows.net"), deliveries: keys(kmsKey("2019")) },
    0,
  ],
  ["a moved machine with the right key alone", movedToAzure, { ...MOVED, deliveries: keys(kmsKey("2019")) }, 1],
  [
    "a moved machine with the right host alone",
    movedToAzure,
    { ...MOVED, kmsHosts: kmsHosts("azkms.core.windows.net") },
    1,
  ],
  [
    "a moved machine with the right host after another",
    movedToAzure,
    {
      ...MOVED,
      kmsHosts: kmsHosts("kms.core.usgovcloudapi.net", "azkms.core.windows.net"),
      deliveries: keys(kmsKey("2019")),
    },
    0,
  ],
  [
    "a moved machine with another cloud's host",
    movedToAzure,
    { ...MOVED, kmsHosts: kmsHosts("kms.core.usgovcloudapi.net"), deliveries: keys(kmsKey("2019")) },
    1,
  ],
  [
    "a moved machine of an unknown release with the right host",
    movedToAzure,
    {
      ...MOVED,
      system: ofFamily("server"),
      kmsHosts: kmsHosts("azkms.core.windows.net"),
      deliveries: keys(kmsKey("2019")),
    },
    1,
  ],

  ["a key of another release", productKeyMismatch, { deliveries: keys(kmsKey("2022")) }, 1],
  [
    "a key of its release and edition",
    productKeyMismatch,
    { system: windows("2019", "datacenter"), deliveries: keys(kmsKey("2019")) },
    0,
  ],
  ["a key of its release", productKeyMismatch, { deliveries: keys(kmsKey("2019")) }, 0],
  [
    "a key of another edition",
    productKeyMismatch,
    { system: windows("2019", "standard"), deliveries: keys(kmsKey("2019")) },
    1,
  ],
  ["a KMS client key on a Hub", productKeyMismatch, { place: HUB, deliveries: keys(kmsKey("2019")) }, 1],
  [
    "a KMS client key on a Hub with a host",
    productKeyMismatch,
    { place: HUB, deliveries: keys(kmsKey("2019")), kmsHosts: kmsHosts("kms.corp.example") },
    0,
  ],
  [
    "a KMS client key on Azure Local",
    productKeyMismatch,
    { place: at("azure-local"), deliveries: keys(kmsKey("2019")) },
    0,
  ],
  ["an AVMA key on Azure", productKeyMismatch, { deliveries: keys(avmaKey) }, 1],
  ["a MAK of another generation", productKeyMismatch, { deliveries: keys(OLD_MAK) }, 1],
  ["a placeholder", productKeyMismatch, { deliveries: keys("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX") }, 0],
  ["a malformed key", productKeyMismatch, { deliveries: keys("AAAAA-AAAAA") }, 0],

  ["a generic key that activates", productKeyInvalid, { deliveries: keys(kmsKey("2019")) }, 0],
  [
    "a generic key where a MAK is needed",
    productKeyInvalid,
    { place: HUB, system: windows("2012"), deliveries: keys(kmsKey("2012")) },
    1,
  ],
  ["a MAK where one is needed", productKeyInvalid, { place: HUB, system: windows("2012"), deliveries: keys(MAK) }, 0],
  [
    "a generic key of an unknown system",
    productKeyInvalid,
    { place: HUB, system: UNKNOWN_SYSTEM, deliveries: keys(kmsKey("2012")) },
    0,
  ],

  ["a machine that activates", makKeyRequired, { place: HUB }, 0],
  ["a machine that is undecided", makKeyRequired, { place: HUB, system: UNKNOWN_SYSTEM }, 0],
  ["client Windows on a Hub", makKeyRequired, { place: HUB, system: windows("client-11") }, 0],
  ["a machine that needs a MAK", makKeyRequired, { place: HUB, system: windows("2012") }, 1],

  ["a declared host", kmsHostMismatch, { kmsHosts: kmsHosts("kms.corp.example") }, 0, OURS],
  ["a host next to the declared one", kmsHostMismatch, { kmsHosts: kmsHosts("kms2.corp.example") }, 1, OURS],
  [
    "Azure's host in an unknown cloud",
    kmsHostMismatch,
    { place: { ...HUB, cloud: UNKNOWN }, kmsHosts: kmsHosts("azkms.core.windows.net") },
    0,
  ],
  ["a host that only kms-host-mismatch reports", activationUndecided, { kmsHosts: kmsHosts("kms.corp.example") }, 0],
])("%s", (_, policy, machine, expected, settings = {}) => {
  expect(reports(policy, settings, machine)).toBe(expected);
});

test("only a machine that a resource is as a whole gets a license type", () => {
  const token = "azure-native:compute:VirtualMachine";
  const client: Told = { system: windows("client-11") };
  const remedy = (...machines: readonly Told[]) => licenseTypeMismatch.remedy?.(judgementOf({}, ...machines), token);
  expect(remedy({ ...client, path: "resources[0]" })).toEqual([]);
  expect(remedy({}, client)).toEqual([{ path: ["licenseType"], value: "Windows_Client" }]);
});
