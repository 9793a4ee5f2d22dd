import { azureCloudOf, placeOf } from "../activation/cloud";
import type { Place } from "../activation/machine";
import type { Settings } from "../activation/settings";
import { cloudOfRegion } from "../activation/tables/regions";
import type { Declared, Provider } from "../stack/declared";
import { innerMap } from "../values/inner-map";
import { text } from "../values/read";
import { type Value, known } from "../values/value";
import { GroupsAndSpecs } from "./deployments/groups-and-specs";
import { type Located, type Variables, evidenceOf } from "./evidence";

/** Whether one of two places is a Hub and the other is in Azure. */
export function areApart(one: Place, other: Place): boolean {
  const isHub = ({ cloud }: Place): boolean => cloud === "azure-stack-hub";
  return (isHub(one) && azureCloudOf(other) !== undefined) || (isHub(other) && azureCloudOf(one) !== undefined);
}

/**
 * Determines where machines run. Unless the settings have cloud rules, a place depends only on provider, type and
 * location, so it's computed once for each combination.
 */
export class Places {
  private readonly places = new Map<Provider | undefined, Map<string, Map<Value<string>, Place>>>();
  private groups: GroupsAndSpecs | undefined;

  constructor(
    private readonly resources: readonly Declared[],
    private readonly stack: string,
    private readonly variables: Variables,
    private readonly settings: Settings,
  ) {}

  /** Returns the place of what brings something to a machine. */
  ofCarrier(declared: Declared): Place {
    return this.of(declared, {
      location: text(declared.props, "location"),
      resourceGroup: text(declared.props, "resourceGroupName"),
    });
  }

  /** Returns the place of a machine. */
  of(declared: Declared, shape: Located): Place {
    const location: Value<string> = this.locationOf(declared, shape);
    const located: Located = location === shape.location ? shape : { ...shape, location };
    if (this.settings.clouds !== undefined) return this.find(declared, located);
    const byLocation = innerMap(innerMap(this.places, declared.provider), declared.token.text);
    const before = byLocation.get(location);
    if (before) return before;
    const place = this.find(declared, located);
    byLocation.set(location, place);
    return place;
  }

  /**
   * Returns the location of a machine. If it's unknown or left out, that of its resource group shows a Hub: the group is in
   * the same cloud, and a Hub has one region.
   */
  private locationOf(declared: Declared, { location, resourceGroup }: Located): Value<string> {
    if ((known(location) ?? "").trim() !== "") return location;
    this.groups ??= new GroupsAndSpecs(this.resources);
    const group = this.groups.groupOf(declared, resourceGroup);
    if (group?.provider?.urn !== declared.provider?.urn) return location;
    const region = known(text(group?.props, "location"))?.trim() ?? "";
    return region !== "" && cloudOfRegion(region) === undefined ? region : location;
  }

  private find(declared: Declared, shape: Located): Place {
    return placeOf(evidenceOf(declared, shape, this.stack, this.variables), this.settings);
  }
}
