import { messages, windowsClientActivation } from "../../policies/windows-client-activation";
import { MAK, machineIn } from "./declare";
import { HUB, check, onHub, runs, vm } from "./programs";

const desktop = onHub(vm("desk-01", "windows-10"));

check(windowsClientActivation, {
  accept: {
    "client Windows with a MAK": { resources: [HUB, desktop, runs("key", "desk-01", `slmgr /ipk ${MAK}`)] },
    "client Windows with the organization's KMS": {
      resources: [HUB, desktop, runs("kms", "desk-01", "slmgr /skms kms.corp.example")],
      settings: { organizationKms: ["KMS.corp.example"] },
    },
    "client Windows with a KMS host that may be the organization's, which kms-host-mismatch reports": {
      resources: [HUB, desktop, runs("kms", "desk-01", "slmgr /skms kms.corp.example")],
    },
    "client Windows on Azure": { resources: [vm("desk-01", "windows-10")] },
    "Windows Server on a Hub": { resources: [HUB, onHub(vm("web-01", "2019-Datacenter"))] },
  },
  reject: {
    "Windows 10 on a Hub": {
      resources: [HUB, desktop],
      says: (all) => [{ at: "desk-01", message: messages.noKey(machineIn(all, "desk-01")) }],
    },
    "Windows 11 multi-session, which no KMS of the organization activates": {
      resources: [
        HUB,
        onHub(vm("desk-01", "windows-11-multi-session")),
        runs("kms", "desk-01", "slmgr /skms kms.corp.example"),
      ],
      settings: { organizationKms: ["kms.corp.example"] },
      says: (all) => [{ at: "desk-01", message: messages.multiSession(machineIn(all, "desk-01")) }],
    },
    "Windows 11 multi-session, which no MAK activates": {
      resources: [HUB, onHub(vm("desk-01", "windows-11-multi-session")), runs("key", "desk-01", `slmgr /ipk ${MAK}`)],
      says: (all) => [{ at: "desk-01", message: messages.multiSession(machineIn(all, "desk-01")) }],
    },
    "Windows 11 multi-session, whatever a script that is not shown may bring": {
      resources: [
        HUB,
        onHub(vm("desk-01", "windows-11-multi-session")),
        runs("key", "desk-01", "powershell -File activate.ps1"),
      ],
      says: (all) => [{ at: "desk-01", message: messages.multiSession(machineIn(all, "desk-01")) }],
    },
    "a generic install key, which activates nothing": {
      resources: [HUB, desktop, runs("key", "desk-01", "changepk.exe /productkey VK7JG-NPHTM-C97JM-9MPGT-3V66T")],
      says: (all) => [{ at: "desk-01", message: messages.noKey(machineIn(all, "desk-01")) }],
    },
    "Windows 11 on a Hub with Azure's KMS": {
      resources: [
        HUB,
        onHub(vm("desk-01", "windows-11")),
        runs("kms", "desk-01", "slmgr /skms azkms.core.windows.net"),
      ],
      says: (all) => [{ at: "desk-01", message: messages.noKey(machineIn(all, "desk-01")) }],
    },
  },
});
