import { ARC_MACHINES, SCALE_SETS, VIRTUAL_MACHINES } from "../../stack/types/kinds";
import { deploymentScript } from "./carriers/deployment-script";
import { extension } from "./carriers/extension";
import { galleryApplication } from "./carriers/gallery-application";
import { guestConfiguration } from "./carriers/guest-configuration";
import { imageCustomizers } from "./carriers/image-customizers";
import { runCommand } from "./carriers/run-command";
import type { CarrierReader, ContentReader } from "./reader";

const ofMachine = { target: ["vmName"], kinds: VIRTUAL_MACHINES };
const ofScaleSet = { target: ["vmScaleSetName"], kinds: SCALE_SETS };
const ofArcMachine = { target: ["machineName", "name"], kinds: ARC_MACHINES };

/** What brings keys to machines, by kind: the shape, and the inputs that name the machine. */
export const AZURE_NATIVE_CARRIERS: Readonly<Record<string, CarrierReader>> = {
  "compute:virtualmachineextension": { read: extension, ...ofMachine },
  "compute:virtualmachineruncommandbyvirtualmachine": { read: runCommand, ...ofMachine },
  "compute:virtualmachinescalesetextension": { read: extension, ...ofScaleSet },
  "compute:virtualmachinescalesetvmextension": { read: extension, ...ofScaleSet },
  "compute:virtualmachinescalesetvmruncommand": { read: runCommand, ...ofScaleSet },
  "azurestackhci:machineextension": { read: extension, ...ofArcMachine },
  "connectedvmwarevsphere:machineextension": { read: extension, ...ofArcMachine },
  "scvmm:machineextension": { read: extension, ...ofArcMachine },
  "hybridcompute:machineextension": { read: extension, ...ofArcMachine },
  "hybridcompute:machineruncommand": { read: runCommand, ...ofArcMachine },
  "guestconfiguration:guestconfigurationassignment": { read: guestConfiguration, ...ofMachine },
  "guestconfiguration:guestconfigurationhcrpassignment": { read: guestConfiguration, ...ofArcMachine },
  "guestconfiguration:guestconfigurationassignmentsvmss": {
    read: guestConfiguration,
    target: ["vmssName"],
    kinds: SCALE_SETS,
  },
  "resources:azurecliscript": { read: deploymentScript, target: [] },
  "resources:azurepowershellscript": { read: deploymentScript, target: [] },
};

/** What machines, or the images that they are made from, refer to. */
export const AZURE_NATIVE_CONTENTS: Readonly<Record<string, ContentReader>> = {
  "compute:galleryapplicationversion": galleryApplication,
  "virtualmachineimages:virtualmachineimagetemplate": imageCustomizers,
};
