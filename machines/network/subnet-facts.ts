import type { Declared } from "../../stack/declared";
import type { Link } from "../../stack/links";
import { givenId } from "../../stack/own-id";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { at, flag, list, text } from "../../values/read";
import { spelled, textsOf } from "../../values/spelled";
import { type Value, known } from "../../values/value";

/** Returns the API version of an azure-native resource, from its token or from Azure's response. */
export function apiVersionOf({ token, outputs }: Declared): string | undefined {
  return token.apiVersion ?? known(text(outputs, "azureApiVersion"));
}

/**
 * Returns the API versions of a subnet and its network, on which its default outbound access depends; `undefined` for an
 * undeclared network. None for the classic provider, which sets that access to `true` by default, according to its
 * registry page of `azure.network.Subnet`.
 */
export function apiVersionsOf(network: Link, subnet: Declared): readonly (string | undefined)[] {
  if (subnet.token.package === "azure") return [];
  return [typeof network === "object" ? apiVersionOf(network) : undefined, apiVersionOf(subnet)];
}

/** Whether Azure may already have a resource. */
export function mayExist(declared: Declared): boolean {
  return declared.inDeployed === true || givenId(declared) !== undefined;
}

/** Returns whether a subnet declares default outbound access, in each provider's spelling. */
export function defaultOutboundOf(root: unknown): Value<boolean> {
  return spelled([["defaultOutboundAccess"], ["defaultOutboundAccessEnabled"]], (...path) => flag(root, ...path));
}

/** Returns the subnets in Azure's response for a network. */
export function answeredSubnets(network: Link): readonly unknown[] {
  return typeof network === "object" ? (known(list(network.outputs, "subnets")) ?? []) : [];
}

/** Returns one subnet in Azure's response for a network. */
export function answeredSubnet(network: Link, name: Value<string>): unknown {
  if (typeof name !== "string") return undefined;
  return answeredSubnets(network).find((root) => equalsIgnoreCase(text(root, "name"), name));
}

/** Returns the first list that isn't empty. */
export function firstFilled<T>(...lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find(({ length }) => length > 0) ?? [];
}

/** Returns a network's address space, which contains all its subnets. */
export function prefixesOf(network: Link): readonly Value<string>[] {
  if (typeof network !== "object") return [];
  const { props } = network;
  return [...textsOf(at(props, "addressSpace"), "addressPrefixes"), ...textsOf(props, "addressSpaces")];
}
