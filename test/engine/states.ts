/** The parts of an exported resource that tests need. */
export interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly dependsOnMachine?: string;
}

const HUB = "urn:pulumi:dev::offline::pulumi:providers:azure-native::hub";

/** The URN of a resource of these states. */
export function urn(type: string, name: string): string {
  return `urn:pulumi:dev::offline::${type}::${name}`;
}

/** What `pulumi stack export` gives for resources that one provider of a Hub declares. */
export function hubState(resources: readonly StateResource[]): unknown {
  return {
    version: 3,
    deployment: {
      manifest: { time: "2026-11-24T00:00:00Z", magic: "", version: "v3.259.0" },
      resources: [
        { urn: urn("pulumi:pulumi:Stack", "offline-dev"), custom: false, type: "pulumi:pulumi:Stack" },
        {
          urn: HUB,
          custom: true,
          id: "1",
          type: "pulumi:providers:azure-native",
          inputs: { metadataHost: "management.hub1.azurestack.corp.example" },
        },
        ...resources.map(({ type, name, inputs, outputs, dependsOnMachine }) => ({
          urn: urn(type, name),
          custom: true,
          id: `/subscriptions/s/resourceGroups/rg/providers/${type}/${name}`,
          type,
          provider: `${HUB}::1`,
          ...(inputs && { inputs }),
          outputs: outputs ?? inputs ?? {},
          ...(dependsOnMachine !== undefined && {
            dependencies: [dependsOnMachine],
            propertyDependencies: { vmName: [dependsOnMachine] },
          }),
        })),
      ],
    },
  };
}

/** A Hub with one machine that lacks a MAK. */
export const KEYLESS_HUB = hubState([
  {
    type: "azure-native:compute:VirtualMachine",
    name: "old",
    inputs: {
      storageProfile: {
        imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" },
      },
    },
  },
]);
