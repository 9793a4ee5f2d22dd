import type { Rows } from "./resource-type";

/** Resources that contain other resources, name arbitrary ones, or run a script during deployment. */
export const DEPLOYMENTS = {
  "azapi index:resource": { names: ["name"] },
  "azapi index:updateresource": { names: ["name"] },
  "azure-native resources:azurecliscript": { arm: "Microsoft.Resources/deploymentScripts", names: ["scriptName"] },
  "azure-native resources:azurepowershellscript": {
    arm: "Microsoft.Resources/deploymentScripts",
    names: ["scriptName"],
  },
  "azure-native resources:deployment": { arm: "Microsoft.Resources/deployments", names: ["deploymentName"] },
  "azure-native resources:deploymentatmanagementgroupscope": { names: ["deploymentName"] },
  "azure-native resources:deploymentatscope": { names: ["deploymentName"] },
  "azure-native resources:deploymentatsubscriptionscope": { names: ["deploymentName"] },
  "azure-native resources:deploymentattenantscope": { names: ["deploymentName"] },
  "azure-native resources:deploymentstackatmanagementgroup": { names: ["deploymentStackName"] },
  "azure-native resources:deploymentstackatresourcegroup": { names: ["deploymentStackName"] },
  "azure-native resources:deploymentstackatsubscription": { names: ["deploymentStackName"] },
  "azure-native resources:resource": { names: ["resourceName"] },
  "azure-native resources:resourcegroup": { arm: "Microsoft.Resources/resourceGroups", names: ["resourceGroupName"] },
  "azure-native resources:templatespecversion": {
    arm: "Microsoft.Resources/templateSpecs/versions",
    names: ["templateSpecName", "templateSpecVersion"],
  },
  "azure core:resourcedeploymentscriptazurecli": { names: ["name"], terraform: "resource_deployment_script_azure_cli" },
  "azure core:resourcedeploymentscriptpowershell": {
    names: ["name"],
    terraform: "resource_deployment_script_azure_power_shell",
  },
  "azure core:resourcegroup": {
    arm: "Microsoft.Resources/resourceGroups",
    names: ["name"],
    terraform: "resource_group",
  },
  "azure core:resourcegrouptemplatedeployment": { names: ["name"], terraform: "resource_group_template_deployment" },
  "azure core:subscriptiontemplatedeployment": { names: ["name"], terraform: "subscription_template_deployment" },
  "azure core:templatedeployment": { names: ["name"], terraform: "template_deployment" },
  "azure core:tenanttemplatedeployment": { names: ["name"], terraform: "tenant_template_deployment" },
  "azure management:grouptemplatedeployment": { names: ["name"], terraform: "management_group_template_deployment" },
  "command local:command": { names: [] },
  "command remote:command": { names: [] },
  "pulumi dynamic:resource": { names: [] },
} as const satisfies Rows;
