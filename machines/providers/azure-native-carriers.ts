import { UNKNOWN } from "../../activation/value";
import { imageCustomizers } from "../images/image-customizers";
import { extensionShape, parametersAt, runCommandShape, scriptAt, scriptCarrier, textsBelow } from "./carrier-shapes";
import type { Declared } from "../declared";
import { ARC_MACHINES, SCALE_SETS, VIRTUAL_MACHINES } from "../kinds";
import { at, has, list, text } from "../read";
import type { CarrierReader, ContentReader } from "./readers";
import type { ScriptParameter } from "../script";
import type { CarrierShape } from "../shape";

/** azure-native keeps `properties` of an Arc extension; where a template is flattened they stand at the top. */
function extension({ props }: Declared): CarrierShape {
  return extensionShape(props, has(props, "properties") === true ? ["properties"] : []);
}

function runCommand({ props }: Declared): CarrierShape {
  return runCommandShape(props);
}

/** `-Name value` pairs of a command line, as a PowerShell script takes them. */
function namedArguments(line: unknown, secret: boolean): ScriptParameter[] {
  if (line === UNKNOWN) return [{ name: "", value: UNKNOWN, secret }];
  if (typeof line !== "string") return [];
  const words = line.split(/\s+/).map((word) => word.replace(/^["']|["']$/g, ""));
  return words.flatMap((word, index) => {
    const value = words[index + 1];
    return word.startsWith("-") && value !== undefined && !value.startsWith("-")
      ? [{ name: word.replace(/^-+/, ""), value, secret }]
      : [];
  });
}

function environmentOf(props: unknown): ScriptParameter[] {
  const open = parametersAt(props, ["environmentVariables"], false);
  const all = list(props, "environmentVariables");
  if (all === undefined || all === UNKNOWN) return open;
  return all.map((variable, index) => {
    const secure = text(variable, "secureValue") ?? text(variable, "secureValueString");
    const plain = open[index];
    return secure === undefined && plain ? plain : { name: plain?.name ?? "", value: secure, secret: true };
  });
}

/**
 * A deployment script. It runs in a container beside the machines, from where it may reach into one with
 * `az vm run-command invoke` or `Invoke-AzVMRunCommand`.
 */
export function deploymentScript({ props }: Declared): CarrierShape {
  const uris = ["primaryScriptUri", "supportingScriptUris"].filter((name) => has(props, name) !== undefined);
  return scriptCarrier("deployment script", scriptAt(props, ["scriptContent"], false), {
    parameters: [...environmentOf(props), ...namedArguments(at(props, "arguments") ?? at(props, "commandLine"), false)],
    uris,
  });
}

/** What a gallery application runs when it is installed or updated. */
export function galleryApplication({ props }: Declared): CarrierShape[] {
  const profile = ["publishingProfile", "manageActions"];
  const scripts = [
    ...["install", "update"].flatMap((name) => scriptAt(props, [...profile, name], false)),
    ...["install", "update"].flatMap((name) => scriptAt(props, ["manageAction", name], false)),
  ];
  return [scriptCarrier("gallery application", scripts)];
}

/** A guest configuration counts only for what its parameters certainly say: its package is named by a URI. */
function guestConfiguration({ props }: Declared): CarrierShape {
  const root = has(props, "properties") === true ? ["properties", "guestConfiguration"] : ["guestConfiguration"];
  const path = (name: string): string => [...root, name].join(".");
  return scriptCarrier(
    "guest configuration",
    [
      ...textsBelow(at(props, ...root, "configurationParameter"), path("configurationParameter"), false),
      ...textsBelow(
        at(props, ...root, "configurationProtectedParameter"),
        path("configurationProtectedParameter"),
        true,
      ),
    ],
    { runsScripts: false },
  );
}

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
