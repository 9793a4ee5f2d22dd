import type { Route, RouteTable } from "../../activation/attachment";
import { comesWith } from "../../stack/conditions";
import type { Declared } from "../../stack/declared";
import type { Link, StackIndex } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import { memoize } from "../../values/memoize";
import { flag, list, text } from "../../values/read";
import type { Ref } from "../../values/ref";
import { textOf } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import { childrenOf } from "./children";
import type { Firewalls } from "./firewalls";
import { refTo } from "./references";

/** Route tables of all providers. */
export const ROUTE_TABLES = kindsOf("Microsoft.Network/routeTables");

/** Stands for a route that can't be read, or that may belong to any table. */
const UNREADABLE: Route = { name: "a route", prefix: UNKNOWN, nextHop: UNKNOWN, firewall: UNKNOWN };

/** Whether a table accepts routes of gateways and virtual hubs, in each provider's spelling. */
function propagationOf({ props }: Declared): Value<boolean> {
  const disabled = flag(props, "disableBgpRoutePropagation");
  if (disabled !== undefined) return disabled === UNKNOWN ? UNKNOWN : !disabled;
  return flag(props, "bgpRoutePropagationEnabled");
}

/** Reads a stack's route tables. Returns a function from a reference to its table. */
export function routeTables(stack: StackIndex, firewalls: Firewalls): (link: Link) => Ref<RouteTable> {
  const separate = childrenOf(stack, kindsOf("Microsoft.Network/routeTables/routes"), (route) =>
    stack.parent(route, "routeTableName", ROUTE_TABLES),
  );

  function routeOf(from: Declared, input: string | undefined, raw: Value<unknown>, name: string): Route {
    if (raw === UNKNOWN) return UNREADABLE;
    const spelling = text(raw, "nextHopIpAddress") === undefined ? "nextHopInIpAddress" : "nextHopIpAddress";
    return {
      name: known(textOf(raw, ["routeName"], ["name"])) ?? name,
      prefix: text(raw, "addressPrefix"),
      nextHop: text(raw, "nextHopType"),
      firewall: firewalls.at(from, input ?? spelling, text(raw, spelling)),
    };
  }

  const build = memoize((table: Declared): RouteTable => {
    const inline = list(table.props, "routes");
    const propagation = propagationOf(table);
    if (inline === UNKNOWN) return { name: table.name, propagation, routes: UNKNOWN };
    const routes = [
      ...(inline ?? []).map((raw) => routeOf(table, "routes", raw, "a route")),
      ...separate.of(table).map((route) => ({
        ...routeOf(route, undefined, route.props, route.name),
        ...(!comesWith(table, route) && { certain: false }),
      })),
      ...(separate.hasStrays ? [UNREADABLE] : []),
    ];
    return { name: table.name, propagation, routes };
  });
  return (link) => refTo(link, build);
}
