import type { Reach } from "../../activation/reach";
import { CLOUDS } from "../../activation/settings";
import { MAK_2012 } from "./any-machine";
import { shortOf } from "./in-short";
import { at, keys, windows } from "./machines";

const BLOCKED: Reach = { kind: "blocked", obstacle: "route-to-none", resources: [], addresses: [] };

describe("an evaluation edition", () => {
  const avma = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";
  const system = { ...windows("2019", "datacenter"), installation: "evaluation" } as const;
  const converted = (key: string) => keys(key).map((one) => ({ ...one, edition: "datacenter" as const }));

  test.each(CLOUDS)("is undecided on %s", (cloud) => {
    expect(shortOf({ place: at(cloud), system })).toBe("undecided: evaluation");
  });

  test.each([
    [
      "a release that its Hub doesn't activate",
      { place: at("azure-stack-hub") },
      windows("2012", "datacenter"),
      /^key: /,
    ],
    ["a network that blocks Azure's KMS", { reach: BLOCKED }, windows("2019", "datacenter"), /^no way: /],
  ] as const)("fails like the edition itself with %s", (_, machine, licensed, expected) => {
    const trial = shortOf({ ...machine, system: { ...licensed, installation: "evaluation" } });
    expect(trial).toMatch(expected);
    expect(trial).toBe(shortOf({ ...machine, system: licensed }));
  });

  test("takes no key before it's converted", () => {
    const place = at("azure-stack-hub");
    expect(shortOf({ place, system, deliveries: keys(avma) })).toBe("undecided: evaluation");
    expect(shortOf({ place, system, deliveries: keys(MAK_2012) })).toBe("undecided: evaluation");
    expect(shortOf({ place, system, deliveries: converted(avma) })).toBe("avma");
    expect(shortOf({ place, system, deliveries: converted(MAK_2012) })).toBe("mak");
  });
});
