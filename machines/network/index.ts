import type { StackIndex } from "../../stack/links";
import { firewalls } from "./firewalls";
import { type AttachmentFinder, attachments } from "./interfaces";
import { loadBalancers } from "./load-balancers";
import { routeTables } from "./route-tables";
import { securityGroups } from "./security-groups";
import { subnets } from "./subnets";
import { hubRoutes } from "./virtual-hubs";

/**
 * Reads the networks that a stack declares, in azure-native and the classic provider, and how its machines are attached
 * to them. Takes time linear in the size of the stack; machines in the same subnet share one object for it.
 */
export function attachmentsIn(stack: StackIndex): AttachmentFinder {
  return attachments(stack, () => {
    const securityGroup = securityGroups(stack);
    const inFirewalls = firewalls(stack);
    const routeTable = routeTables(stack, inFirewalls);
    const subnet = subnets(stack, { routeTable, securityGroup, hubRoutes: hubRoutes(stack, inFirewalls) });
    return { subnet, securityGroup, pool: loadBalancers(stack) };
  });
}
