import { avmaOutOfReach, messages } from "../../policies/avma-out-of-reach";
import { MAK, machineIn } from "./declare";
import { HUB, check, onHub, runs, vm } from "./programs";

const hubOf = (build: string) => ({
  clouds: [{ match: { provider: "hub" }, cloud: "azure-stack-hub" as const, build }],
});
const newest = onHub(vm("web-01", "2025-datacenter"));
const year2019 = onHub(vm("web-01", "2019-Datacenter"));

check(avmaOutOfReach, {
  accept: {
    "Windows Server 2022 on a Hub without a declared build": {
      resources: [HUB, onHub(vm("web-01", "2022-datacenter"))],
    },
    "a guest as new as its host": { resources: [HUB, year2019], settings: hubOf("1908") },
    "Windows Server 2025 with a MAK": { resources: [HUB, newest, runs("key", "web-01", `slmgr /ipk ${MAK}`)] },
    "Windows Server 2025 with the organization's KMS": {
      resources: [HUB, newest, runs("kms", "web-01", "slmgr /skms kms.corp.example:1688")],
      settings: { organizationKms: ["kms.corp.example"] },
    },
    "Windows Server 2025 with a KMS host that may be the organization's, which kms-host-mismatch reports": {
      resources: [HUB, newest, runs("kms", "web-01", "slmgr /skms kms.corp.example:1688")],
    },
    "Windows Server 2025 on Azure": { resources: [vm("web-01", "2025-datacenter")] },
  },
  reject: {
    "Windows Server 2025 on a Hub": {
      resources: [HUB, newest],
      says: (all) => [{ at: "web-01", message: messages.noAvma(machineIn(all, "web-01")) }],
    },
    "Windows Server 2025 with Azure's KMS, which a Hub can't reach": {
      resources: [HUB, newest, runs("kms", "web-01", "slmgr /skms azkms.core.windows.net:1688")],
      says: (all) => [{ at: "web-01", message: messages.noAvma(machineIn(all, "web-01")) }],
    },
    "Windows Server 2025 with a pirate KMS": {
      resources: [HUB, newest, runs("kms", "web-01", "slmgr /skms kms8.msguides.com")],
      says: (all) => [{ at: "web-01", message: messages.noAvma(machineIn(all, "web-01")) }],
    },
    "a guest newer than its host": {
      resources: [HUB, year2019],
      settings: hubOf("1907"),
      says: (all) => [
        { at: "web-01", message: messages.newerThanHost(machineIn(all, "web-01"), "Windows Server 2016", undefined) },
      ],
    },
  },
});
