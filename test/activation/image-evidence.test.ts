import fc from "fast-check";
import { identifyImage } from "../../activation/catalog";

const identify = (publisher: string, offer: string, sku: string) => identifyImage({ publisher, offer, sku });

test.each([
  ["MicrosoftWindowsServer:WindowsServer:2012-r2-datacenter", "the SKU 2012-r2-datacenter of MicrosoftWindowsServer"],
  ["MicrosoftWindowsServer:windowsserver2022:", "the offer windowsserver2022 of MicrosoftWindowsServer"],
  ["MicrosoftWindowsServer::", "the publisher MicrosoftWindowsServer"],
  [
    "MicrosoftWindowsServer:windowsserver2022:2019-core",
    "the SKU 2019-core of MicrosoftWindowsServer in the offer windowsserver2022",
  ],
  ["MicrosoftWindowsDesktop:Windows-10:pro", "the offer Windows-10 of MicrosoftWindowsDesktop"],
  ["MicrosoftWindowsDesktop:office-365:win11-avd", "the SKU win11-avd of MicrosoftWindowsDesktop"],
  ["MicrosoftWindowsDesktop:office-365:avd", "the offer office-365 and the SKU avd of MicrosoftWindowsDesktop"],
  ["MicrosoftSQLServer:SQL2019-WS2022:Web", "the offer SQL2019-WS2022 of MicrosoftSQLServer"],
  [
    "MicrosoftSQLServer:SQL2016SP1:Web",
    "the offer SQL2016SP1 of MicrosoftSQLServer, a SQL Server version that runs only on Windows",
  ],
  ["MicrosoftWindowsServerHPCPack:HPC:2012R2CN", "the SKU 2012R2CN of MicrosoftWindowsServerHPCPack"],
  ["MicrosoftWindowsServerHPCPack:HPC:", "the offer HPC of MicrosoftWindowsServerHPCPack"],
  ["cloud-infrastructure-services:sftp:sftp-2016", "the SKU sftp-2016 of cloud-infrastructure-services"],
  ["cloud-infrastructure-services:sftp-2016:", "the offer sftp-2016 of cloud-infrastructure-services"],
  [
    "MicrosoftSharePoint:SharePoint:2019",
    "the offer SharePoint and the SKU 2019 of MicrosoftSharePoint, whose images run Windows",
  ],
  ["bitnami:wordpress:4", "the publisher bitnami, whose images run Linux"],
  ["linux-experts:wordpress:4", "the publisher linux-experts, which names Linux"],
  ["contoso:Ubuntu:v1", "the offer Ubuntu of contoso, which names Ubuntu"],
  [
    "contoso:win2019-ubuntu:v1",
    "the offer win2019-ubuntu and the SKU v1 of contoso, naming both Windows and another system",
  ],
  ["contoso:windows:v1", "the SKU v1 of contoso"],
  ["contoso:on-windows:v1", "the offer on-windows of contoso"],
  ["contoso:app:v1", "the offer app and the SKU v1 of contoso, naming no operating system"],
  ["contoso:app:", "the offer app of contoso, naming no operating system"],
  ["contoso::v1", "the SKU v1 of contoso, naming no operating system"],
  ["contoso::", "the publisher contoso, naming no operating system"],
  [":app:v1", "the offer app and the SKU v1, naming no operating system"],
  ["::2019-datacenter", "the SKU 2019-datacenter"],
  ["::", "an image without a publisher, offer or SKU"],
])("%s is shown by %s", (image, because) => {
  const [publisher = "", offer = "", sku = ""] = image.split(":");
  expect(identify(publisher, offer, sku).because).toBe(because);
});

test.each([
  ["is cut after 64 characters", `win2019-${"x".repeat(100)}`, `win2019-${"x".repeat(56)}…`],
  ["of 64 characters isn't cut", `win2019-${"x".repeat(56)}`, `win2019-${"x".repeat(56)}`],
  ["loses its controls", "\u0000win2019\u001b[31m", "win2019 [31m"],
  ["loses its outer spaces", "  win2019 ", "win2019"],
])("a name %s", (_, offer, shown) => {
  expect(identify("contoso", offer, "v1").because).toBe(`the offer ${shown} of contoso`);
});

test.each([
  [256, "windows"],
  [257, "unknown"],
])("a name of %d characters is %s", (length, kind) => {
  const long = "win2019".padEnd(length, "-x");
  expect(identify("contoso", long, "v1").kind).toBe(kind);
  expect(identify(long, "win2019", "v1").kind).toBe(kind);
  expect(identify("contoso", "win2019", long).kind).toBe(kind);
});

test("a product key in a name isn't shown", () => {
  const key = "BCDFG-HJKMN-PQRTV-WXY23-46789";
  expect(JSON.stringify([identify(key, "win2019", key), identify("contoso", key, key)])).not.toContain("HJKMN");
});

test("what is shown is short, on one line and without controls, whatever the name is", () => {
  const hostile = fc.string({
    unit: fc.constantFrom("win2019", "\n", "\u001b[31m", "\u202e", "a", " "),
    maxLength: 60,
  });
  fc.assert(
    fc.property(hostile, hostile, hostile, (publisher, offer, sku) => {
      const { because } = identify(publisher, offer, sku);
      expect(because.length).toBeLessThan(400);
      expect(because).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\u202e]+$/u);
    }),
  );
});
