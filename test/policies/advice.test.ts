import type { Machine } from "../../activation/machine";
import { PAGES } from "../../activation/tables/pages";
import { azureKmsUnreachable } from "../../policies/azure-kms-unreachable";
import { kmsHostMismatch } from "../../policies/kms-host-mismatch";
import { makKeyRequired } from "../../policies/mak-key-required";
import { movedToAzure } from "../../policies/moved-to-azure";
import type { ActivationPolicy } from "../../policies/policy";
import { productKeyInvalid } from "../../policies/product-key-invalid";
import { at, keys, kmsHosts, windows } from "../activation/machines";
import { judgementOf } from "./judgement-of";

type Told = Partial<Machine>;

/** What a policy says of one machine. */
const said = (policy: ActivationPolicy, machine: Told): readonly string[] =>
  policy.find(judgementOf({}, machine)).map(({ message }) => message);

const HUB = at("azure-stack-hub");
const LOCAL = at("azure-local");
const US = at("azure-us-government");
const UNKNOWN_RELEASE = { kind: "windows-of-unknown-release", family: "server", because: "the test" } as const;

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
    "a host that isn't declared, on Azure",
    kmsHostMismatch,
    { kmsHosts: kmsHosts("kms.corp.example") },
    ["isn't the KMS of", "organizationKms", "azkms.core.windows.net:1688", PAGES.azureActivation.source],
    [],
  ],
  [
    "a host that isn't declared, on a Hub",
    kmsHostMismatch,
    { place: HUB, kmsHosts: kmsHosts("kms.corp.example") },
    ["organizationKms", "remove the command", PAGES.kmsClientKeys.source],
    ["isn't the KMS of", "core.windows.net"],
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
