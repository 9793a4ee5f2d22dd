import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as truth from "../../activation/facts";
import { generationOf } from "../../activation/product-key";
import { normalHost } from "../../activation/tables/azure-kms";
import { dateOfPage } from "../../activation/tables/pages";
import { RELEASES, type Release } from "../../activation/windows";

/** Every table that has something to say of every release: where it is listed, and where it says that nothing is. */
const TABLES = {
  "AVMA keys": [truth.AVMA_KEYS, truth.WITHOUT_AVMA_KEY],
  "KMS client keys": [truth.KMS_CLIENT_KEYS, truth.WITHOUT_KMS_CLIENT_KEY],
  "guests of Azure Stack Hub": [truth.HUB_GUESTS.map(({ release }) => ({ releases: [release] })), truth.NOT_HUB_GUESTS],
  "guests of Azure Local": [truth.LOCAL_GUESTS.map(({ release }) => ({ releases: [release] })), truth.NOT_LOCAL_GUESTS],
} as const satisfies Record<string, readonly [listed: readonly Row[], missing: readonly Row[]]>;

interface Row {
  readonly releases: readonly Release[];
}

describe("adding a release: every table has its row, or a row that says that none exists", () => {
  test.each(Object.entries(TABLES))("%s", (_, [listed, missing]) => {
    const has = new Set<Release>(listed.flatMap((row) => row.releases));
    const hasNot = new Set<Release>(missing.flatMap((row) => row.releases));
    for (const release of RELEASES) {
      expect([release, has.has(release), hasNot.has(release)]).toEqual([release, has.has(release), !has.has(release)]);
    }
  });

  test("a Windows Server with an AVMA key is a guest in the matrix", () => {
    const guests = new Set(truth.AVMA_MATRIX.flatMap((row) => row.guests));
    for (const release of truth.SERVER_RELEASES) {
      expect([release, guests.has(release)]).toEqual([release, truth.hasAvmaKey(release)]);
    }
  });

  test("the published keys of a release have its generation's syntax", () => {
    for (const { key, releases } of [...truth.AVMA_KEYS, ...truth.KMS_CLIENT_KEYS]) {
      for (const release of releases) {
        expect([release, key.includes("N")]).toEqual([release, generationOf(release) === "windows-8-and-later"]);
      }
    }
  });

  test("docs/facts.md is what the tables say", () => {
    const script = join(__dirname, "../../scripts/facts.mjs");
    expect(() => execFileSync(process.execPath, [script, "--check"], { encoding: "utf8" })).not.toThrow();
  });
});

describe("every row names a source and its date", () => {
  const rows = Object.entries(truth).flatMap(([name, value]): (readonly [string, unknown])[] =>
    Array.isArray(value) ? value.map((row: unknown) => [name, row]) : [],
  );
  const sourced = rows.filter(([, row]) => typeof row === "object" && row !== null && "source" in row);

  test("in every table but the lists of releases and the contradictions, whose texts do", () => {
    const without = new Set(rows.filter((row) => !sourced.includes(row)).map(([name]) => name));
    expect([...without].sort()).toEqual(["CONTRADICTIONS", "RELEASES", "SERVER_RELEASES"]);
  });

  test("as an ISO date, or saying that there is none", () => {
    const texts = [...sourced.map(([, row]) => row), ...Object.values(truth.PAGES)];
    for (const row of [...texts, ...truth.CONTRADICTIONS.flatMap((contradiction) => contradiction.texts)]) {
      expect(sourceAndDate(row)).toMatch(SOURCE_AND_DATE);
    }
  });
});

test("the date of a page is found by its address", () => {
  const { avma, slmgr } = truth.PAGES;
  expect([dateOfPage(avma.source), dateOfPage(slmgr.source)]).toEqual([avma.date, slmgr.date]);
  expect(avma.date).not.toBe(slmgr.date);
  expect(dateOfPage("https://learn.microsoft.com/")).toBeUndefined();
});

const SOURCE_AND_DATE =
  /^(?:https:\/\/\S+|[\w./-]+(?:@\w+)?: \S+|public scripts [\w /]+), (?:\d{4}-\d{2}(?:-\d{2})?|undated)$/;

function sourceAndDate(row: unknown): string {
  const named = typeof row === "object" && row !== null && "source" in row && "date" in row;
  return named ? `${String(row.source)}, ${String(row.date)}` : "";
}

describe("Azure Stack Hub builds", () => {
  test.each([
    ["1707", "2016"],
    ["1712", "2016"],
    ["1.1907.0.20", "2016"],
    ["1908", "2019"],
    ["1.1908.8.41", "2019"],
    ["2301", "2019"],
    ["2306", "2019"],
    ["2311", "2022"],
    ["1.2311.1.22", "2022"],
    [" 2406 ", "2022"],
    ["2506", "2022"],
    ["1.2601.0.4", "2022"],
  ])("%s runs %s hosts, and nothing is assumed", (build, release) => {
    expect(truth.hubHost(build)).toEqual({ kind: "host", release, assumed: undefined });
  });

  test.each([[undefined], ["2711"], ["1.2604.0.9"]])("%s is assumed to run 2022 hosts", (build) => {
    expect(truth.hubHost(build)).toMatchObject({ kind: "host", release: "2022" });
    expect(truth.hubHost(build)).not.toMatchObject({ assumed: undefined });
  });

  test.each([
    ["", "form"],
    ["latest", "form"],
    ["2313", "form"],
    ["2300", "form"],
    ["231", "form"],
    ["23110", "form"],
    ["2307", "exist"],
    ["2310", "exist"],
    ["1601", "exist"],
    ["1", "form"],
    ["1.", "form"],
    ["2311-rc", "form"],
    ["2311.a1", "form"],
    ["1.2311.1b", "form"],
    ["x211", "form"],
  ])("%j is no build, by its %s", (build, because) => {
    const host = truth.hubHost(build);
    expect(host.kind === "unknown-build" ? host.because : host.kind).toContain(because);
  });

  test("ranges follow one another and end at the build that is the newest", () => {
    const ends = truth.HUB_BUILDS.flatMap(({ from, to }) => [from, to]);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    const last = truth.HUB_BUILDS.at(-1);
    expect(truth.hubHost(String(last?.to))).toMatchObject({ assumed: undefined });
    expect(truth.hubHost(String((last?.to ?? 0) + 1))).not.toMatchObject({ assumed: undefined });
  });
});

describe("KMS hosts", () => {
  test.each([
    ["azkms.core.windows.net", "azure"],
    ["AZKMS.Core.Windows.NET.", "azure"],
    ["kms.core.windows.net", "azure"],
    ["20.118.99.224", "azure"],
    ["40.83.235.53", "azure"],
    ["23.102.135.246", "azure"],
    ["kms.core.usgovcloudapi.net", "azure-us-government"],
    ["52.126.105.2", "azure-us-government"],
    ["azkms.core.chinacloudapi.cn", "azure-china"],
    ["kms.core.cloudapi.de", "azure-germany"],
    ["kms.corp.example", undefined],
    ["azkms.core.windows.net.evil.example", undefined],
    ["evil-azkms.core.windows.net", undefined],
    ["", undefined],
  ])("%s is the KMS of %s", (host, cloud) => {
    expect(truth.azureKmsCloud(host)).toBe(cloud);
  });

  test.each([
    [" https://KMS.Corp.example:1688/a/b ", "kms.corp.example"],
    ["kms.corp.example.", "kms.corp.example"],
    ["kms.corp.example:1688", "kms.corp.example"],
    ["kms.corp.example:168800", "kms.corp.example:168800"],
    ["kms.corp.example:1688x", "kms.corp.example:1688x"],
    ["[2001:db8::1]:1688", "2001:db8::1"],
    ["[2001:db8::1]", "2001:db8::1"],
    ["2001:db8::1688", "2001:db8::1688"],
    ["x[1]", "x[1]"],
    ["[1]x", "[1]x"],
  ])("%j is the host %s", (host, name) => {
    expect(normalHost(host)).toBe(name);
  });

  test.each(["azure", "azure-us-government", "azure-china"] as const)(
    "the one to set on %s is a current one",
    (cloud) => {
      const host = truth.currentAzureKms(cloud);
      expect(truth.AZURE_KMS_HOSTS).toContainEqual(expect.objectContaining({ cloud, host, state: "current" }));
    },
  );

  test("pirates are known by name, and no host of Azure is one", () => {
    expect(truth.isPirateKms("KMS8.msguides.com.")).toBe(true);
    expect(truth.AZURE_KMS_HOSTS.filter(({ host }) => truth.isPirateKms(host))).toEqual([]);
  });
});
