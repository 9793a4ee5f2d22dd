import { UNKNOWN } from "../../values/value";
import { BOTH, FIRST, SECOND, attach, group, reachOf, routes } from "./attachments";

const DENIED = `denied-by-rule ${BOTH}`;

describe("the first security rule that matches decides", () => {
  const table: readonly (readonly [expected: string, ...rules: string[]])[] = [
    ["open"],
    ["open", "100 Deny Internet"],
    ["open", "100 Deny *"],
    ["open", `100 Deny ${FIRST}/32,${SECOND}/32 1688 Tcp`],
    [DENIED, "100 Deny AzurePlatformLKM"],
    [DENIED, "100 deny azureplatformlkm 1688 tcp"],
    [DENIED, "100 Deny AzurePlatformLKM 1000-2000"],
    ["open", "100 Deny AzurePlatformLKM 443"],
    ["open", "100 Deny AzurePlatformLKM * Udp"],
    ["open", "100 Deny AzurePlatformLKM * * Inbound"],
    ["open", "100 Allow AzurePlatformLKM"],
    ["open", "100 Allow AzurePlatformLKM 1688 Tcp", "200 Deny AzurePlatformLKM"],
    [DENIED, "200 Allow AzurePlatformLKM 1688 Tcp", "100 Deny AzurePlatformLKM"],
    ["open", "100 Allow Internet", "200 Deny AzurePlatformLKM"],
    ["open", "100 Allow *", "200 Deny AzurePlatformLKM"],
    [DENIED, "100 Allow * 443", "200 Deny AzurePlatformLKM"],
    [DENIED, "100 Allow Storage", "200 Deny AzurePlatformLKM"],
    [`denied-by-rule ${SECOND}`, `100 Allow ${FIRST} 1688`, "200 Deny AzurePlatformLKM"],
    ["open", `100 Allow ${FIRST},${SECOND} 1688`, "200 Deny AzurePlatformLKM"],
    ["undecided", "? Allow * 1688", "200 Deny AzurePlatformLKM"],
    [DENIED, "? Deny AzurePlatformLKM"],
    ["undecided", "100 Allow ? 1688", "200 Deny AzurePlatformLKM"],
    ["undecided", "100 Allow AzureCloud 1688", "200 Deny AzurePlatformLKM"],
    ["undecided", "100 Deny ?"],
    ["undecided", "100 ? AzurePlatformLKM"],
    ["open", "100 Allow *", "200 Deny ?"],
    ["open", "100 Deny AzurePlatformLKM * * Outbound 10.9.0.0/24"],
    ["undecided", "100 Deny AzurePlatformLKM * * Outbound 10.20.9.0/25"],
    ["undecided", "100 Deny AzurePlatformLKM * * Outbound ?"],
    [DENIED, "100 Deny AzurePlatformLKM * * Outbound 10.20.0.0/16"],
    [DENIED, "100 Allow AzurePlatformLKM * * Outbound 10.9.0.0/24", "200 Deny AzurePlatformLKM"],
    ["open", "100 Allow AzurePlatformLKM * * Outbound 10.20.9.0/24", "200 Deny AzurePlatformLKM"],
    [DENIED, "100 Deny AzurePlatformLKM * * Outbound VirtualNetwork"],
  ];
  it.each(table)("%s", (expected, ...lines) => {
    expect(reachOf(attach({ securityGroup: group(lines) }))).toBe(expected);
    expect(reachOf(attach({}, { securityGroup: group(lines) }))).toBe(expected);
  });

  it("asks both groups", () => {
    const nic = { securityGroup: group(["100 Deny AzurePlatformLKM"]) };
    expect(reachOf(attach({ securityGroup: group(["100 Allow *"]) }, nic))).toBe(DENIED);
  });

  it("doubts a plain denial where a default route turns the platform rule off", () => {
    const lines = ["0.0.0.0/0 gateway", `${FIRST}/32 internet`, `${SECOND}/32 internet`];
    const routeTable = { name: "rt", routes: routes(lines) };
    expect(reachOf(attach({ routeTable, securityGroup: group(["100 Deny Internet"]) }))).toBe("undecided");
    const allows = group([`90 Allow AzurePlatformLKM 1688`, "100 Deny Internet"]);
    expect(reachOf(attach({ routeTable, securityGroup: allows }))).toBe("open");
  });

  it.each([
    ["undecided", UNKNOWN],
    ["not-declared", "not-declared"],
    ["undecided", { name: "nsg", rules: UNKNOWN }],
  ] as const)("%s where the group is out of sight", (expected, securityGroup) => {
    expect(reachOf(attach({}, { securityGroup }))).toBe(expected);
  });
});
