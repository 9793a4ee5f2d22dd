import type { Machine } from "../../activation/machine";
import { PAGES } from "../../activation/tables/pages";
import { azureKmsUnreachable } from "../../policies/azure-kms-unreachable";
import { kmsHostMismatch } from "../../policies/kms-host-mismatch";
import { makKeyRequired } from "../../policies/mak-key-required";
import { movedToAzure } from "../../policies/moved-to-azure";
import type { ActivationPolicy } from "../../policies/policy";
import { productKeyInvalid } from "../../policies/product-key-invalid";
import { productKeyMismatch } from "../../policies/product-key-mismatch";
import { UNKNOWN } from "../../values/value";
import { at, keys, kmsHosts, windows } from "../activation/machines";
import { judgementOf } from "./judgement-of";

type Told = Partial<Machine>;

/** What a policy says of one machine. */
const said = (policy: ActivationPolicy, machine: Told): readonly string[] =>
  policy.find(judgementOf({}, machine)).map(({ message }) => message);

const HUB = at("azure-stack-hub");
const LOCAL = at("azure-local");
const US = at("azure-us-government");
const NOWHERE = { cloud: UNKNOWN, build: undefined, because: "the test" } as const;
const UNKNOWN_RELEASE = { kind: "windows-of-unknown-release", family: "server", because: "the test" } as const;

const AVMA_2019 = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";
const KMS_CLIENT_2022 = "WX4NM-KYWYW-QJJR4-XV3QB-6VM33";

const blocked = (...addresses: readonly string[]): Told => ({
  reach: { kind: "blocked", obstacle: "route-to-none", resources: ["table", "route"], addresses },
});

/** Facts that the advice names, and facts that it must not name. */
test.each<[what: string, policy: ActivationPolicy, machine: Told, names: readonly string[], not: readonly string[]]>([
  [
    "a pirate's host on Azure",
    kmsHostMismatch,
    { kmsHosts: kmsHosts("kms8.msguides.com") },
    ["kms8.msguides.com:1688", "web-01-key", "azkms.core.windows.net:1688", PAGES.azureActivation.source],
    ["organizationKms"],
  ],
  [
    "a pirate's host in US Government",
    kmsHostMismatch,
    { place: US, kmsHosts: kmsHosts("kms8.msguides.com") },
    ["kms.core.usgovcloudapi.net:1688"],
    ["azkms.core.windows.net"],
  ],
  [
    "a pirate's host on a Hub",
    kmsHostMismatch,
    { place: HUB, kmsHosts: kmsHosts("kms8.msguides.com") },
    ["organizationKms", PAGES.kmsClientKeys.source],
    ["core.windows.net"],
  ],
  [
    "the KMS client key of another release where AVMA activates",
    productKeyMismatch,
    { place: HUB, system: windows("2019"), deliveries: keys(KMS_CLIENT_2022) },
    ["Install the AVMA key of Windows Server 2019.", PAGES.avma.source],
    ["Install the KMS client key"],
  ],
  [
    "the AVMA key of another release where AVMA activates",
    productKeyMismatch,
    { place: HUB, system: windows("2022"), deliveries: keys(AVMA_2019) },
    ["Install the AVMA key of Windows Server 2022."],
    [],
  ],
  [
    "the AVMA key of another release where the organization's KMS activates",
    productKeyMismatch,
    { place: HUB, system: windows("client-10"), deliveries: keys(AVMA_2019), declaredDelivery: "kms" },
    ["Install the KMS client key of Windows 10.", PAGES.kmsClientKeys.source],
    ["Install the AVMA key"],
  ],
  [
    "the KMS client key of another release on Azure",
    productKeyMismatch,
    { system: windows("2019"), deliveries: keys(KMS_CLIENT_2022) },
    ["Install the KMS client key of Windows Server 2019."],
    ["AVMA"],
  ],
  [
    "the KMS client key of another release where a KMS host is set",
    productKeyMismatch,
    { place: HUB, system: windows("2019"), deliveries: keys(KMS_CLIENT_2022), kmsHosts: kmsHosts("kms.corp.example") },
    ["Install the KMS client key of Windows Server 2019."],
    ["AVMA"],
  ],
  [
    "the AVMA key of another release next to a MAK",
    productKeyMismatch,
    { place: HUB, system: windows("client-10"), deliveries: keys(AVMA_2019), declaredDelivery: "mak" },
    ["Remove the command.", PAGES.avma.source],
    ["Install the"],
  ],
  [
    "an AVMA key on client Windows in an unknown cloud",
    productKeyMismatch,
    { place: NOWHERE, system: windows("client-11"), deliveries: keys(AVMA_2019) },
    ["Remove the command."],
    ["Install the"],
  ],
  [
    "the AVMA key of another edition on Azure Edition, which no key activates on a Hub",
    productKeyMismatch,
    { place: HUB, system: windows("2019", "azure-edition"), deliveries: keys(AVMA_2019) },
    ["Remove the command."],
    ["Install the"],
  ],
  [
    "a host that isn't declared, on Azure",
    kmsHostMismatch,
    { kmsHosts: kmsHosts("kms.corp.example") },
    ["isn't Azure's KMS", "organizationKms", "azkms.core.windows.net:1688", PAGES.azureActivation.source],
    [],
  ],
  [
    "a host that isn't declared, on a Hub",
    kmsHostMismatch,
    { place: HUB, kmsHosts: kmsHosts("kms.corp.example") },
    ["organizationKms", "remove the command", PAGES.kmsClientKeys.source],
    ["'s KMS and", "core.windows.net"],
  ],
  [
    "blocked addresses of Azure",
    azureKmsUnreachable,
    blocked("20.118.99.224", "40.83.235.53"),
    ["20.118.99.224/32", "40.83.235.53/32", "23.102.135.246/32", "`table`"],
    ["23.97.0.13"],
  ],
  [
    "blocked addresses of US Government",
    azureKmsUnreachable,
    { place: US, ...blocked("52.126.105.2") },
    ["52.126.105.2/32"],
    ["23.102.135.246"],
  ],
  [
    "an old release on a Hub",
    makKeyRequired,
    { place: HUB, system: windows("2012") },
    ["2012 R2", "slmgr.vbs /ipk"],
    ["Arc"],
  ],
  [
    "an old release on Azure Local",
    makKeyRequired,
    { place: LOCAL, system: windows("2012") },
    ["2016", "Arc machine"],
    ["2012 R2"],
  ],
  [
    "an old release on Azure",
    makKeyRequired,
    { system: windows("2003") },
    ["Windows Server 2008", "during setup"],
    ["/ipk"],
  ],
  [
    "signs of a move",
    movedToAzure,
    {
      moveSigns: [
        { sign: "tag", because: "its tag" },
        { sign: "imported-disk", because: "its disk" },
      ],
    },
    ["its tag", "its disk", "2019"],
    ["its release and edition"],
  ],
  [
    "signs of a move of an unknown release",
    movedToAzure,
    { system: UNKNOWN_RELEASE, moveSigns: [{ sign: "tag", because: "its tag" }] },
    ["its tag", "its release and edition"],
    [],
  ],
  [
    "a generic key for a release that needs a MAK",
    productKeyInvalid,
    { place: HUB, system: windows("2012"), deliveries: keys("XC9B7-NBPP2-83J2H-RHMBY-92BT4") },
    ["2012"],
    [],
  ],
])("the advice for %s names what decides", (_, policy, machine, names, not) => {
  const [message = "", ...others] = said(policy, machine);
  expect(others).toEqual([]);
  for (const name of names) expect(message).toContain(name);
  for (const name of not) expect(message).not.toContain(name);
});
