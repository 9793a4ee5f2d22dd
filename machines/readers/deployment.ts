import type { Declared } from "../../stack/declared";
import type { Token } from "../../stack/token";
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

type Reader = (declared: Declared) => DeploymentShape;

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

function deployment(declared: Declared): DeploymentShape {
  return inPath(declared, ["properties"], {
    resourceGroup: text(declared.props, "resourceGroupName"),
    name: text(declared.props, "deploymentName") ?? UNKNOWN,
    inputs: ["properties"],
  });
}

function deploymentStack(declared: Declared): DeploymentShape {
  return inPath(declared, [], {
    resourceGroup: text(declared.props, "resourceGroupName"),
    name: text(declared.props, "deploymentStackName") ?? UNKNOWN,
    inputs: ["template", "parameters"],
  });
}

/** azurerm writes template and parameters as JSON; the resource of before 2.0 takes plain parameters, too. */
function classicDeployment(declared: Declared): DeploymentShape {
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

const AZURE_NATIVE: ReadonlyMap<string, Reader> = new Map([
  ["resources:deployment", deployment],
  ["resources:deploymentatscope", deployment],
  ["resources:deploymentatsubscriptionscope", deployment],
  ["resources:deploymentatmanagementgroupscope", deployment],
  ["resources:deploymentattenantscope", deployment],
  ["resources:deploymentstackatresourcegroup", deploymentStack],
  ["resources:deploymentstackatsubscription", deploymentStack],
  ["resources:deploymentstackatmanagementgroup", deploymentStack],
]);

const CLASSIC: ReadonlyMap<string, Reader> = new Map([
  ["core:resourcegrouptemplatedeployment", classicDeployment],
  ["core:subscriptiontemplatedeployment", classicDeployment],
  ["core:tenanttemplatedeployment", classicDeployment],
  ["core:templatedeployment", classicDeployment],
  ["management:grouptemplatedeployment", classicDeployment],
]);

const READERS: ReadonlyMap<string, ReadonlyMap<string, Reader>> = new Map([
  ["azure-native", AZURE_NATIVE],
  ["azure", CLASSIC],
  ["azurestack", CLASSIC],
]);

const DEPLOYMENT_TYPES: ReadonlySet<string> = new Set([
  "microsoft.resources/deployments",
  "microsoft.resources/deploymentstacks",
]);

function readerOf(token: Token): Reader | undefined {
  return READERS.get(token.package)?.get(token.kind);
}

/** Whether resources of a type are deployments of templates. */
export function deploys(token: Token): boolean {
  return readerOf(token) !== undefined;
}

/** What a resource deploys by a template, if it is a deployment. */
export function deploymentOf(declared: Declared): DeploymentShape | undefined {
  return readerOf(declared.token)?.(declared);
}

/** The same for a resource in ARM's own shape. */
export function genericDeployment({ resource, origin }: Generic): DeploymentShape | undefined {
  if (typeof resource.type !== "string" || !DEPLOYMENT_TYPES.has(resource.type.toLowerCase())) return undefined;
  const within = inPath({ ...origin.declared, props: resource.body }, ["properties"], {
    resourceGroup: resource.resourceGroup,
    name: resource.name,
    inputs: origin.bodyInputs,
  });
  return { ...within, declared: origin.declared };
}
