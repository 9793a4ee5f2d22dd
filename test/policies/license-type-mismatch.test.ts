import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { TAGGABLE } from "../../machines/readers/taggable";
import { LICENSE_INPUTS } from "../../policies/license-inputs";
import { licenseTypeMismatch, messages } from "../../policies/license-type-mismatch";
import type { Change, Judged, Judgement } from "../../policies/policy";
import { type Said, type Written, judged, machineIn } from "./declare";
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

describe("the remedy", () => {
  const SCALE_SET = "azure-native:compute/v20240301:VirtualMachineScaleSet";
  const set = [{ path: ["licenseType"], value: "Windows_Client" }];
  const remedyOf = (machine: Written, token: string) => licenseTypeMismatch.remedy?.(judged([machine]), token);

  test.each<readonly [title: string, machine: Written, token: string, remedy: readonly Change[]]>([
    ["client Windows without one", client(), "azure-native:compute:VirtualMachine", set],
    ["client Windows with None", client("None"), "azure-native:compute/v20240301:VirtualMachine", set],
    ["the classic provider", client(), "azure:compute/windowsVirtualMachine:WindowsVirtualMachine", set],
    ["the bridged provider", client(), "azurerm:index/windowsVirtualMachine:WindowsVirtualMachine", set],
    ["a scale set", client(), SCALE_SET, [{ path: ["virtualMachineProfile", "licenseType"], value: "Windows_Client" }]],
    ["a value that a program gives", client("Windows_Server"), "azure-native:compute:VirtualMachine", []],
    ["Windows Server", server(), "azure-native:compute:VirtualMachine", []],
    ["client Windows of Visual Studio", visualStudio, "azure-native:compute:VirtualMachine", []],
    ["an unknown value", client("${stack.license}"), "azure-native:compute:VirtualMachine", []],
    ["a type with another license type", client(), "azure-native:devcenter:Pool", []],
    ["a generic resource", client(), "azure-native:resources:Resource", []],
  ])("%s", (_, machine, token, remedy) => {
    expect(remedyOf(machine, token)).toEqual(remedy);
  });

  test("has inputs that the SDKs define", () => {
    for (const [key, path] of Object.entries(LICENSE_INPUTS)) {
      const [first = ""] = path;
      expect([key, inputsOf(key).includes(`${first}?: `) || inputsOf(key).includes(`${first}: `)]).toEqual([key, true]);
    }
    for (const key of TAGGABLE) expect([key, inputsOf(key).includes("tags?: ")]).toEqual([key, true]);
  });
});

/** The interface of a resource's inputs in its SDK's type definitions. */
function inputsOf(key: string): string {
  const [provider = "", kind = ""] = key.split(" ");
  const [module = "", type = ""] = kind.split(":");
  const folder = join(__dirname, "../../node_modules/@pulumi", provider, module);
  const file = readdirSync(folder).find((name) => name.toLowerCase() === `${type}.d.ts`) ?? "";
  const text = readFileSync(join(folder, file), "utf8");
  return text.slice(text.search(/export interface \w+Args /));
}
