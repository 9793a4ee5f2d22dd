import type { Inputs } from "@pulumi/pulumi";
import { activationUndecided } from "../../policies/activation-undecided";
import { hubLicensingMixed, messages as mixed } from "../../policies/hub-licensing-mixed";
import { licenseTypeMismatch, messages as license } from "../../policies/license-type-mismatch";
import type { Judged } from "../../policies/policy";
import { windows } from "../activation/machines";
import { hubProvider, machine } from "./cases";
import { type Cases, VM, fires, judgedOf } from "./table";

const image = (publisher: string, offer: string, sku: string, more: Inputs = {}): Inputs =>
  machine("", { storageProfile: { imageReference: { publisher, offer, sku, version: "latest" } }, ...more });

const server = (licenseType?: string): Inputs => machine("2019-Datacenter", { licenseType });
const desktop = (licenseType?: string): Inputs =>
  image("MicrosoftWindowsDesktop", "windows-11", "win11-23h2-ent", { licenseType });
const linux = (licenseType: string): Inputs => image("Canonical", "ubuntu-24_04-lts", "server", { licenseType });

const mismatch = (system: Judged["machine"]["system"], says: (one: Judged) => string) => [
  fires(licenseTypeMismatch, "vm", (name) => says(judgedOf({ name: name("vm"), system }))),
];

const types: Cases = {
  "a Linux subscription on Windows": {
    declare: (add) => {
      add("vm", VM, server("RHEL_BYOS"));
    },
    fires: mismatch(windows("2019", "datacenter"), (one) => license.linuxOnWindows(one, "RHEL_BYOS")),
  },
  "client Windows's on Windows Server": {
    declare: (add) => {
      add("vm", VM, server("Windows_Client"));
    },
    fires: mismatch(windows("2019", "datacenter"), (one) => license.clientOnServer(one, "Windows_Client")),
  },
  "Windows Server's on client Windows": {
    declare: (add) => {
      add("vm", VM, desktop("Windows_Server"));
    },
    fires: mismatch(windows("client-11"), (one) => license.serverOnClient(one, "Windows_Server")),
  },
  "client Windows on Azure without one": {
    declare: (add) => {
      add("vm", VM, desktop());
    },
    fires: mismatch(windows("client-11"), license.clientWithout),
  },
  "Windows Server's on Linux": {
    declare: (add) => {
      add("vm", VM, linux("Windows_Server"));
    },
    fires: [fires(licenseTypeMismatch, "vm")],
  },
  "those that fit": {
    declare: (add) => {
      add("server", VM, server("Windows_Server"));
      add("client", VM, desktop("Windows_Client"));
      add("linux", VM, linux("UBUNTU_PRO"));
      add("none", VM, server());
    },
  },
};

const own = machine("", {
  storageProfile: { imageReference: { id: "/subscriptions/s/resourceGroups/rg/images/gold" } },
  licenseType: "Windows_Server",
});

const models: Cases = {
  "both models on one Hub, reported once beside an undecided custom image": {
    declare: (add) => {
      const provider = hubProvider("licensed-hub", "azure-native", "management.hub3.azurestack.corp.example");
      add("metered", VM, server(), { provider });
      add("own", VM, server("Windows_Server"), { provider });
      add("other", VM, server("None"), { provider });
      add("unlisted", VM, own, { provider });
    },
    fires: [
      fires(hubLicensingMixed, "own", (name) =>
        mixed.mixed(judgedOf({ name: name("metered") }), judgedOf({ name: name("own") })),
      ),
      fires(activationUndecided, "unlisted"),
    ],
  },
  "one model on another Hub": {
    declare: (add) => {
      const provider = hubProvider("other-hub", "azure-native", "management.hub2.azurestack.corp.example");
      add("vm", VM, server("Windows_Server"), { provider });
    },
  },
};

/** License types, and the licensing models of a Hub. */
export const LICENSE_CASES: Cases = { ...types, ...models };
