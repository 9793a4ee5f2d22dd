import { hubLicensingMixed, messages } from "../../policies/hub-licensing-mixed";
import { type Written, machineIn } from "./declare";
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
    "client Windows and Linux beside it": {
      resources: [HUB, onHub(own), onHub(vm("desk-01", "windows-10")), onHub(vm("linux-01", "ubuntu"))],
    },
  },
  reject: {
    "both models on one Hub, told once, whichever comes first": {
      resources: [
        HUB,
        onHub({ ...own, name: "own-2" }),
        onHub(metered),
        onHub(own),
        onHub(vm("none", "2016-Datacenter", { licenseType: "None" })),
      ],
      says: (all) => [{ at: "own", message: messages.mixed(machineIn(all, "metered"), machineIn(all, "own")) }],
    },
    "an image of one's own that brings its license": {
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
