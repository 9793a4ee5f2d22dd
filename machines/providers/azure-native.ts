import { UNKNOWN } from "../../activation/value";
import { AZURE_NATIVE_ARC } from "./azure-native-arc";
import { AZURE_NATIVE_SERVICES } from "./azure-native-services";
import type { Declared } from "../declared";
import { profileShape, type ProfilePlace } from "./profile";
import { at, has, isObject, list, peel, text, textBelow } from "../read";
import type { MachineReader } from "./readers";
import type { MachineShape } from "../shape";

const VIRTUAL_MACHINE: ProfilePlace = { noun: "virtual machine", profile: [] };

function virtualMachine({ props }: Declared): MachineShape[] {
  const azureName = textBelow(props, "vmName") ?? textBelow(props, "name");
  return [profileShape(props, azureName, VIRTUAL_MACHINE)];
}

/** A scale set in flexible mode may have no profile: then the machines that join it are declared by themselves. */
function scaleSet({ props }: Declared): MachineShape[] {
  if (has(props, "virtualMachineProfile") === undefined) return [];
  const extensions = ["virtualMachineProfile", "extensionProfile", "extensions"];
  const azureName = text(props, "vmScaleSetName") ?? text(props, "name");
  return [
    profileShape(props, azureName, { noun: "scale set", profile: ["virtualMachineProfile"], extensions: [extensions] }),
  ];
}

/** An instance of a scale set is judged by itself only where it declares an image or a disk of its own. */
function scaleSetMachine({ props }: Declared): MachineShape[] {
  if (has(props, "storageProfile") === undefined) return [];
  return [profileShape(props, text(props, "vmScaleSetName"), { noun: "scale set instance", profile: [] })];
}

/** What a profile says, with what another says instead. */
function overlaid(base: unknown, over: unknown, depth = 8): unknown {
  const [below, above] = [peel(base), peel(over)];
  if (above === undefined) return below;
  if (below === UNKNOWN || above === UNKNOWN || depth === 0) return above;
  if (!isObject(below) || !isObject(above)) return above;
  const names = [...new Set([...Object.keys(below), ...Object.keys(above)])];
  return Object.fromEntries(names.map((name) => [name, overlaid(below[name], above[name], depth - 1)]));
}

const FLEET_BASE = ["computeProfile", "baseVirtualMachineProfile"];
const FLEET_EXTENSIONS = ["extensionProfile", "extensions"];

/** A fleet makes machines by one profile, which a location may override in parts. */
function fleet({ props }: Declared): MachineShape[] {
  const azureName = text(props, "fleetName") ?? text(props, "name");
  const noun = "fleet";
  const base = profileShape(props, azureName, {
    noun,
    profile: FLEET_BASE,
    extensions: [[...FLEET_BASE, ...FLEET_EXTENSIONS]],
  });
  const locations = list(props, "additionalLocationsProfile", "locationProfiles");
  if (locations === undefined || locations === UNKNOWN) return [base];
  const overridden = locations.flatMap((location, index): MachineShape[] => {
    const override = at(location, "virtualMachineProfileOverride");
    if (override === undefined) return [];
    const input = has(override, "storageProfile") === undefined ? "computeProfile" : "additionalLocationsProfile";
    const profile = overlaid(at(props, ...FLEET_BASE), override);
    const whole = { resourceGroupName: at(props, "resourceGroupName"), tags: at(props, "tags"), [input]: profile };
    const path = `additionalLocationsProfile.locationProfiles[${index}]`;
    const shape = profileShape(whole, azureName, {
      noun,
      path,
      profile: [input],
      extensions: [[input, ...FLEET_EXTENSIONS]],
    });
    return [{ ...shape, location: text(location, "location") ?? base.location }];
  });
  return [base, ...overridden];
}

/** Its profile stands below `properties` in azure-native and at the top where a template's is flattened. */
function bulkAction({ props }: Declared): MachineShape[] {
  const root = has(props, "properties") === undefined ? ["computeProfile"] : ["properties", "computeProfile"];
  if (has(props, ...root, "virtualMachineProfile") === undefined) return [];
  return [
    profileShape(props, text(props, "name"), {
      noun: "bulk action",
      profile: [...root, "virtualMachineProfile"],
      extensions: [[...root, "extensions"]],
    }),
  ];
}

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
