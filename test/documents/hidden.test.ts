import { readInput } from "../../documents/read-input";
import { judge } from "../../policies/judge";
import { MAK } from "../policies/declare";

const SIGNATURE = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const COMMAND = `slmgr.vbs /ipk ${MAK}`;

function record(type: string, name: string, inputs: Readonly<Record<string, unknown>>) {
  return { urn: `urn:pulumi:dev::app::${type}::${name}`, custom: true, type, inputs, outputs: inputs };
}

/** A 2012 machine on a Hub, and an extension with these protected settings. */
function resources(protectedSettings: unknown) {
  const image = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" };
  return [
    record("azure-native:compute:VirtualMachine", "web", {
      vmName: "web",
      location: "hub1",
      storageProfile: { imageReference: image },
    }),
    record("azure-native:compute:VirtualMachineExtension", "key", {
      vmName: "web",
      publisher: "Microsoft.Compute",
      type: "CustomScriptExtension",
      protectedSettings,
    }),
  ];
}

function state(protectedSettings: unknown): object {
  return { version: 3, deployment: { resources: resources(protectedSettings) } };
}

function preview(protectedSettings: unknown): object {
  return { steps: resources(protectedSettings).map((newState) => ({ op: "create", urn: newState.urn, newState })) };
}

test.each<[what: string, file: object, why: string]>([
  ["an encrypted export", state({ ...SIGNATURE, ciphertext: "v1:AAAA" }), "encrypted-value"],
  [
    "an export whose command is encrypted",
    state({ commandToExecute: { ...SIGNATURE, ciphertext: "v1:AA" } }),
    "encrypted-value",
  ],
  ["a preview that hides a secret", preview("[secret]"), "hidden-value"],
  [
    "an export with --show-secrets",
    state({ ...SIGNATURE, plaintext: JSON.stringify({ commandToExecute: COMMAND }) }),
    "key",
  ],
])("%s", (_, file, why) => {
  const { resources: all } = readInput(JSON.stringify(file));
  const [one] = judge({ stack: "dev", resources: all, variables: {} }, {}).judged;
  expect(one?.machine.deliveries.map((delivery) => ("why" in delivery ? delivery.why : delivery.kind))).toEqual([why]);
  expect(one?.verdict.kind).toBe(why === "key" ? "activates" : "undecided");
});
