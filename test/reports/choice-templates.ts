import { readInput } from "../../documents/read-input";
import { NOTHING_GIVEN } from "../../documents/template-parameters";
import { type CheckContext, check } from "../../reports/check";
import { foldersOf } from "../../reports/files/folders";
import { readPolicyConfig } from "../../reports/policy-config";
import type { FollowLink } from "../../values/template-links";

/** A machine of the template. */
export const MACHINE = {
  type: "Microsoft.Compute/virtualMachines",
  apiVersion: "2017-12-01",
  name: "vm",
  properties: {
    storageProfile: {
      imageReference: {
        publisher: "MicrosoftWindowsServer",
        offer: "WindowsServer",
        sku: "[variables('image').sku]",
        version: "latest",
      },
    },
  },
};

/** SKUs of which two fail on a Hub. */
export const SKUS = ["2016-Datacenter", "2012-Datacenter", "2008-R2-SP1", "2019-Datacenter"];

/** A template with a machine whose SKU a parameter chooses. */
export function template(parameters: object, machine: object = {}): object {
  return {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters,
    variables: { image: { sku: "[parameters('sku')]" } },
    resources: [
      { type: "Microsoft.Network/virtualNetworks", name: "net" },
      { ...MACHINE, ...machine },
    ],
  };
}

/** What is undecided on a Hub, and how many machines the inventory lists. */
export async function undecidedOf(content: object, texts: Readonly<Record<string, string>> = {}, follow?: FollowLink) {
  const settings = { "activation-settings": { defaultCloud: "azure-stack-hub" } };
  const context: CheckContext = {
    config: await readPolicyConfig(settings),
    date: "2026-11-25",
    variables: {},
    folderOf: foldersOf([]),
  };
  const input = readInput(JSON.stringify(content), { ...NOTHING_GIVEN, texts }, "t", follow);
  const { findings, inventory } = check(input, "t", context);
  return {
    found: findings.map(({ policy }) => policy),
    text: findings[0]?.message ?? "",
    all: findings.map(({ message }) => message).join("\n"),
    rows: inventory.length,
  };
}
