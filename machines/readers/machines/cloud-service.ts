import type { Declared } from "../../../stack/declared";
import { text } from "../../../values/read";
import { UNKNOWN, type Value } from "../../../values/value";
import type { MachineShape } from "../../shape";
import { plainShape } from "../parts/plain";
import { serviceIn } from "../parts/service";

/**
 * Returns the subnet of the roles: unknown where the configuration, an XML text (.cscfg), puts them in a virtual network,
 * because it names networks and subnets without ids.
 */
function subnetIn(configuration: Value<string>): Value<string> {
  if (configuration === UNKNOWN || configuration === undefined) return configuration;
  return /<VirtualNetworkSite\b/i.test(configuration) ? UNKNOWN : undefined;
}

/**
 * Reads a cloud service (extended support). Its roles run a Windows that the service installs and updates. Source:
 * Microsoft.Compute/cloudServices@2022-09-04, and azure-docs, cloud-services-extended-support/overview.md, 2026-11-25.
 */
export function cloudService({ props }: Declared): MachineShape[] {
  const input = "configuration";
  return [
    {
      ...plainShape(props, "cloud service", text(props, "cloudServiceName") ?? text(props, "name")),
      ...serviceIn("Azure Cloud Services", { input, id: subnetIn(text(props, input)) }, UNKNOWN),
      windowsSign: "its roles",
      managedBy: "Azure Cloud Services manages its Windows",
    },
  ];
}
