import type { Rows } from "./resource-type";

/** Machines on hosts outside Azure's regions, and Azure Arc resources for them. */
export const OUTSIDE_AZURE = {
  "azure-native azurestackhci:machineextension": { names: ["name", "extensionName"] },
  "azure-native azurestackhci:virtualmachine": {
    arm: "Microsoft.AzureStackHCI/virtualMachines",
    names: ["virtualMachineName"],
    formerly: ["azurestackhci:virtualmachineretrieve"],
  },
  "azure-native azurestackhci:virtualmachineinstance": {
    arm: "Microsoft.AzureStackHCI/virtualMachineInstances",
    names: [],
  },
  "azure-native connectedvmwarevsphere:machineextension": { names: ["virtualMachineName", "extensionName"] },
  "azure-native connectedvmwarevsphere:virtualmachine": {
    arm: "Microsoft.ConnectedVMwarevSphere/virtualMachines",
    names: ["virtualMachineName"],
  },
  "azure-native connectedvmwarevsphere:virtualmachineinstance": {
    arm: "Microsoft.ConnectedVMwarevSphere/virtualMachineInstances",
    names: [],
  },
  "azure-native guestconfiguration:guestconfigurationhcrpassignment": { names: ["guestConfigurationAssignmentName"] },
  "azure-native hybridcompute:machine": { arm: "Microsoft.HybridCompute/machines", names: ["machineName"] },
  "azure-native hybridcompute:machineextension": {
    arm: "Microsoft.HybridCompute/machines/extensions",
    names: ["machineName", "extensionName"],
  },
  "azure-native hybridcompute:machineruncommand": {
    arm: "Microsoft.HybridCompute/machines/runCommands",
    names: ["machineName", "runCommandName"],
  },
  "azure-native networkcloud:virtualmachine": {
    arm: "Microsoft.NetworkCloud/virtualMachines",
    names: ["virtualMachineName"],
  },
  "azure-native scvmm:machineextension": { names: ["virtualMachineName", "extensionName"] },
  "azure-native vmwarecloudsimple:virtualmachine": {
    arm: "Microsoft.VMwareCloudSimple/virtualMachines",
    names: ["virtualMachineName"],
  },
  "azure arcmachine:arcmachine": {
    arm: "Microsoft.HybridCompute/machines",
    names: ["name"],
    terraform: "arc_machine",
  },
  "azure arcmachine:extension": {
    arm: "Microsoft.HybridCompute/machines/extensions",
    names: ["name"],
    terraform: "arc_machine_extension",
  },
} as const satisfies Rows;
