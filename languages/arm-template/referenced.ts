import { at, entries, isObject, peel } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
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

function subnetWithId(subnet: Json, networkId: Value<string>): Json {
  if (!isRecord(subnet)) return UNKNOWN;
  const name = bare(property(subnet, "name") ?? UNKNOWN);
  const isNamed = typeof name === "string" && typeof networkId === "string";
  return record([...Object.entries(subnet), ["id", isNamed ? `${networkId}/subnets/${name}` : UNKNOWN]]);
}

/** What `reference` gives for a virtual network: its subnets have ids, in the order in which they're declared. */
export function networkProperties(raw: Record<string, unknown>, frame: Frame, id: Value<string>): Json {
  const properties = bare(evaluateValue(raw["properties"], { ...within(frame, "properties"), linking: true }));
  const subnets = isRecord(properties) ? property(properties, "subnets") : undefined;
  const known = subnets !== undefined && isList(subnets) && subnets.length > 0;
  return record([
    ...OTHERS.map((name) => [name, UNKNOWN] as const),
    ["subnets", known ? subnets.map((subnet) => subnetWithId(subnet, id)) : UNKNOWN],
  ]);
}
