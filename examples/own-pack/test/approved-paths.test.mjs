import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { analyze } from "./analyze.mjs";

const config = JSON.parse(readFileSync(new URL("../policy-config.json", import.meta.url), "utf8"));

/** The alphabet of product keys in order: well formed, and nobody's key. */
const MAK = "BCDFG-HJKMN-PQRTV-WXY23-46789";

function machine(name, sku) {
  const imageReference = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku, version: "latest" };
  const inputs = { vmName: name, resourceGroupName: "rg", storageProfile: { imageReference } };
  return { type: "azure-native:compute:VirtualMachine", name, inputs };
}

function key(vmName) {
  const protectedSettings = { commandToExecute: `cscript slmgr.vbs /ipk ${MAK}` };
  const extension = { publisher: "Microsoft.Compute", type: "CustomScriptExtension" };
  const inputs = { vmName, resourceGroupName: "rg", ...extension, protectedSettings };
  return { type: "azure-native:compute:VirtualMachineExtension", name: `${vmName}-key`, inputs };
}

const rows = [
  ["a machine that its host activates", [machine("web", "2019-Datacenter")], []],
  ["a machine with a MAK", [machine("old", "2012-Datacenter"), key("old")], ["approved-paths at old"]],
  ["the same with a waiver", [machine("lab-1", "2012-Datacenter"), key("lab-1")], []],
  ["a machine that can't activate", [machine("old", "2012-Datacenter")], ["mak-key-required at old"]],
  ["a machine whose image isn't known", [machine("own", undefined)], ["activation-undecided at own"]],
];

for (const [title, resources, expected] of rows) {
  test(title, () => {
    const found = analyze(resources, config).filter((violation) => !violation.startsWith("waiver-unneeded"));
    assert.deepEqual(found, expected);
  });
}
