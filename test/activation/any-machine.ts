import fc from "fast-check";
import type { Delivery } from "../../activation/delivery";
import type { Machine } from "../../activation/machine";
import type { Reach } from "../../activation/reach";
import { BAKED_IN, CLOUDS, DELIVERY_PATHS } from "../../activation/settings";
import { AVMA_KEYS } from "../../activation/tables/avma-keys";
import { KMS_CLIENT_KEYS } from "../../activation/tables/kms-client-keys";
import type { Verdict } from "../../activation/verdict";
import { EDITIONS, type OperatingSystem, RELEASES } from "../../activation/windows";
import { UNKNOWN } from "../../values/value";
import { CARRIER, keys, kmsHosts, machineOf } from "./machines";

/** Well-formed, made up for tests, and in no published table. */
export const MAK_2012 = "BCDFG-HJKMN-PQRTV-WXY23-46789";
export const MAK_BEFORE_2012 = "BCDFG-HJKMP-PQRTV-WXY23-46789";

/** How good a verdict is: 2 for no question left, 1 for undecided, 0 for a refusal. */
export function rank(verdict: Verdict): number {
  if (verdict.kind === "needs-key" || verdict.kind === "cannot-activate") return 0;
  return verdict.kind === "undecided" ? 1 : 2;
}

const system: fc.Arbitrary<OperatingSystem> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<OperatingSystem>({ kind: "not-windows", because: "x" }) },
  { weight: 1, arbitrary: fc.constant<OperatingSystem>({ kind: "unknown", because: "x" }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("windows-of-unknown-release" as const),
      family: fc.constantFrom("server" as const, "client" as const, undefined),
      because: fc.string(),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record(
      {
        kind: fc.constant("windows" as const),
        release: fc.constantFrom(...RELEASES),
        edition: fc.constantFrom(...EDITIONS, undefined),
        installation: fc.constantFrom("nano" as const, "multi-session" as const),
        because: fc.string(),
      },
      { requiredKeys: ["kind", "release", "edition", "because"] },
    ),
  },
);

const generic = [...AVMA_KEYS, ...KMS_CLIENT_KEYS].map((row) => row.key);

const delivery: fc.Arbitrary<Delivery> = fc.oneof(
  fc
    .oneof(fc.constantFrom(MAK_2012, MAK_BEFORE_2012, ...generic), fc.string())
    .map((text): Delivery => keys(text)[0] ?? { kind: "undecided", why: "unknown-value", carrier: CARRIER }),
  fc
    .constantFrom("unknown-value" as const, "script-at-uri" as const, "key-vault" as const, "key-not-followed" as const)
    .map((why): Delivery => ({ kind: "undecided", why, carrier: CARRIER })),
);

const reach: fc.Arbitrary<Reach> = fc.constantFrom<Reach[]>(
  { kind: "not-declared" },
  { kind: "open", because: "x" },
  { kind: "undecided", because: "x", settle: "y" },
  { kind: "blocked", obstacle: "route-to-none", resources: [], addresses: [] },
);

/** Any machine that the rooms before could make, and some that they could not. */
export const anyMachine: fc.Arbitrary<Machine> = fc
  .record({
    place: fc.record({
      cloud: fc.constantFrom(...CLOUDS, undefined, UNKNOWN),
      build: fc.constantFrom(undefined, "1907", "2306", "1.2311.1.22", "2309", "soon", ""),
      because: fc.string(),
    }),
    system,
    image: fc.constantFrom("a:b:c", "/subscriptions/s/images/gold", "", "::"),
    disk: fc.constantFrom("image" as const, "attached" as const, "imported" as const, "unknown" as const),
    deliveries: fc.array(delivery, { maxLength: 3 }),
    kmsHosts: fc.constantFrom(kmsHosts(), kmsHosts("KMS.corp.example."), kmsHosts("azkms.core.windows.net")),
    bakedIn: fc.constantFrom(...BAKED_IN, undefined, undefined),
    declaredDelivery: fc.constantFrom(...DELIVERY_PATHS, UNKNOWN, undefined, undefined, undefined),
    managedBy: fc.constantFrom(undefined, undefined, undefined, "a service"),
    conditional: fc.boolean(),
    reach,
  })
  .map((overrides) => machineOf(overrides));
