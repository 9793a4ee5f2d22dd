import type { Declared } from "../../../stack/declared";
import { at, has, isObject, list, peel, text } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import type { MachineShape, Service } from "../../shape";
import { profileShape } from "./profile";

/** Returns a profile overlaid with another. */
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

/** Reads a fleet, which creates machines from one profile that each location may partly override. */
export function fleet({ props }: Declared): MachineShape[] {
  const azureName = text(props, "fleetName") ?? text(props, "name");
  const noun = "fleet";
  const service: Service = { name: "Azure Compute Fleet" };
  const base: MachineShape = {
    ...profileShape(props, azureName, {
      noun,
      profile: FLEET_BASE,
      extensions: [[...FLEET_BASE, ...FLEET_EXTENSIONS]],
    }),
    service,
  };
  const locations = list(props, "additionalLocationsProfile", "locationProfiles");
  const overridden = (locations === UNKNOWN ? [UNKNOWN] : (locations ?? [])).flatMap(
    (location, index): MachineShape[] => {
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
      return [{ ...shape, service, location: text(location, "location") ?? base.location }];
    },
  );
  return [base, ...overridden];
}

/** Reads a bulk action. Its profile is below `properties` in azure-native and at the top in flattened templates. */
export function bulkAction({ props }: Declared): MachineShape[] {
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
