import type { Inputs } from "@pulumi/pulumi";
import type { Settings } from "../../activation/settings";
import { activationUndecided } from "../../policies/activation-undecided";
import { avmaOutOfReach, messages as avma } from "../../policies/avma-out-of-reach";
import { azureEditionOffAzure, messages as edition } from "../../policies/azure-edition-off-azure";
import { kmsHostMismatch } from "../../policies/kms-host-mismatch";
import { makKeyRequired } from "../../policies/mak-key-required";
import { messages as client, windowsClientActivation } from "../../policies/windows-client-activation";
import { at, windows } from "../activation/machines";
import { MAK, machine } from "./cases";
import { type Cases, VM, fires, judgedOf, told } from "./table";

const EDITION = "2022-datacenter-azure-edition";
const old = machine("2012-Datacenter");
const needsMak = fires(makKeyRequired, "vm");

const desktop = (sku: string, more: Inputs = {}): Inputs => {
  const imageReference = { publisher: "MicrosoftWindowsDesktop", offer: "windows-11", sku, version: "latest" };
  return machine("", { storageProfile: { imageReference }, ...more });
};
const ownImage = (name: string, more: Inputs = {}): Inputs =>
  machine("", {
    storageProfile: {
      imageReference: { id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/${name}` },
    },
    ...more,
  });

const clients: Cases = {
  "client Windows on a Hub": {
    declare: (add, hub) => {
      add("vm", VM, desktop("win11-23h2-ent"), hub);
    },
    fires: [
      fires(windowsClientActivation, "vm", (name) =>
        client.noKey(judgedOf({ name: name("vm"), place: at("azure-stack-hub"), system: windows("client-11") })),
      ),
    ],
  },
  "client Windows on a Hub with a MAK": {
    declare: (add, hub) => {
      told(add, desktop("win11-23h2-ent"), `slmgr /ipk ${MAK}`, hub);
    },
  },
  "client Windows on a Hub with the organization's KMS": {
    declare: (add, hub) => {
      told(add, desktop("win11-23h2-ent"), "slmgr /skms kms.corp.example", hub);
    },
  },
  "client Windows on Azure": {
    declare: (add) => {
      add("vm", VM, desktop("win11-23h2-ent", { licenseType: "Windows_Client" }));
    },
  },
};

const editions: Cases = {
  "an Azure Edition on a Hub": {
    declare: (add, hub) => {
      add("vm", VM, machine(EDITION), hub);
    },
    fires: [
      fires(azureEditionOffAzure, "vm", (name) =>
        edition.onHub(
          judgedOf({ name: name("vm"), place: at("azure-stack-hub"), system: windows("2022", "azure-edition") }),
        ),
      ),
    ],
  },
  "an Azure Edition by the settings": {
    declare: (add, hub) => {
      add("vm", VM, ownImage("gold-edition"), hub);
    },
    fires: [fires(azureEditionOffAzure, "vm")],
  },
  "an Azure Edition in an image that another resource makes": {
    declare: (add, hub) => {
      const source = { type: "PlatformImage", publisher: "MicrosoftWindowsServer", offer: "WindowsServer" };
      const imageId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/built";
      const template = add("template", "azure-native:virtualmachineimages:VirtualMachineImageTemplate", {
        resourceGroupName: "rg",
        source: { ...source, sku: EDITION, version: "latest" },
        distribute: [{ type: "ManagedImage", imageId, location: "hub1", runOutputName: "built" }],
      });
      add("vm", VM, ownImage("built"), { ...hub, dependsOn: template });
    },
    fires: [fires(azureEditionOffAzure, "vm")],
  },
  "an Azure Edition on Azure": {
    declare: (add) => {
      add("vm", VM, machine(EDITION));
    },
  },
};

export const POLICY_SETTINGS = {
  images: [
    { match: { id: "*/images/gold-mak" }, release: "2012", bakedIn: "mak" },
    { match: { id: "*/images/gold-2012" }, release: "2012", bakedIn: "none" },
    { match: { id: "*/images/gold-edition" }, release: "2022", edition: "azure-edition" },
  ],
  keyDelivery: [
    { match: { tags: { activation: "vamt*" } }, path: "mak" },
    { match: { name: "*-listed-by-machine-name.*" }, path: "mak" },
  ],
  organizationKms: ["kms.corp.example"],
} as const satisfies Settings;

const guests: Cases = {
  "a guest that no Hub activates": {
    declare: (add, hub) => {
      add("vm", VM, machine("2025-datacenter"), hub);
    },
    fires: [
      fires(avmaOutOfReach, "vm", (name) =>
        avma.noAvma(
          judgedOf({ name: name("vm"), place: at("azure-stack-hub"), system: windows("2025", "datacenter") }),
        ),
      ),
    ],
  },
  "such a guest with a MAK": {
    declare: (add, hub) => {
      told(add, machine("2025-datacenter"), `slmgr /ipk ${MAK}`, hub);
    },
  },
  "such a guest with a KMS host that may be the organization's": {
    declare: (add, hub) => {
      told(add, machine("2025-datacenter"), "slmgr /skms kms.elsewhere.example", hub);
    },
    fires: [fires(kmsHostMismatch, "key")],
  },
  "such a guest on Azure": {
    declare: (add) => {
      add("vm", VM, machine("2025-datacenter"));
    },
  },
};

const bySettings: Cases = {
  "an image that holds a MAK": {
    declare: (add, hub) => {
      add("vm", VM, ownImage("gold-mak"), hub);
    },
  },
  "an image without a key": {
    declare: (add, hub) => {
      add("vm", VM, ownImage("gold-2012"), hub);
    },
    fires: [needsMak],
  },
  "an image that the settings don't list": {
    declare: (add, hub) => {
      add("vm", VM, ownImage("unknown"), hub);
    },
    fires: [fires(activationUndecided, "vm")],
  },
  "a key by other means, marked by a tag": {
    declare: (add, hub) => {
      add("vm", VM, machine("2012-Datacenter", { tags: { activation: "vamt-2" } }), hub);
    },
  },
  "a key by other means, listed by machine name": {
    declare: (add, hub) => {
      add("vm", VM, old, hub);
    },
  },
};

/** What the settings, client Windows, Azure Editions and guests of a Hub lead to. */
export const POLICY_CASES: Cases = { ...clients, ...editions, ...guests, ...bySettings };
