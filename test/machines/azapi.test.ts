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
const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm";
const HARMLESS = { commandToExecute: "hostname" };

function below(type: string, properties: object): Written {
  return { type: AZAPI, name: "key", properties: { type, name: "key", parentId: ID, ...properties } };
}

/** An action that azapi calls on the machine. */
function called(properties: object, inputsSeen = true): Written {
  const type = "Microsoft.Compute/virtualMachines@2024-03-01";
  return {
    type: "azapi:index/resourceAction:ResourceAction",
    name: "key",
    inputsSeen,
    properties: { type, resourceId: ID, action: "runCommand", ...properties },
  };
}

const RUNS = { commandId: "RunPowerShellScript", script: [COMMAND] };

test.each<[what: string, carrier: Written, expected: string]>([
  ["an action that installs a key", called({ body: RUNS }), "activates"],
  ["an action that isn't known yet", called({ action: LATER, body: RUNS }), "undecided"],
  ["an action on another machine", called({ resourceId: `${ID}2`, body: RUNS }), "blocked"],
  ["an action with an unknown body", called({ body: LATER }), "undecided"],
  ["an action with a secret body that the file doesn't show", called({}, false), "undecided"],
  ["another action", called({ action: "restart" }, false), "blocked"],
  [
    "a secret that shows a key",
    below(EXTENSION, {
      body: { properties: BODY },
      sensitiveBody: { properties: { protectedSettings: { commandToExecute: COMMAND } } },
    }),
    "activates",
  ],
  ["no secret", below(EXTENSION, { body: { properties: { ...BODY, settings: HARMLESS } } }), "blocked"],
  ["no command", below(EXTENSION, { body: { properties: BODY } }), "undecided"],
  ["an unknown secret", below(EXTENSION, { body: { properties: BODY }, sensitiveBody: LATER }), "undecided"],
  [
    "an unknown secret, next to settings",
    below(EXTENSION, {
      body: { properties: { ...BODY, settings: HARMLESS } },
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

const IMAGE = {
  publisher: "MicrosoftWindowsServer",
  offer: "WindowsServer",
  sku: "2012-Datacenter",
  version: "latest",
};
const EXTENSIONS = [{ name: "key", properties: BODY }];
const KEY = { properties: { protectedSettings: { commandToExecute: COMMAND } } };

/** A scale set of Windows Server 2012 on a Hub, in an open body and a secret one. */
function scaleSet(profile: object, sensitiveBody?: unknown): Written {
  const virtualMachineProfile = { storageProfile: { imageReference: IMAGE }, ...profile };
  return {
    type: AZAPI,
    name: "set",
    properties: {
      type: "Microsoft.Compute/virtualMachineScaleSets@2024-03-01",
      name: "set",
      parentId: "/subscriptions/s/resourceGroups/rg",
      body: { location: "local", properties: { virtualMachineProfile } },
      sensitiveBody,
    },
  };
}

const within = (virtualMachineProfile: unknown) => ({ properties: { virtualMachineProfile } });

test.each<[what: string, set: Written, expected: string]>([
  ["no secret", scaleSet({}), "blocked"],
  ["a password", scaleSet({}, within({ osProfile: { adminPassword: "x" } })), "blocked"],
  ["an unknown password", scaleSet({ osProfile: {} }, within({ osProfile: { adminPassword: LATER } })), "blocked"],
  [
    "a key in the secret of its extension",
    scaleSet({ extensionProfile: { extensions: EXTENSIONS } }, within({ extensionProfile: { extensions: [KEY] } })),
    "activates",
  ],
  [
    "a secret list of another length, which replaces the open one",
    scaleSet(
      { extensionProfile: { extensions: [...EXTENSIONS, ...EXTENSIONS] } },
      within({ extensionProfile: { extensions: [] } }),
    ),
    "blocked",
  ],
  ["an unknown secret", scaleSet({}, LATER), "undecided"],
  [
    "an unknown secret next to an extension",
    scaleSet({ extensionProfile: { extensions: EXTENSIONS } }, LATER),
    "undecided",
  ],
  ["an unknown secret next to an empty profile", scaleSet({ extensionProfile: {} }, LATER), "undecided"],
  ["an unknown profile", scaleSet({}, within(LATER)), "undecided"],
  [
    "an unknown secret of its extension",
    scaleSet({ extensionProfile: { extensions: EXTENSIONS } }, within({ extensionProfile: { extensions: [LATER] } })),
    "undecided",
  ],
  ["unknown secret settings of the system", scaleSet({}, within({ osProfile: LATER })), "undecided"],
  [
    "an unknown secret elsewhere",
    scaleSet(
      { extensionProfile: { extensions: [{ name: "key", properties: { ...BODY, settings: HARMLESS } }] } },
      within({ networkProfile: LATER }),
    ),
    "blocked",
  ],
])("a scale set with %s in azapi", (_, set, expected) => {
  const judgement = judged([hub("hub"), set]);
  const said = [makKeyRequired, activationUndecided].map((policy) => saidBy(policy, judgement).length > 0);
  expect(said[0] ? "blocked" : said[1] ? "undecided" : "activates").toBe(expected);
});
