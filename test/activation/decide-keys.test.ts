import type { UndecidedDelivery } from "../../activation/delivery";
import type { Machine } from "../../activation/machine";
import { CLOUDS, type Settings } from "../../activation/settings";
import type { Release } from "../../activation/windows";
import { UNKNOWN } from "../../values/value";
import { MAK_2012, MAK_BEFORE_2012 } from "./any-machine";
import { assumedOf, shortOf, verdictOf } from "./in-short";
import { CARRIER, at, keys, kmsHosts, windows } from "./machines";

const SUPPORTED_OS = "azure-stack-supported-os 2026-06-04";
const FAQ = "azure-stack-windows-server-faq 2020-11-19";
const NONE = "no source decides";

describe("keys on a machine that needs one (Windows Server 2012 on Azure Stack Hub)", () => {
  const hub2012: Partial<Machine> = { place: at("azure-stack-hub"), system: windows("2012", "datacenter") };
  const needed = "key: release-too-old";
  const unsure = { kind: "undecided", why: "script-at-uri", carrier: CARRIER } as const;
  const rows: readonly (readonly [what: string, overrides: Partial<Machine>, verdict: string])[] = [
    ["none", {}, needed],
    ["a MAK", { deliveries: keys(MAK_2012) }, "mak"],
    ["a MAK of the generation before", { deliveries: keys(MAK_BEFORE_2012) }, needed],
    ["its KMS client key", { deliveries: keys("48HP8-DN98B-MYWDG-T2DCC-8W83P") }, needed],
    ["an AVMA key", { deliveries: keys("Y4TGP-NPTV9-HTC2H-7MGQ3-DV4TW") }, needed],
    ["a placeholder", { deliveries: keys("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX") }, needed],
    ["a malformed key", { deliveries: keys("BCDFG-HJKMN") }, needed],
    ["a placeholder and a MAK", { deliveries: keys("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", MAK_2012) }, "mak"],
    ["a MAK by other means", { declaredDelivery: "mak" }, "mak"],
    ["a key by other means, perhaps", { declaredDelivery: UNKNOWN }, "undecided: key-delivery"],
    ["perhaps a key by other means, and a MAK", { declaredDelivery: UNKNOWN, deliveries: keys(MAK_2012) }, "mak"],
    ["a MAK in the image", { bakedIn: "mak" }, "mak"],
    ["an AVMA key in the image", { bakedIn: "avma" }, needed],
    ["a script that only its address is known of", { deliveries: [unsure] }, "undecided: delivery"],
    ["two such scripts", { deliveries: [unsure, unsure] }, "undecided: delivery, delivery"],
    ["such a script, and a MAK", { deliveries: [unsure, ...keys(MAK_2012)] }, "mak"],
    ["an attached disk", { disk: "attached" }, "undecided: disk"],
    ["an imported disk", { disk: "imported" }, "undecided: disk"],
    ["a disk of unknown origin", { disk: "unknown" }, "undecided: disk"],
    ["an attached disk of which the settings say that it holds no MAK", { disk: "attached", bakedIn: "none" }, needed],
    ["such a script, and no MAK in the image", { bakedIn: "none", deliveries: [unsure] }, "undecided: delivery"],
    ["an attached disk and such a script", { disk: "attached", deliveries: [unsure] }, "undecided: delivery, disk"],
    ["a condition", { conditional: true }, "undecided: condition"],
    ["the organization's KMS by other means", { declaredDelivery: "kms" }, "undecided: no-source"],
  ];
  test.each(rows)("%s", (_, overrides, verdict) => {
    expect(shortOf({ ...hub2012, ...overrides })).toBe(verdict);
  });

  test.each([
    ["2008-r2", MAK_BEFORE_2012, "mak"],
    ["2008-r2", MAK_2012, needed],
    ["2003", MAK_BEFORE_2012, "mak"],
    ["client-7", MAK_BEFORE_2012, "mak"],
    ["client-10", MAK_BEFORE_2012, "key: client"],
    ["client-10", MAK_2012, "mak"],
    ["2025", MAK_2012, "mak"],
    ["sac-1709", MAK_2012, "mak"],
  ] as const)("%s with a MAK of some generation, case %#", (release, key, verdict) => {
    expect(shortOf({ place: at("azure-stack-hub"), system: windows(release), deliveries: keys(key) })).toBe(verdict);
  });
});

describe("the organization's KMS on Azure Stack Hub", () => {
  const settings: Settings = { organizationKms: ["kms.corp.example"] };
  const named = (release: Release, build: string, host = "kms.corp.example") =>
    shortOf({ place: at("azure-stack-hub", build), system: windows(release), kmsHosts: kmsHosts(host) }, settings);

  const rows: readonly (readonly [release: Release, build: string, verdict: string, source: string])[] = [
    ["2025", "2311", "organization-kms", "create-ws2025-image-from-azure 2026-05-18"],
    ["2022", "2306", "organization-kms", "out of AVMA's reach"],
    ["2019", "1907", "organization-kms", "out of AVMA's reach"],
    ["client-11", "2311", "organization-kms", "kms-client-activation-keys 2024-10-01"],
    ["2012", "2311", "undecided: no-source", `${FAQ} against ${SUPPORTED_OS}`],
    ["2008-r2", "2311", "undecided: no-source", `${FAQ} against ${SUPPORTED_OS}`],
    ["2003", "2311", "key: release-too-old", "no KMS client key"],
    ["2019", "2311", "avma", FAQ],
    ["sac-1809", "2311", "undecided: no-source", NONE],
  ];
  test.each(rows)("%s on %s: %s", (release, build, verdict) => {
    expect(named(release, build)).toBe(verdict);
  });

  test("a host is the same in any case and with the dot of DNS", () => {
    expect(named("2025", "2311", "KMS.Corp.Example.")).toBe("organization-kms");
    const machine = { place: at("azure-stack-hub"), system: windows("2025"), kmsHosts: kmsHosts("kms.corp.example") };
    expect(shortOf(machine, { organizationKms: [" KMS.corp.example."] })).toBe("organization-kms");
  });

  test("a host that the organization does not name proves nothing", () => {
    expect(named("2025", "2311", "kms8.msguides.com")).toBe("key: no-avma");
    expect(named("2025", "2311", "azkms.core.windows.net")).toBe("key: no-avma");
  });
});

describe("what is assumed of the key and the host that a machine on Azure or at the organization's KMS has", () => {
  const avma2019 = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";
  const kms2019 = "WMDGN-G9PQG-XVVXX-R3X43-63DFG";
  const hiddenHost = (why: UndecidedDelivery) => ({ kind: "undecided", why, carrier: CARRIER }) as const;
  const hub = (release: Release) => ({ place: at("azure-stack-hub"), system: windows(release, "datacenter") });

  test("an AVMA key installed on Azure must be replaced, unless the KMS client key is installed too", () => {
    expect(assumedOf({ system: windows("2019", "datacenter"), deliveries: keys(avma2019) })).toContain(
      "replaces the key",
    );
    expect(assumedOf({ system: windows("2019", "datacenter"), deliveries: keys(avma2019, kms2019) })).toBeUndefined();
    expect(assumedOf({ system: windows("2022", "datacenter"), deliveries: keys(avma2019) })).toBeUndefined();
  });

  test("a generic install key installed on Azure must be replaced too", () => {
    const system = windows("client-11", "client");
    const install = "VK7JG-NPHTM-C97JM-9MPGT-3V66T";
    expect(assumedOf({ system, deliveries: keys(install) })).toContain("replaces the key");
    expect(assumedOf({ system, deliveries: keys(install, "NPPR9-FWDCX-D2C8J-H872K-2YT43") })).toBeUndefined();
  });

  test.each([
    ["kms.example", "undecided: kms-host"],
    ["azkms.core.chinacloudapi.cn", "undecided: kms-host"],
    ["azkms.core.windows.net", "azure-kms"],
    ["https://azkms.core.windows.net:1688/", "azure-kms"],
    ["20.118.99.224", "azure-kms"],
  ])("the KMS host %s on Azure: another one than Azure's does not give way", (host, verdict) => {
    expect(shortOf({ kmsHosts: kmsHosts(host) })).toBe(verdict);
  });

  test("another KMS host and Azure's network: only a host that may be the organization's hides what blocks Azure's", () => {
    const reach = { kind: "blocked", obstacle: "route-to-none", resources: [], addresses: [] } as const;
    expect(shortOf({ reach, kmsHosts: kmsHosts("kms.example") })).toBe("undecided: kms-host");
    expect(shortOf({ reach, kmsHosts: kmsHosts("kms8.msguides.com") })).toBe("no way: kms-unreachable");
    expect(shortOf({ reach, kmsHosts: kmsHosts("azkms.core.windows.net") })).toBe("no way: kms-unreachable");
    const perhaps = (host: string): Partial<Machine> => ({
      deliveries: [{ kind: "undecided", why: "condition-open", carrier: CARRIER, kmsHost: { host, port: 1688 } }],
    });
    expect(shortOf({ reach, ...perhaps("kms.example") })).toBe("undecided: delivery");
    expect(shortOf({ reach, ...perhaps("kms8.msguides.com") })).toBe("no way: kms-unreachable");
    expect(shortOf(perhaps("kms8.msguides.com"))).toBe("undecided: delivery");
  });

  test.each<[what: string, machine: Partial<Machine>, verdict: string]>([
    ["not followed, on Azure", { deliveries: [hiddenHost("kms-host-not-followed")] }, "undecided: delivery"],
    ["cleared again, on Azure", { deliveries: [hiddenHost("kms-host-cleared")] }, "azure-kms"],
    [
      "not followed, for 2025 on a Hub",
      { ...hub("2025"), deliveries: [hiddenHost("kms-host-not-followed")] },
      "undecided: delivery",
    ],
    [
      "cleared again, for 2025 on a Hub",
      { ...hub("2025"), deliveries: [hiddenHost("kms-host-cleared")] },
      "undecided: delivery",
    ],
    ["not followed, for 2019 on a Hub", { ...hub("2019"), deliveries: [hiddenHost("kms-host-not-followed")] }, "avma"],
    [
      "not followed, for a release without a KMS client key",
      { system: windows("2003"), deliveries: [hiddenHost("kms-host-not-followed")] },
      "key: release-too-old",
    ],
  ])("a KMS host that is %s", (_, machine, verdict) => {
    expect(shortOf(machine)).toBe(verdict);
  });

  test.each(["kms.corp.example:1688", "https://KMS.corp.example", "kms.corp.example.", "tcp://kms.corp.example:1688/"])(
    "the organization's KMS may be written as %s",
    (host) => {
      const settings: Settings = { organizationKms: [host] };
      expect(shortOf({ kmsHosts: kmsHosts("kms.corp.example") }, settings)).toBe("organization-kms");
      expect(shortOf({ kmsHosts: kmsHosts("other.corp.example") }, settings)).toBe("undecided: kms-host");
    },
  );

  test("an image of a Hub's marketplace holds an AVMA key, so that a KMS asks for the KMS client key", () => {
    const settings: Settings = { organizationKms: ["kms.corp.example"] };
    const newer: Partial<Machine> = {
      place: at("azure-stack-hub", "1907"),
      system: windows("2019", "datacenter"),
      kmsHosts: kmsHosts("kms.corp.example"),
    };
    const assumed = (more: Partial<Machine>) => verdictOf({ ...newer, ...more }, settings);
    const count = "the KMS host counts at least 5 servers";
    const held = "the image contains the KMS client key for its release and edition";
    expect(assumed({})).toMatchObject({ assumed: `${held}; ${count}` });
    expect(assumed({ deliveries: keys(kms2019) })).toMatchObject({ assumed: count });
  });

  test.each([
    ["2025", ["KB5034768", "KB5034765", "5 servers"]],
    ["client-11", ["25 clients"]],
  ] as const)("a KMS host for %s is assumed to have what it needs", (release, facts) => {
    const settings: Settings = { organizationKms: ["kms.corp.example"] };
    const machine = { place: at("azure-stack-hub"), system: windows(release), kmsHosts: kmsHosts("kms.corp.example") };
    const verdict = verdictOf(machine, settings);
    for (const fact of facts) expect("assumed" in verdict ? verdict.assumed : "").toContain(fact);
  });

  test("a MAK is assumed to reach Microsoft once, or a phone or VAMT on a disconnected Hub", () => {
    const system = windows("2012");
    expect(assumedOf({ system, deliveries: keys(MAK_2012) })).toBe(
      "the machine reaches Microsoft's activation servers once",
    );
    expect(assumedOf({ system, place: at("azure-stack-hub"), deliveries: keys(MAK_2012) })).toContain("VAMT");
  });

  test("the organization's KMS doesn't activate multi-session", () => {
    const system = { ...windows("client-11", "client"), installation: "multi-session" } as const;
    const asked = { place: at("azure-stack-hub"), system, kmsHosts: kmsHosts("kms.corp.example") };
    expect(shortOf(asked, { organizationKms: ["kms.corp.example"] })).toBe("no way: multi-session");
  });

  test.each([
    ["a MAK", { deliveries: keys(MAK_2012) }],
    ["a MAK by other means", { declaredDelivery: "mak" }],
    ["a MAK in the image", { bakedIn: "mak" }],
    ["a generic install key", { deliveries: keys("NJCF7-PW8QT-3324D-688JX-2YV66") }],
  ] as const)("%s activates no multi-session on Azure Stack Hub", (_, overrides) => {
    const system = { ...windows("client-11", "client"), installation: "multi-session" } as const;
    expect(shortOf({ place: at("azure-stack-hub"), system, ...overrides })).toBe("no way: multi-session");
    expect(shortOf({ place: at("azure"), system })).toBe("azure-kms");
  });
});

describe("the AVMA key in a guest of Azure Stack Hub", () => {
  const on2022: Partial<Machine> = { place: at("azure-stack-hub", "2311"), system: windows("2019", "datacenter") };
  const hub = (overrides: Partial<Machine>) => shortOf({ ...on2022, ...overrides });
  const assumed = (overrides: Partial<Machine>) => assumedOf({ ...on2022, ...overrides });
  const own = { image: "/subscriptions/s/images/gold" };
  const kmsClientKey = "WMDGN-G9PQG-XVVXX-R3X43-63DFG";
  const avmaKey = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";

  test("is assumed in an own image, and not where it is shown", () => {
    for (const overrides of [{}, own, { ...own, bakedIn: "avma" }, { ...own, deliveries: keys(avmaKey) }] as const) {
      expect(hub(overrides)).toBe("avma");
    }
    expect(assumed({})).toContain("the image is the Hub marketplace's own");
    expect(assumed(own)).toContain("the image contains the AVMA key");
    expect(assumed({ ...own, bakedIn: "avma" })).toBeUndefined();
    expect(assumed({ ...own, deliveries: keys(avmaKey) })).toBeUndefined();
  });

  test("may be missing where a KMS client key or none is there instead", () => {
    expect(hub({ ...own, bakedIn: "kms" })).toBe("undecided: held-key");
    expect(hub({ ...own, bakedIn: "none" })).toBe("undecided: held-key");
    expect(hub({ deliveries: keys(kmsClientKey) })).toBe("undecided: held-key");
    expect(hub({ ...own, bakedIn: "kms", deliveries: keys(avmaKey) })).toBe("avma");
  });

  test("is assumed in a platform image that a setting says another key of", () => {
    expect(assumed({ bakedIn: "avma" })).toBeUndefined();
    expect(assumedOf({ bakedIn: "avma" })).toContain("the image contains the KMS client key");
  });

  test("of another release or edition changes nothing, for Windows refuses it", () => {
    const standard = "TNK62-RXVTB-4P47B-2D623-4GF74";
    expect(hub({ ...own, bakedIn: "none", deliveries: keys(standard) })).toBe("undecided: held-key");
    expect(hub({ ...own, system: windows("2019"), bakedIn: "none", deliveries: keys(standard) })).toBe("avma");
    expect(hub({ deliveries: keys("TMJ3Y-NTRTM-FJYXT-T22BY-CWG3J") })).toBe("avma");
    expect(hub({ ...own, bakedIn: "none", deliveries: keys("TMJ3Y-NTRTM-FJYXT-T22BY-CWG3J") })).toBe(
      "undecided: held-key",
    );
  });
});

describe("facts that are missing", () => {
  const unknown = { kind: "unknown", because: "its image is not known yet" } as const;
  test.each(CLOUDS)("an unknown image is undecided on %s", (cloud) => {
    expect(shortOf({ place: at(cloud), system: unknown })).toBe("undecided: image");
  });

  test("an unknown cloud is undecided", () => {
    const nowhere = { cloud: UNKNOWN, build: undefined, because: "a provider not known yet" } as const;
    expect(shortOf({ place: nowhere })).toBe("undecided: cloud");
    expect(shortOf({ place: { ...nowhere, cloud: undefined } })).toBe("undecided: cloud");
    expect(shortOf({ place: nowhere, deliveries: keys(MAK_2012) })).toBe("mak");
    expect(shortOf({ place: nowhere, system: windows("2022", "azure-edition"), deliveries: keys(MAK_2012) })).toBe(
      "undecided: cloud",
    );
  });

  test("no Windows and managed Windows need nothing", () => {
    const place = at("azure-stack-hub");
    expect(shortOf({ place, system: { kind: "not-windows", because: "osType" } })).toBe("not-windows");
    expect(shortOf({ system: windows("2003"), managedBy: "Azure Kubernetes Service" })).toBe("managed");
  });

  test("a MAK for a Windows of unknown release is taken to be one of it", () => {
    const system = { kind: "windows-of-unknown-release", family: undefined, because: "osType" } as const;
    const machine = { place: at("azure-stack-hub"), system, deliveries: keys(MAK_2012) };
    expect(shortOf(machine)).toBe("mak");
    expect(assumedOf(machine)).toContain("release");
  });

  test("a condition leaves every refusal open, and only those", () => {
    const hub = at("azure-stack-hub");
    expect(shortOf({ place: hub, system: windows("2022", "azure-edition"), conditional: true })).toBe(
      "undecided: condition",
    );
    expect(shortOf({ conditional: true })).toBe("azure-kms");
  });
});
