import fc from "fast-check";
import { decide } from "../../activation/decide";
import { decider } from "../../activation/decider";
import type { Machine } from "../../activation/machine";
import type { Settings } from "../../activation/settings";
import { AVMA_KEYS } from "../../activation/tables/avma-keys";
import { KMS_CLIENT_KEYS } from "../../activation/tables/kms-client-keys";
import { MAK_2012, MAK_BEFORE_2012, anyMachine, rank } from "./any-machine";
import { at, keys } from "./machines";

describe("laws", () => {
  const settings: Settings = { organizationKms: ["kms.corp.example"] };
  const generic = [...AVMA_KEYS, ...KMS_CLIENT_KEYS].map((row) => row.key);

  test("every machine has a verdict with a source, and the same one twice", () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        const verdict = decide(machine, settings);
        expect(decide(machine, settings)).toEqual(verdict);
        if ("source" in verdict) expect(verdict.source).toMatch(/^https:/);
        if (verdict.kind === "undecided") expect(verdict.gaps.length).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a machine of a stack is decided as if it stood alone", () => {
    const decideNext = decider(settings);
    fc.assert(
      fc.property(anyMachine, (machine) => {
        expect(decideNext(machine)).toEqual(decide(machine, settings));
        expect(decideNext(machine)).toEqual(decide(machine, settings));
        const sibling = { ...machine, urn: "urn:sibling", name: "sibling", image: "a:b:c" };
        expect(decideNext(sibling)).toEqual(decide(sibling, settings));
      }),
      { numRuns: 2_000 },
    );
  });

  test("a MAK that fits never makes it worse", () => {
    fc.assert(
      fc.property(anyMachine, fc.constantFrom(MAK_2012, MAK_BEFORE_2012), (machine, key) => {
        const better = { ...machine, deliveries: [...machine.deliveries, ...keys(key)] };
        expect(rank(decide(better, settings))).toBeGreaterThanOrEqual(rank(decide(machine, settings)));
      }),
      { numRuns: 2_000 },
    );
  });

  test("a generic key never answers the need for a key", () => {
    fc.assert(
      fc.property(anyMachine, fc.constantFrom(...generic), (machine, key) => {
        const before = decide(machine, settings);
        const after = decide({ ...machine, deliveries: [...machine.deliveries, ...keys(key)] }, settings);
        if (before.kind === "needs-key" || before.kind === "cannot-activate") expect(after).toEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });

  test("what is not Windows is never asked for anything", () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        const linux: Machine = { ...machine, system: { kind: "not-windows", because: "the publisher" } };
        expect(decide(linux, settings).kind).toBe("not-windows");
      }),
    );
  });

  test("doubt never becomes a refusal, and a refusal never a pass, by a condition", () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        const sure = decide({ ...machine, conditional: false }, settings);
        const perhaps = decide({ ...machine, conditional: true }, settings);
        expect(perhaps.kind === "needs-key" || perhaps.kind === "cannot-activate").toBe(false);
        expect(perhaps.kind === "activates").toBe(sure.kind === "activates");
      }),
      { numRuns: 1_000 },
    );
  });

  test("on the Hub a newer host never activates less", () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        const on = (build: string) => rank(decide({ ...machine, place: at("azure-stack-hub", build) }, settings));
        expect(on("2306")).toBeGreaterThanOrEqual(on("1907"));
        expect(on("2311")).toBeGreaterThanOrEqual(on("2306"));
      }),
    );
  });

  test("no verdict holds a key", () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        const loaded = { ...machine, deliveries: [...machine.deliveries, ...keys(MAK_2012)] };
        expect(JSON.stringify(decide(loaded, settings))).not.toContain(MAK_2012);
      }),
    );
  });
});
