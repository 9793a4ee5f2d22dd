import type { Rows } from "./resource-type";

/**
 * Machines, and resources that deliver scripts and applications to them. Sources here and in the sibling files: type
 * definitions of `@pulumi/azure-native` 3.28.0 and `@pulumi/azure` 6.40.0, 2026-11-24;
 * hashicorp/terraform-provider-azurestack @0256d40.
 */
export const COMPUTE = {
  "azure-native azurefleet:fleet": { arm: "Microsoft.AzureFleet/fleets", names: ["fleetName"] },
  "azure-native compute:galleryapplicationversion": {
    arm: "Microsoft.Compute/galleries/applications/versions",
    names: ["galleryName", "galleryApplicationName", "galleryApplicationVersionName"],
  },
  "azure-native compute:virtualmachine": { arm: "Microsoft.Compute/virtualMachines", names: ["vmName"] },
  "azure-native compute:virtualmachineextension": {
    arm: "Microsoft.Compute/virtualMachines/extensions",
    names: ["vmName", "vmExtensionName"],
  },
  "azure-native compute:virtualmachineruncommandbyvirtualmachine": {
    arm: "Microsoft.Compute/virtualMachines/runCommands",
    names: ["vmName", "runCommandName"],
  },
  "azure-native compute:virtualmachinescaleset": {
    arm: "Microsoft.Compute/virtualMachineScaleSets",
    names: ["vmScaleSetName"],
  },
  "azure-native compute:virtualmachinescalesetextension": {
    arm: "Microsoft.Compute/virtualMachineScaleSets/extensions",
    names: ["vmScaleSetName", "vmssExtensionName"],
  },
  "azure-native compute:virtualmachinescalesetvm": {
    arm: "Microsoft.Compute/virtualMachineScaleSets/virtualMachines",
    names: ["vmScaleSetName", "instanceId"],
  },
  "azure-native compute:virtualmachinescalesetvmextension": {
    arm: "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/extensions",
    names: ["vmScaleSetName", "instanceId", "vmExtensionName"],
  },
  "azure-native compute:virtualmachinescalesetvmruncommand": {
    arm: "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands",
    names: ["vmScaleSetName", "instanceId", "runCommandName"],
  },
  "azure-native computebulkactions:bulkaction": { names: ["name"] },
  "azure-native guestconfiguration:guestconfigurationassignment": {
    arm: "Microsoft.GuestConfiguration/guestConfigurationAssignments",
    names: ["guestConfigurationAssignmentName"],
  },
  "azure-native guestconfiguration:guestconfigurationassignmentsvmss": { names: ["name"] },
  "azure compute:extension": { arm: "Microsoft.Compute/virtualMachines/extensions", names: ["name"] },
  "azure compute:galleryapplicationassignment": {
    names: [],
    terraform: "virtual_machine_gallery_application_assignment",
  },
  "azure compute:galleryapplicationversion": {
    arm: "Microsoft.Compute/galleries/applications/versions",
    names: ["name"],
    terraform: "gallery_application_version",
  },
  "azure compute:linuxvirtualmachine": {
    arm: "Microsoft.Compute/virtualMachines",
    names: ["name"],
    terraform: "linux_virtual_machine",
  },
  "azure compute:linuxvirtualmachinescaleset": {
    arm: "Microsoft.Compute/virtualMachineScaleSets",
    names: ["name"],
    terraform: "linux_virtual_machine_scale_set",
  },
  "azure compute:orchestratedvirtualmachinescaleset": {
    arm: "Microsoft.Compute/virtualMachineScaleSets",
    names: ["name"],
    terraform: "orchestrated_virtual_machine_scale_set",
  },
  "azure compute:runcommand": {
    arm: "Microsoft.Compute/virtualMachines/runCommands",
    names: ["name"],
    terraform: "virtual_machine_run_command",
  },
  "azure compute:scaleset": { arm: "Microsoft.Compute/virtualMachineScaleSets", names: ["name"] },
  "azure compute:virtualmachine": {
    arm: "Microsoft.Compute/virtualMachines",
    names: ["name"],
    terraform: "virtual_machine",
  },
  "azure compute:virtualmachineextension": {
    arm: "Microsoft.Compute/virtualMachines/extensions",
    names: ["name"],
    terraform: "virtual_machine_extension",
  },
  "azure compute:virtualmachinescaleset": {
    arm: "Microsoft.Compute/virtualMachineScaleSets",
    names: ["name"],
    terraform: "virtual_machine_scale_set",
  },
  "azure compute:virtualmachinescalesetextension": {
    arm: "Microsoft.Compute/virtualMachineScaleSets/extensions",
    names: ["name"],
    terraform: "virtual_machine_scale_set_extension",
  },
  "azure compute:windowsvirtualmachine": {
    arm: "Microsoft.Compute/virtualMachines",
    names: ["name"],
    terraform: "windows_virtual_machine",
  },
  "azure compute:windowsvirtualmachinescaleset": {
    arm: "Microsoft.Compute/virtualMachineScaleSets",
    names: ["name"],
    terraform: "windows_virtual_machine_scale_set",
  },
  "azure policy:virtualmachineconfigurationassignment": {
    names: ["name"],
    terraform: "policy_virtual_machine_configuration_assignment",
  },
} as const satisfies Rows;
