import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { OTHER_PUBLISHERS, WINDOWS_PUBLISHERS, identifyImage } from "../../activation/catalog";
import { leastCpuTime } from "../cpu-time";

const IMAGES = readFileSync(join(__dirname, "images.expected.tsv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t"));

const identify = (publisher: string, offer: string, sku: string) => identifyImage({ publisher, offer, sku });

/** The outcome without its reason, as the columns of the table write it. */
function outcome(publisher: string, offer: string, sku: string): readonly string[] {
  const system = identify(publisher, offer, sku);
  if (system.kind === "windows") {
    return [system.kind, system.release, system.edition ?? "", system.installation ?? ""];
  }
  return [system.kind, system.kind === "windows-of-unknown-release" ? (system.family ?? "") : "", "", ""];
}

/** The release, or the kind where there is none. */
function release(publisher: string, offer: string, sku: string): string {
  const system = identify(publisher, offer, sku);
  return system.kind === "windows" ? system.release : system.kind;
}

describe("every image of images.expected.tsv is what the table says", () => {
  test("the table is read", () => {
    expect(IMAGES.length).toBeGreaterThan(400);
  });

  test.each(IMAGES)("%s:%s:%s", (publisher = "", offer = "", sku = "", ...expected) => {
    expect(outcome(publisher, offer, sku)).toEqual(expected.slice(0, 4));
  });
});

describe("accept: the grammar recognizes a new SKU", () => {
  test.each([
    ["MicrosoftWindowsServer", "WindowsServer", "2019-datacenter-core-g2", "2019", "datacenter"],
    ["MicrosoftWindowsServer", "WindowsServer", "2012-r2-datacenter-smalldisk-g2", "2012-r2", "datacenter"],
    [
      "MicrosoftWindowsServer",
      "WindowsServer",
      "2025-datacenter-azure-edition-core-smalldisk",
      "2025",
      "azure-edition",
    ],
    ["MicrosoftWindowsServer", "WindowsServer", "2019-datacenter-core-azurestack-ctrd", "2019", "datacenter"],
    ["MicrosoftWindowsServer", "WindowsServer", "2022-standard-core-frfr-g1", "2022", "standard"],
    ["MicrosoftWindowsServer", "WindowsServer", "2012-R2-Essentials", "2012-r2", "essentials"],
    ["MicrosoftWindowsServer", "WindowsServer", "2012R2-Datacenter", "2012-r2", "datacenter"],
    ["MicrosoftWindowsServer", "WindowsServer", "windows-server-1709", "sac-1709", ""],
    ["MicrosoftWindowsServer", "windowsserver2022", "", "2022", ""],
    ["MicrosoftWindowsDesktop", "windows-ent-cpc", "24h2-ent-cpc-os", "client-11", "client"],
    ["MicrosoftWindowsDesktop", "office-365", "rs5-evd-o365pp", "client-10", "client"],
    ["MicrosoftWindowsDesktop", "Windows-8.1", "Win8.1-Ent-N", "client-8.1", "client"],
    ["MicrosoftVisualStudio", "VisualStudio", "VS-2015-Ent-AzureSDK-29-W81T-N-x64", "client-8.1", "client"],
    ["MicrosoftVisualStudio", "Windows", "7.0-Enterprise-N", "client-7", "client"],
    ["MicrosoftSQLServer", "SQL2012SP1-WS2012", "Standard", "2012", ""],
    ["MicrosoftSQLServer", "sql2025-ws2025", "entdev-gen2", "2025", ""],
    ["contoso", "hardened", "win2k12r2", "2012-r2", ""],
    ["contoso", "windows", "2k8r2", "2008-r2", ""],
    ["contoso", "WindowsServer2K16", "std", "2016", ""],
    ["contoso", "ws2k19", "base", "2019", ""],
    ["contoso", "W2012R2", "std", "2012-r2", ""],
    ["contoso", "gold-w2019", "base", "2019", ""],
    ["contoso", "windows-server-2019-datacenter", "windows-server-2019-standard", "2019", ""],
    ["contoso", "windows-server-2012", "sql2008r2", "2012", ""],
    ["contoso", "win2012-sql-2008-r2", "v1", "2012", ""],
    ["contoso", "win2012-dr2", "r21", "2012", ""],
    ["contoso", "windows-10", "enterprise-evaluation", "client-10", "client"],
    ["MicrosoftWindowsServer", "WindowsServer", "2022-datacenter-azureedition", "2022", "azure-edition"],
    ["MicrosoftWindowsServer", "WindowsServer", "2022-datacenter-standard", "2022", ""],
    ["contoso", "windows", "8.1-enterprise", "client-8.1", "client"],
    ["MicrosoftSQLServer", "SQL2016SP1-WS2016-Standard", "Standard", "2016", ""],
    ["cloud-infrastructure-services", "ad-dc-2012-r2", "ad-dc-2012-r2", "2012-r2", ""],
    ["citrix1234567", "xenapp-win2016", "v1", "2016", ""],
    ["contoso", "hardened_windows_server_2016_standard", "base", "2016", "standard"],
    ["contoso", "Windows Server", "2012 R2 Datacenter", "2012-r2", "datacenter"],
    ["contoso", "images", "2012-R2-Datacenter", "2012-r2", "datacenter"],
    ["contoso", "exchange-2019-on-windows-server-2022", "standard", "2022", ""],
    ["contoso", "sql-2012-win-2016", "sql-2012-win-2016", "2016", ""],
    ["contoso", "windows-10-22h2-hardened", "v1", "client-10", "client"],
    ["contoso", "win11-wsl-ubuntu", "dev", "client-11", "client"],
    ["contoso", "windows-vista", "ultimate", "client-vista", "client"],
    ["contoso", "win2003", "web", "2003", ""],
    ["contoso", "windows-server-version-1909", "core", "sac-1909", ""],
    ["", "WindowsServer", "2019-Datacenter", "2019", "datacenter"],
    ["", "", "2016-datacenter-smalldisk", "2016", "datacenter"],
    ["", "SQL2016SP1-WS2012R2", "", "2012-r2", ""],
  ])("%s:%s:%s is %s %s", (publisher, offer, sku, expected, edition) => {
    expect(outcome(publisher, offer, sku).slice(0, 3)).toEqual(["windows", expected, edition]);
  });
});

describe("reject: no release where the name does not say one", () => {
  test.each([
    ["a year of Visual Studio", "MicrosoftVisualStudio", "visualstudio2022", "vs-2022-ent"],
    ["a year of SharePoint", "MicrosoftSharePoint", "MicrosoftSharePointServer", "2019"],
    ["a year of BizTalk", "MicrosoftBizTalkServer", "BizTalk-Server", "2016-Developer"],
    ["a year of SQL Server", "contoso", "sql-server-2019-on-windows", "sql-2019"],
    ["a year of SQL Server, after Windows", "contoso", "windows-sql-2019", "v1"],
    ["a year of Exchange", "contoso", "exchange-on-windows", "2019"],
    ["a bare SQL Server before 2017", "MicrosoftSQLServer", "SQL2016SP1", "Standard"],
    ["two years", "contoso", "windows-server-2016", "windows-server-2019"],
    ["two years in a row", "contoso", "windows-2012-to-2016", "v1"],
    ["two years in a row, with R2", "contoso", "windows-2012-r2-2016", "v1"],
    ["server and client", "contoso", "windows-server-2019", "win10"],
    ["an offer against its SKU", "MicrosoftWindowsServer", "windowsserver2022", "2019-Datacenter"],
    ["an annual channel release", "MicrosoftWindowsServer", "WindowsServer", "23h2-datacenter-core"],
    ["an annual channel release in other words", "contoso", "windows-server-23h2", "core"],
    ["a technical preview", "MicrosoftWindowsServer", "WindowsServer", "2016-Technical-Preview-Nano-Server"],
    ["an insider build", "contoso", "windows-server-2025-insider", "v1"],
    ["a preview", "MicrosoftWindowsServer", "WindowsServer", "2025-datacenter-preview"],
    ["2003 R2, which has no release here", "contoso", "windows-2003-r2", "v1"],
    ["Windows XP", "contoso", "windows-xp", "sp3"],
    ["a version of both Windows 10 and 11", "MicrosoftWindowsDesktop", "office-365", "22h2-avd-m365"],
    ["a count of users", "contoso", "rds-windows-10-users", "v1"],
    ["a version after the number", "contoso", "agent-windows-8.5.1", "v1"],
    ["a build number", "contoso", "windows-10.0.17763", "v1"],
    ["R2 only in the other part", "contoso", "windows-server-2012", "r2-datacenter"],
    ["R2 far from its year", "contoso", "win2012-gold", "R2"],
    ["a year without R2 next to the same with R2", "contoso", "win2008-sql2008r2", "v1"],
    ["a year that has no R2", "MicrosoftWindowsServer", "WindowsServer", "2016-R2-Datacenter"],
    ["2003 R2 of Microsoft", "MicrosoftWindowsServer", "WindowsServer", "2003-R2-Enterprise"],
    ["an insider build of Microsoft", "MicrosoftWindowsServer", "WindowsServer", "2025-datacenter-insider"],
    ["a year under another release's offer", "MicrosoftWindowsServer", "windows-2003-r2", "2016-datacenter"],
    ["an annual channel release under a year", "MicrosoftWindowsServer", "windowsserver2022", "23h2-datacenter-core"],
    ["the last version of Windows 10, which 11 has, too", "MicrosoftWindowsDesktop", "office-365", "21h2-evd"],
    ["two clients", "MicrosoftWindowsDesktop", "windows-10", "win11-pro"],
    ["a server of the desktop's publisher", "MicrosoftWindowsDesktop", "windows", "windows-server-2019"],
    ["HPC Pack without a SKU", "MicrosoftWindowsServerHPCPack", "WindowsServerHPCPack", ""],
    ["HPC Pack of another year", "MicrosoftWindowsServerHPCPack", "WindowsServerHPCPack", "u2012R2"],
    ["a domain controller", "cloud-infrastructure-services", "ad-dc", "std"],
    ["a publisher with the marketplace's number", "esri1234567890", "pro", "v1"],
  ])("%s", (_, publisher, offer, sku) => {
    expect(outcome(publisher, offer, sku)[0]).toBe("windows-of-unknown-release");
  });

  test.each([
    ["a bare SQL Server of 2017 or later", "MicrosoftSQLServer", "SQL2019", "Standard"],
    ["a year and Datacenter of a product", "derdack", "enterprisealert", "enterprisealert-2019-datacenter-byol"],
    ["a year of a product", "nuxeo", "nuxeo-lts", "nuxeo-lts-2019"],
    ["win inside a word", "contoso", "darwin2019", "twin-2016"],
    ["ws inside a word", "contoso", "aws2019", "news-2016"],
    ["both systems", "contoso", "win2019-and-ubuntu", "v1"],
    ["both systems, Windows in short", "contoso", "ws2019-ubuntu", "v1"],
    ["both systems, without a release", "contoso", "windows-and-ubuntu", "v1"],
    ["w inside a word", "contoso", "kw2019", "3w2016"],
    ["a short year of no release", "contoso", "w2020", "w-2k20"],
    ["a publisher with too short a number", "esri12345", "pro", "v1"],
    ["a publisher with a number inside", "es1234567ri", "pro", "v1"],
    ["no Windows word of a publisher of both", "cloud-infrastructure-services", "load-x", "std"],
    ["a year of SQL Server of a publisher of both", "cloud-infrastructure-services", "sql-2019", "sql-2019"],
    ["nothing", "", "", ""],
    ["only spaces and controls", " \t", "\u0000", "\u200b"],
  ])("%s is unknown", (_, publisher, offer, sku) => {
    expect(outcome(publisher, offer, sku)[0]).toBe("unknown");
  });
});

describe("the family, where no release is known", () => {
  test.each([
    ["server", "MicrosoftSQLServer", "SQL2016SP1", "Standard"],
    ["server", "MicrosoftWindowsServerHPCPack", "WindowsServerHPCPack", ""],
    ["server", "cloud-infrastructure-services", "ad-dc", "std"],
    ["server", "contoso", "windows-2003-r2", "v1"],
    ["server", "contoso", "windows-server-2012", "r2-2012r2"],
    ["server", "contoso", "winsrv", "v1"],
    ["client", "MicrosoftWindowsDesktop", "office-365", "avd"],
    ["client", "contoso", "windows-xp", "sp3"],
    ["", "contoso", "windows-server-2019", "win10"],
    ["", "contoso", "agent-windows", "v1"],
  ])("%j: %s:%s:%s", (family, publisher, offer, sku) => {
    expect(outcome(publisher, offer, sku).slice(0, 2)).toEqual(["windows-of-unknown-release", family]);
  });
});

test("Linux with a year isn't Windows, whoever publishes it", () => {
  expect(outcome("cloud-infrastructure-services", "ad-dc-ubuntu-2022", "ad-dc-ubuntu-2022")[0]).toBe("not-windows");
  expect(outcome("MicrosoftSQLServer", "SQL2016-RHEL7", "Web")[0]).toBe("not-windows");
});

test("a part that is missing is empty", () => {
  expect(identifyImage({ publisher: "contoso" })).toEqual(identify("contoso", "", ""));
  expect(identifyImage({ offer: "win2019" })).toEqual(identify("", "win2019", ""));
  expect(identifyImage({ sku: "2019-datacenter" })).toEqual(identify("", "", "2019-datacenter"));
});

describe("2012 never swallows 2012 R2", () => {
  test.each(["2012r2", "2012-r2", "2012_R2", "2012 R2", "2012.R2", "2012R2SP1"])("%s", (year) => {
    expect(release("MicrosoftWindowsServer", "WindowsServer", `${year}-Datacenter`)).toBe("2012-r2");
    expect(release("contoso", `win${year}`, "v1")).toBe("2012-r2");
    expect(release("contoso", `win-${year}-x`, "v1")).toBe("2012-r2");
  });

  test("a CIS version that starts with v2 isn't R2", () => {
    expect(release("center-for-internet-security-inc", "cis-windows-server-2012-v2-0-1-l2", "")).toBe("2012");
  });
});

describe("any text", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom("win", "windows", "-", "server", "2012", "r2", "2019", "sql", "ws", " ", "linux"),
    }),
    fc.constantFrom(...IMAGES.flatMap((row) => row.slice(0, 3))),
  );

  test("has an outcome, the same in any case and with spaces around it", () => {
    fc.assert(
      fc.property(text, text, text, (publisher, offer, sku) => {
        const { kind } = identify(publisher, offer, sku);
        expect(["not-windows", "windows", "windows-of-unknown-release", "unknown"]).toContain(kind);
        const ascii = (value: string) => value.replace(/[^\x20-\x7e]/g, "");
        const plain = [ascii(publisher), ascii(offer), ascii(sku)] as const;
        const [shout, blank] = [(value: string) => value.toUpperCase(), (value: string) => `  ${value}\t\n`];
        expect(outcome(shout(plain[0]), shout(plain[1]), shout(plain[2]))).toEqual(outcome(...plain));
        expect(outcome(blank(plain[0]), blank(plain[1]), blank(plain[2]))).toEqual(outcome(...plain));
      }),
    );
  });

  test("that says 2012 R2 anywhere is never 2012", () => {
    const r2 = fc.constantFrom("2012r2", "2012-R2", "2012_r2", "2012 R2");
    const place = fc.constantFrom(0, 1, 2);
    fc.assert(
      fc.property(text, text, text, text, r2, place, (publisher, offer, sku, rest, named, at) => {
        const parts = [publisher, offer, sku].map((part, index) => (index === at ? `${rest} ${named} ${part}` : part));
        const [first = "", second = "", third = ""] = parts;
        expect(release(first, second, third)).not.toBe("2012");
      }),
    );
  });

  test.each([
    ["windows words", "windows-server-"],
    ["years", "win2012-"],
    ["separators", "-_ ."],
    ["blanks", " "],
    ["digits", "2"],
  ])("of absurd length is unknown and costs little: %s", (_, unit) => {
    const read = (units: number) => {
      const long = `x${unit.repeat(units)}x`;
      expect(identify("MicrosoftWindowsServer", long, long).kind).toBe("unknown");
    };
    const cost = (units: number) =>
      leastCpuTime(() => {
        read(units);
      }, 1);
    expect(cost(200_000)).toBeLessThan(Math.max(cost(25_000) * 24, 100));
  });

  test("the answer is remembered by its parts, not by their concatenation", () => {
    expect(release("contoso", "win2019", "")).toBe("2019");
    expect(release("contoso", "win", "2019")).toBe("2019");
    expect(release("contosowin", "20", "19")).toBe("unknown");
  });

  test("time grows with the number of images, not with its square", () => {
    let next = 0;
    const identifyNew = (count: number) => () => {
      for (let at = 0; at < count; at++) identify("contoso", `win2019-${next++}`, "v1");
    };
    leastCpuTime(identifyNew(1000));
    const few = leastCpuTime(identifyNew(1000));
    // Ten times as many: 10 if linear, 100 if quadratic.
    expect(leastCpuTime(identifyNew(10_000))).toBeLessThan(Math.max(few * 30, 100));
  });
});

describe("the tables of publishers", () => {
  test("no publisher and offer is in both", () => {
    const key = ({ publisher, offers = "" }: { publisher: string; offers?: string }) =>
      `${publisher}:${offers}`.toLowerCase();
    const windows = new Set(WINDOWS_PUBLISHERS.map(key));
    expect(OTHER_PUBLISHERS.map(key).filter((row) => windows.has(row))).toEqual([]);
  });

  test("every row of a publisher with offers decides for those only", () => {
    for (const { publisher, offers } of [...WINDOWS_PUBLISHERS, ...OTHER_PUBLISHERS]) {
      const expected = offers === undefined ? "known" : "unknown";
      const { kind } = identify(publisher, "x", "y");
      expect([publisher, kind === "unknown" ? "unknown" : "known"]).toEqual([publisher, expected]);
      expect(identify(publisher, `${offers ?? ""}x`, "y").kind).not.toBe("unknown");
    }
  });
});
