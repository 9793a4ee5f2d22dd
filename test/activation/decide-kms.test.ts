import type { UndecidedDelivery } from "../../activation/delivery";
import type { Machine } from "../../activation/machine";
import type { Reach } from "../../activation/reach";
import { PAGES } from "../../activation/tables/pages";
import { UNKNOWN } from "../../values/value";
import { MAK_2012, MAK_BEFORE_2012 } from "./any-machine";
import { assumedOf, shortOf, verdictOf } from "./in-short";
import { CARRIER, at, keys, kmsHosts, windows } from "./machines";

const AVMA_2019 = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";
const AVMA_2019_STANDARD = "TNK62-RXVTB-4P47B-2D623-4GF74";
const GENERIC_INSTALL = "VK7JG-NPHTM-C97JM-9MPGT-3V66T";
const OWN = { image: "/subscriptions/s/images/gold" };
const BLOCKED: Reach = { kind: "blocked", obstacle: "route-to-none", resources: [], addresses: [] };
const UNRELEASED = { kind: "windows-of-unknown-release", family: "server", because: "the SKU" } as const;
const MULTI_SESSION = { ...windows("client-11", "client"), installation: "multi-session" } as const;

const hub = (release: Parameters<typeof windows>[0], build?: string) => ({
  place: at("azure-stack-hub", build),
  system: windows(release, "datacenter"),
});
const unsure = (why: UndecidedDelivery) => ({ kind: "undecided", why, carrier: CARRIER }) as const;

test.each<[what: string, verdict: string, machine: Partial<Machine>]>([
  ["2019 with a KMS client key on a Hub", "organization-kms", { ...hub("2019", "2311"), ...OWN, bakedIn: "kms" }],
  ["2022 without a key on a Hub", "organization-kms", { ...hub("2022", "2311"), ...OWN, bakedIn: "none" }],
  ["2016, which AVMA alone activates", "undecided: held-key", { ...hub("2016", "2311"), ...OWN, bakedIn: "kms" }],
  ["2012 R2, which AVMA alone activates", "undecided: held-key", { ...hub("2012-r2"), ...OWN, bakedIn: "none" }],
  ["2012 with a KMS client key on a Hub", "undecided: no-source", { ...hub("2012"), ...OWN, bakedIn: "kms" }],
  ["a semi-annual release on a Hub", "undecided: no-source", { ...hub("sac-1809"), ...OWN, bakedIn: "kms" }],
  ["2022 on a Hub of no known build", "undecided: build", hub("2022", "2309")],
  ["an unknown release on a Hub", "undecided: image", { place: at("azure-stack-hub"), system: UNRELEASED }],
  ["an unknown release on Azure", "azure-kms", { system: UNRELEASED }],
  ["multi-session on Azure", "azure-kms", { system: MULTI_SESSION }],
  ["2003 on Azure", "key: release-too-old", { system: windows("2003") }],
  [
    "an unknown cloud",
    "undecided: cloud",
    { place: { cloud: UNKNOWN, build: undefined, because: "a provider not known yet" } },
  ],
])("the organization's KMS: %s is %s", (_, verdict, machine) => {
  expect(shortOf({ ...machine, declaredDelivery: "kms" })).toBe(verdict);
});

test("a verdict by a MAK cites the page on MAKs", () => {
  const verdict = verdictOf({ ...hub("2012"), declaredDelivery: "mak" });
  expect(verdict).toHaveProperty("source", PAGES.volumeLicenseKeys.source);
});

test.each<[what: string, verdict: string, machine: Partial<Machine>]>([
  ["Azure Edition on Azure", "mak", { system: windows("2022", "azure-edition"), deliveries: keys(MAK_2012) }],
  ["multi-session on Azure", "mak", { system: MULTI_SESSION, deliveries: keys(MAK_2012) }],
  [
    "a MAK of the old generation, for an unknown release",
    "mak",
    { system: UNRELEASED, deliveries: keys(MAK_BEFORE_2012) },
  ],
  ["a MAK of the new generation, for an unknown release", "mak", { system: UNRELEASED, deliveries: keys(MAK_2012) }],
  [
    "a script, where the network blocks",
    "undecided: delivery",
    { reach: BLOCKED, deliveries: [unsure("script-at-uri")] },
  ],
  [
    "a script, where no key helps",
    "no way: azure-edition",
    { ...hub("2022"), system: windows("2022", "azure-edition"), deliveries: [unsure("script-at-uri")] },
  ],
  ["a script for 2003", "undecided: delivery", { ...hub("2003"), deliveries: [unsure("script-at-uri")] }],
  [
    "a hidden KMS host for 2003",
    "key: release-too-old",
    { ...hub("2003"), deliveries: [unsure("kms-host-not-followed")] },
  ],
  [
    "a KMS host cleared again for 2003",
    "key: release-too-old",
    { ...hub("2003"), deliveries: [unsure("kms-host-cleared")] },
  ],
  [
    "a hidden KMS host, where the network blocks",
    "undecided: delivery",
    { reach: BLOCKED, deliveries: [unsure("kms-host-not-followed")] },
  ],
])("the owner's key: %s is %s", (_, verdict, machine) => {
  expect(shortOf(machine)).toBe(verdict);
});

test.each<[what: string, verdict: string, machine: Partial<Machine>]>([
  ["2025 on a Hub", "undecided: kms-host", hub("2025")],
  ["2019 on 2016 hosts", "undecided: kms-host", { ...hub("2019"), place: at("azure-stack-hub", "1907") }],
  ["Windows 11 on a Hub", "undecided: kms-host", hub("client-11")],
  ["2012 on Azure Local", "undecided: kms-host", { ...hub("2012"), place: at("azure-local") }],
  ["2012 on a Hub, whose guests no KMS activates", "key: release-too-old", hub("2012")],
  ["2003 on Azure Local", "key: release-too-old", { ...hub("2003"), place: at("azure-local") }],
  ["Windows 11 multi-session on a Hub", "no way: multi-session", { ...hub("client-11"), system: MULTI_SESSION }],
])("a KMS host that may be the organization's: %s is %s", (_, verdict, machine) => {
  expect(shortOf({ ...machine, kmsHosts: kmsHosts("kms.corp.example") })).toBe(verdict);
});

test.each<[what: string, verdict: string, machine: Partial<Machine>]>([
  ["on its own port", "azure-kms", { kmsHosts: kmsHosts("azkms.core.windows.net") }],
  [
    "on another port",
    "undecided: kms-host",
    { kmsHosts: [{ host: "azkms.core.windows.net", port: 1689, carrier: CARRIER }] },
  ],
  [
    "of another cloud, where the network blocks",
    "no way: kms-unreachable",
    { reach: BLOCKED, kmsHosts: kmsHosts("azkms.core.chinacloudapi.cn") },
  ],
])("Azure's KMS host %s is %s", (_, verdict, machine) => {
  expect(shortOf(machine)).toBe(verdict);
});

test.each(["kms-host-not-followed", "registry-file-not-shown"] as const)("%s hides the KMS host", (why) => {
  expect(verdictOf({ deliveries: [unsure(why)] })).toMatchObject({
    gaps: [{ gap: "delivery", why, carrier: CARRIER }],
  });
});

test("an open network shows that Azure's KMS is reached, and one that isn't declared shows nothing against it", () => {
  const open: Reach = { kind: "open", because: "the firewall fw lets it through" };
  expect(verdictOf({ reach: open })).toMatchObject({ shownBy: open.because });
  expect(verdictOf({})).toMatchObject({ shownBy: "nothing in the stack blocks Azure's KMS" });
});

describe("the generic key", () => {
  const PLATFORM = "/Subscriptions/0/PUBLISHERS/MicrosoftWindowsServer/ArtifactTypes/VMImage/Offers/o/Skus/s";

  test.each([
    ["contoso:app:v1", true],
    [PLATFORM, true],
    ["a/contoso:app:v1", false],
    ["contoso:app:v1/b", false],
    ["contoso:app", false],
    [OWN.image, false],
  ])("of the image %s is the marketplace's: %s", (image, isTheirs) => {
    expect(assumedOf({ image }) === undefined).toBe(isTheirs);
  });

  test.each<[deliveries: Machine["deliveries"], assumed: string]>([
    [keys(AVMA_2019), "replaces the key"],
    [keys(GENERIC_INSTALL), "replaces the key"],
    [keys(MAK_2012.replace("N", "P"), GENERIC_INSTALL), "replaces the key"],
  ])("that replaces another, on Azure, case %#", (deliveries, assumed) => {
    expect(assumedOf({ deliveries })).toContain(assumed);
  });

  test.each<[what: string, deliveries: Machine["deliveries"]]>([
    ["a key that fits nothing", keys(MAK_BEFORE_2012)],
    ["a script that clears the KMS host", [unsure("kms-host-cleared")]],
  ])("of a marketplace image on Azure stays beside %s", (_, deliveries) => {
    expect(assumedOf({ deliveries })).toBeUndefined();
  });

  test("that replaces any release's, where the release is unknown", () => {
    expect(assumedOf({ system: UNRELEASED, deliveries: keys(AVMA_2019) })).toContain("replaces the key");
  });

  test("on a Hub is an AVMA key, which replaces none", () => {
    expect(assumedOf({ ...hub("2019"), deliveries: keys(GENERIC_INSTALL) })).not.toContain("replaces");
    expect(assumedOf({ ...hub("2019"), place: at("azure-local"), ...OWN })).toContain("contains the AVMA key");
  });

  test.each([
    ["standard", AVMA_2019_STANDARD, "avma"],
    ["datacenter", AVMA_2019_STANDARD, "undecided: held-key"],
    ["standard", AVMA_2019, "undecided: held-key"],
  ] as const)("of the edition %s that a script changes Windows to, case %#", (edition, key, verdict) => {
    const deliveries = keys(key).map((one) => ({ ...one, edition }));
    expect(shortOf({ ...hub("2019", "2311"), ...OWN, bakedIn: "none", deliveries })).toBe(verdict);
  });
});
