import type { Declared } from "../../../stack/declared";
import { pathText } from "../../../values/path";
import { has, text } from "../../../values/read";
import type { MachineShape } from "../../shape";
import { imageAt } from "../parts/image";
import { plainShape, signsOf } from "../parts/plain";

const SAP = ["configuration", "infrastructureConfiguration"];
const SAP_TIERS = [[], ["applicationServer"], ["centralServer"], ["databaseServer"]];

/** Reads the servers of an SAP instance. */
export function sapInstance({ props }: Declared): MachineShape[] {
  return SAP_TIERS.flatMap((tier): MachineShape[] => {
    const path = [...SAP, ...tier, "virtualMachineConfiguration"];
    if (has(props, ...path) === undefined) return [];
    const osType = text(props, ...path, "osProfile", "osConfiguration", "osType");
    return [
      {
        ...plainShape(props, "SAP server", text(props, "sapVirtualInstanceName") ?? text(props, "name")),
        path: pathText(path),
        image: imageAt(props, [...path, "imageReference"]),
        ...signsOf(osType, undefined, undefined, undefined),
      },
    ];
  });
}

const CLASSIC_SAP_TIERS = [
  ["singleServerConfiguration"],
  ...["applicationServerConfiguration", "centralServerConfiguration", "databaseServerConfiguration"].map((tier) => [
    "threeTierConfiguration",
    tier,
  ]),
];

/** Reads the servers of an SAP instance of the classic provider. */
export function classicSapInstance({ props }: Declared): MachineShape[] {
  return CLASSIC_SAP_TIERS.flatMap((tier): MachineShape[] => {
    const path = [...tier, "virtualMachineConfiguration"];
    if (has(props, ...path) === undefined) return [];
    return [
      {
        ...plainShape(props, "SAP server", text(props, "name")),
        path: pathText(path),
        image: imageAt(props, [...path, "image"]),
      },
    ];
  });
}
