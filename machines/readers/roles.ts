import { type TypeKey, kindsOf } from "../../stack/types/registry";
import { command, sshResource, unshownCode } from "./carriers/command";
import { deploymentScript } from "./carriers/deployment-script";
import { classicExtension, extension } from "./carriers/extension";
import { galleryApplication } from "./carriers/gallery-application";
import { classicGuestConfiguration, guestConfiguration } from "./carriers/guest-configuration";
import { imageCustomizers } from "./carriers/image-customizers";
import { resourceAction } from "./carriers/resource-action";
import { classicRunCommand, runCommand } from "./carriers/run-command";
import { classicDeployment, deployment, deploymentStack } from "./deployment";
import { azapiResource, azapiUpdate, genericResource } from "./generic";
import { classicBatchPool, pool } from "./machines/batch";
import { cloudService } from "./machines/cloud-service";
import { bulkAction, fleet } from "./machines/fleet";
import { agentPool, kubernetesCluster, kubernetesPool, managedCluster } from "./machines/kubernetes";
import { devTest, lab, labMachine } from "./machines/lab";
import { devBoxPool, devOpsPool, machineLearning, managedDevOpsPool } from "./machines/managed-pool";
import { vendorSku } from "./machines/network-function";
import { cloudSimpleMachine, localMachine, nexusMachine, vmwareMachine } from "./machines/outside-azure";
import { classicSapInstance, sapInstance } from "./machines/sap";
import { fabricCluster, nodeType } from "./machines/service-fabric";
import { sessionHosts } from "./machines/session-host";
import {
  legacyMachine,
  legacyScaleSet,
  modern,
  orchestrated,
  scaleSet,
  scaleSetMachine,
  virtualMachine,
} from "./machines/virtual-machine";
import type { Aim, Role } from "./reader";
import {
  classicDisk,
  classicImage,
  disk,
  galleryImage,
  galleryVersion,
  image,
  imageTemplate,
  labImage,
  localDisk,
  localImage,
  marketplaceImage,
  sharedImage,
  sharedVersion,
} from "./source";

const VIRTUAL_MACHINES = kindsOf("Microsoft.Compute/virtualMachines");
const SCALE_SETS = kindsOf("Microsoft.Compute/virtualMachineScaleSets");
const ARC_MACHINES = kindsOf("Microsoft.HybridCompute/machines");

const toMachine: Aim = { target: ["vmName"], kinds: VIRTUAL_MACHINES };
const toScaleSet: Aim = { target: ["vmScaleSetName"], kinds: SCALE_SETS };
const toArcMachine: Aim = { target: ["machineName", "name"], kinds: ARC_MACHINES };
const toAny: Aim = { target: [] };
/** azurestack references a machine by name. */
const toClassicMachine: Aim = { target: ["virtualMachineId", "virtualMachineName"], kinds: VIRTUAL_MACHINES };
const toClassicScaleSet: Aim = { target: ["virtualMachineScaleSetId"], kinds: SCALE_SETS };
const toClassicArcMachine: Aim = { target: ["arcMachineId"], kinds: ARC_MACHINES };

/**
 * How each resource type is read. SCVMM machines are missing, because they reference a template and nothing that
 * reveals a system. Arc machines are existing machines.
 */
const ROLES = {
  "azapi index:resource": { generic: azapiResource },
  "azapi index:resourceaction": {
    carrier: { read: resourceAction, target: ["resourceId"], kinds: [...VIRTUAL_MACHINES, ...SCALE_SETS] },
  },
  "azapi index:updateresource": { generic: azapiUpdate },

  "azure-native azurefleet:fleet": { machine: fleet },
  "azure-native azurestackhci:galleryimage": { source: localImage },
  "azure-native azurestackhci:machineextension": { carrier: { read: extension, ...toArcMachine } },
  "azure-native azurestackhci:marketplacegalleryimage": { source: marketplaceImage },
  "azure-native azurestackhci:virtualharddisk": { source: localDisk },
  "azure-native azurestackhci:virtualmachine": { machine: localMachine },
  "azure-native azurestackhci:virtualmachineinstance": { machine: localMachine },
  "azure-native batch:pool": { machine: pool },
  "azure-native compute:cloudservice": { machine: cloudService },
  "azure-native compute:disk": { source: disk },
  "azure-native compute:galleryapplicationversion": { content: galleryApplication },
  "azure-native compute:galleryimage": { source: galleryImage },
  "azure-native compute:galleryimageversion": { source: galleryVersion },
  "azure-native compute:image": { source: image },
  "azure-native compute:snapshot": { source: disk },
  "azure-native compute:virtualmachine": { machine: virtualMachine },
  "azure-native compute:virtualmachineextension": { carrier: { read: extension, ...toMachine } },
  "azure-native compute:virtualmachineruncommandbyvirtualmachine": { carrier: { read: runCommand, ...toMachine } },
  "azure-native compute:virtualmachinescaleset": { machine: scaleSet },
  "azure-native compute:virtualmachinescalesetextension": { carrier: { read: extension, ...toScaleSet } },
  "azure-native compute:virtualmachinescalesetvm": { machine: scaleSetMachine },
  "azure-native compute:virtualmachinescalesetvmextension": { carrier: { read: extension, ...toScaleSet } },
  "azure-native compute:virtualmachinescalesetvmruncommand": { carrier: { read: runCommand, ...toScaleSet } },
  "azure-native computebulkactions:bulkaction": { machine: bulkAction },
  "azure-native connectedvmwarevsphere:machineextension": { carrier: { read: extension, ...toArcMachine } },
  "azure-native connectedvmwarevsphere:virtualmachine": { machine: vmwareMachine },
  "azure-native connectedvmwarevsphere:virtualmachineinstance": { machine: vmwareMachine },
  "azure-native containerservice:agentpool": { machine: agentPool },
  "azure-native containerservice:managedcluster": { machine: managedCluster },
  "azure-native desktopvirtualization:sessionhostconfiguration": { machine: sessionHosts },
  "azure-native devcenter:pool": { machine: devBoxPool },
  "azure-native devopsinfrastructure:pool": { machine: devOpsPool },
  "azure-native devtestlab:customimage": { source: labImage },
  "azure-native devtestlab:formula": { machine: devTest("formula", ["formulaContent"]) },
  "azure-native devtestlab:virtualmachine": { machine: devTest("lab machine", []) },
  "azure-native guestconfiguration:guestconfigurationassignment": {
    carrier: { read: guestConfiguration, ...toMachine },
  },
  "azure-native guestconfiguration:guestconfigurationassignmentsvmss": {
    carrier: { read: guestConfiguration, target: ["vmssName"], kinds: SCALE_SETS },
  },
  "azure-native guestconfiguration:guestconfigurationhcrpassignment": {
    carrier: { read: guestConfiguration, ...toArcMachine },
  },
  "azure-native hybridcompute:machineextension": { carrier: { read: extension, ...toArcMachine } },
  "azure-native hybridcompute:machineruncommand": { carrier: { read: runCommand, ...toArcMachine } },
  "azure-native hybridnetwork:vendorskus": { machine: vendorSku },
  "azure-native labservices:lab": { machine: lab },
  "azure-native machinelearningservices:compute": { machine: machineLearning },
  "azure-native networkcloud:virtualmachine": { machine: nexusMachine },
  "azure-native resources:azurecliscript": { carrier: { read: deploymentScript, ...toAny } },
  "azure-native resources:azurepowershellscript": { carrier: { read: deploymentScript, ...toAny } },
  "azure-native resources:deployment": { deployment },
  "azure-native resources:deploymentatmanagementgroupscope": { deployment },
  "azure-native resources:deploymentatscope": { deployment },
  "azure-native resources:deploymentatsubscriptionscope": { deployment },
  "azure-native resources:deploymentattenantscope": { deployment },
  "azure-native resources:deploymentstackatmanagementgroup": { deployment: deploymentStack },
  "azure-native resources:deploymentstackatresourcegroup": { deployment: deploymentStack },
  "azure-native resources:deploymentstackatsubscription": { deployment: deploymentStack },
  "azure-native resources:resource": { generic: genericResource },
  "azure-native scvmm:machineextension": { carrier: { read: extension, ...toArcMachine } },
  "azure-native servicefabric:nodetype": { machine: nodeType },
  "azure-native virtualmachineimages:virtualmachineimagetemplate": { source: imageTemplate, content: imageCustomizers },
  "azure-native vmwarecloudsimple:virtualmachine": { machine: cloudSimpleMachine },
  "azure-native workloads:sapvirtualinstance": { machine: sapInstance },

  "azure arcmachine:extension": { carrier: { read: classicExtension, ...toClassicArcMachine } },
  "azure batch:pool": { machine: classicBatchPool },
  "azure compute:extension": { carrier: { read: classicExtension, ...toClassicMachine } },
  "azure compute:galleryapplicationassignment": {
    carrier: { brings: "galleryApplicationVersionId", ...toClassicMachine },
  },
  "azure compute:galleryapplicationversion": { content: galleryApplication },
  "azure compute:image": { source: classicImage },
  "azure compute:linuxvirtualmachine": { machine: modern("virtual machine", "Linux") },
  "azure compute:linuxvirtualmachinescaleset": { machine: modern("scale set", "Linux") },
  "azure compute:manageddisk": { source: classicDisk },
  "azure compute:orchestratedvirtualmachinescaleset": { machine: orchestrated },
  "azure compute:runcommand": { carrier: { read: classicRunCommand, ...toClassicMachine } },
  "azure compute:scaleset": { machine: legacyScaleSet },
  "azure compute:sharedimage": { source: sharedImage },
  "azure compute:sharedimageversion": { source: sharedVersion },
  "azure compute:snapshot": { source: classicDisk },
  "azure compute:virtualmachine": { machine: legacyMachine },
  "azure compute:virtualmachineextension": { carrier: { read: classicExtension, ...toClassicMachine } },
  "azure compute:virtualmachinescaleset": { machine: legacyScaleSet },
  "azure compute:virtualmachinescalesetextension": { carrier: { read: classicExtension, ...toClassicScaleSet } },
  "azure compute:windowsvirtualmachine": { machine: modern("virtual machine", "Windows") },
  "azure compute:windowsvirtualmachinescaleset": { machine: modern("scale set", "Windows") },
  "azure containerservice:kubernetescluster": { machine: kubernetesCluster },
  "azure containerservice:kubernetesclusternodepool": { machine: kubernetesPool },
  "azure core:resourcedeploymentscriptazurecli": { carrier: { read: deploymentScript, ...toAny } },
  "azure core:resourcedeploymentscriptpowershell": { carrier: { read: deploymentScript, ...toAny } },
  "azure core:resourcegrouptemplatedeployment": { deployment: classicDeployment },
  "azure core:subscriptiontemplatedeployment": { deployment: classicDeployment },
  "azure core:templatedeployment": { deployment: classicDeployment },
  "azure core:tenanttemplatedeployment": { deployment: classicDeployment },
  "azure devcenter:manageddevopspool": { machine: managedDevOpsPool },
  "azure devcenter:projectpool": { machine: devBoxPool },
  "azure devtest:linuxvirtualmachine": { machine: labMachine("Linux") },
  "azure devtest:windowsvirtualmachine": { machine: labMachine("Windows") },
  "azure management:grouptemplatedeployment": { deployment: classicDeployment },
  "azure policy:virtualmachineconfigurationassignment": {
    carrier: { read: classicGuestConfiguration, ...toClassicMachine },
  },
  "azure servicefabric:managedcluster": { machine: fabricCluster },
  "azure stack:hcimarketplacegalleryimage": { source: marketplaceImage },
  "azure stack:hcivirtualharddisk": { source: localDisk },
  "azure workloadssap:singlenodevirtualinstance": { machine: classicSapInstance },
  "azure workloadssap:threetiervirtualinstance": { machine: classicSapInstance },

  // Only dependencies show which machine a command or a dynamic resource targets.
  "command local:command": { carrier: { read: command("local command"), ...toAny } },
  "command remote:command": { carrier: { read: command("remote command"), ...toAny, address: "connection" } },
  "pulumi dynamic:resource": { carrier: { read: unshownCode("dynamic resource", "__provider"), ...toAny } },

  // Other providers' resources that run something on a machine, or have Ansible do so.
  "ansible index:group": { carrier: { read: unshownCode("Ansible group", "name"), ...toAny } },
  "ansible index:host": { carrier: { read: unshownCode("Ansible host", "name"), ...toAny } },
  "ansible index:playbook": { carrier: { read: unshownCode("Ansible playbook", "playbook"), ...toAny } },
  "shell index:script": { carrier: { read: unshownCode("shell script", "lifecycleCommands"), ...toAny } },
  "shell index:sensitivescript": { carrier: { read: unshownCode("shell script", "lifecycleCommands"), ...toAny } },
  "ssh index:resource": { carrier: { read: sshResource, ...toAny } },
  "ssh index:sensitiveresource": { carrier: { read: sshResource, ...toAny } },
} satisfies Partial<Record<TypeKey, Role>>;

/** Roles by row key. */
export const ROLE_BY_KEY: ReadonlyMap<string, Role> = new Map(Object.entries<Role>(ROLES));
