import { azureEditionOffAzure, messages } from "../../policies/azure-edition-off-azure";
import { MAK, machineIn } from "./declare";
import { HUB, check, onHub, runs, vm } from "./programs";

const hotpatched = onHub(vm("web-01", "2022-datacenter-azure-edition-hotpatch"));

check(azureEditionOffAzure, {
  accept: {
    "an Azure Edition on Azure": { resources: [vm("web-01", "2022-datacenter-azure-edition")] },
    "Datacenter on a Hub": { resources: [HUB, onHub(vm("web-01", "2022-datacenter"))] },
  },
  reject: {
    "an Azure Edition on a Hub": {
      resources: [HUB, hotpatched],
      says: (all) => [{ at: "web-01", message: messages.onHub(machineIn(all, "web-01")) }],
    },
    "an image whose edition alone the settings name": {
      resources: [HUB, onHub(vm("web-01", "2022-datacenter"))],
      settings: { images: [{ match: { sku: "2022-*" }, edition: "azure-edition" }] },
      says: (all) => [{ at: "web-01", message: messages.onHub(machineIn(all, "web-01")) }],
    },
    "an Azure Edition on a Hub, for all its MAK": {
      resources: [HUB, hotpatched, runs("key", "web-01", `slmgr /ipk ${MAK}`)],
      says: (all) => [{ at: "web-01", message: messages.onHub(machineIn(all, "web-01")) }],
    },
  },
});
