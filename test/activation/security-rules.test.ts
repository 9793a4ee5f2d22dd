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
    [DENIED, "100 Deny AzurePlatformLKM * * Outbound 10.9.0.0/24,VirtualNetwork"],
    ["open", "100 Deny -"],
    ["open", "100 Deny 10.0.0.0/8,-"],
    ["undecided", "100 Deny AzurePlatformLKM ?"],
    ["undecided", "100 Deny AzurePlatformLKM 1688 ?"],
    ["open", "100 Deny AzurePlatformLKM 1688 -"],
    ["undecided", "100 Deny AzurePlatformLKM * * ?"],
    ["undecided", "100 Allow * 1688", "? Deny AzurePlatformLKM"],
    [DENIED, "100 Allow 10.0.0.0/8", "200 Deny AzurePlatformLKM"],
  ];
  it.each(table)("%s", (expected, ...lines) => {
    expect(reachOf(attach({ securityGroup: group(lines) }))).toBe(expected);
    expect(reachOf(attach({}, { securityGroup: group(lines) }))).toBe(expected);
  });

  it("asks both groups", () => {
    const nic = { securityGroup: group(["100 Deny AzurePlatformLKM"]) };
    expect(reachOf(attach({ securityGroup: group(["100 Allow *"]) }, nic))).toBe(DENIED);
  });

  const exceptions = [`${FIRST}/32 internet`, `${SECOND}/32 internet`];
  const denial = group(["100 Deny Internet"]);
  const plain: readonly (readonly [expected: string, ...routes: string[]])[] = [
    ["undecided", "0.0.0.0/0 gateway", ...exceptions],
    ["undecided", "0.0.0.0/1 gateway", "128.0.0.0/1 gateway", ...exceptions],
    ["undecided", "? internet"],
    ["open", "0.0.0.0/2 internet"],
    ["open", "10.0.0.0/8 gateway"],
    ["open", "::/0 gateway"],
    ["open", "AzureCloud internet"],
  ];
  it.each(plain)("%s: a plain denial where a route may turn the platform rule off", (expected, ...lines) => {
    const routeTable = { name: "rt", routes: routes(lines) };
    expect(reachOf(attach({ routeTable, securityGroup: denial }))).toBe(expected);
  });

  it("a plain denial where a virtual hub may turn the platform rule off", () => {
    const hubRoutes = routes(["0.0.0.0/0 internet"]).map((route) => ({ ...route, hub: "hub", certain: false }));
    expect(reachOf(attach({ hubRoutes }))).toBe("open");
    expect(reachOf(attach({ hubRoutes, securityGroup: denial }))).toBe("undecided");
  });

  it.each([
    ["undecided", "100 Deny Internet"],
    ["undecided", "100 Deny 20.0.0.0/8"],
    ["undecided", "200 Allow *", "100 Deny Internet"],
    ["open", "200 Deny Internet", "100 Allow *"],
    ["open", "100 Deny Internet", "90 Allow AzurePlatformLKM 1688"],
    ["undecided", "100 Allow ?", "200 Deny Internet"],
    ["open", "? Deny Internet", "200 Allow *"],
    ["open", "100 Deny Internet 443"],
  ])("%s: without the platform rule, the first certain rule decides: %s %s", (expected, ...lines) => {
    const routeTable = { name: "rt", routes: routes(["0.0.0.0/0 gateway", ...exceptions]) };
    expect(reachOf(attach({ routeTable, securityGroup: group(lines) }))).toBe(expected);
  });

  it("a group without rules changes nothing", () => {
    expect(reachOf(attach({ securityGroup: { name: "nsg", rules: undefined } }))).toBe("open");
  });

  it.each([
    ["undecided", UNKNOWN],
    ["not-declared", "not-declared"],
    ["undecided", { name: "nsg", rules: UNKNOWN }],
  ] as const)("%s where the group is out of sight", (expected, securityGroup) => {
    expect(reachOf(attach({}, { securityGroup }))).toBe(expected);
  });
});
