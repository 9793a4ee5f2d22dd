import type { Machine } from "../../activation/machine";
import { CLOUDS, type Cloud } from "../../activation/settings";
import { type Edition, RELEASES, type Release } from "../../activation/windows";
import { MAK_2012, MAK_BEFORE_2012 } from "./any-machine";
import { assumedOf, shortOf, verdictOf } from "./in-short";
import { at, keys, windows } from "./machines";

const SUPPORTED_OS = "azure-stack-supported-os 2026-06-04";
const FAQ = "azure-stack-windows-server-faq 2020-11-19";
const MATRIX = "automatic-vm-activation 2023-09-19, matrix";
const AVMA_LIST = "automatic-vm-activation 2023-09-19, keys";
const NONE = "no source decides";

describe("Azure Stack Hub: release by host, no key", () => {
  const old = "key: release-too-old";
  const client = "key: client";
  const open = "undecided: no-source";
  type Row = readonly [
    release: Release,
    on2016: string,
    on2019: string,
    on2022: string,
    undeclared: string,
    source: string,
  ];
  const rows: readonly Row[] = [
    ["2003", old, old, old, old, AVMA_LIST],
    ["2008", old, old, old, old, AVMA_LIST],
    ["2008-r2", old, old, old, old, FAQ],
    ["2012", old, old, old, old, FAQ],
    ["2012-r2", "avma", "avma", "avma", "avma", MATRIX],
    ["2016", "avma", "avma", "avma", "avma", MATRIX],
    ["2019", "key: newer-than-host", "avma", "avma", "avma", MATRIX],
    ["2022", "key: newer-than-host", open, "avma", "avma", `${MATRIX}; on builds 2108 to 2306 ${NONE}`],
    ["2025", "key: no-avma", "key: no-avma", "key: no-avma", "key: no-avma", SUPPORTED_OS],
    ["sac-1709", open, open, open, open, NONE],
    ["sac-1803", open, open, open, open, NONE],
    ["sac-1809", open, open, open, open, NONE],
    ["sac-1903", open, open, open, open, NONE],
    ["sac-1909", open, open, open, open, NONE],
    ["sac-2004", open, open, open, open, NONE],
    ["sac-20h2", open, open, open, open, NONE],
    ["client-vista", client, client, client, client, AVMA_LIST],
    ["client-7", client, client, client, client, AVMA_LIST],
    ["client-8", client, client, client, client, AVMA_LIST],
    ["client-8.1", client, client, client, client, AVMA_LIST],
    ["client-10", client, client, client, client, AVMA_LIST],
    ["client-11", client, client, client, client, AVMA_LIST],
  ];

  test.each(rows)("%s", (release, on2016, on2019, on2022, undeclared) => {
    const on = (build?: string) => shortOf({ place: at("azure-stack-hub", build), system: windows(release) });
    expect(["1802", "1907", "1.1907.0.20"].map(on)).toEqual([on2016, on2016, on2016]);
    expect(["2108", "1.2206.1.12", "2306"].map(on)).toEqual([on2019, on2019, on2019]);
    // No build before 2108 supports Windows Server 2022 as a guest, so nothing contradicts the matrix there.
    const before2108 = release === "2022" ? "key: newer-than-host" : on2019;
    expect(["1908", "1.1908.8.41", "2102"].map(on)).toEqual([before2108, before2108, before2108]);
    expect(["2311", "1.2311.1.22", "2506", "1.2601.0.4"].map(on)).toEqual([on2022, on2022, on2022, on2022]);
    expect(on(undefined)).toBe(undeclared);
  });

  test("every release has its row", () => {
    expect(rows.map(([release]) => release)).toEqual([...RELEASES]);
  });

  test.each(["datacenter", "standard", "essentials"] as const)("%s editions are alike", (edition) => {
    for (const [release, , , on2022] of rows) {
      expect(shortOf({ place: at("azure-stack-hub", "2311"), system: windows(release, edition) })).toBe(on2022);
    }
  });

  test.each(["2022", "2025"] as const)("no Azure Edition of %s has a way, whatever brings a key", (release) => {
    const system = windows(release, "azure-edition");
    const place = at("azure-stack-hub", "2311");
    expect(shortOf({ place, system })).toBe("no way: azure-edition");
    expect(shortOf({ place, system, deliveries: keys(MAK_2012) })).toBe("no way: azure-edition");
    expect(shortOf({ place, system, declaredDelivery: "mak", bakedIn: "mak" })).toBe("no way: azure-edition");
    expect(shortOf({ place, system, declaredDelivery: "kms" })).toBe("no way: azure-edition");
    expect(shortOf({ place, system, disk: "attached" })).toBe("no way: azure-edition");
  });

  test("Nano Server is undecided", () => {
    expect(shortOf({ place: at("azure-stack-hub"), system: { ...windows("2016"), installation: "nano" } })).toBe(open);
  });

  test("a build that does not exist leaves open what depends on it, and nothing else", () => {
    const on = (release: Release) => shortOf({ place: at("azure-stack-hub", "2309"), system: windows(release) });
    expect((["2012", "2012-r2", "2016", "2019", "2022"] as const).map(on)).toEqual([
      "key: release-too-old",
      "avma",
      "avma",
      "undecided: build",
      "undecided: build",
    ]);
  });

  test.each([
    ["2012-r2", undefined, undefined],
    ["2016", undefined, undefined],
    ["2019", undefined, "isn't declared"],
    ["2022", undefined, "isn't declared"],
    ["2022", "2311", undefined],
    ["2022", "2711", "newer than 2601"],
  ] as const)("%s on build %s assumes %s", (release, build, assumed) => {
    const said = assumedOf({ place: at("azure-stack-hub", build), system: windows(release) });
    expect(said).toContain("the image is the Hub marketplace's own");
    if (assumed === undefined) expect(said).not.toContain("build");
    else expect(said).toContain(assumed);
  });

  test.each([
    ["2019-datacenter-gensecond", true],
    ["2022-datacenter-smalldisk-g2", true],
    ["2016-datacenter-gen2", true],
    ["2019-Datacenter", false],
    ["2019-datacenter-g20", false],
  ])("a Hub runs generation 1 only: %s assumes that it can run the image: %s", (sku, assumed) => {
    const image = `MicrosoftWindowsServer:WindowsServer:${sku}`;
    const system = windows("2019");
    const said = (more: Partial<Machine>) => assumedOf({ image, system, ...more }) ?? "";
    expect(said({ place: at("azure-stack-hub", "2311") }).includes("generation 1")).toBe(assumed);
    expect(said({ place: at("azure-stack-hub", "2311"), declaredDelivery: "mak" }).includes("generation 1")).toBe(
      assumed,
    );
    expect(said({ place: at("azure") })).not.toContain("generation");
  });

  test("a key that is needed for a guest newer than its host names the host", () => {
    expect(verdictOf({ place: at("azure-stack-hub", "1907"), system: windows("2019") })).toMatchObject({
      host: "2016",
    });
  });
});

describe("Azure, US Government and China: release by release, network open or not declared", () => {
  const rows: readonly (readonly [release: Release, verdict: string, source: string])[] = [
    ["2003", "key: release-too-old", "no KMS client key: kms-client-activation-keys 2024-10-01"],
    ...RELEASES.filter((release) => release !== "2003").map(
      (release) => [release, "azure-kms", "kms-client-activation-keys 2024-10-01"] as const,
    ),
  ];
  test.each(rows)("%s: %s", (release, verdict) => {
    for (const cloud of ["azure", "azure-us-government", "azure-china"] as const) {
      expect(shortOf({ place: at(cloud), system: windows(release) })).toBe(verdict);
      expect(
        shortOf({ place: at(cloud), system: windows(release), reach: { kind: "open", because: "a NAT gateway" } }),
      ).toBe(verdict);
    }
  });

  test("Azure Edition activates there", () => {
    expect(shortOf({ system: windows("2022", "azure-edition") })).toBe("azure-kms");
    expect(shortOf({ system: windows("2025", "azure-edition") })).toBe("azure-kms");
  });

  const blocked: Machine["reach"] = {
    kind: "blocked",
    obstacle: "route-to-gateway",
    resources: ["rt"],
    addresses: ["20.118.99.224"],
  };
  const unclear: Machine["reach"] = { kind: "undecided", because: "an appliance", settle: "declare its rules" };

  test("a network that certainly blocks leaves no way; one that is unclear is undecided", () => {
    expect(verdictOf({ reach: blocked })).toMatchObject({
      kind: "cannot-activate",
      why: "kms-unreachable",
      reach: blocked,
    });
    expect(shortOf({ reach: unclear })).toBe("undecided: network");
    expect(shortOf({ system: windows("2003"), reach: blocked })).toBe("key: release-too-old");
  });

  test("a MAK or the organization's KMS needs no Azure KMS", () => {
    expect(shortOf({ reach: blocked, deliveries: keys(MAK_2012) })).toBe("mak");
    expect(shortOf({ reach: blocked, declaredDelivery: "kms" })).toBe("organization-kms");
    expect(shortOf({ reach: unclear, declaredDelivery: "kms" })).toBe("organization-kms");
  });

  test("an own image is assumed to hold the KMS client key, a marketplace image does hold it", () => {
    const image = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/gold";
    expect(verdictOf({})).toMatchObject({ path: "azure-kms", assumed: undefined });
    expect(assumedOf({ image })).toContain("the image contains the KMS client key");
    expect(verdictOf({ image, bakedIn: "kms" })).toMatchObject({ path: "azure-kms", assumed: undefined });
    expect(verdictOf({ image, deliveries: keys("WMDGN-G9PQG-XVVXX-R3X43-63DFG") })).toMatchObject({
      path: "azure-kms",
      assumed: undefined,
    });
    expect(assumedOf({ disk: "attached", image: "disk" })).toContain("the disk contains the KMS client key");
  });

  test("a marketplace image of unknown release activates, an own image of unknown release is undecided", () => {
    const system = { kind: "windows-of-unknown-release", family: "server", because: "the SKU" } as const;
    expect(shortOf({ system, image: "contoso:app:app-win" })).toBe("azure-kms");
    expect(shortOf({ system, image: "contoso:app:app-win", reach: blocked })).toBe("no way: kms-unreachable");
    expect(shortOf({ system, image: "/subscriptions/s/images/gold" })).toBe("undecided: image");
    expect(shortOf({ system, disk: "attached" })).toBe("undecided: image");
  });
});

describe("Azure Local: release by release", () => {
  const PAGE = "vm-activate 2025-01-17";
  const rows: readonly (readonly [release: Release, verdict: string, source: string])[] = [
    ["2003", "key: release-too-old", AVMA_LIST],
    ["2008", "key: release-too-old", AVMA_LIST],
    ["2008-r2", "key: release-too-old", AVMA_LIST],
    ["2012", "key: release-too-old", AVMA_LIST],
    ["2012-r2", "undecided: no-source", NONE],
    ["2016", "avma", PAGE],
    ["2019", "avma", PAGE],
    ["2022", "avma", PAGE],
    ["2025", "avma", PAGE],
    ["sac-1709", "undecided: no-source", NONE],
    ["sac-1803", "undecided: no-source", NONE],
    ["sac-1809", "undecided: no-source", NONE],
    ["sac-1903", "undecided: no-source", NONE],
    ["sac-1909", "undecided: no-source", NONE],
    ["sac-2004", "undecided: no-source", NONE],
    ["sac-20h2", "undecided: no-source", NONE],
    ["client-vista", "key: client", AVMA_LIST],
    ["client-7", "key: client", AVMA_LIST],
    ["client-8", "key: client", AVMA_LIST],
    ["client-8.1", "key: client", AVMA_LIST],
    ["client-10", "undecided: no-source", "azure-verification 2025-07-08: multi-session only"],
    ["client-11", "undecided: no-source", "azure-verification 2025-07-08: multi-session only"],
  ];
  test.each(rows)("%s: %s", (release, verdict) => {
    expect(shortOf({ place: at("azure-local"), system: windows(release) })).toBe(verdict);
  });

  test("every release has its row", () => {
    expect(rows.map(([release]) => release)).toEqual([...RELEASES]);
  });

  test.each([
    ["2022", "azure-edition"],
    ["2025", "azure-edition"],
    ["2016", "standard"],
    ["2019", "essentials"],
  ] as const)(
    "%s %s activates by AVMA, on an assumption that no program shows",
    (release: Release, edition: Edition) => {
      const machine = { place: at("azure-local"), system: windows(release, edition) };
      expect(shortOf(machine)).toBe("avma");
      expect(assumedOf(machine)).toContain("Windows Server subscription, an OEM license");
      expect(assumedOf(machine)?.includes("Azure verification for VMs is on")).toBe(edition === "azure-edition");
    },
  );

  test("Nano Server is undecided", () => {
    const system = { ...windows("2016"), installation: "nano" } as const;
    expect(shortOf({ place: at("azure-local"), system })).toBe("undecided: no-source");
  });

  // Source: azure-verification, 2025-07-08.
  test.each([
    ["client-10", "legacy OS support"],
    ["client-11", "9 April 2024"],
  ] as const)("Azure verification activates %s multi-session, on an assumption", (release, assumed) => {
    const system = { ...windows(release, "client"), installation: "multi-session" } as const;
    expect(shortOf({ place: at("azure-local"), system })).toBe("managed");
    expect(assumedOf({ place: at("azure-local"), system })).toContain(assumed);
  });

  test("the organization's KMS and a MAK work", () => {
    const place = at("azure-local");
    expect(shortOf({ place, system: windows("2012-r2"), declaredDelivery: "kms" })).toBe("organization-kms");
    expect(shortOf({ place, system: windows("2008"), deliveries: keys(MAK_BEFORE_2012) })).toBe("mak");
    expect(shortOf({ place, system: windows("client-11"), deliveries: keys(MAK_2012) })).toBe("mak");
  });
});

test.each(CLOUDS)("every release and edition has a verdict on %s", (cloud: Cloud) => {
  for (const release of RELEASES) {
    expect(["activates", "needs-key", "undecided"]).toContain(
      verdictOf({ place: at(cloud), system: windows(release) }).kind,
    );
  }
});
