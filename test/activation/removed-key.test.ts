import type { Machine } from "../../activation/machine";
import { MAK_2012 } from "./any-machine";
import { shortOf } from "./in-short";
import { CARRIER, at, keys, windows } from "./machines";

describe("a script that uninstalls the key of Windows", () => {
  const removed = { kind: "undecided", why: "key-removed", carrier: CARRIER } as const;
  const perhaps = { ...removed, why: "perhaps-removed" } as const;
  const hub2012: Partial<Machine> = { place: at("azure-stack-hub"), system: windows("2012", "datacenter") };
  const hub2019: Partial<Machine> = { place: at("azure-stack-hub"), system: windows("2019", "datacenter") };

  test.each<readonly [what: string, machine: Partial<Machine>, verdict: string]>([
    ["on Azure", { deliveries: [removed] }, "undecided: delivery"],
    ["on Azure, after it installs one", { deliveries: [perhaps] }, "undecided: delivery"],
    ["on a Hub, where its host would activate it", { ...hub2019, deliveries: [removed] }, "undecided: delivery"],
    ["beside one that installs a MAK", { ...hub2012, deliveries: [removed, ...keys(MAK_2012)] }, "undecided: delivery"],
    ["and brings none", { ...hub2012, deliveries: [removed] }, "key: release-too-old"],
    ["after it may have installed a MAK", { ...hub2012, deliveries: [perhaps] }, "undecided: delivery"],
    ["where the settings say what activates it", { ...hub2012, deliveries: [removed], declaredDelivery: "mak" }, "mak"],
  ])("%s", (_, machine, verdict) => {
    expect(shortOf(machine)).toBe(verdict);
  });
});
