import type { Attachment, Interface, RouteTable } from "../../activation/attachment";
import { KMS_TARGETS } from "../../activation/kms-targets";
import { judgeReach } from "../../activation/network";
import { UNKNOWN, type Value } from "../../values/value";
import {
  BOTH,
  FIRST,
  INTERFACE,
  RETIRED,
  SECOND,
  SUBNET,
  attach,
  group,
  inShort,
  reachOf,
  routes,
} from "./attachments";

describe("the longest prefix decides", () => {
  const table: readonly (readonly [expected: string, ...routes: string[]])[] = [
    ["open"],
    ["open", "10.0.0.0/8 gateway"],
    ["open", "0.0.0.0/0 internet"],
    [`route-to-gateway ${BOTH}`, "0.0.0.0/0 gateway"],
    [`route-to-none ${BOTH}`, "0.0.0.0/0 none"],
    [`route-to-gateway ${BOTH}`, "0.0.0.0/1 gateway", "128.0.0.0/1 gateway"],
    [`route-to-gateway ${BOTH}`, "0.0.0.0/1 gateway"],
    ["open", "128.0.0.0/1 gateway"],
    [`route-to-gateway ${BOTH}`, "0.0.0.0/2 gateway", "64.0.0.0/2 internet"],
    [`route-to-gateway ${SECOND}`, "40.0.0.0/8 gateway"],
    ["open", "0.0.0.0/0 gateway", `${FIRST}/32 internet`, `${SECOND}/32 internet`],
    ["open", "0.0.0.0/0 gateway", `${FIRST} internet`, `${SECOND} internet`],
    ["open", "0.0.0.0/0 gateway", "20.0.0.0/8 internet", "40.0.0.0/8 internet"],
    [`route-to-gateway ${SECOND}`, "0.0.0.0/0 gateway", `${FIRST}/32 internet`],
    ["open", `${FIRST}/32 internet`, `${SECOND}/32 internet`, "0.0.0.0/0 gateway"],
    ["open", "20.0.0.0/8 internet", "40.0.0.0/8 internet", "0.0.0.0/0 gateway"],
    [`route-to-gateway ${BOTH}`, "0.0.0.0/0 gateway", `${RETIRED}/32 internet`],
    ["route-to-none 20.118.99.224", "0.0.0.0/0 internet", `${FIRST}/32 none`],
    [
      `route-to-gateway ${FIRST}`,
      "0.0.0.0/0 gateway",
      "20.0.0.0/8 internet",
      "20.118.0.0/16 gateway",
      `${SECOND}/32 internet`,
    ],
    ["undecided", "0.0.0.0/0 gateway", "0.0.0.0/0 internet"],
    ["open", "- gateway"],
    ["undecided", "0.0.0.0/0 vnet"],
    ["undecided", "0.0.0.0/0 appliance"],
    ["open", "0.0.0.0/0 appliance", `${FIRST}/32 internet`, `${SECOND}/32 internet`],
    ["undecided", "0.0.0.0/0 ?"],
    ["undecided", "0.0.0.0/0 gateway", "? internet"],
    [`route-to-gateway ${BOTH}`, "0.0.0.0/0 gateway", "? gateway"],
    ["open", "? internet"],
    ["undecided", "? gateway"],
    ["open", "? gateway", `${FIRST} internet`, `${SECOND} internet`],
    ["open", "? gateway", `${FIRST}/32 internet`, `${SECOND}/32 internet`],
    ["undecided", "0.0.0.0/0 gateway", "AzureCloud internet"],
    ["undecided", "AzureCloud.WestUS gateway"],
    [`route-to-gateway ${BOTH}`, "0.0.0.0/0 gateway", "Storage internet"],
    [`route-to-gateway ${BOTH}`, "0.0.0.0/0 gateway", "::/0 internet"],
    ["open", "::/0 gateway"],
  ];
  it.each(table)("%s", (expected, ...lines) => {
    expect(reachOf(attach({ routeTable: { name: "rt", routes: routes(lines) } }))).toBe(expected);
  });

  it("needs the addresses of the cloud", () => {
    const routeTable = {
      name: "rt",
      routes: routes(["0.0.0.0/0 gateway", "23.97.0.13/32 internet", "52.126.105.2/32 internet"]),
    };
    expect(inShort(judgeReach(attach({ routeTable }), KMS_TARGETS["azure-us-government"]))).toBe("open");
    expect(inShort(judgeReach(attach({ routeTable }), KMS_TARGETS["azure-china"]))).toMatch(/^route-to-gateway /);
  });

  it("names table and route", () => {
    const reach = judgeReach(
      attach({ routeTable: { name: "rt", routes: routes(["0.0.0.0/0 none"]) } }),
      KMS_TARGETS.azure,
    );
    expect(reach).toMatchObject({ resources: ["rt", "0.0.0.0/0 none"] });
  });

  it.each([
    ["undecided", UNKNOWN],
    ["not-declared", "not-declared"],
    ["undecided", { name: "rt", routes: UNKNOWN }],
    ["open", { name: "rt", routes: undefined }],
  ] as const)("%s where the table is out of sight", (expected, routeTable) => {
    expect(reachOf(attach({ routeTable }))).toBe(expected);
  });
});

describe("routes of a virtual hub", () => {
  const of = (line: string, certain: boolean) => routes([line]).map((route) => ({ ...route, hub: "hub", certain }));
  const table = (propagation: Value<boolean>, ...lines: readonly string[]): RouteTable => ({
    name: "rt",
    propagation,
    routes: routes(lines),
  });
  const certain = of("0.0.0.0/0 none", true);
  const doubtful = of("0.0.0.0/0 none", false);

  it.each([
    ["certain", `route-to-none ${BOTH}`, { hubRoutes: certain }],
    ["doubtful", "undecided", { hubRoutes: doubtful }],
    ["not propagated", "undecided", { hubRoutes: certain, routeTable: table(false) }],
    ["propagated", `route-to-none ${BOTH}`, { hubRoutes: certain, routeTable: table(true) }],
    ["perhaps not propagated", "undecided", { hubRoutes: certain, routeTable: table(UNKNOWN) }],
    ["doubtful and not propagated", "undecided", { hubRoutes: doubtful, routeTable: table(false) }],
    [
      "of the same prefix as the subnet's own",
      "open",
      { hubRoutes: certain, routeTable: table(true, "0.0.0.0/0 internet") },
    ],
    [
      "of the same prefix as another one with the same end",
      `route-to-none ${BOTH}`,
      { hubRoutes: [...certain, ...certain] },
    ],
    [
      "of the same prefix as another one with another end",
      "undecided",
      { hubRoutes: [...certain, ...of("0.0.0.0/0 internet", true)] },
    ],
    [
      "of the same prefix as another one with another end, the other way round",
      "undecided",
      { hubRoutes: [...of("0.0.0.0/0 internet", true), ...certain] },
    ],
    [
      "both of the same prefix as the subnet's own",
      "open",
      { hubRoutes: [...certain, ...of("0.0.0.0/0 gateway", true)], routeTable: table(true, "0.0.0.0/0 internet") },
    ],
    [
      "doubtful, of the same prefix as the subnet's own",
      "open",
      { hubRoutes: doubtful, routeTable: table(true, "0.0.0.0/0 internet") },
    ],
    [
      "doubtful, of a longer prefix",
      "undecided",
      { hubRoutes: of("20.0.0.0/8 none", false), routeTable: table(true, "0.0.0.0/0 internet") },
    ],
    [
      "doubtful, of a prefix that holds no address",
      "open",
      { hubRoutes: of("30.0.0.0/8 none", false), routeTable: table(true, "0.0.0.0/0 internet") },
    ],
    [
      "doubtful, behind routes for the addresses",
      "open",
      { hubRoutes: doubtful, routeTable: table(true, `${FIRST}/32 internet`, `${SECOND}/32 internet`) },
    ],
    [
      "doubtful, with the same end as the subnet's own",
      `route-to-none ${BOTH}`,
      { hubRoutes: of("20.0.0.0/8 none", false), routeTable: table(true, "0.0.0.0/0 none") },
    ],
  ] as const)("%s: %s", (_, expected, subnet) => {
    expect(reachOf(attach(subnet))).toBe(expected);
  });

  it("two possible obstacles of one address aren't a certain one", () => {
    const routeTable = table(true, "0.0.0.0/0 gateway", "? none");
    expect(reachOf(attach({ routeTable }))).toBe("undecided");
  });

  it.each([
    ["the next hop", { routeTable: table(true, "0.0.0.0/0 vnet") }, /VnetLocal/, new RegExp(`${SECOND}/32`)],
    ["no next hop", { routeTable: table(true, "0.0.0.0/0 -") }, /left out/, new RegExp(`${SECOND}/32`)],
    ["the hub", { hubRoutes: doubtful }, /virtual hub hub/, /routing intent/],
    [
      "two routes of one prefix",
      { routeTable: table(true, "0.0.0.0/0 none", "0.0.0.0/0 internet") },
      /routes 0\.0\.0\.0\/0 none and 0\.0\.0\.0\/0 internet have the same prefix/,
      new RegExp(`${SECOND}/32`),
    ],
    ["the table", { routeTable: table(true, "? none") }, /route in rt/, new RegExp(`${FIRST}/32, ${SECOND}/32`)],
  ] as const)("the reason names %s", (_, subnet, because, settle) => {
    const reach = judgeReach(attach(subnet), KMS_TARGETS.azure);
    expect(reach.kind === "undecided" ? reach.because : "").toMatch(because);
    expect(reach.kind === "undecided" ? reach.settle : "").toMatch(settle);
  });

  it("an address that is certainly closed counts, whatever another one is", () => {
    const routeTable = table(true, `${FIRST}/32 appliance`, `${SECOND}/32 none`);
    expect(reachOf(attach({ routeTable }))).toBe(`route-to-none ${SECOND}`);
    const other = table(true, `${FIRST}/32 gateway`, `${SECOND}/32 none`);
    expect(reachOf(attach({ routeTable: other }))).toBe(`route-to-gateway ${FIRST}`);
    const perhaps = table(true, `${FIRST}/32 internet`, `${SECOND}/32 appliance`);
    expect(reachOf(attach({ routeTable: perhaps }))).toBe("undecided");
  });
});

describe("undeclared networks aren't guessed", () => {
  const closed: Interface = { ...INTERFACE, subnet: { ...SUBNET, defaultOutbound: false } };
  const table: readonly (readonly [name: string, expected: string, interfaces: Attachment["interfaces"]])[] = [
    ["no interfaces", "not-declared", undefined],
    ["interfaces unknown", "undecided", UNKNOWN],
    ["an interface elsewhere", "not-declared", ["not-declared"]],
    ["an interface unknown", "undecided", [UNKNOWN]],
    ["a subnet elsewhere", "not-declared", [{ ...INTERFACE, subnet: "not-declared" }]],
    ["a subnet unknown", "undecided", [{ ...INTERFACE, subnet: UNKNOWN }]],
    [
      "a certain secondary interface does not count",
      "open",
      [
        { ...INTERFACE, primary: UNKNOWN },
        { ...closed, primary: false },
      ],
    ],
    ["the secondary interface does not count", "open", [INTERFACE, { ...closed, primary: false }]],
    ["the primary interface counts", `private-subnet ${BOTH}`, [{ ...INTERFACE, primary: false }, closed]],
    [
      "which is primary is unknown, but all are closed",
      `private-subnet ${BOTH}`,
      [
        { ...closed, primary: UNKNOWN },
        { ...closed, primary: UNKNOWN },
      ],
    ],
    [
      "which is primary is unknown",
      "undecided",
      [
        { ...INTERFACE, primary: UNKNOWN },
        { ...closed, primary: UNKNOWN },
      ],
    ],
    [
      "a public address on the secondary interface",
      "open",
      [closed, { ...INTERFACE, primary: false, publicAddress: true }],
    ],
  ];
  it.each(table)("%s: %s", (_name, expected, interfaces) => {
    expect(reachOf({ flexible: false, interfaces })).toBe(expected);
  });

  it.each<[expected: string, interfaces: Attachment["interfaces"]]>([
    [`private-subnet ${BOTH}`, [closed, { ...INTERFACE, primary: UNKNOWN }]],
    ["open", [INTERFACE, "not-declared"]],
    ["open", [INTERFACE, UNKNOWN]],
  ])("%s by the interface that is certainly primary", (expected, interfaces) => {
    expect(reachOf({ flexible: false, interfaces })).toBe(expected);
  });

  it.each([
    ["undecided", { securityGroup: UNKNOWN }],
    ["not-declared", { securityGroup: "not-declared" }],
    [
      `route-to-gateway ${BOTH}`,
      { securityGroup: UNKNOWN, routeTable: { name: "rt", routes: routes(["0.0.0.0/0 gateway"]) } },
    ],
    [
      `private-subnet ${BOTH}`,
      { defaultOutbound: false, routeTable: { name: "rt", routes: routes(["10.0.0.0/8 gateway"]) } },
    ],
  ] as const)("%s by the subnet %j", (expected, subnet) => {
    expect(reachOf(attach(subnet))).toBe(expected);
  });

  it("a group's sources are doubted where the subnet isn't declared", () => {
    const securityGroup = group(["100 Deny AzurePlatformLKM * * Outbound 10.9.0.0/24"]);
    expect(reachOf(attach({}, { subnet: "not-declared", securityGroup }))).toBe("not-declared");
  });

  it("a rule of the interface denies wherever the subnet is", () => {
    const securityGroup = group(["100 Deny AzurePlatformLKM"]);
    expect(reachOf(attach({}, { subnet: "not-declared", securityGroup }))).toBe(`denied-by-rule ${BOTH}`);
  });
});

describe("following the advice settles the doubt completely", () => {
  const settles = (attachment: Attachment): string => {
    const reach = judgeReach(attachment, KMS_TARGETS.azure);
    return reach.kind === "undecided" ? reach.settle : "";
  };

  it.each(["0.0.0.0/0 appliance", "0.0.0.0/0 vnet", "? gateway"])("%s: exceptions for every address", (line) => {
    const told = settles(attach({ routeTable: { name: "rt", routes: routes([line]) } }));
    expect([told.includes(`${FIRST}/32`), told.includes(`${SECOND}/32`)]).toEqual([true, true]);
  });

  it("defaultOutboundAccess only where the subnet is what is in doubt", () => {
    const pool = { name: "lb", sku: UNKNOWN, public: false, outbound: false } as const;
    expect(settles(attach({ defaultOutbound: UNKNOWN }))).toContain("defaultOutboundAccess");
    expect(settles(attach({}, { pools: [pool] }))).not.toContain("defaultOutboundAccess");
    expect(settles(attach({}, { pools: [pool] }))).toContain("NAT gateway");
  });
});
