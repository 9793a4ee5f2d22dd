import { machineReader } from "../../machines/readers/registry";
import { parseToken } from "../../stack/token";
import { rowOf } from "../../stack/types/registry";
import { inventory } from "./inventory";

/** Every form in which a program can name a type of azure-native: `module:Type` and what each form makes of it. */
const FORMS: [form: string, write: (module: string, type: string) => string, version: string | undefined][] = [
  ["as the default version", (module, type) => `azure-native:${module}:${type}`, undefined],
  ["with a version of 1.x", (module, type) => `azure-native:${module}/v20171201:${type}`, "2017-12-01"],
  ["with a version of 2.x", (module, type) => `azure-native:${module}/v20240301:${type}`, "2024-03-01"],
  ["with a version yet to come", (module, type) => `azure-native:${module}/v20311231:${type}`, "2031-12-31"],
  ["with a preview version", (module, type) => `azure-native:${module}/v20230701preview:${type}`, "2023-07-01-preview"],
  [
    "with a private preview",
    (module, type) => `azure-native:${module}/v20230701privatepreview:${type}`,
    "2023-07-01-privatepreview",
  ],
  ["in a local package", (module, type) => `azure-native_${module}_v20240301:${module}:${type}`, "2024-03-01"],
  [
    "in an early local package",
    (module, type) => `azure-native_${module}_v20240301:${module}/v20240301:${type}`,
    "2024-03-01",
  ],
  [
    "in a local preview package",
    (module, type) => `azure-native_${module}_v20230701preview:${module}:${type}`,
    "2023-07-01-preview",
  ],
];

const machines = inventory().filter(
  ({ token, roles }) => roles.includes("machine") && token.startsWith("azure-native:"),
);

describe.each(FORMS)("%s", (_, write, version) => {
  test.each(machines)("$token", ({ token }) => {
    const [, module = "", type = ""] = token.split(":");
    const parsed = parseToken(write(module, type));
    expect(parsed.apiVersion).toBe(version);
    expect(machineReader(parsed)).toBe(machineReader(parseToken(token)));
  });
});

/** Kinds of the classic provider for which Terraform's own names are read: extensions, and scale sets of azurerm 1. */
const BY_OWN_NAME = ["compute:extension", "compute:scaleset"];
const classic = inventory().filter(({ token, roles }) => roles.length > 0 && token.startsWith("azure:"));

test.each(classic)("$token has its counterpart in azurerm bridged on demand", ({ token }) => {
  const parsed = parseToken(token);
  const terraform = BY_OWN_NAME.includes(parsed.kind) ? "" : rowOf(parsed)?.terraform;
  expect(terraform).toBeDefined();
});

test("what azurerm declares is read as what the classic provider declares", () => {
  const token = parseToken("azurerm:index/windowsVirtualMachine:WindowsVirtualMachine");
  expect(machineReader(token)).toBe(
    machineReader(parseToken("azure:compute/windowsVirtualMachine:WindowsVirtualMachine")),
  );
});

test.each([
  ["azure-native:azurestackhci/v20210901preview:VirtualmachineRetrieve", "azurestackhci:virtualmachine"],
  ["azure-native:azurestackhci/v20210901preview:GalleryimageRetrieve", "azurestackhci:galleryimage"],
  ["azure-native:azurestackhci/v20210901preview:Marketplacegalleryimage", "azurestackhci:marketplacegalleryimage"],
  ["azure-native:azurestackhci/v20210901preview:VirtualharddiskRetrieve", "azurestackhci:virtualharddisk"],
  ["azure-native:workloads/v20230401:SAPVirtualInstance", "workloads:sapvirtualinstance"],
  ["azure-native:machinelearningservices/v20210101:MachineLearningCompute", "machinelearningservices:compute"],
  ["azurestack:index/windowsVirtualMachine:WindowsVirtualMachine", "compute:windowsvirtualmachine"],
  ["azurestack:index/lb:Lb", "lb:loadbalancer"],
  ["azurerm:index/windowsVirtualMachine:WindowsVirtualMachine", "compute:windowsvirtualmachine"],
  ["azurerm:index/virtualMachineRunCommand:VirtualMachineRunCommand", "compute:runcommand"],
  [
    "azurerm:index/managementGroupTemplateDeployment:ManagementGroupTemplateDeployment",
    "management:grouptemplatedeployment",
  ],
  ["azurerm:index/constructor:Constructor", "index:constructor"],
  ["azure-nextgen:compute/v20171201:VirtualMachine", "compute:virtualmachine"],
  ["azure-nextgen:compute/latest:VirtualMachine", "compute:virtualmachine"],
  ["azurestack:index/dnsZone:DnsZone", "index:dnszone"],
  ["azapi:index/resource:Resource", "index:resource"],
  ["azure-native:__proto__:constructor", "__proto__:constructor"],
  ["no token", ""],
  ["", ""],
])("%s is %s", (token, kind) => {
  expect(parseToken(token).kind).toBe(kind);
});
