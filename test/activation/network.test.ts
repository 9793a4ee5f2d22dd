import type { Attachment, Interface } from "../../activation/attachment";
import { KMS_TARGETS } from "../../activation/kms-targets";
import { judgeReach } from "../../activation/network";
import { UNKNOWN } from "../../values/value";
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
    [`route-to-gateway ${BOTH}`, "0.0.0.0/0 gateway", `${RETIRED}/32 internet`],
    ["route-to-none 20.118.99.224", "0.0.0.0/0 internet", `${FIRST}/32 none`],
    [
      `route-to-gateway ${FIRST}`,
      "0.0.0.0/0 gateway",
      "20.0.0.0/8 internet",
      "20.118.0.0/16 gateway",
      `${SECOND}/32 internet`,
    ],
    ["undecided", "0.0.0.0/0 vnet"],
    ["undecided", "0.0.0.0/0 appliance"],
    ["open", "0.0.0.0/0 appliance", `${FIRST}/32 internet`, `${SECOND}/32 internet`],
    ["undecided", "0.0.0.0/0 ?"],
    ["undecided", "0.0.0.0/0 gateway", "? internet"],
    [`route-to-gateway ${BOTH}`, "0.0.0.0/0 gateway", "? gateway"],
    ["open", "? internet"],
    ["undecided", "? gateway"],
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

describe("what is not declared is not guessed", () => {
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

  it("a rule of the interface denies wherever the subnet is", () => {
    const securityGroup = group(["100 Deny AzurePlatformLKM"]);
    expect(reachOf(attach({}, { subnet: "not-declared", securityGroup }))).toBe(`denied-by-rule ${BOTH}`);
  });
});

describe("what is told to settle a doubt settles it whole", () => {
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
