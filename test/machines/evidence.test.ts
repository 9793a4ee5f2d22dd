import type { CloudEvidence } from "../../activation/cloud";
import { type Variables, evidenceOf } from "../../machines/evidence";
import { plainShape } from "../../machines/readers/parts/plain";
import type { Declared } from "../../stack/declared";
import { UNKNOWN } from "../../values/value";
import { type Written, judged, stackOf } from "../policies/declare";
import { LATER } from "./network-stack";

const PROVIDER = "pulumi:providers:azure-native";

const AZAPI = "pulumi:providers:azapi";

interface Given {
  readonly type?: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly of?: string;
  /** What the provider is given; without it there is none. */
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly variables?: Variables;
}

function evidence(given: Given): CloudEvidence {
  const {
    type = "azure-native:compute:VirtualMachine",
    props = {},
    of = PROVIDER,
    provider = {},
    variables = {},
  } = given;
  const stack = stackOf([
    { type: of, name: "hub", properties: provider },
    { type, name: "vm", provider: "hub", properties: props },
  ]);
  const [, declared] = stack.resources;
  if (!declared) throw new Error("a test declares no machine");
  return evidenceOf(declared, plainShape(declared.props, "virtual machine", "vm"), "prod", variables);
}

const NOWHERE = { metadataHost: undefined, environment: undefined };

test.each<[what: string, given: Given, expected: Partial<CloudEvidence>]>([
  ["a machine of a plain provider", {}, { ...NOWHERE, variables: NOWHERE, provider: "hub", stack: "prod" }],
  ["its provider's host", { provider: { metadataHost: "a", armEndpoint: "b" } }, { metadataHost: "a" }],
  ["its provider's endpoint", { provider: { armEndpoint: "b" } }, { metadataHost: "b" }],
  ["azapi's endpoint", { provider: { endpoints: [{ resourceManagerEndpoint: "c" }] } }, { metadataHost: "c" }],
  [
    "azapi's endpoint as JSON, as the engine shows it",
    { provider: { endpoints: JSON.stringify([{ resourceManagerEndpoint: "c" }]) } },
    { metadataHost: "c" },
  ],
  ["an unknown endpoint of azapi", { provider: { endpoints: LATER } }, { metadataHost: UNKNOWN }],
  [
    "an empty endpoint of azapi",
    { provider: { endpoints: [{ resourceManagerEndpoint: "" }] } },
    { metadataHost: undefined },
  ],
  ["azapi's default location", { provider: { defaultLocation: "hub1" } }, { location: "hub1" }],
  [
    "the variable of azapi",
    { of: AZAPI, variables: { ARM_RESOURCE_MANAGER_ENDPOINT: "d", ARM_METADATA_HOSTNAME: "a" } },
    { variables: { metadataHost: "d", environment: undefined } },
  ],
  [
    "the variable of azapi, for another provider",
    { variables: { ARM_RESOURCE_MANAGER_ENDPOINT: "d" } },
    { variables: NOWHERE },
  ],
  ["its provider's environment", { provider: { environment: "usgovernment" } }, { environment: "usgovernment" }],
  ["its location", { props: { location: "local" }, provider: { location: "other" } }, { location: "local" }],
  ["its provider's location", { props: { location: " " }, provider: { location: "other" } }, { location: "other" }],
  ["an empty location of both", { props: { location: "" }, provider: { location: " " } }, { location: undefined }],
  ["its resource group", { props: { resourceGroupName: "rg" } }, { resourceGroup: "rg" }],
  [
    "variables of azure-native",
    { variables: { ARM_METADATA_HOSTNAME: "a", ARM_METADATA_HOST: "b", ARM_ENVIRONMENT: "c" } },
    { variables: { metadataHost: "a", environment: "c" } },
  ],
  [
    "variables of the classic provider, next to empty ones",
    { variables: { ARM_METADATA_HOSTNAME: "", ARM_METADATA_HOST: "b", ARM_ENVIRONMENT: "", AZURE_ENVIRONMENT: "d" } },
    { variables: { metadataHost: "b", environment: "d" } },
  ],
  [
    "variables of azurestack",
    { variables: { ARM_ENDPOINT: "c", HOME: "/root" } },
    { variables: { metadataHost: "c", environment: undefined } },
  ],
])("the cloud of %s", (_, given, expected) => {
  expect(evidence(given)).toMatchObject(expected);
});

test.each<[type: string, fixed: CloudEvidence["fixed"]]>([
  ["azure-native:compute:VirtualMachine", undefined],
  ["azure-native:azurestackhci:VirtualMachineInstance", "azure-local"],
  ["azure:stack/hciVirtualHardDisk:HciVirtualHardDisk", "azure-local"],
  ["azurestack:compute/virtualMachine:VirtualMachine", "azure-stack-hub"],
  ["azure-native:connectedvmwarevsphere:VirtualMachineInstance", UNKNOWN],
  ["azure-native:networkcloud:VirtualMachine", UNKNOWN],
  ["azure-native:scvmm:VirtualMachineInstance", UNKNOWN],
  ["azure-native:vmwarecloudsimple:VirtualMachine", UNKNOWN],
])("the cloud of %s is fixed or not", (type, fixed) => {
  expect(evidence({ type }).fixed).toBe(fixed);
});

test("without a provider there is nothing of it", () => {
  const [declared] = stackOf([{ type: "azure-native:compute:VirtualMachine", name: "vm" }]).resources;
  const alone: Declared | undefined = declared && { ...declared, anywhere: "template" };
  expect(alone && evidenceOf(alone, plainShape({}, "virtual machine", "vm"), "prod", {})).toEqual({
    ...NOWHERE,
    variables: NOWHERE,
    provider: undefined,
    fixed: undefined,
    anywhere: "template",
    location: undefined,
    resourceGroup: undefined,
    stack: "prod",
  });
});

test.each(["resourceGroup", "provider", "location"])("a rule of the settings by %s tells machines apart", (what) => {
  const provider = (name: string): Written => ({ type: PROVIDER, name, properties: {} });
  const vm = (name: string): Written => ({
    type: "azure-native:compute:VirtualMachine",
    name,
    ...(what === "provider" && { provider: name }),
    properties: {
      resourceGroupName: what === "resourceGroup" ? name : "a",
      location: what === "location" ? name : "a",
      storageProfile: { imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2019" } },
    },
  });
  const judgement = judged([provider("a"), provider("b"), vm("a"), vm("b")], {
    clouds: [{ match: { [what]: "b" }, cloud: "azure-local" }],
    defaultCloud: "azure",
  });
  expect(judgement.judged.map(({ machine }) => machine.place.cloud === "azure-local")).toEqual([false, true]);
});
