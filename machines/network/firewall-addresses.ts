import { holds, parsePrefix } from "../../activation/prefix";
import type { Declared } from "../../stack/declared";
import type { StackIndex } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import { listOf, textOf, textsOf } from "../../values/spelled";
import { UNKNOWN, type Unknown, known } from "../../values/value";
import { followAt } from "./references";

function privateAddresses({ props, outputs }: Declared): readonly string[] {
  return [props, outputs].flatMap((root) => {
    const inHub = known(textOf(root, ["hubIPAddresses", "privateIPAddress"], ["virtualHub", "privateIpAddress"]));
    const configurations = known(listOf(root, ["ipConfigurations"])) ?? [];
    const inNetwork = configurations.flatMap((raw) => {
      const address = known(textOf(raw, ["privateIPAddress"], ["privateIpAddress"]));
      return address === undefined ? [] : [address];
    });
    return inHub === undefined ? inNetwork : [...inNetwork, inHub];
  });
}

function subnetPrefixes(stack: StackIndex, firewall: Declared): readonly string[] {
  const configurations = known(listOf(firewall.props, ["ipConfigurations"])) ?? [];
  return configurations.flatMap((root) => {
    const holder = { from: firewall, root, input: "ipConfigurations" };
    const subnet = followAt(
      stack,
      holder,
      [["subnet", "id"], ["subnetId"]],
      kindsOf("Microsoft.Network/virtualNetworks/subnets"),
    );
    if (typeof subnet !== "object") return [];
    return textsOf(subnet.props, "addressPrefix", "addressPrefixes").flatMap((prefix) =>
      typeof prefix === "string" ? [prefix] : [],
    );
  });
}

/** Finds a stack's firewalls by address. */
export class FirewallAddresses {
  private readonly byAddress = new Map<string, Declared | Unknown>();

  constructor(
    private readonly stack: StackIndex,
    private readonly all: readonly Declared[],
  ) {
    for (const firewall of all) {
      for (const address of privateAddresses(firewall)) {
        // Separate networks may use the same addresses.
        const other = this.byAddress.get(address) ?? firewall;
        this.byAddress.set(address, other === firewall ? firewall : UNKNOWN);
      }
    }
  }

  /** Returns the firewall at an address; {@link UNKNOWN} if several may have it. */
  at(address: string): Declared | Unknown | undefined {
    return this.byAddress.get(address) ?? this.only(address);
  }

  /** Returns the only declared firewall, unless its known address differs. */
  only(address?: string): Declared | undefined {
    const [firewall] = this.all;
    if (!firewall || this.all.length > 1 || privateAddresses(firewall).length > 0) return undefined;
    const prefixes = subnetPrefixes(this.stack, firewall);
    const fits =
      address === undefined || prefixes.length === 0 || prefixes.some((prefix) => holds(parsePrefix(prefix), address));
    return fits ? firewall : undefined;
  }
}
