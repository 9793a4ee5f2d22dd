import type { Fields } from "../../values/fields";
import { at, entries, isObject, peel } from "../../values/read";
import { standInForOneOf } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";
import { anyOrder, common } from "./any-order";
import { type Frame, within } from "./frame";
import { type Json, bare, isList, isRecord, property, record } from "./json";
import { copied, evaluateValue } from "./values";
import { label } from "./work";

function outputValue(output: unknown, frame: Frame): Json {
  const copy = peel(at(output, "copy"));
  const value = isObject(copy) ? copied(copy, frame)[1] : evaluateValue(at(output, "value"), within(frame, "value"));
  return record([["value", value]]);
}

/** What `reference` gives for a deployment. `frame` is that of its template. */
export function deploymentProperties(template: unknown, frame: Frame): Json {
  const outputs: Value<readonly (readonly [string, unknown])[]> = entries(template, "outputs");
  if (outputs === UNKNOWN) return UNKNOWN;
  const where = within(frame, "outputs");
  const values = (outputs ?? []).map(
    ([name, output]) => [name, outputValue(output, within(where, label(name)))] as const,
  );
  return record([
    ["outputs", record(values)],
    ["provisioningState", UNKNOWN],
  ]);
}

/** Properties of a virtual network that only Azure knows, or that lead to no subnet. */
const OTHERS = [
  ...["addressSpace", "bgpCommunities", "ddosProtectionPlan", "dhcpOptions", "enableDdosProtection", "encryption"],
  ...["enableVmProtection", "flowLogs", "flowTimeoutInMinutes", "ipAllocations", "privateEndpointVNetPolicies"],
  ...["provisioningState", "resourceGuid", "virtualNetworkPeerings"],
];

/** Returns a subnet with an id; the id contains a placeholder if the name is unknown. */
function withId(subnet: Json, networkId: Value<string>, unnamed: string): Json {
  if (!isRecord(subnet)) return UNKNOWN;
  const name = bare(property(subnet, "name") ?? UNKNOWN);
  const id =
    typeof networkId === "string" ? `${networkId}/subnets/${typeof name === "string" ? name : unnamed}` : UNKNOWN;
  return record([...Object.entries(subnet), ["id", id]]);
}

function withIds(subnets: readonly Json[], networkId: Value<string>): readonly Json[] {
  const unnamed = (index: number) => standInForOneOf("subnets", index);
  return anyOrder(
    subnets.map((subnet, index) => withId(subnet, networkId, unnamed(index))),
    (index) => withId(common(subnets), networkId, unnamed(index)),
  );
}

/**
 * What `reference` gives for a virtual network: its subnets have ids. Azure returns them in no certain order
 * (https://github.com/Azure/arm-template-whatif/issues/274, a maintainer's comment of 2022-07-28), so an index may lead to
 * any of them.
 */
export function networkProperties(raw: Fields, frame: Frame, id: Value<string>): Json {
  const properties = bare(evaluateValue(at(raw, "properties"), { ...within(frame, "properties"), linking: true }));
  const subnets = isRecord(properties) ? property(properties, "subnets") : undefined;
  const known = subnets !== undefined && isList(subnets) && subnets.length > 0;
  return record([
    ...OTHERS.map((name) => [name, UNKNOWN] as const),
    ["subnets", known ? withIds(subnets, id) : UNKNOWN],
  ]);
}
