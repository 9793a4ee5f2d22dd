import { classicBatchPool } from "./machines/batch";
import { kubernetesCluster, kubernetesPool } from "./machines/kubernetes";
import { labMachine } from "./machines/lab";
import { managedDevOpsPool } from "./machines/managed-pool";
import { classicSapInstance } from "./machines/sap";
import { fabricCluster } from "./machines/service-fabric";
import { legacyMachine, legacyScaleSet, modern, orchestrated } from "./machines/virtual-machine";
import type { MachineReader } from "./reader";

/**
 * Machines that `@pulumi/azure` and the bridged `azurestack` declare, by kind. Machines of SCVMM are not among them: they
 * name a template and nothing that tells a system.
 */
export const AZURE_MACHINES: Readonly<Record<string, MachineReader>> = {
  "batch:pool": classicBatchPool,
  "compute:linuxvirtualmachine": modern("virtual machine", "Linux"),
  "compute:linuxvirtualmachinescaleset": modern("scale set", "Linux"),
  "compute:orchestratedvirtualmachinescaleset": orchestrated,
  "compute:scaleset": legacyScaleSet,
  "compute:virtualmachine": legacyMachine,
  "compute:virtualmachinescaleset": legacyScaleSet,
  "compute:windowsvirtualmachine": modern("virtual machine", "Windows"),
  "compute:windowsvirtualmachinescaleset": modern("scale set", "Windows"),
  "containerservice:kubernetescluster": kubernetesCluster,
  "containerservice:kubernetesclusternodepool": kubernetesPool,
  "devcenter:manageddevopspool": managedDevOpsPool,
  "devtest:linuxvirtualmachine": labMachine("Linux"),
  "devtest:windowsvirtualmachine": labMachine("Windows"),
  "servicefabric:managedcluster": fabricCluster,
  "workloadssap:singlenodevirtualinstance": classicSapInstance,
  "workloadssap:threetiervirtualinstance": classicSapInstance,
};
