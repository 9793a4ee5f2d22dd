/** Kinds that ARM knows as `Microsoft.Compute/virtualMachines`. */
export const VIRTUAL_MACHINES: readonly string[] = [
  "compute:virtualmachine",
  "compute:windowsvirtualmachine",
  "compute:linuxvirtualmachine",
];

/** Kinds that ARM knows as `Microsoft.Compute/virtualMachineScaleSets`, and their instances. */
export const SCALE_SETS: readonly string[] = [
  "compute:virtualmachinescaleset",
  "compute:windowsvirtualmachinescaleset",
  "compute:orchestratedvirtualmachinescaleset",
  "compute:linuxvirtualmachinescaleset",
  "compute:scaleset",
];

/** Kinds that ARM knows as `Microsoft.HybridCompute/machines`. */
export const ARC_MACHINES: readonly string[] = ["hybridcompute:machine", "arcmachine:arcmachine"];
