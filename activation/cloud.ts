import { type Certainty, all } from "../values/certainty";
import { UNKNOWN, type Value, known } from "../values/value";
import { fits } from "./glob";
import type { Place } from "./machine";
import type { Cloud, CloudRule, Settings } from "./settings";
import { cloudOfRegion, isStackEdge } from "./tables/regions";

/** All evidence of the cloud that a resource is deployed to, from the program, the stack and the process. */
export interface CloudEvidence {
  /** The provider's metadata host or ARM endpoint, as a URL or bare host. */
  readonly metadataHost: Value<string>;
  /** The provider's `environment`. */
  readonly environment: Value<string>;
  /** `ARM_METADATA_HOSTNAME`, `ARM_ENVIRONMENT` and similar variables that providers read. */
  readonly variables: { readonly metadataHost: string | undefined; readonly environment: string | undefined };
  /** Name of the provider resource. */
  readonly provider: string | undefined;
  /** The cloud of a resource type or provider that exists in only one. */
  readonly fixed: Value<Cloud>;
  /** Set if no provider shows the cloud, as for a standalone ARM template, which fits any cloud. */
  readonly anywhere: "template" | "hybrid-template" | "inventory" | undefined;
  readonly location: Value<string>;
  readonly resourceGroup: Value<string>;
  readonly stack: string;
}

/** Hosts of Azure Resource Manager by cloud. Source: Azure SDK for JavaScript, @azure/ms-rest-azure-env 2.0.0 (2020-10-13). */
const ARM_HOSTS: ReadonlyMap<string, Cloud> = new Map([
  ["management.azure.com", "azure"],
  ["management.core.windows.net", "azure"],
  ["management.usgovcloudapi.net", "azure-us-government"],
  ["management.core.usgovcloudapi.net", "azure-us-government"],
  ["management.chinacloudapi.cn", "azure-china"],
  ["management.core.chinacloudapi.cn", "azure-china"],
]);

/**
 * Spellings of `environment` in azure-native, azurerm, azurestack and the Azure CLI, in lower case. azure-native takes any
 * other for the public cloud (pulumi-azure-native `provider/pkg/azure/cloud/cloud.go`), and azurerm deploys nothing
 * (hashicorp/go-azure-sdk `sdk/environments/from_name.go`), both read 2026-11-26. So another name is no evidence.
 */
const ENVIRONMENTS: ReadonlyMap<string, Cloud> = new Map([
  ["public", "azure"],
  ["azurecloud", "azure"],
  ["azurepubliccloud", "azure"],
  ["usgovernment", "azure-us-government"],
  ["usgov", "azure-us-government"],
  ["azureusgovernment", "azure-us-government"],
  ["azureusgovernmentcloud", "azure-us-government"],
  ["usgovernmentl4", "azure-us-government"],
  ["usgovernmentl5", "azure-us-government"],
  ["dod", "azure-us-government"],
  ["china", "azure-china"],
  ["azurechinacloud", "azure-china"],
  ["azurestackcloud", "azure-stack-hub"],
]);

function hostOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/:].*$/, "");
}

/**
 * The Resource Manager host of an Azure Stack Hub: `management.<region>.<domain>`. The operator chooses region and
 * domain. Source: https://learn.microsoft.com/azure-stack/operator/azure-stack-integrate-endpoints, read 2026-11-25.
 * Air-gapped Azure clouds use `management.azure.<domain>`.
 */
const HUB_HOST = /^(?:admin)?management\.([^.]+)\.[^.]+\.[^.]/;

/** Returns the cloud of a metadata host; unknown if the host isn't recognized. */
function cloudOfHost(text: string): Value<Cloud> {
  const host = hostOf(text);
  for (const [name, cloud] of ARM_HOSTS) {
    // Azure has regional endpoints too: `westeurope.management.azure.com`.
    if (host === name || host.endsWith(`.${name}`)) return cloud;
  }
  if (host.split(".").includes("azurestack")) return "azure-stack-hub";
  const region = HUB_HOST.exec(host)?.[1];
  return region === undefined || region === "azure" || cloudOfRegion(region) !== undefined
    ? UNKNOWN
    : "azure-stack-hub";
}

/** Returns the effective metadata host. If the provider's is empty, the provider reads the variable. */
function hostIn({ metadataHost, variables }: CloudEvidence): Value<string> {
  return metadataHost === "" ? variables.metadataHost : (metadataHost ?? variables.metadataHost);
}

function ruleFits({ match }: CloudRule, evidence: CloudEvidence): Certainty {
  const host = hostIn(evidence);
  return all([
    fits(match.metadataHost, typeof host === "string" ? hostOf(host) : host),
    fits(match.provider, evidence.provider),
    fits(match.location, evidence.location),
    fits(match.resourceGroup, evidence.resourceGroup),
    fits(match.stack, evidence.stack),
  ]);
}

function isNamed(value: Value<string>): boolean {
  return value === UNKNOWN || (value !== undefined && value.trim() !== "");
}

/** Returns the place of a recognized host. For other hosts, weaker evidence may still decide. */
function fromHost(host: Value<string>, because: string): Place | undefined {
  if (typeof host !== "string") return undefined;
  const cloud = cloudOfHost(host);
  return cloud === UNKNOWN ? undefined : { cloud, build: undefined, because };
}

function fromEnvironment(environment: Value<string>, because: string): Place | undefined {
  if (environment === UNKNOWN) return { cloud: UNKNOWN, build: undefined, because };
  const cloud = ENVIRONMENTS.get(environment?.trim().toLowerCase() ?? "");
  // The SDK sets `public` by default, so it isn't evidence.
  return cloud === undefined || cloud === "azure" ? undefined : { cloud, build: undefined, because };
}

function fromLocation(location: Value<string>): Place | undefined {
  if (typeof location !== "string") return undefined;
  const cloud = cloudOfRegion(location);
  if (cloud === "azure") return undefined;
  return { cloud: cloud ?? "azure-stack-hub", build: undefined, because: `the location ${location}` };
}

/** An Azure cloud with its own KMS. */
export type AzureCloud = Extract<Cloud, "azure" | "azure-us-government" | "azure-china">;

/** Returns the Azure cloud of a machine; `undefined` on Azure Stack Hub, on Azure Local or if the cloud is unknown. */
export function azureCloudOf({ cloud }: Place): AzureCloud | undefined {
  return cloud === "azure" || cloud === "azure-us-government" || cloud === "azure-china" ? cloud : undefined;
}

/** Returns what distinguishes one Azure Stack Hub from another: its endpoint, else its location. */
function endpointOf(evidence: CloudEvidence): string | undefined {
  const host = known(hostIn(evidence));
  return host === undefined || host === "" ? known(evidence.location)?.toLowerCase() : hostOf(host);
}

/**
 * Determines the cloud from the strongest evidence: settings, the provider's metadata host, a type that exists in one
 * cloud only, variables that providers read, `environment`, a location that isn't an Azure region, the settings'
 * default, and finally Azure. An unrecognized metadata host rules out Azure, so the cloud is unknown unless other
 * evidence shows a Hub. It's also unknown if a rule in the settings depends on an unknown value and would change the
 * result.
 */
export function placeOf(given: CloudEvidence, settings: Settings): Place {
  const evidence = isNamed(given.location) ? given : { ...given, location: undefined };
  const place = byRules(evidence, settings.clouds ?? [], settings);
  const endpoint = endpointOf(evidence);
  return endpoint === undefined ? place : { ...place, endpoint };
}

function byRules(evidence: CloudEvidence, rules: readonly CloudRule[], settings: Settings): Place {
  for (const [index, rule] of rules.entries()) {
    const match = ruleFits(rule, evidence);
    if (match === "no") continue;
    if (match === "yes")
      return { cloud: rule.cloud, build: rule.build, because: "a rule in activation-settings.clouds" };
    const otherwise = byRules(evidence, rules.slice(index + 1), settings);
    if (otherwise.cloud === rule.cloud && otherwise.build === rule.build) return otherwise;
    return {
      cloud: UNKNOWN,
      build: undefined,
      because: "a rule in activation-settings.clouds that matches on an unknown value",
    };
  }
  return byEvidence(evidence, settings);
}

const PROVIDER_HOST = "the provider's metadata host";
const HOST_VARIABLE = "the environment variable for the metadata host";
const ENVIRONMENT = "the provider's environment";
const ENVIRONMENT_VARIABLE = "the environment variable for the cloud";

function byEvidence(evidence: CloudEvidence, settings: Settings): Place {
  const { metadataHost, fixed, location } = evidence;
  if (typeof location === "string" && isStackEdge(location)) {
    return { cloud: UNKNOWN, build: undefined, because: `Azure Stack Edge's location ${location}` };
  }
  return (
    fromHost(metadataHost, PROVIDER_HOST) ??
    (fixed && { cloud: fixed, build: undefined, because: "the resource type" }) ??
    byHints(evidence, settings)
  );
}

/** Decides by weaker evidence. An unrecognized host rules out Azure, and an unknown one leaves the cloud unknown. */
function byHints(evidence: CloudEvidence, settings: Settings): Place {
  const { metadataHost, variables, environment, location } = evidence;
  const place =
    metadataHost === UNKNOWN
      ? (fromEnvironment(environment, ENVIRONMENT) ?? fromLocation(location))
      : (fromHost(variables.metadataHost, HOST_VARIABLE) ??
        fromEnvironment(environment, ENVIRONMENT) ??
        fromEnvironment(variables.environment, ENVIRONMENT_VARIABLE) ??
        fromLocation(location) ??
        byDefault(evidence, settings));
  const named = isNamed(metadataHost);
  const open: Place = { cloud: UNKNOWN, build: undefined, because: named ? PROVIDER_HOST : HOST_VARIABLE };
  if (place === undefined) return open;
  const isSettledByVariable = !named && fromHost(variables.metadataHost, HOST_VARIABLE) !== undefined;
  const hasOtherHost = isNamed(hostIn(evidence)) && !isSettledByVariable;
  return hasOtherHost && azureCloudOf(place) !== undefined ? open : place;
}

function byDefault({ anywhere, location }: CloudEvidence, { defaultCloud }: Settings): Place {
  if (defaultCloud !== undefined) {
    return { cloud: defaultCloud, build: undefined, because: "activation-settings.defaultCloud" };
  }
  if (anywhere !== undefined && (typeof location !== "string" || cloudOfRegion(location) === undefined)) {
    if (anywhere === "hybrid-template") {
      return { cloud: "azure-stack-hub", build: undefined, because: "the template's hybrid API profile" };
    }
    const because = anywhere === "inventory" ? "an inventory without locations" : "a template that names no cloud";
    return { cloud: UNKNOWN, build: undefined, because };
  }
  return { cloud: "azure", build: undefined, because: "an Azure provider with default endpoints" };
}
