import { pool } from "./machines/batch";
import { agentPool, managedCluster } from "./machines/kubernetes";
import { devTest, lab } from "./machines/lab";
import { devBoxPool, devOpsPool, machineLearning } from "./machines/managed-pool";
import { vendorSku } from "./machines/network-function";
import { sapInstance } from "./machines/sap";
import { nodeType } from "./machines/service-fabric";
import type { MachineReader } from "./reader";

/** Machines inside the services of `@pulumi/azure-native`, by kind. */
export const AZURE_NATIVE_SERVICES: Readonly<Record<string, MachineReader>> = {
  "batch:pool": pool,
  "containerservice:agentpool": agentPool,
  "containerservice:managedcluster": managedCluster,
  "devcenter:pool": devBoxPool,
  "devopsinfrastructure:pool": devOpsPool,
  "devtestlab:formula": devTest("formula", ["formulaContent"]),
  "devtestlab:virtualmachine": devTest("lab machine", []),
  "hybridnetwork:vendorskus": vendorSku,
  "labservices:lab": lab,
  "machinelearningservices:compute": machineLearning,
  "servicefabric:nodetype": nodeType,
  "workloads:sapvirtualinstance": sapInstance,
};
