import { activationUndecided } from "../../policies/activation-undecided";
import { makKeyRequired } from "../../policies/mak-key-required";
import { MAK, type Written, judged, saidBy } from "../policies/declare";
import { LATER } from "./network-stack";
import { hub, vm } from "./tied";

const AZAPI = "azapi:index/resource:Resource";
const EXTENSION = "Microsoft.Compute/virtualMachines/extensions@2024-03-01";
const RUN_COMMAND = "Microsoft.Compute/virtualMachines/runCommands@2024-03-01";
const BODY = { publisher: "Microsoft.Compute", type: "CustomScriptExtension" };
const COMMAND = `slmgr /ipk ${MAK}`;

function below(type: string, properties: object): Written {
  const parentId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm";
  return { type: AZAPI, name: "key", properties: { type, name: "key", parentId, ...properties } };
}

test.each<[what: string, carrier: Written, expected: string]>([
  [
    "a secret that shows a key",
    below(EXTENSION, {
      body: { properties: BODY },
      sensitiveBody: { properties: { protectedSettings: { commandToExecute: COMMAND } } },
    }),
    "activates",
  ],
  ["no secret", below(EXTENSION, { body: { properties: BODY } }), "blocked"],
  ["an unknown secret", below(EXTENSION, { body: { properties: BODY }, sensitiveBody: LATER }), "undecided"],
  [
    "an unknown secret, beside settings",
    below(EXTENSION, {
      body: { properties: { ...BODY, settings: { commandToExecute: "hostname" } } },
      sensitiveBody: LATER,
    }),
    "undecided",
  ],
  [
    "an unknown secret, and no properties",
    below(EXTENSION, { body: { location: "local" }, sensitiveBody: LATER }),
    "undecided",
  ],
  [
    "unknown secret properties",
    below(EXTENSION, { body: { properties: BODY }, sensitiveBody: { properties: LATER } }),
    "undecided",
  ],
  [
    "an unknown secret of a run command",
    below(RUN_COMMAND, {
      body: { properties: { source: { script: "param($key) slmgr /ipk $key" } } },
      sensitiveBody: LATER,
    }),
    "undecided",
  ],
  [
    "an unknown secret of something else",
    below("Microsoft.Compute/disks@1", { body: { properties: {} }, sensitiveBody: LATER }),
    "blocked",
  ],
])("a machine with %s in azapi", (_, carrier, expected) => {
  const judgement = judged([hub("hub"), vm("vm", { vmName: "vm" }), carrier]);
  const said = [makKeyRequired, activationUndecided].map((policy) => saidBy(policy, judgement).length > 0);
  expect(said[0] ? "blocked" : said[1] ? "undecided" : "activates").toBe(expected);
});
