import type { CloudEvidence } from "../activation/cloud";
import type { Cloud } from "../activation/settings";
import type { Declared, Provider } from "../stack/declared";
import { jsonObject } from "../values/json-object";
import { at, text } from "../values/read";
import { UNKNOWN, type Value } from "../values/value";
import type { MachineShape } from "./shape";

/** Environment variables that providers read; the policy process inherits them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Variables with the metadata host: azure-native and classic azure, Terraform's azurestack (new and deprecated). */
const HOST_VARIABLES = ["ARM_METADATA_HOSTNAME", "ARM_METADATA_HOST", "ARM_ENDPOINT"];
/** The variable of azapi, which azure-native doesn't read. */
const ENDPOINT_VARIABLE = "ARM_RESOURCE_MANAGER_ENDPOINT";
const ENVIRONMENT_VARIABLES = ["ARM_ENVIRONMENT", "AZURE_ENVIRONMENT"];

function first(variables: Variables, names: readonly string[]): string | undefined {
  return names.map((name) => variables[name]).find((value) => value !== undefined && value !== "");
}

/** Modules for machines on a hypervisor that Azure only manages; the program doesn't say which hypervisor or where. */
const HYPERVISORS = /^(?:connectedvmwarevsphere|networkcloud|scvmm|vmwarecloudsimple):/;

/** Returns the cloud of a resource type or provider that exists in only one. */
function fixedCloud({ token }: Declared): Value<Cloud> {
  if (HYPERVISORS.test(token.kind)) return UNKNOWN;
  if (token.kind.startsWith("azurestackhci:") || token.kind.startsWith("stack:")) return "azure-local";
  return token.package === "azurestack" ? "azure-stack-hub" : undefined;
}

/** What a resource says about where it is. */
export type Located = Pick<MachineShape, "location" | "resourceGroup">;

/** Returns a value unless it's empty, because templates default optional locations to an empty text. */
function filled(value: Value<string>): Value<string> {
  return typeof value === "string" && value.trim() === "" ? undefined : value;
}

/** What a provider of azapi is called: the end of a URN, or the key in a Terraform plan. */
const AZAPI = /(?:^|[.:])azapi(?:(?:\.|::)[^:]*)?$/;

function hostVariable(provider: Provider | undefined, variables: Variables): string | undefined {
  const own = AZAPI.test(provider?.urn ?? "") ? [ENDPOINT_VARIABLE] : [];
  return first(variables, [...own, ...HOST_VARIABLES]);
}

/**
 * Returns the ARM endpoint of an azapi provider. It's in a list, which Pulumi names in the plural and, as all providers'
 * nested values, encodes as JSON. Source: Azure/terraform-provider-azapi, internal/provider/provider.go @002524d.
 */
function endpointOf(provider: unknown): Value<string> {
  return text(jsonObject(at(provider, "endpoints") ?? at(provider, "endpoint")), "resourceManagerEndpoint");
}

/** Collects the evidence of a declaration's cloud. */
export function evidenceOf(declared: Declared, shape: Located, stack: string, variables: Variables): CloudEvidence {
  const { provider } = declared;
  const props = provider?.props;
  return {
    metadataHost: text(props, "metadataHost") ?? text(props, "armEndpoint") ?? filled(endpointOf(props)),
    environment: text(props, "environment"),
    variables: {
      metadataHost: hostVariable(provider, variables),
      environment: first(variables, ENVIRONMENT_VARIABLES),
    },
    provider: provider?.name,
    fixed: fixedCloud(declared),
    anywhere: declared.anywhere,
    location: filled(shape.location) ?? filled(text(props, "location")) ?? filled(text(props, "defaultLocation")),
    resourceGroup: shape.resourceGroup,
    stack,
  };
}
