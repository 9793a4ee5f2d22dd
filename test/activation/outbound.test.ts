import type { Attachment, Pool } from "../../activation/attachment";
import { UNKNOWN } from "../../values/value";
import { BOTH, FIRST, SECOND, attach, reachOf, routes } from "./attachments";

const NEW = ["2025-07-01", "2025-07-01"];
const INTERNAL: Pool = { name: "ilb", sku: "Standard", public: false, outbound: false };

describe("a way out is needed where Azure gives none", () => {
  const table: readonly (readonly [name: string, expected: string, attachment: Attachment])[] = [
    ["private", `private-subnet ${BOTH}`, attach({ defaultOutbound: false })],
    ["declared open", "open", attach({ defaultOutbound: true, apiVersions: NEW })],
    ["new API version", `private-subnet ${BOTH}`, attach({ apiVersions: NEW })],
    ["new preview API version", `private-subnet ${BOTH}`, attach({ apiVersions: ["2025-07-01-preview"] })],
    ["the API version before", "open", attach({ apiVersions: ["2025-05-01"] })],
    ["no API version known", "open", attach({ apiVersions: [undefined, undefined] })],
    ["new and old API version", "undecided", attach({ apiVersions: ["2024-05-01", "2025-07-01"] })],
    ["new API version, older network", "undecided", attach({ apiVersions: NEW, exists: true })],
    ["privacy unknown", "undecided", attach({ defaultOutbound: UNKNOWN })],
    ["privacy unknown, but a NAT gateway", "open", attach({ defaultOutbound: UNKNOWN, natGateway: true })],
    ["private with a NAT gateway", "open", attach({ defaultOutbound: false, natGateway: true })],
    ["private, NAT gateway unknown", "undecided", attach({ defaultOutbound: false, natGateway: UNKNOWN })],
    ["private with a public address", "open", attach({ defaultOutbound: false }, { publicAddress: true })],
    [
      "private in a basic public pool",
      "open",
      attach({ defaultOutbound: false }, { pools: [{ ...INTERNAL, sku: "Basic", public: true }] }),
    ],
    [
      "private in a served pool",
      "open",
      attach({ defaultOutbound: false }, { pools: [{ ...INTERNAL, public: true, outbound: true }] }),
    ],
    [
      "private in a pool not served",
      `private-subnet ${BOTH}`,
      attach({ defaultOutbound: false }, { pools: [{ ...INTERNAL, public: true }] }),
    ],
    [
      "private in a basic internal pool",
      `private-subnet ${BOTH}`,
      attach({ defaultOutbound: false }, { pools: [{ ...INTERNAL, sku: "Basic" }] }),
    ],
    [
      "private in a basic pool, perhaps public",
      "undecided",
      attach({ defaultOutbound: false }, { pools: [{ ...INTERNAL, sku: "Basic", public: UNKNOWN }] }),
    ],
    [
      "private in a served pool, sku unknown",
      "open",
      attach({ defaultOutbound: false }, { pools: [{ ...INTERNAL, sku: UNKNOWN, public: true, outbound: true }] }),
    ],
    [
      "private in a public pool, sku unknown",
      "undecided",
      attach({ defaultOutbound: false }, { pools: [{ ...INTERNAL, sku: UNKNOWN, public: true }] }),
    ],
    [
      "private in a public pool, sku left out",
      "undecided",
      attach({ defaultOutbound: false }, { pools: [{ ...INTERNAL, sku: undefined, public: true }] }),
    ],
    ["private in no pool", `private-subnet ${BOTH}`, attach({ defaultOutbound: false }, { pools: [undefined] })],
    ["public standard balancer without rules", "undecided", attach({}, { pools: [{ ...INTERNAL, public: true }] })],
    ["standard balancer, perhaps public", "undecided", attach({}, { pools: [{ ...INTERNAL, public: UNKNOWN }] })],
    ["public basic balancer", "open", attach({}, { pools: [{ ...INTERNAL, sku: "Basic", public: true }] })],
    ["a balancer elsewhere", "open", attach({}, { pools: ["not-declared", undefined] })],
    ["a balancer unknown", "undecided", attach({}, { pools: [UNKNOWN] })],
    ["a balancer unknown, but a NAT gateway", "open", attach({ natGateway: true }, { pools: [UNKNOWN] })],
    [
      "a certain reason next to a doubtful one",
      `flexible-scale-set ${BOTH}`,
      attach({ defaultOutbound: UNKNOWN }, {}, { flexible: true }),
    ],
    ["private in a pool elsewhere", "undecided", attach({ defaultOutbound: false }, { pools: ["not-declared"] })],
    ["internal standard balancer", `internal-load-balancer ${BOTH}`, attach({}, { pools: [INTERNAL] })],
    ["internal basic balancer", "open", attach({}, { pools: [{ ...INTERNAL, sku: "Basic" }] })],
    ["internal balancer, sku left out", "undecided", attach({}, { pools: [{ ...INTERNAL, sku: undefined }] })],
    ["internal balancer of another sku", "open", attach({}, { pools: [{ ...INTERNAL, sku: "Gateway" }] })],
    [
      "internal balancer, sku left out, and a NAT gateway",
      "open",
      attach({ natGateway: true }, { pools: [{ ...INTERNAL, sku: undefined }] }),
    ],
    ["internal balancer, sku unknown", "undecided", attach({}, { pools: [{ ...INTERNAL, sku: UNKNOWN }] })],
    [
      "internal and a served public balancer",
      "open",
      attach({}, { pools: [INTERNAL, { ...INTERNAL, public: true, outbound: true }] }),
    ],
    ["internal balancer and a NAT gateway", "open", attach({ natGateway: true }, { pools: [INTERNAL] })],
    ["flexible scale set", `flexible-scale-set ${BOTH}`, attach({}, {}, { flexible: true })],
    ["flexible scale set with a NAT gateway", "open", attach({ natGateway: true }, {}, { flexible: true })],
    [
      "Internet routes do not help in a private subnet",
      `private-subnet ${BOTH}`,
      attach({
        defaultOutbound: false,
        routeTable: {
          name: "rt",
          routes: routes(["0.0.0.0/0 gateway", `${FIRST}/32 internet`, `${SECOND}/32 internet`]),
        },
      }),
    ],
    [
      "a NAT gateway does not help against a route",
      `route-to-gateway ${BOTH}`,
      attach({ natGateway: true, routeTable: { name: "rt", routes: routes(["0.0.0.0/0 gateway"]) } }),
    ],
    [
      "an appliance may lead out of a private subnet",
      "undecided",
      attach({ defaultOutbound: false, routeTable: { name: "rt", routes: routes(["0.0.0.0/0 appliance"]) } }),
    ],
  ];
  it.each(table)("%s: %s", (_name, expected, attachment) => {
    expect(reachOf(attachment)).toBe(expected);
  });
});
