import { decide } from "../../activation/decide";
import { decider } from "../../activation/decider";
import type { Machine } from "../../activation/machine";
import { at, keys, kmsHosts, machineOf, windows } from "./machines";

/** Machines of one image in one place that differ in one fact. */
const DIFFERENCES: Readonly<Record<string, Partial<Machine>>> = {
  "a key": { deliveries: keys("BCDFG-HJKMN-PQRTV-WXY23-46789") },
  "a KMS host": { kmsHosts: kmsHosts("kms.corp.example") },
  "an attached disk": { disk: "attached" },
  "a blocked network": { reach: { kind: "blocked", obstacle: "route-to-none", resources: [], addresses: [] } },
  "a key in its image": { bakedIn: "mak" },
  "a key by other means": { declaredDelivery: "mak" },
  "a service that manages it": { managedBy: "a service manages it" },
  "a condition": { conditional: true },
  "a license that it reports": { license: { status: "Licensed", channel: "VOLUME_MAK" } },
};

describe.each([
  ["azure-stack-hub", "2012"],
  ["azure", "2019"],
] as const)("beside a plain machine on %s", (cloud, release) => {
  const plain = machineOf({ place: at(cloud), system: windows(release), image: "one image" });

  test.each(Object.entries(DIFFERENCES))("one with %s is decided by itself", (_, difference) => {
    const decideNext = decider({ organizationKms: ["kms.corp.example"] });
    const other: Machine = { ...plain, ...difference };
    const alone = (machine: Machine) => decide(machine, { organizationKms: ["kms.corp.example"] });
    expect([plain, other, plain].map(decideNext)).toEqual([plain, other, plain].map(alone));
  });

  test("one of another image or place is decided by itself", () => {
    const decideNext = decider({});
    const [first, again] = [plain, { ...plain, name: "again" }].map(decideNext);
    expect(again).toBe(first);
    const elsewhere = { ...plain, place: at(cloud === "azure" ? "azure-stack-hub" : "azure") };
    expect(decideNext(elsewhere)).toEqual(decide(elsewhere, {}));
    const image = { ...plain, image: "another image" };
    expect(decideNext(image)).toEqual(decide(image, {}));
  });
});
