import type { NamedKmsHost } from "../../activation/delivery";
import { kmsHostMismatch, messages } from "../../policies/kms-host-mismatch";
import type { Judged, Judgement } from "../../policies/policy";
import { type Said, machineIn } from "./declare";
import { HUB, check, onHub, runs, vm } from "./programs";

const azure = vm("web-01", "2019-Datacenter");
const hub = onHub(azure);
const usGovernment = vm("web-01", "2019-Datacenter", { location: "usgovvirginia" });
const china = vm("web-01", "2019-Datacenter", { location: "chinaeast2" });
const names = (host: string) => runs("kms", "web-01", `slmgr.vbs /skms ${host}`);

/** Says one thing of the one host that the machine is told to ask. */
const ofHost =
  (say: (named: NamedKmsHost, one: Judged) => string) =>
  (all: Judgement): Said[] => {
    const one = machineIn(all, "web-01");
    const [named] = one.machine.kmsHosts;
    if (!named) throw new Error("The machine is told no host.");
    return [{ at: "kms", message: say(named, one) }];
  };

check(kmsHostMismatch, {
  accept: {
    "Azure's KMS on Azure": { resources: [azure, names("azkms.core.windows.net:1688")] },
    "a current address of it": { resources: [azure, names("20.118.99.224")] },
    "the KMS of US Government there": { resources: [usGovernment, names("kms.core.usgovcloudapi.net:1688")] },
    "either KMS of China there": {
      resources: [china, names("azkms.core.chinacloudapi.cn"), names("kms.core.chinacloudapi.cn")],
    },
    "the organization's KMS": {
      resources: [HUB, hub, names("kms.corp.example:1700")],
      settings: { organizationKms: ["KMS.corp.example."] },
    },
    "the organization's KMS, written with scheme and port in both places": {
      resources: [HUB, hub, names("https://kms.corp.example:1688")],
      settings: { organizationKms: ["http://kms.corp.example:1688/"] },
    },
    "whatever is done to a machine that is not Windows": {
      resources: [vm("web-01", "ubuntu"), names("kms8.msguides.com")],
    },
  },
  reject: {
    "Azure's KMS from a Hub": {
      resources: [HUB, hub, names("azkms.core.windows.net")],
      says: ofHost(messages.offAzure),
    },
    "a pirate": { resources: [azure, names("kms8.msguides.com")], says: ofHost(messages.pirate) },
    "a host that isn't declared": { resources: [azure, names("kms.corp.example")], says: ofHost(messages.undeclared) },
    "the KMS of another Azure cloud": {
      resources: [usGovernment, names("azkms.core.windows.net")],
      says: ofHost((named, one) => messages.otherCloud(named, "azure", one)),
    },
    "the KMS of Azure Germany": {
      resources: [azure, names("kms.core.cloudapi.de")],
      says: ofHost((named, one) => messages.otherCloud(named, "azure-germany", one)),
    },
    "the name that Microsoft replaced": {
      resources: [azure, names("kms.core.windows.net:1688")],
      says: ofHost((named, one) => messages.oldName(named, "2022-07", one)),
    },
    "another port": { resources: [azure, names("azkms.core.windows.net:1689")], says: ofHost(messages.wrongPort) },
  },
});
