import { licenseTypeMismatch, messages } from "../../policies/license-type-mismatch";
import type { Judged, Judgement } from "../../policies/rule";
import { type Said, machineIn } from "./declare";
import { HUB, check, onHub, vm } from "./programs";

const server = (licenseType?: string) =>
  vm("web-01", "2019-Datacenter", licenseType === undefined ? {} : { licenseType });
const client = (licenseType?: string, image = "windows-11") =>
  vm("web-01", image, licenseType === undefined ? {} : { licenseType });
const visualStudio = vm("web-01", "", {
  storageProfile: {
    imageReference: { publisher: "MicrosoftVisualStudio", offer: "visualstudio2022", sku: "vs-2022-ent-win11-n-gen2" },
  },
});
const linux = (licenseType: string) => vm("web-01", "ubuntu", { licenseType });

const says =
  (say: (one: Judged) => string) =>
  (all: Judgement): Said[] => [{ at: "web-01", message: say(machineIn(all, "web-01")) }];

check(licenseTypeMismatch, {
  accept: {
    "Windows Server without a license type": { resources: [server()] },
    "Windows Server with None": { resources: [server("None")] },
    "Windows Server with its own": { resources: [server("Windows_Server")] },
    "its own in any case": { resources: [server("windows_server")] },
    "client Windows with its own": { resources: [client("Windows_Client")] },
    "client Windows with one that is not known yet": { resources: [client("${stack.license}")] },
    "client Windows of Visual Studio, which only its subscribers are offered": { resources: [visualStudio] },
    "client Windows on a Hub, where the value does not exist": { resources: [HUB, onHub(client())] },
    "Linux with a Linux subscription": { resources: [linux("UBUNTU_PRO")] },
  },
  reject: {
    "Windows Server's on Linux": {
      resources: [linux("Windows_Server")],
      says: says((one) => messages.windowsOnLinux(one, "Windows_Server")),
    },
    "a Linux subscription on Windows": {
      resources: [server("RHEL_BYOS")],
      says: says((one) => messages.linuxOnWindows(one, "RHEL_BYOS")),
    },
    "one that the table does not name, by its first word": {
      resources: [server("SLES_SAP")],
      says: says((one) => messages.linuxOnWindows(one, "SLES_SAP")),
    },
    "Windows Server's on client Windows": {
      resources: [client("Windows_Server")],
      says: says((one) => messages.serverOnClient(one, "Windows_Server")),
    },
    "client Windows's on Windows Server": {
      resources: [server("Windows_Client")],
      says: says((one) => messages.clientOnServer(one, "Windows_Client")),
    },
    "client Windows without one": { resources: [client()], says: says(messages.clientWithout) },
    "client Windows with None": { resources: [client("None")], says: says(messages.clientWithout) },
    "client Windows multi-session without one": {
      resources: [client(undefined, "windows-11-multi-session")],
      says: says(messages.clientWithout),
    },
  },
});
