import type { Declared } from "../../stack/declared";
import { at, has, text } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
import type { Generic } from "./generic";

/** A deployment of an ARM template, in one shape for every way to declare it. */
export interface DeploymentShape {
  readonly declared: Declared;
  readonly template: Value<unknown>;
  readonly parameters: Value<unknown>;
  /** Whether parameters come from another place. */
  readonly linkedParameters: boolean;
  /** The template is only named: by the id of a template spec, or by a URI. */
  readonly link: { readonly id: Value<string>; readonly input: string } | undefined;
  /** Absent for a deployment to a subscription, management group or tenant. */
  readonly resourceGroup: Value<string>;
  readonly name: Value<string>;
  /** Inputs that the template and the parameters stand in. */
  readonly inputs: readonly string[];
}

function inPath(
  declared: Declared,
  path: readonly string[],
  facts: Pick<DeploymentShape, "resourceGroup" | "name" | "inputs">,
): DeploymentShape {
  const { props } = declared;
  const link = [...path, "templateLink"];
  const linked = has(props, ...link) !== undefined;
  return {
    ...facts,
    declared,
    template: at(props, ...path, "template"),
    parameters: at(props, ...path, "parameters"),
    linkedParameters: has(props, ...path, "parametersLink") !== undefined,
    link: linked ? { id: text(props, ...link, "id"), input: path[0] ?? "templateLink" } : undefined,
  };
}

/** A deployment of a template. */
export function deployment(declared: Declared): DeploymentShape {
  return inPath(declared, ["properties"], {
    resourceGroup: text(declared.props, "resourceGroupName"),
    name: text(declared.props, "deploymentName") ?? UNKNOWN,
    inputs: ["properties"],
  });
}

/** A deployment stack: it has no `properties`. */
export function deploymentStack(declared: Declared): DeploymentShape {
  return inPath(declared, [], {
    resourceGroup: text(declared.props, "resourceGroupName"),
    name: text(declared.props, "deploymentStackName") ?? UNKNOWN,
    inputs: ["template", "parameters"],
  });
}

/** azurerm writes template and parameters as JSON; the resource of before 2.0 takes plain parameters, too. */
export function classicDeployment(declared: Declared): DeploymentShape {
  const { props } = declared;
  const spec = text(props, "templateSpecVersionId");
  return {
    declared,
    template: at(props, "templateContent") ?? at(props, "templateBody"),
    parameters: at(props, "parametersContent") ?? at(props, "parametersBody") ?? at(props, "parameters"),
    linkedParameters: false,
    link: spec === undefined ? undefined : { id: spec, input: "templateSpecVersionId" },
    resourceGroup: text(props, "resourceGroupName"),
    name: text(props, "name") ?? UNKNOWN,
    inputs: ["templateContent", "templateBody", "parametersContent", "parametersBody", "parameters"],
  };
}

const DEPLOYMENT_TYPES: ReadonlySet<string> = new Set([
  "microsoft.resources/deployments",
  "microsoft.resources/deploymentstacks",
]);

/** What a resource in ARM's own shape deploys by a template, if it is a deployment. */
export function genericDeployment({ resource, origin }: Generic): DeploymentShape | undefined {
  if (typeof resource.type !== "string" || !DEPLOYMENT_TYPES.has(resource.type.toLowerCase())) return undefined;
  const within = inPath({ ...origin.declared, props: resource.body }, ["properties"], {
    resourceGroup: resource.resourceGroup,
    name: resource.name,
    inputs: origin.bodyInputs,
  });
  return { ...within, declared: origin.declared };
}
