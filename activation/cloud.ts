import { UNKNOWN, type Value, known } from "../values/value";
import { matches } from "./glob";
import type { Place } from "./machine";
import type { Cloud, CloudRule, Settings } from "./settings";
import { cloudOfRegion } from "./tables/regions";

/** Everything a program, a stack and a process say of the cloud that a resource is deployed to. */
export interface CloudEvidence {
  /** The provider's metadata host or ARM endpoint; a URL or a bare host. */
  readonly metadataHost: Value<string>;
  /** The provider's `environment`. */
  readonly environment: Value<string>;
  /** `ARM_METADATA_HOSTNAME`, `ARM_ENVIRONMENT` and their kin, which providers read by themselves. */
  readonly variables: { readonly metadataHost: string | undefined; readonly environment: string | undefined };
  /** Name of the provider resource. */
  readonly provider: string | undefined;
  /** A resource type or a provider that exists in one cloud only. */
  readonly fixed: Value<Cloud>;
  /** Nothing is declared that deploys it, such as a provider: so it is with an ARM template by itself, which fits any cloud. */
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

/** Spellings of `environment` in azure-native, azurerm, azurestack and the Azure CLI, folded to lower case. */
const ENVIRONMENTS: ReadonlyMap<string, Cloud> = new Map([
  ["public", "azure"],
  ["azurecloud", "azure"],
  ["azurepubliccloud", "azure"],
  ["usgovernment", "azure-us-government"],
  ["usgov", "azure-us-government"],
  ["azureusgovernment", "azure-us-government"],
  ["azureusgovernmentcloud", "azure-us-government"],
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
 * Azure Stack Hub's Resource Manager: `management.<region>.<domain>`, where the operator chooses region and domain.
 * Source: https://learn.microsoft.com/azure-stack/operator/azure-stack-integrate-endpoints, read 2026-11-25. Air-gapped
 * Azure clouds are called `management.azure.<domain>`.
 */
const HUB_HOST = /^(?:admin)?management\.([^.]+)\.[^.]+\.[^.]/;

/** The cloud that a metadata host belongs to; unknown for a host of no cloud that is known by name. */
function cloudOfHost(text: string): Value<Cloud> {
  const host = hostOf(text);
  for (const [name, cloud] of ARM_HOSTS) {
    // Azure has an endpoint for each region, too: `westeurope.management.azure.com`.
    if (host === name || host.endsWith(`.${name}`)) return cloud;
  }
  if (host.split(".").includes("azurestack")) return "azure-stack-hub";
  const region = HUB_HOST.exec(host)?.[1];
  return region === undefined || region === "azure" || cloudOfRegion(region) !== undefined
    ? UNKNOWN
    : "azure-stack-hub";
}

type Match = "yes" | "no" | "unknown";

function fits(glob: string | undefined, value: Value<string>): Match {
  if (glob === undefined) return "yes";
  if (value === UNKNOWN) return /^\*+$/.test(glob.trim()) ? "yes" : "unknown";
  return value !== undefined && matches(glob, value) ? "yes" : "no";
}

/** The metadata host that counts. An empty one is none: the provider then reads the variable. */
function hostIn({ metadataHost, variables }: CloudEvidence): Value<string> {
  return metadataHost === "" ? variables.metadataHost : (metadataHost ?? variables.metadataHost);
}

function ruleFits({ match }: CloudRule, evidence: CloudEvidence): Match {
  const host = hostIn(evidence);
  const answers = [
    fits(match.metadataHost, typeof host === "string" ? hostOf(host) : host),
    fits(match.provider, evidence.provider),
    fits(match.location, evidence.location),
    fits(match.resourceGroup, evidence.resourceGroup),
    fits(match.stack, evidence.stack),
  ];
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

function isNamed(value: Value<string>): boolean {
  return value === UNKNOWN || (value !== undefined && value.trim() !== "");
}

/** The place of a host whose cloud is known. What else the program says may still settle the cloud of another host. */
function fromHost(host: Value<string>, because: string): Place | undefined {
  if (typeof host !== "string" || host === "") return undefined;
  const cloud = cloudOfHost(host);
  return cloud === UNKNOWN ? undefined : { cloud, build: undefined, because };
}

function fromEnvironment(environment: Value<string>, because: string): Place | undefined {
  if (environment === undefined || environment === "") return undefined;
  if (environment === UNKNOWN) return { cloud: UNKNOWN, build: undefined, because };
  const cloud = ENVIRONMENTS.get(environment.trim().toLowerCase());
  // The SDK fills in `public` by itself, so it is no evidence: what follows may know better.
  return cloud === undefined || cloud === "azure" ? undefined : { cloud, build: undefined, because };
}

function fromLocation(location: Value<string>): Place | undefined {
  if (typeof location !== "string") return undefined;
  const cloud = cloudOfRegion(location);
  if (cloud === "azure") return undefined;
  return { cloud: cloud ?? "azure-stack-hub", build: undefined, because: `the location ${location}` };
}

/** An Azure cloud, which has a KMS of its own. */
export type AzureCloud = Extract<Cloud, "azure" | "azure-us-government" | "azure-china">;

/** The Azure cloud that a machine runs in; `undefined` on Azure Stack Hub and Azure Local, and where it is not known. */
export function azureCloudOf({ cloud }: Place): AzureCloud | undefined {
  return cloud === "azure" || cloud === "azure-us-government" || cloud === "azure-china" ? cloud : undefined;
}

/** What tells one Azure Stack Hub from another: its endpoint, else its location. */
function endpointOf(evidence: CloudEvidence): string | undefined {
  const host = known(hostIn(evidence));
  return host === undefined || host === "" ? known(evidence.location)?.toLowerCase() : hostOf(host);
}

/**
 * Tells the cloud, strongest evidence first: settings, the provider's metadata host, a type that exists in one cloud
 * only, the variables that providers read, `environment`, a location that no Azure region has, the default of the
 * settings, and Azure. A metadata host of no known cloud isn't Azure's: where nothing else shows a Hub, the cloud is
 * unknown. So it is where a rule of the settings depends on an unknown value and would change the cloud.
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
      return { cloud: rule.cloud, build: rule.build, because: "a rule of activation-settings.clouds" };
    const otherwise = byRules(evidence, rules.slice(index + 1), settings);
    if (otherwise.cloud === rule.cloud && otherwise.build === rule.build) return otherwise;
    return {
      cloud: UNKNOWN,
      build: undefined,
      because: "a rule of activation-settings.clouds that asks for a value not known yet",
    };
  }
  return byEvidence(evidence, settings);
}

const PROVIDER_HOST = "the metadata host of the provider";
const HOST_VARIABLE = "the environment variable that names the metadata host";
const ENVIRONMENT = "the provider's environment";
const ENVIRONMENT_VARIABLE = "the environment variable that names the cloud";

function byEvidence(evidence: CloudEvidence, settings: Settings): Place {
  const { metadataHost, fixed } = evidence;
  return (
    fromHost(metadataHost, PROVIDER_HOST) ??
    (fixed && { cloud: fixed, build: undefined, because: "the type of the resource" }) ??
    byHints(evidence, settings)
  );
}

/** A host that isn't known to be Azure's rules Azure out, and one that is unknown now leaves it open. */
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
      return { cloud: "azure-stack-hub", build: undefined, because: "the hybrid API profile of its template" };
    }
    const because =
      anywhere === "inventory" ? "an inventory without locations" : "a template by itself, which names no cloud,";
    return { cloud: UNKNOWN, build: undefined, because };
  }
  return { cloud: "azure", build: undefined, because: "an Azure provider that names no other cloud" };
}
