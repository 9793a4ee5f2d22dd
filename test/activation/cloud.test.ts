import { type CloudEvidence, placeOf } from "../../activation/cloud";
import type { Settings } from "../../activation/settings";
import { UNKNOWN } from "../../values/value";

const NOTHING: CloudEvidence = {
  metadataHost: undefined,
  environment: undefined,
  variables: { metadataHost: undefined, environment: undefined },
  provider: "default",
  fixed: undefined,
  anywhere: undefined,
  location: undefined,
  resourceGroup: undefined,
  stack: "prod",
};

function cloudOf(evidence: Partial<CloudEvidence>, settings: Settings = {}): unknown {
  return placeOf({ ...NOTHING, ...evidence }, settings).cloud;
}

test.each<[what: string, evidence: Partial<CloudEvidence>, cloud: unknown]>([
  ["nothing", {}, "azure"],
  [
    "a host with scheme, port and path",
    { metadataHost: "https://management.hub1.azurestack.corp.example:443/a?b=1" },
    "azure-stack-hub",
  ],
  ["a host in capitals", { metadataHost: "MANAGEMENT.AZURE.COM" }, "azure"],
  ["a host of no known cloud", { metadataHost: "management.corp.example" }, UNKNOWN],
  ["a host that is unknown", { metadataHost: UNKNOWN, location: "westeurope" }, UNKNOWN],
  ["a Hub's host in a domain of its own", { metadataHost: "management.cbr1.devlab.local" }, "azure-stack-hub"],
  [
    "a Hub's host in a region called east",
    { metadataHost: "management.east.cloud.fabrikam.example" },
    "azure-stack-hub",
  ],
  ["a region called east", { location: "east" }, "azure-stack-hub"],
  [
    "a Hub's host in a domain of its own, with the Hub's location",
    { metadataHost: "https://management.cbr1.devlab.local/", location: "cbr1" },
    "azure-stack-hub",
  ],
  [
    "a host of no known cloud, with a location of no region",
    { metadataHost: "arm.corp.example", location: "cbr1" },
    "azure-stack-hub",
  ],
  [
    "a host of no known cloud, with the Hub's environment",
    { metadataHost: "arm.corp.example", environment: "AzureStackCloud" },
    "azure-stack-hub",
  ],
  [
    "a host of no known cloud, with a type of one cloud",
    { metadataHost: "arm.corp.example", fixed: "azure-local" },
    "azure-local",
  ],
  ["a host of no known cloud in a region", { metadataHost: "arm.corp.example", location: "westeurope" }, UNKNOWN],
  ["a host that names a region of Azure", { metadataHost: "management.westeurope.corp.example" }, UNKNOWN],
  ["a host of an air-gapped Azure cloud", { metadataHost: "management.azure.cloud.example" }, UNKNOWN],
  ["a location of Azure Stack Edge", { location: "DBELocal" }, UNKNOWN],
  [
    "a device's host, with its location",
    { metadataHost: "https://management.mydevice.example.com", location: "dbelocal" },
    UNKNOWN,
  ],
  ["a location of Azure Stack Edge in a template", { anywhere: "template", location: "dbelocal" }, UNKNOWN],
  ["a location that only begins like Azure Stack Edge's", { location: "dbelocal2" }, "azure-stack-hub"],
  ["a host of one region", { metadataHost: "westeurope.management.azure.com" }, "azure"],
  [
    "a host of one region in US Government",
    { metadataHost: "usgovvirginia.management.usgovcloudapi.net" },
    "azure-us-government",
  ],
  ["a host that only ends like Azure's", { metadataHost: "notmanagement.azure.com" }, UNKNOWN],
  [
    "a host that is unknown, with a location of no region",
    { metadataHost: UNKNOWN, location: "cbr1" },
    "azure-stack-hub",
  ],
  [
    "a host of no known cloud in a variable",
    { variables: { metadataHost: "arm.corp.example", environment: undefined }, location: "cbr1" },
    "azure-stack-hub",
  ],
  [
    "a Hub's variable next to a provider's host of no known cloud",
    {
      metadataHost: "arm.corp.example",
      variables: { metadataHost: "management.hub1.azurestack.corp.example", environment: undefined },
    },
    "azure-stack-hub",
  ],
  [
    "a Hub's variable next to a provider's host that is unknown",
    {
      metadataHost: UNKNOWN,
      variables: { metadataHost: "management.hub1.azurestack.corp.example", environment: undefined },
    },
    UNKNOWN,
  ],
  [
    "Azure's variable next to a provider's host of no known cloud",
    { metadataHost: "arm.corp.example", variables: { metadataHost: "management.azure.com", environment: undefined } },
    UNKNOWN,
  ],
  [
    "Azure's host in a variable",
    { variables: { metadataHost: "management.azure.com", environment: undefined }, location: "westeurope" },
    "azure",
  ],
  ["an empty location", { location: "" }, "azure"],
  ["a blank location", { location: " " }, "azure"],
  ["a template by itself with an empty location", { anywhere: "template", location: "" }, UNKNOWN],
  ["a host called like a method", { metadataHost: "constructor" }, UNKNOWN],
  ["an environment called like a method", { environment: "constructor" }, "azure"],
  ["an environment called like a prototype", { environment: "__proto__" }, "azure"],
  ["an environment that no provider knows", { environment: "usgoverment" }, "azure"],
  [
    "an environment that no provider knows, in a region of another cloud",
    { environment: "usgoverment", location: "usgovvirginia" },
    "azure-us-government",
  ],
  ["an environment of US Government by its impact level", { environment: "usgovernmentl4" }, "azure-us-government"],
  ["an environment in any spelling", { environment: " AzureUSGovernment " }, "azure-us-government"],
  [
    "a variable next to the SDK's own `public`",
    { environment: "public", variables: { metadataHost: undefined, environment: "AzureStackCloud" } },
    "azure-stack-hub",
  ],
  ["a region in its display form", { location: "West Europe" }, "azure"],
  ["a region opened since", { location: "austriaeast" }, "azure"],
  ["a location of no region", { location: "hub1" }, "azure-stack-hub"],
  ["a location called like a method", { location: "constructor" }, "azure-stack-hub"],
  ["a template by itself", { anywhere: "template" }, UNKNOWN],
  ["a template by itself whose location is not known", { anywhere: "template", location: UNKNOWN }, UNKNOWN],
  ["a template by itself at the development kit", { anywhere: "template", location: "local" }, "azure-stack-hub"],
  ["a template by itself with a hybrid API profile", { anywhere: "hybrid-template" }, "azure-stack-hub"],
  ["a template by itself in a region", { anywhere: "template", location: "westus" }, "azure"],
])("%s tells the cloud", (_, evidence, cloud) => {
  expect(cloudOf(evidence)).toBe(cloud);
});

test("a default in the settings settles where a template by itself goes", () => {
  expect(cloudOf({ anywhere: "template" }, { defaultCloud: "azure-stack-hub" })).toBe("azure-stack-hub");
});

test("an empty metadata host leaves the variable to a rule, too", () => {
  const settings: Settings = {
    clouds: [{ match: { metadataHost: "*.corp.example" }, cloud: "azure-stack-hub", build: "1905" }],
  };
  const variables = { metadataHost: "https://management.corp.example/", environment: undefined };
  expect(cloudOf({ metadataHost: "", variables }, settings)).toBe("azure-stack-hub");
});

test.each<[what: string, evidence: Partial<CloudEvidence>, settings: Settings, cloud: unknown]>([
  ["an empty location leaves the default", { location: "" }, { defaultCloud: "azure" }, "azure"],
  [
    "a host of no known cloud contradicts a default of Azure",
    { metadataHost: "arm.corp.example" },
    { defaultCloud: "azure" },
    UNKNOWN,
  ],
  [
    "a host of no known cloud fits a default of a Hub",
    { metadataHost: "arm.corp.example" },
    { defaultCloud: "azure-stack-hub" },
    "azure-stack-hub",
  ],
  [
    "a rule for every resource group, of which one is unknown",
    { resourceGroup: UNKNOWN },
    { clouds: [{ match: { resourceGroup: "*" }, cloud: "azure-stack-hub" }] },
    "azure-stack-hub",
  ],
  [
    "a rule for some resource groups, of which one is unknown",
    { resourceGroup: UNKNOWN },
    { clouds: [{ match: { resourceGroup: "rg-*" }, cloud: "azure-stack-hub" }] },
    UNKNOWN,
  ],
  [
    "a rule for every resource group, where there is none",
    { resourceGroup: undefined },
    { clouds: [{ match: { resourceGroup: "*" }, cloud: "azure-stack-hub" }] },
    "azure",
  ],
  [
    "a rule that may fit and changes nothing",
    { metadataHost: "management.hub1.azurestack.corp.example", location: UNKNOWN },
    { clouds: [{ match: { location: "hub*" }, cloud: "azure-stack-hub" }] },
    "azure-stack-hub",
  ],
  [
    "a rule that may fit and gives a build",
    { metadataHost: "management.hub1.azurestack.corp.example", location: UNKNOWN },
    { clouds: [{ match: { location: "hub*" }, cloud: "azure-stack-hub", build: "1905" }] },
    UNKNOWN,
  ],
])("%s", (_, evidence, settings, cloud) => {
  expect(cloudOf(evidence, settings)).toBe(cloud);
});

const HUB_VARIABLE = { metadataHost: "management.hub1.azurestack.corp.example", environment: undefined };

test.each<[because: string, evidence: Partial<CloudEvidence>, settings?: Settings]>([
  ["an Azure provider with default endpoints", {}],
  ["the provider's metadata host", { metadataHost: "management.azure.com" }],
  ["the provider's metadata host", { metadataHost: "arm.corp.example" }],
  ["the provider's metadata host", { metadataHost: UNKNOWN }],
  ["the environment variable for the metadata host", { variables: HUB_VARIABLE }],
  ["the environment variable for the metadata host", { metadataHost: "arm.corp.example", variables: HUB_VARIABLE }],
  [
    "the environment variable for the metadata host",
    { variables: { metadataHost: "arm.corp.example", environment: undefined } },
  ],
  ["the resource type", { fixed: "azure-local", location: "hub1" }],
  ["the provider's environment", { environment: "china", location: "hub1" }],
  ["the provider's environment", { environment: UNKNOWN }],
  [
    "the environment variable for the cloud",
    { environment: "", variables: { metadataHost: "", environment: "china" }, location: "hub1" },
  ],
  ["the location hub1", { location: "hub1" }],
  ["the location chinaeast", { location: "chinaeast" }],
  ["activation-settings.defaultCloud", {}, { defaultCloud: "azure" }],
  ["Azure Stack Edge's location dbelocal", { location: "dbelocal" }, { defaultCloud: "azure-stack-hub" }],
  [
    "a rule in activation-settings.clouds",
    { location: "dbelocal" },
    { clouds: [{ match: { location: "dbelocal" }, cloud: "azure-local" }] },
  ],
  ["a template that names no cloud", { anywhere: "template" }],
  ["the template's hybrid API profile", { anywhere: "hybrid-template", location: "" }],
  ["an Azure provider with default endpoints", { anywhere: "hybrid-template", location: "westeurope" }],
  ["an inventory without locations", { anywhere: "inventory" }],
])("%s shows the cloud of %j", (because, evidence, settings = {}) => {
  expect(placeOf({ ...NOTHING, ...evidence }, settings).because).toBe(because);
});

test.each<[endpoint: string | undefined, evidence: Partial<CloudEvidence>]>([
  [undefined, {}],
  [undefined, { location: " " }],
  ["hub1", { metadataHost: UNKNOWN, location: "hub1" }],
  ["westeurope", { location: "WestEurope" }],
  ["westeurope", { metadataHost: "", location: "WestEurope" }],
  ["management.hub1.corp.example", { metadataHost: "https://Management.hub1.corp.example:443/", location: "hub1" }],
  [HUB_VARIABLE.metadataHost, { variables: HUB_VARIABLE, location: "hub1" }],
])("the endpoint is %s for %j", (endpoint, evidence) => {
  expect(placeOf({ ...NOTHING, ...evidence }, {}).endpoint).toBe(endpoint);
});

const BUILT: Settings = {
  clouds: [
    { match: { provider: "hub-*", stack: "prod" }, cloud: "azure-stack-hub", build: "2311" },
    { match: { location: "hub1" }, cloud: "azure-stack-hub", build: "1905" },
  ],
};

test.each<[build: string | undefined, cloud: unknown, evidence: Partial<CloudEvidence>]>([
  ["2311", "azure-stack-hub", { provider: "hub-1" }],
  ["2311", "azure-stack-hub", { provider: "hub-1", location: "hub1" }],
  ["1905", "azure-stack-hub", { provider: "hub-1", location: "HUB1", stack: "test" }],
  ["1905", "azure-stack-hub", { location: "hub1" }],
  [undefined, UNKNOWN, { location: UNKNOWN }],
  [undefined, "azure", { provider: undefined }],
  ["2311", "azure-stack-hub", { provider: "hub-1", location: UNKNOWN }],
])("the first rule that fits gives the build %s of %s", (build, cloud, evidence) => {
  expect(placeOf({ ...NOTHING, ...evidence }, BUILT)).toMatchObject({ build, cloud });
});
