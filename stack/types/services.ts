import type { Rows } from "./resource-type";

/** Azure services that run their own machines. */
export const SERVICES = {
  "azure-native batch:pool": { arm: "Microsoft.Batch/batchAccounts/pools", names: ["accountName", "poolName"] },
  // @pulumi/azure-native has it only in packages for a single API version.
  "azure-native compute:cloudservice": { arm: "Microsoft.Compute/cloudServices", names: ["cloudServiceName"] },
  "azure-native containerservice:agentpool": {
    arm: "Microsoft.ContainerService/managedClusters/agentPools",
    names: ["resourceName", "agentPoolName"],
  },
  "azure-native containerservice:managedcluster": {
    arm: "Microsoft.ContainerService/managedClusters",
    names: ["resourceName"],
  },
  // @pulumi/azure-native has it only in packages for a single API version.
  "azure-native desktopvirtualization:sessionhostconfiguration": {
    arm: "Microsoft.DesktopVirtualization/hostPools/sessionHostConfigurations",
    names: ["hostPoolName"],
  },
  "azure-native devcenter:attachednetworkbydevcenter": {
    arm: "Microsoft.DevCenter/devcenters/attachednetworks",
    names: ["devCenterName", "attachedNetworkConnectionName"],
  },
  "azure-native devcenter:networkconnection": {
    arm: "Microsoft.DevCenter/networkConnections",
    names: ["networkConnectionName"],
  },
  "azure-native devcenter:pool": { arm: "Microsoft.DevCenter/projects/pools", names: ["projectName", "poolName"] },
  "azure-native devopsinfrastructure:pool": { arm: "Microsoft.DevOpsInfrastructure/pools", names: ["poolName"] },
  "azure-native devtestlab:formula": { arm: "Microsoft.DevTestLab/labs/formulas", names: ["labName", "name"] },
  "azure-native devtestlab:virtualmachine": {
    arm: "Microsoft.DevTestLab/labs/virtualMachines",
    names: ["labName", "name"],
  },
  "azure-native hybridnetwork:vendorskus": {
    arm: "Microsoft.HybridNetwork/vendors/vendorSkus",
    names: ["vendorName", "skuName"],
  },
  "azure-native labservices:lab": { arm: "Microsoft.LabServices/labs", names: ["labName"] },
  "azure-native machinelearningservices:compute": {
    arm: "Microsoft.MachineLearningServices/workspaces/computes",
    names: ["workspaceName", "computeName"],
    formerly: ["machinelearningservices:machinelearningcompute"],
  },
  "azure-native servicefabric:nodetype": {
    arm: "Microsoft.ServiceFabric/managedClusters/nodeTypes",
    names: ["clusterName", "nodeTypeName"],
  },
  "azure-native workloads:sapvirtualinstance": {
    arm: "Microsoft.Workloads/sapVirtualInstances",
    names: ["sapVirtualInstanceName"],
  },
  "azure batch:pool": {
    arm: "Microsoft.Batch/batchAccounts/pools",
    names: ["accountName", "name"],
    terraform: "batch_pool",
  },
  "azure containerservice:kubernetescluster": {
    arm: "Microsoft.ContainerService/managedClusters",
    names: ["name"],
    terraform: "kubernetes_cluster",
  },
  "azure containerservice:kubernetesclusternodepool": {
    arm: "Microsoft.ContainerService/managedClusters/agentPools",
    names: ["name"],
    terraform: "kubernetes_cluster_node_pool",
  },
  "azure devcenter:attachednetwork": {
    arm: "Microsoft.DevCenter/devcenters/attachednetworks",
    names: ["devCenterId", "name"],
    terraform: "dev_center_attached_network",
  },
  "azure devcenter:networkconnection": {
    arm: "Microsoft.DevCenter/networkConnections",
    names: ["name"],
    terraform: "dev_center_network_connection",
  },
  "azure devcenter:projectpool": {
    arm: "Microsoft.DevCenter/projects/pools",
    names: ["devCenterProjectId", "name"],
    terraform: "dev_center_project_pool",
  },
  "azure devcenter:manageddevopspool": {
    arm: "Microsoft.DevOpsInfrastructure/pools",
    names: ["name"],
    terraform: "managed_devops_pool",
  },
  "azure devtest:linuxvirtualmachine": {
    arm: "Microsoft.DevTestLab/labs/virtualMachines",
    names: ["labName", "name"],
    terraform: "dev_test_linux_virtual_machine",
  },
  "azure devtest:windowsvirtualmachine": {
    arm: "Microsoft.DevTestLab/labs/virtualMachines",
    names: ["labName", "name"],
    terraform: "dev_test_windows_virtual_machine",
  },
  "azure servicefabric:managedcluster": {
    arm: "Microsoft.ServiceFabric/managedClusters",
    names: ["name"],
    terraform: "service_fabric_managed_cluster",
  },
  "azure workloadssap:singlenodevirtualinstance": {
    arm: "Microsoft.Workloads/sapVirtualInstances",
    names: ["name"],
    terraform: "workloads_sap_single_node_virtual_instance",
  },
  "azure workloadssap:threetiervirtualinstance": {
    arm: "Microsoft.Workloads/sapVirtualInstances",
    names: ["name"],
    terraform: "workloads_sap_three_tier_virtual_instance",
  },
} as const satisfies Rows;
