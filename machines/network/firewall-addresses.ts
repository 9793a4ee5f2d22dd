import { known } from "../../activation";
import type { Declared } from "../../stack/declared";
import type { StackIndex } from "../../stack/links";
import { listOf, textOf, textsOf } from "../../values/spelled";
import { followAt } from "./references";

export function privateAddresses({ props, outputs }: Declared): readonly string[] {
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

export function subnetPrefixes(stack: StackIndex, firewall: Declared): readonly string[] {
  const configurations = known(listOf(firewall.props, ["ipConfigurations"])) ?? [];
  return configurations.flatMap((root) => {
    const holder = { from: firewall, root, input: "ipConfigurations" };
    const subnet = followAt(stack, holder, [["subnet", "id"], ["subnetId"]], ["network:subnet"]);
    if (typeof subnet !== "object") return [];
    return textsOf(subnet.props, "addressPrefix", "addressPrefixes").flatMap((prefix) =>
      typeof prefix === "string" ? [prefix] : [],
    );
  });
}
