import { deploymentScript, galleryApplication } from "./azure-native-carriers";
import { extensionShape, runCommandShape, textsBelow, scriptCarrier } from "./carrier-shapes";
import type { Declared } from "../declared";
import { ARC_MACHINES, SCALE_SETS, VIRTUAL_MACHINES } from "../kinds";
import { at } from "../read";
import type { AssignmentReader, CarrierReader, ContentReader } from "./readers";
import type { CarrierShape } from "../shape";
import { plural } from "./azure";

function extension({ props }: Declared): CarrierShape {
  return extensionShape(props, []);
}

/** azurerm calls the blocks of a run command as ARM does, though the bridge may leave a plural out. */
function runCommand({ props }: Declared): CarrierShape {
  const parameters = plural(props, [], "parameter")[0];
  const locked = plural(props, [], "protectedParameter")[0];
  const source = at(props, "source");
  return runCommandShape({
    source,
    parameters: parameters && at(props, parameters),
    protectedParameters: locked && at(props, locked),
  });
}

function guestConfiguration({ props }: Declared): CarrierShape {
  const path = plural(props, ["configuration"], "parameter");
  return scriptCarrier("guest configuration", textsBelow(at(props, ...path), path.join("."), false), {
    runsScripts: false,
  });
}

const ofMachine = { target: ["virtualMachineId", "virtualMachineName"], kinds: VIRTUAL_MACHINES };
const ofScaleSet = { target: ["virtualMachineScaleSetId"], kinds: SCALE_SETS };
const ofArcMachine = { target: ["arcMachineId"], kinds: ARC_MACHINES };

/** What `@pulumi/azure` and the bridged `azurestack` bring to machines, by kind. azurestack names a machine by name. */
export const AZURE_CARRIERS: Readonly<Record<string, CarrierReader | AssignmentReader>> = {
  "arcmachine:extension": { read: extension, ...ofArcMachine },
  "compute:extension": { read: extension, ...ofMachine },
  "compute:galleryapplicationassignment": { brings: "galleryApplicationVersionId", ...ofMachine },
  "compute:runcommand": { read: runCommand, ...ofMachine },
  "compute:virtualmachineextension": { read: extension, ...ofMachine },
  "compute:virtualmachinescalesetextension": { read: extension, ...ofScaleSet },
  "core:resourcedeploymentscriptazurecli": { read: deploymentScript, target: [] },
  "core:resourcedeploymentscriptpowershell": { read: deploymentScript, target: [] },
  "policy:virtualmachineconfigurationassignment": { read: guestConfiguration, ...ofMachine },
};

/** What machines refer to. */
export const AZURE_CONTENTS: Readonly<Record<string, ContentReader>> = {
  "compute:galleryapplicationversion": galleryApplication,
};
