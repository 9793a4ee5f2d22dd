import { ARC_MACHINES, SCALE_SETS, VIRTUAL_MACHINES } from "../../stack/types/kinds";
import { deploymentScript } from "./carriers/deployment-script";
import { classicExtension } from "./carriers/extension";
import { galleryApplication } from "./carriers/gallery-application";
import { classicGuestConfiguration } from "./carriers/guest-configuration";
import { classicRunCommand } from "./carriers/run-command";
import type { AssignmentReader, CarrierReader, ContentReader } from "./reader";

const ofMachine = { target: ["virtualMachineId", "virtualMachineName"], kinds: VIRTUAL_MACHINES };
const ofScaleSet = { target: ["virtualMachineScaleSetId"], kinds: SCALE_SETS };
const ofArcMachine = { target: ["arcMachineId"], kinds: ARC_MACHINES };

/** What `@pulumi/azure` and the bridged `azurestack` bring to machines, by kind. azurestack names a machine by name. */
export const AZURE_CARRIERS: Readonly<Record<string, CarrierReader | AssignmentReader>> = {
  "arcmachine:extension": { read: classicExtension, ...ofArcMachine },
  "compute:extension": { read: classicExtension, ...ofMachine },
  "compute:galleryapplicationassignment": { brings: "galleryApplicationVersionId", ...ofMachine },
  "compute:runcommand": { read: classicRunCommand, ...ofMachine },
  "compute:virtualmachineextension": { read: classicExtension, ...ofMachine },
  "compute:virtualmachinescalesetextension": { read: classicExtension, ...ofScaleSet },
  "core:resourcedeploymentscriptazurecli": { read: deploymentScript, target: [] },
  "core:resourcedeploymentscriptpowershell": { read: deploymentScript, target: [] },
  "policy:virtualmachineconfigurationassignment": { read: classicGuestConfiguration, ...ofMachine },
};

/** What machines refer to. */
export const AZURE_CONTENTS: Readonly<Record<string, ContentReader>> = {
  "compute:galleryapplicationversion": galleryApplication,
};
