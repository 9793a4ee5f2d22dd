import type { Settings } from "../../activation/settings";
import { UNKNOWN } from "../../values/value";
import { type Written, judged, machineIn } from "../policies/declare";
import { vm } from "../policies/programs";
import { LATER } from "./network-stack";

const PROVIDERS: readonly Written[] = ["one", "two"].map((name) => ({
  type: "pulumi:providers:azure-native",
  name,
  properties: {},
}));

function group(name: string, location: unknown, provider = "one"): Written {
  const properties = { resourceGroupName: name, location };
  return { type: "azure-native:resources:ResourceGroup", name: `${name}-of-${provider}`, properties, provider };
}

function placeOf(groups: readonly Written[], properties: Readonly<Record<string, unknown>>, settings: Settings = {}) {
  const web = { ...vm("web", "2019-Datacenter", properties), provider: "one" };
  return machineIn(judged([...PROVIDERS, ...groups, web], settings), "web").machine.place;
}

test.each<[what: string, groups: readonly Written[], properties: Readonly<Record<string, unknown>>, cloud: unknown]>([
  ["no group", [], {}, "azure"],
  ["its group, on a Hub", [group("rg", "hub1")], {}, "azure-stack-hub"],
  ["its group in another case", [group("RG", "hub1")], {}, "azure-stack-hub"],
  ["its group, by an output", [group("rg", "hub1")], { resourceGroupName: "${rg-of-one.name}" }, "azure-stack-hub"],
  ["its group, with an unknown location of its own", [group("rg", "hub1")], { location: LATER }, "azure-stack-hub"],
  ["its group, with an empty location of its own", [group("rg", "hub1")], { location: " " }, "azure-stack-hub"],
  ["its group, with a region of Azure of its own", [group("rg", "hub1")], { location: "westeurope" }, "azure"],
  ["its group, in a region of Azure", [group("rg", "westeurope")], {}, "azure"],
  ["its group, without a location", [group("rg", undefined)], {}, "azure"],
  ["its group, in an unknown location", [group("rg", LATER)], {}, "azure"],
  ["its group, on Azure Stack Edge", [group("rg", "dbelocal")], {}, UNKNOWN],
  ["another group", [group("other", "hub1")], {}, "azure"],
  ["a group of another provider", [group("rg", "hub1", "two")], {}, "azure"],
  ["two groups of that name", [group("rg", "hub1"), group("rg", "westeurope", "two")], {}, "azure-stack-hub"],
])("a machine without evidence but %s", (_, groups, properties, cloud) => {
  expect(placeOf(groups, properties).cloud).toBe(cloud);
});

test("a rule matches the location of a Hub's group", () => {
  const settings: Settings = { clouds: [{ match: { location: "hub1" }, cloud: "azure-stack-hub", build: "1907" }] };
  expect(placeOf([group("rg", "hub1")], {}, settings)).toMatchObject({ cloud: "azure-stack-hub", build: "1907" });
});
