import type { Machine } from "../../activation/machine";
import { hubLicensingMixed, messages } from "../../policies/hub-licensing-mixed";
import { UNKNOWN } from "../../values/value";
import { at, windows } from "../activation/machines";
import { type Written, machineIn } from "./declare";
import { judgementOf } from "./judgement-of";
import { HUB, check, onHub, vm } from "./programs";

const OTHER_HUB: Written = {
  ...HUB,
  name: "other-hub",
  properties: { metadataHost: "management.hub2.azurestack.corp.example" },
};
const metered = vm("metered", "2019-Datacenter");
const own = vm("own", "2019-Datacenter", { licenseType: "Windows_Server" });

check(hubLicensingMixed, {
  accept: {
    "one model": { resources: [HUB, onHub(metered), onHub({ ...metered, name: "metered-2" })] },
    "both models on Azure": { resources: [metered, own] },
    "each model on a Hub of its own": {
      resources: [HUB, OTHER_HUB, onHub(metered), { ...own, provider: OTHER_HUB.name }],
    },
    "a license type that is not known yet": {
      resources: [HUB, onHub(metered), onHub(vm("own", "2019-Datacenter", { licenseType: "${stack.license}" }))],
    },
    "client Windows and Linux on the same Hub": {
      resources: [HUB, onHub(own), onHub(vm("desk-01", "windows-10")), onHub(vm("linux-01", "ubuntu"))],
    },
  },
  reject: {
    "both models on one Hub, reported once, whichever comes first": {
      resources: [
        HUB,
        onHub({ ...own, name: "own-2" }),
        onHub(metered),
        onHub(own),
        onHub(vm("none", "2016-Datacenter", { licenseType: "None" })),
      ],
      says: (all) => [{ at: "own", message: messages.mixed(machineIn(all, "metered"), machineIn(all, "own")) }],
    },
    "a custom image that brings its license": {
      resources: [
        HUB,
        onHub(metered),
        onHub(
          vm("own", "", { licenseType: "Windows_Server", storageProfile: { imageReference: { id: "/images/gold" } } }),
        ),
      ],
      says: (all) => [{ at: "own", message: messages.mixed(machineIn(all, "metered"), machineIn(all, "own")) }],
    },
    "each of two Hubs": {
      resources: [
        HUB,
        OTHER_HUB,
        onHub(metered),
        onHub(own),
        { ...metered, name: "metered-2", provider: OTHER_HUB.name },
        { ...own, name: "own-2", provider: OTHER_HUB.name },
      ],
      says: (all) => [
        { at: "own", message: messages.mixed(machineIn(all, "metered"), machineIn(all, "own")) },
        { at: "own-2", message: messages.mixed(machineIn(all, "metered-2"), machineIn(all, "own-2")) },
      ],
    },
  },
});

const onAHub = at("azure-stack-hub");
const ofFamily = (family: "client" | undefined) =>
  ({ kind: "windows-of-unknown-release", family, because: "the test" }) as const;
const LINUX = { kind: "not-windows", because: "the test" } as const;
const UNKNOWN_SYSTEM = { kind: "unknown", because: "the test" } as const;

const licensed = (licenseType: Machine["licenseType"], more: Partial<Machine> = {}): Partial<Machine> => ({
  place: onAHub,
  licenseType,
  ...more,
});
const METERED = licensed(undefined);

test.each<[what: string, machines: readonly Partial<Machine>[], expected: number]>([
  ["both models", [METERED, licensed("Windows_Server")], 1],
  ["both models, one as None", [licensed("None"), licensed("windows_server")], 1],
  ["both models, one as an empty text", [licensed(""), licensed("Windows_Server")], 1],
  ["one model", [METERED, licensed("None")], 0],
  ["another license type", [METERED, licensed("Windows_Client")], 0],
  ["an unknown license type", [METERED, licensed(UNKNOWN)], 0],
  ["a machine of a service", [METERED, licensed("Windows_Server", { managedBy: "a service" })], 0],
  ["a machine of a service, metered", [licensed(undefined, { managedBy: "a service" }), licensed("Windows_Server")], 0],
  ["a machine elsewhere", [METERED, licensed("Windows_Server", { place: at("azure") })], 0],
  ["client Windows", [METERED, licensed("Windows_Server", { system: windows("client-11") })], 0],
  ["Linux", [METERED, licensed("Windows_Server", { system: LINUX })], 0],
  ["an unknown system", [METERED, licensed("Windows_Server", { system: UNKNOWN_SYSTEM })], 0],
  ["client Windows of an unknown release", [METERED, licensed("Windows_Server", { system: ofFamily("client") })], 0],
  ["some Windows that is brought", [METERED, licensed("Windows_Server", { system: ofFamily(undefined) })], 1],
  [
    "some Windows that is metered",
    [licensed(undefined, { system: ofFamily(undefined) }), licensed("Windows_Server")],
    0,
  ],
  ["two Hubs", [METERED, licensed("Windows_Server", { place: { ...onAHub, endpoint: "hub2" } })], 0],
])("a Hub's licensing with %s", (_, machines, expected) => {
  expect(hubLicensingMixed.find(judgementOf({}, ...machines))).toHaveLength(expected);
});
