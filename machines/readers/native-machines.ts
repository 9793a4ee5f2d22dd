import { bulkAction, fleet } from "./machines/fleet";
import { AZURE_NATIVE_ARC } from "./machines/outside-azure";
import { scaleSet, scaleSetMachine, virtualMachine } from "./machines/virtual-machine";
import { AZURE_NATIVE_SERVICES } from "./native-services";
import type { MachineReader } from "./reader";

/** Machines that `@pulumi/azure-native` declares, by kind. */
export const AZURE_NATIVE_MACHINES: Readonly<Record<string, MachineReader>> = {
  "compute:virtualmachine": virtualMachine,
  "compute:virtualmachinescaleset": scaleSet,
  "compute:virtualmachinescalesetvm": scaleSetMachine,
  "azurefleet:fleet": fleet,
  "computebulkactions:bulkaction": bulkAction,
  ...AZURE_NATIVE_SERVICES,
  ...AZURE_NATIVE_ARC,
};
