import type { Declared } from "../../stack/declared";
import { at, has, text } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
import type { Generic } from "./generic";

/** A deployment of an ARM template, however it's declared. */
export interface DeploymentShape {
  readonly declared: Declared;
  readonly template: Value<unknown>;
  readonly parameters: Value<unknown>;
  /** Whether parameters are linked from elsewhere. */
  readonly linkedParameters: boolean;
  /** The link to a template: a template spec's id, or a URI. */
  readonly link: { readonly id: Value<string>; readonly input: string } | undefined;
  /** Absent for a deployment to a subscription, management group or tenant. */
  readonly resourceGroup: Value<string>;
  readonly name: Value<string>;
  /** Inputs that contain the template and the parameters. */
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

/** Reads a template deployment. */
export function deployment(declared: Declared): DeploymentShape {
  return inPath(declared, ["properties"], {
    resourceGroup: text(declared.props, "resourceGroupName"),
    name: text(declared.props, "deploymentName") ?? UNKNOWN,
    inputs: ["properties"],
  });
}

/** Reads a deployment stack, which has no `properties`. */
export function deploymentStack(declared: Declared): DeploymentShape {
  return inPath(declared, [], {
    resourceGroup: text(declared.props, "resourceGroupName"),
    name: text(declared.props, "deploymentStackName") ?? UNKNOWN,
    inputs: ["template", "parameters"],
  });
}

/**
 * Reads azurerm's deployment, with template and parameters as JSON; the resource from before 2.0 also takes plain
 * parameters.
 */
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

/** Returns the deployment in a resource of ARM's shape, if it is one. */
export function genericDeployment({ resource, origin }: Generic): DeploymentShape | undefined {
  if (typeof resource.type !== "string" || !DEPLOYMENT_TYPES.has(resource.type.toLowerCase())) return undefined;
  const within = inPath({ ...origin.declared, props: resource.body }, ["properties"], {
    resourceGroup: resource.resourceGroup,
    name: resource.name,
    inputs: origin.bodyInputs,
  });
  return { ...within, declared: origin.declared };
}
