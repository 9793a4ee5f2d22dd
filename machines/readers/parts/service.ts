import type { Value } from "../../../values/value";
import type { MachineShape, Reference, Service } from "../../shape";

/** Returns the service that runs a machine, with the subnet that it takes by id, if any. */
export function serviceIn(
  name: string,
  { input, id }: Reference,
  ownWayOut: Value<boolean>,
): Pick<MachineShape, "service"> {
  const service: Service = { name, ownWayOut };
  return { service: id === undefined ? service : { ...service, subnet: { input, id } } };
}
