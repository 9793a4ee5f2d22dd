import type { Declared } from "../../../stack/declared";
import { pathText } from "../../../values/path";
import { at, list } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import type { MachineShape } from "../../shape";
import { unknownShape } from "../parts/plain";
import { profileShape } from "./profile";

/** Reads the roles of a vendor's network function, each of which is a machine. */
export function vendorSku({ props }: Declared): MachineShape[] {
  const path = ["networkFunctionTemplate", "networkFunctionRoleConfigurations"];
  const roles = list(props, ...path);
  if (roles === undefined) return [];
  if (roles === UNKNOWN) return [{ ...unknownShape(props, "network function", undefined), path: pathText(path) }];
  return roles.flatMap((role, index): MachineShape[] => {
    if (at(role, "storageProfile") === undefined) return [];
    const profile = [...path, String(index)];
    return [profileShape(props, undefined, { noun: "network function", path: pathText(profile), profile })];
  });
}
