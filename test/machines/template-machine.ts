import type { Settings } from "../../activation/settings";
import { templateAsResource } from "../../documents/arm-template";
import { NOTHING_GIVEN } from "../../documents/template-parameters";
import { judge } from "../../policies/judge";
import type { Judgement } from "../../policies/policy";

const IMAGE = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2022-datacenter" };

/** A machine of a template with one interface in the subnet of this id. */
export interface Wired {
  readonly subnetId: string;
  /** Name of the interface. */
  readonly nic?: string;
  /** The value of `networkInterfaces`; by default the interface `nic`. */
  readonly attached?: unknown;
}

/** The machine and its interface as a template's resources. */
export function machineIn({ subnetId, nic = "nic", attached }: Wired): readonly object[] {
  return [
    {
      type: "Microsoft.Network/networkInterfaces",
      apiVersion: "2023-09-01",
      name: nic,
      properties: { ipConfigurations: [{ name: "main", properties: { subnet: { id: subnetId } } }] },
    },
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2023-09-01",
      name: "vm",
      properties: {
        storageProfile: { imageReference: IMAGE },
        networkProfile: {
          networkInterfaces: attached ?? [{ id: "[resourceId('Microsoft.Network/networkInterfaces', 'nic')]" }],
        },
      },
    },
  ];
}

/** The sections of a template, without the schema that each begins with. */
export interface Sections {
  readonly resources: readonly object[];
  readonly [section: string]: unknown;
}

/** What is judged of a template with no parameter given. */
export function judgedIn(sections: Sections, settings: Settings = {}): Judgement {
  const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
  const resource = templateAsResource({ $schema: schema, contentVersion: "1.0.0.0", ...sections }, NOTHING_GIVEN);
  return judge({ stack: "template", resources: resource ? [resource] : [], variables: {} }, settings);
}

/** The verdicts on a template's machines on Azure. */
export function verdictOf(sections: Sections): string {
  return judgedIn(sections, { defaultCloud: "azure" })
    .judged.map(({ verdict }) => verdict.kind)
    .join();
}
