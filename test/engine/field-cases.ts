import type { Inputs } from "@pulumi/pulumi";
import { activationUndecided } from "../../policies/activation-undecided";
import { azureKmsUnreachable } from "../../policies/azure-kms-unreachable";
import { makKeyRequired } from "../../policies/mak-key-required";
import { productKeyExposed } from "../../policies/product-key-exposed";
import { productKeyInvalid } from "../../policies/product-key-invalid";
import { productKeyMismatch } from "../../policies/product-key-mismatch";
import { windowsClientActivation } from "../../policies/windows-client-activation";
import { MAK, hubProvider, machine } from "./cases";
import type { CaseEverywhere } from "./everywhere";
import { ADDRESSES, addMachine, addNetwork, addSubnet, everything, network } from "./networks";
import { RawProvider } from "./raw";
import { type Add, EXTENSION, VM, fires } from "./table";

/** A public key that installs Windows 10 and 11 Pro. */
const GENERIC_PRO = "VK7JG-NPHTM-C97JM-9MPGT-3V66T";
/** An image that the settings of this table call Windows 11. */
export const DESKTOP_IMAGE = "/subscriptions/s/resourceGroups/images/providers/Microsoft.Compute/images/win11";

const unreachable = [fires(azureKmsUnreachable, "vm")];
const undecided = [fires(activationUndecided, "vm")];
const needsMak = [fires(makKeyRequired, "vm")];
/** Events show no dependencies, so until a machine is deployed nothing in a stream ties its network or its keys to it. */
const untied = { "check of its stream": undecided };
/** Nothing ever ties a local command to its machine either: one that runs a script may bring a key to any machine. */
const besideScript = { ...untied, "check of that stream": undecided };
/** `policy analyze` doesn't distinguish resources that are only read. */
const unmarked = { "policy analyze": needsMak, "check of its JSON events": needsMak };
const old = machine("2012-Datacenter");

const rule = (sourceAddresses: readonly string[], destinationPorts: readonly string[]): Inputs => ({
  ruleType: "NetworkRule",
  name: `to-${destinationPorts.join("-")}`,
  ipProtocols: ["TCP"],
  sourceAddresses: [...sourceAddresses],
  destinationAddresses: [...ADDRESSES.azure],
  destinationPorts: [...destinationPorts],
});

/** A firewall policy with these rules. */
function policyOf(add: Add, rules: readonly Inputs[]) {
  const policy = network(add, "policy", "FirewallPolicy", { sku: { tier: "Standard" } });
  network(add, "rules", "FirewallPolicyRuleCollectionGroup", {
    firewallPolicyName: policy.name,
    priority: 200,
    ruleCollections: [
      {
        ruleCollectionType: "FirewallPolicyFilterRuleCollection",
        name: "egress",
        priority: 100,
        action: { type: "Allow" },
        rules: [...rules],
      },
    ],
  });
  return policy;
}

/** A subnet whose default route leads to the address of a firewall; cases share one stack, so each has an address of its own. */
function behind(add: Add, privateIPAddress: string, firewall: Inputs): { readonly routeTable: Inputs } {
  network(add, "firewall", "AzureFirewall", { ipConfigurations: [{ name: "main", privateIPAddress }], ...firewall });
  const routes = [{ ...everything("VirtualAppliance"), nextHopIpAddress: privateIPAddress }];
  return { routeTable: { id: network(add, "table", "RouteTable", { routes }).id } };
}

/** A machine in 10.0.1.0/24 behind a firewall whose policy has these rules. */
function behindPolicy(add: Add, address: string, ...rules: readonly Inputs[]): void {
  addNetwork(add, { subnet: behind(add, address, { firewallPolicy: { id: policyOf(add, rules).id } }) });
}

/** The same behind a firewall that denies one prefix everything before it allows KMS to all. */
function behindDeny(add: Add, address: string, prefix: string): void {
  const collection = (name: string, priority: number, type: string, source: string, ports: string) => ({
    name,
    priority,
    action: { type },
    rules: [
      {
        name,
        sourceAddresses: [source],
        protocols: [type === "Deny" ? "Any" : "TCP"],
        destinationAddresses: type === "Deny" ? ["*"] : [...ADDRESSES.azure],
        destinationPorts: [ports],
      },
    ],
  });
  const networkRuleCollections = [
    collection("isolate", 200, "Deny", prefix, "*"),
    collection("egress", 300, "Allow", "10.0.0.0/16", "1688"),
  ];
  addNetwork(add, { subnet: behind(add, address, { networkRuleCollections }) });
}

/** A machine in a private subnet whose network is connected to a virtual hub with a firewall. */
function behindHub(add: Add, port: string): void {
  const wan = network(add, "wan", "VirtualWan", { type: "Standard" });
  const hub = network(add, "hub", "VirtualHub", { addressPrefix: "10.50.0.0/23", virtualWan: { id: wan.id } });
  const firewall = network(add, "firewall", "AzureFirewall", {
    sku: { name: "AZFW_Hub", tier: "Standard" },
    firewallPolicy: { id: policyOf(add, [rule(["10.0.0.0/8"], [port])]).id },
    virtualHub: { id: hub.id },
    hubIPAddresses: { publicIPs: { count: 1 } },
  });
  network(add, "intent", "RoutingIntent", {
    virtualHubName: hub.name,
    routingPolicies: [{ name: "InternetTraffic", destinations: ["Internet"], nextHop: firewall.id }],
  });
  const net = network(add, "net", "VirtualNetwork", { addressSpace: { addressPrefixes: ["10.0.0.0/16"] } });
  network(add, "connection", "HubVirtualNetworkConnection", {
    virtualHubName: hub.name,
    remoteVirtualNetwork: { id: net.id },
    enableInternetSecurity: true,
  });
  const subnet = network(add, "subnet", "Subnet", {
    virtualNetworkName: net.name,
    addressPrefix: "10.0.1.0/24",
    defaultOutboundAccess: false,
  });
  addMachine(add, subnet.id);
}

/** A cluster with Windows nodes behind a firewall. */
function cluster(add: Add, address: string, ...rules: readonly Inputs[]): void {
  const subnet = addSubnet(add, { subnet: behind(add, address, { firewallPolicy: { id: policyOf(add, rules).id } }) });
  add("vm", "azure-native:containerservice:ManagedCluster", {
    resourceGroupName: "rg",
    networkProfile: { networkPlugin: "azure", outboundType: "userDefinedRouting" },
    agentPoolProfiles: [
      { name: "system", mode: "System", osType: "Linux", vnetSubnetID: subnet.id },
      { name: "win22", mode: "User", osType: "Windows", osSKU: "Windows2022", vnetSubnetID: subnet.id },
    ],
  });
}

/** A machine with an extension that shows its settings, or protects them. */
function upgraded(add: Add, inputs: Inputs, settings: Inputs, options = {}): void {
  const vm = add("vm", VM, inputs, options);
  const handler = { publisher: "Microsoft.Compute", type: "CustomScriptExtension", typeHandlerVersion: "1.10" };
  add("key", EXTENSION, { resourceGroupName: "rg", vmName: vm.name, ...handler, ...settings }, options);
}

const desktop = {
  resourceGroupName: "rg",
  storageProfile: { imageReference: { id: DESKTOP_IMAGE }, osDisk: { createOption: "FromImage" } },
};

const changepk = (key: string) => ({ commandToExecute: `changepk.exe /productkey ${key}` });

export const NETWORKS: Readonly<Record<string, CaseEverywhere>> = {
  "a firewall that allows KMS from another subnet": {
    declare: (add) => {
      behindPolicy(add, "10.0.0.68", rule(["10.0.9.0/24"], ["1688"]));
    },
    fires: unreachable,
    except: untied,
  },
  "a firewall that allows KMS from this subnet": {
    declare: (add) => {
      behindPolicy(add, "10.0.0.69", rule(["10.0.1.0/24"], ["1688"]));
    },
    except: untied,
  },
  "a firewall that denies another subnet everything": {
    declare: (add) => {
      behindDeny(add, "10.0.0.70", "10.0.9.0/24");
    },
    except: untied,
  },
  "a firewall that denies this subnet everything": {
    declare: (add) => {
      behindDeny(add, "10.0.0.71", "10.0.1.0/24");
    },
    fires: unreachable,
    except: untied,
  },
  "a new network of API version 2025-07-01": {
    declare: (add) => {
      addNetwork(add, { module: "azure-native:network/v20250701" });
    },
    fires: unreachable,
    firesAfterUp: undecided,
    except: untied,
  },
  "a network of an older API version": {
    declare: (add) => {
      addNetwork(add, { module: "azure-native:network/v20240501" });
    },
    except: untied,
  },
  "a virtual hub whose firewall allows KMS": {
    declare: (add) => {
      behindHub(add, "1688");
    },
    except: untied,
  },
  "a virtual hub whose firewall allows HTTPS alone": {
    declare: (add) => {
      behindHub(add, "443");
    },
    fires: unreachable,
    except: untied,
  },
  "a cluster whose firewall has no rule for KMS": {
    declare: (add) => {
      cluster(add, "10.0.0.72", rule(["10.0.0.0/16"], ["9000"]));
    },
    fires: undecided,
  },
  "a cluster whose firewall allows KMS": {
    declare: (add) => {
      cluster(add, "10.0.0.73", rule(["10.0.0.0/16"], ["1688"]));
    },
    except: untied,
  },
};

export const KEYS: Readonly<Record<string, CaseEverywhere>> = {
  "a key among public arguments of DSC": {
    declare: (add, hub) => {
      const vm = add("vm", VM, old, hub);
      const configuration = { url: "https://files.example/License.zip", script: "License.ps1", function: "License" };
      const settings = { configuration, configurationArguments: { ProductKey: MAK, Activate: true } };
      const handler = { publisher: "Microsoft.Powershell", type: "DSC", typeHandlerVersion: "2.83" };
      add("key", EXTENSION, { resourceGroupName: "rg-hub", vmName: vm.name, ...handler, settings }, hub);
    },
    fires: [fires(productKeyExposed, "key"), ...undecided],
  },
  "a generic key in public settings on Azure": {
    declare: (add) => {
      const imageReference = { publisher: "MicrosoftWindowsDesktop", offer: "windows-11", sku: "win11-23h2-pro" };
      const storageProfile = { imageReference, osDisk: { createOption: "FromImage" } };
      const inputs = { resourceGroupName: "rg", storageProfile, licenseType: "Windows_Client" };
      upgraded(add, inputs, { settings: changepk(GENERIC_PRO) });
    },
    fires: [fires(productKeyMismatch, "key")],
    except: { "check of its stream": [] },
  },
  "a generic key alone for a desktop on a Hub": {
    declare: (add, hub) => {
      upgraded(add, desktop, { protectedSettings: changepk(GENERIC_PRO) }, hub);
    },
    fires: [fires(windowsClientActivation, "vm"), fires(productKeyInvalid, "key")],
    except: {
      "check of its stream": undecided,
      "check of that stream": [fires(productKeyInvalid, "key"), ...undecided],
    },
  },
  "a MAK for a desktop on a Hub": {
    declare: (add, hub) => {
      upgraded(add, desktop, { protectedSettings: changepk(MAK) }, hub);
    },
    except: untied,
  },
  "a local command that runs a script file": {
    declare: (add, hub) => {
      const vm = add("vm", VM, old, hub);
      const create = "az vm run-command invoke --command-id RunPowerShellScript -g rg -n vm --scripts @activate.ps1";
      add("command", "command:local:Command", { create }, { dependsOn: [vm] });
    },
    fires: undecided,
  },
  "a local command that does nothing to the machine": {
    declare: (add, hub) => {
      const vm = add("vm", VM, old, hub);
      add("command", "command:local:Command", { create: "echo deployed" }, { dependsOn: [vm] });
    },
    fires: needsMak,
    except: besideScript,
  },
};

export const CLOUDS: Readonly<Record<string, CaseEverywhere>> = {
  "a machine that is only read": {
    declare: (add, hub) => {
      const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/legacy";
      add("vm", VM, old, { ...hub, id });
    },
    except: unmarked,
  },
  "a machine like it that the stack makes": {
    declare: (add, hub) => {
      add("vm", VM, old, hub);
    },
    fires: needsMak,
    except: besideScript,
  },
  "a Hub of its own domain": {
    declare: (add) => {
      add("vm", VM, old, { provider: hubProvider("own-domain", "azure-native", "management.hub1.devlab.local") });
    },
    fires: needsMak,
    except: besideScript,
  },
  "the metadata host of a region of Azure": {
    declare: (add) => {
      const inputs = { metadataHost: "westeurope.management.azure.com", location: "westeurope" };
      add("vm", VM, old, { provider: new RawProvider("azure-native", "region", inputs) });
    },
  },
};
