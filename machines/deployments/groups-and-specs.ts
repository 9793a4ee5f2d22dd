import { sourcesOf } from "../../stack/declared";
import type { Declared } from "../../stack/declared";
import { kindsOf } from "../../stack/types/registry";
import { Lists } from "../../values/lists";
import { at, text } from "../../values/read";
import { UNKNOWN, type Value, known } from "../../values/value";
import type { DeploymentShape } from "../readers/deployment";

const TEMPLATE_SPECS = kindsOf("Microsoft.Resources/templateSpecs/versions");
const RESOURCE_GROUPS = kindsOf("Microsoft.Resources/resourceGroups");

/**
 * The targets of deployments' references: resource groups, for their location, and template specs, for their templates.
 */
export class GroupsAndSpecs {
  private readonly byUrn = new Map<string, Declared>();
  private readonly groups = new Lists<string, Declared>();
  private readonly specs: Declared[] = [];

  constructor(resources: readonly Declared[]) {
    for (const declared of resources) {
      const { kind } = declared.token;
      if (TEMPLATE_SPECS.includes(kind)) this.specs.push(declared);
      else if (!RESOURCE_GROUPS.includes(kind)) continue;
      this.byUrn.set(declared.urn, declared);
      const name = known(text(declared.props, "resourceGroupName") ?? text(declared.props, "name"));
      if (name !== undefined) this.groups.add(name.toLowerCase(), declared);
    }
  }

  /** Returns the resource group of a resource; of several with that name, the one of the same provider. */
  groupOf(declared: Declared, name: Value<string>): Declared | undefined {
    const named = typeof name === "string" ? this.groups.of(name.toLowerCase()) : [];
    const ofSameProvider = named.find(({ provider }) => provider?.urn === declared.provider?.urn);
    return ofSameProvider ?? named.at(-1) ?? this.source(declared, "resourceGroupName");
  }

  /** Returns the location of a deployment's resource group. */
  location({ declared, resourceGroup }: DeploymentShape): Value<string> {
    const group = this.groupOf(declared, resourceGroup);
    return text(group?.props, "location") ?? text(declared.provider?.props, "location") ?? UNKNOWN;
  }

  /** Returns the template of a template spec that a deployment references in this stack. */
  template({ declared, link }: DeploymentShape): Value<unknown> {
    if (!link) return undefined;
    const suffix = typeof link.id === "string" ? link.id.toLowerCase() : undefined;
    const spec =
      this.source(declared, link.input) ??
      this.specs.find(({ props }) => {
        const names = [text(props, "templateSpecName"), text(props, "templateSpecVersion")];
        if (!names.every((name) => typeof name === "string")) return false;
        return suffix?.endsWith(`/templatespecs/${names.join("/versions/")}`.toLowerCase());
      });
    return at(spec?.props, "mainTemplate");
  }

  private source(declared: Declared, input: string): Declared | undefined {
    return sourcesOf(declared, input)
      .map((urn) => this.byUrn.get(urn))
      .find((one) => one !== undefined);
  }
}
