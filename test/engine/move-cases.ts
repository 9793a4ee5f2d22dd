import type { Inputs } from "@pulumi/pulumi";
import type { NamedKmsHost } from "../../activation/delivery";
import type { Cloud, Settings } from "../../activation/settings";
import { KMS_PORT } from "../../activation/tables/azure-kms";
import { activationUndecided } from "../../policies/activation-undecided";
import { kmsHostMismatch, messages as host } from "../../policies/kms-host-mismatch";
import { movedToAzure } from "../../policies/moved-to-azure";
import type { Judged } from "../../policies/policy";
import { productKeyMismatch } from "../../policies/product-key-mismatch";
import { CARRIER, at, windows } from "../activation/machines";
import { MAK, machine } from "./cases";
import { RawProvider } from "./raw";
import { type Add, type Cases, type Names, VM, fires, judgedOf, told } from "./table";

const AVMA_2019 = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";
const KMS_CLIENT_2019 = "WMDGN-G9PQG-XVVXX-R3X43-63DFG";
const HUB_VHD = "https://disks.blob.hub1.corp.example/vhds/os.vhd";
const AZURE_VHD = "https://disks.blob.core.windows.net/vhds/os.vhd";

const server = machine("2019-Datacenter");

/** Expects one finding about a KMS host that the extension `key` sets. */
const wrongHost = (
  cloud: Cloud,
  kmsHost: string,
  says: (named: NamedKmsHost, one: Judged) => string,
  port = KMS_PORT,
) =>
  fires(kmsHostMismatch, "key", (name: Names) =>
    says(
      { host: kmsHost, port, carrier: { ...CARRIER, name: name("key") } },
      judgedOf({ name: name("vm"), place: at(cloud), system: windows("2019", "datacenter") }),
    ),
  );

/** Adds a machine in another Azure cloud, and an extension that names a KMS host. */
const abroad = (add: Add, environment: string, kmsHost: string): void => {
  const provider = new RawProvider("azure-native", `${environment}-${kmsHost}`, { environment });
  told(add, server, `slmgr /skms ${kmsHost}`, { provider });
};

const hosts: Cases = {
  "Azure's KMS on Azure": {
    declare: (add) => {
      told(add, server, "slmgr /skms azkms.core.windows.net:1688");
    },
  },
  "Azure's KMS from a Hub": {
    declare: (add, hub) => {
      told(add, server, "slmgr /skms azkms.core.windows.net", hub);
    },
    fires: [wrongHost("azure-stack-hub", "azkms.core.windows.net", host.offAzure), fires(movedToAzure, "vm")],
  },
  "the organization's KMS on a Hub": {
    declare: (add, hub) => {
      told(add, server, "slmgr /skms kms.corp.example", hub);
    },
  },
  "a host that isn't declared, in the registry": {
    declare: (add) => {
      const key = "HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform";
      told(
        add,
        server,
        `powershell Set-ItemProperty -Path '${key}' -Name KeyManagementServiceName -Value kms.elsewhere.example`,
      );
    },
    fires: [wrongHost("azure", "kms.elsewhere.example", host.undeclared)],
  },
  "a pirate": {
    declare: (add) => {
      told(add, server, "slmgr /skms kms8.msguides.com");
    },
    fires: [wrongHost("azure", "kms8.msguides.com", host.pirate)],
  },
  "another port": {
    declare: (add) => {
      told(add, server, "slmgr /skms azkms.core.windows.net:1689");
    },
    fires: [wrongHost("azure", "azkms.core.windows.net", host.wrongPort, 1689)],
  },
  "US Government's KMS there": {
    declare: (add) => {
      abroad(add, "usgovernment", "kms.core.usgovcloudapi.net");
    },
  },
  "the public cloud's KMS in US Government": {
    declare: (add) => {
      abroad(add, "usgovernment", "azkms.core.windows.net");
    },
    fires: [
      wrongHost("azure-us-government", "azkms.core.windows.net", (named, one) => host.otherCloud(named, "azure", one)),
    ],
  },
  "the public cloud's KMS in China": {
    declare: (add) => {
      abroad(add, "china", "azkms.core.windows.net");
    },
    fires: [wrongHost("azure-china", "azkms.core.windows.net", (named, one) => host.otherCloud(named, "azure", one))],
  },
};

const attached = (osDisk: Inputs): Inputs =>
  machine("", { storageProfile: { osDisk: { osType: "Windows", createOption: "Attach", ...osDisk } } });
const undecided = fires(activationUndecided, "vm");

const moves: Cases = {
  "a disk imported from a VHD of a Hub, by output reference": {
    declare: (add) => {
      const disk = add("disk", "azure-native:compute:Disk", {
        resourceGroupName: "rg",
        osType: "Windows",
        creationData: { createOption: "Import", sourceUri: HUB_VHD },
      });
      add("vm", VM, attached({ managedDisk: { id: disk.id } }));
    },
    fires: [fires(movedToAzure, "vm"), undecided],
  },
  "an attached disk that nothing describes": {
    declare: (add) => {
      const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/os";
      add("vm", VM, attached({ managedDisk: { id } }));
    },
    fires: [fires(movedToAzure, "vm"), undecided],
  },
  "a VHD in Azure": {
    declare: (add) => {
      add("vm", VM, attached({ vhd: { uri: AZURE_VHD } }));
    },
    fires: [fires(movedToAzure, "vm"), undecided],
  },
  "an AVMA key on Azure": {
    declare: (add) => {
      told(add, server, `slmgr /ipk ${AVMA_2019}`);
    },
    fires: [fires(movedToAzure, "vm"), fires(productKeyMismatch, "key")],
  },
  "an image that holds an AVMA key, by the settings": {
    declare: (add) => {
      add("vm", VM, machine("gold-of-hub"));
    },
    fires: [fires(movedToAzure, "vm")],
  },
  "a tag": {
    declare: (add) => {
      add("vm", VM, machine("2019-Datacenter", { tags: { "migrated-from": "azure-stack-hub" } }));
    },
    fires: [fires(movedToAzure, "vm")],
  },
  "a tag, and the program takes the machine to Azure's KMS": {
    declare: (add) => {
      const inputs = machine("2019-Datacenter", { tags: { "migrated-from": "azure-stack-hub" } });
      told(add, inputs, `slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms azkms.core.windows.net:1688 & slmgr /ato`);
    },
  },
  "a tag and a MAK": {
    declare: (add) => {
      const inputs = machine("2019-Datacenter", { tags: { "migrated-from": "azure-stack-hub" } });
      told(add, inputs, `slmgr /ipk ${MAK}`);
    },
  },
  "the way back": {
    declare: (add, hub) => {
      told(add, server, `slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms azkms.core.windows.net`, hub);
    },
    fires: [fires(movedToAzure, "vm"), wrongHost("azure-stack-hub", "azkms.core.windows.net", host.offAzure)],
  },
};

/** KMS hosts, and machines that moved. */
export const MOVE_CASES: Cases = { ...hosts, ...moves };

export const MOVE_SETTINGS = {
  organizationKms: ["kms.corp.example"],
  images: [{ match: { sku: "gold-of-hub" }, release: "2019", bakedIn: "avma" }],
} as const satisfies Settings;
