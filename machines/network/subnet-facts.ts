import type { Declared } from "../../stack/declared";
import type { Link } from "../../stack/links";
import { givenId } from "../../stack/own-id";
import { at, flag, list, text } from "../../values/read";
import { spelled, textsOf } from "../../values/spelled";
import { type Value, known } from "../../values/value";

/** The version that a resource of azure-native is sent with, as its token or Azure's answer says. */
export function apiVersionOf({ token, outputs }: Declared): string | undefined {
  return token.apiVersion ?? known(text(outputs, "azureApiVersion"));
}

/**
 * The versions of a subnet and its network; unknown for a network that is elsewhere. The classic provider says `true` by
 * itself where a program says nothing: its registry page of `azure.network.Subnet`.
 */
export function apiVersionsOf(network: Link, subnet: Declared): readonly (string | undefined)[] {
  if (subnet.token.package === "azure") return [];
  return [typeof network === "object" ? apiVersionOf(network) : undefined, apiVersionOf(subnet)];
}

/** Whether Azure may already have a resource. */
export function mayExist(declared: Declared): boolean {
  return declared.inDeployed === true || givenId(declared) !== undefined;
}

/** Whether a subnet says that it has default outbound access, as each provider spells it. */
export function defaultOutboundOf(root: unknown): Value<boolean> {
  return spelled([["defaultOutboundAccess"], ["defaultOutboundAccessEnabled"]], (...path) => flag(root, ...path));
}

/** What Azure answered of the subnets of a network. */
export function answeredSubnets(network: Link): readonly unknown[] {
  return typeof network === "object" ? (known(list(network.outputs, "subnets")) ?? []) : [];
}

/** What Azure answered of one subnet of a network. */
export function answeredSubnet(network: Link, name: Value<string>): unknown {
  if (typeof name !== "string") return undefined;
  return answeredSubnets(network).find((root) => known(text(root, "name"))?.toLowerCase() === name.toLowerCase());
}

/** The first list that holds anything. */
export function firstFilled<T>(...lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find(({ length }) => length > 0) ?? [];
}

/** The address space of a network, in which all of its subnets are. */
export function prefixesOf(network: Link): readonly Value<string>[] {
  if (typeof network !== "object") return [];
  const { props } = network;
  return [...textsOf(at(props, "addressSpace"), "addressPrefixes"), ...textsOf(props, "addressSpaces")];
}
