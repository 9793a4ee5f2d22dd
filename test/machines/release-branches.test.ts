import type { Settings } from "../../activation/settings";
import { MAK, type Written, judged, machineIn } from "../policies/declare";
import { HUB, extension, onHub, runs, vm } from "../policies/programs";

const IN_2016 = `powershell -Command "if ((Get-CimInstance Win32_OperatingSystem).Caption -like '*2016*') { slmgr /ipk ${MAK} }"`;
const IN_2012 = IN_2016.replace("2016", "2012");
const ALWAYS = `slmgr /ipk ${MAK}`;

const old = onHub(vm("web", "2012-Datacenter"));
const custom = onHub(
  vm("web", "", { storageProfile: { imageReference: { id: "/images/gold" }, osDisk: { createOption: "FromImage" } } }),
);
const unattended = (script: string): Written =>
  onHub(
    vm("web", "2012-Datacenter", {
      osProfile: {
        windowsConfiguration: {
          additionalUnattendContent: [
            {
              passName: "OobeSystem",
              componentName: "Microsoft-Windows-Shell-Setup",
              settingName: "FirstLogonCommands",
              content: `<FirstLogonCommands><SynchronousCommand><CommandLine>${script}</CommandLine></SynchronousCommand></FirstLogonCommands>`,
            },
          ],
        },
      },
    }),
  );
const NONE: Settings = {};
const ofGold: Settings = { images: [{ match: { id: "/images/gold" }, release: "2012", edition: "datacenter" }] };
const local = (script: string): Written => ({
  type: "command:local:Command",
  name: "local",
  properties: { create: script, triggers: ["${web.id}"] },
});

/** What activates the machine, what it lacks, or what is unknown about it. */
function outcome(stack: readonly Written[], settings: Settings): string {
  const { verdict } = machineIn(judged([HUB, ...stack], settings), "web");
  if (verdict.kind === "activates") return verdict.path;
  if (verdict.kind !== "undecided") return verdict.kind;
  return verdict.gaps.map((one) => (one.gap === "delivery" ? one.why : one.gap)).join(" ");
}

test.each<[what: string, stack: readonly Written[], expected: string, settings: Settings]>([
  ["its own", [old, onHub(runs("key", "web", IN_2012))], "mak", NONE],
  ["another", [old, onHub(runs("key", "web", IN_2016))], "needs-key", NONE],
  [
    "another, and any in another script",
    [old, onHub(runs("a", "web", IN_2016)), onHub(runs("b", "web", ALWAYS))],
    "mak",
    NONE,
  ],
  [
    "another, in a script of which more isn't shown",
    [
      old,
      onHub(
        extension("key", "web", {
          settings: { fileUris: ["https://a/b.ps1"] },
          protectedSettings: { commandToExecute: IN_2016 },
        }),
      ),
    ],
    "script-at-uri",
    NONE,
  ],
  ["its own, in an answer file", [unattended(IN_2012)], "mak", NONE],
  ["another, in an answer file", [unattended(IN_2016)], "needs-key", NONE],
  ["its own, by the settings", [custom, onHub(runs("key", "web", IN_2012))], "mak", ofGold],
  ["another, by the settings", [custom, onHub(runs("key", "web", IN_2016))], "needs-key", ofGold],
  ["some release, and its own is unknown", [custom, onHub(runs("key", "web", IN_2012))], "image", NONE],
  ["any release, and its own is unknown", [custom, onHub(runs("key", "web", ALWAYS))], "mak", NONE],
  ["the release of the computer that runs a local command", [old, local(IN_2016)], "mak", NONE],
])("a machine with a MAK that a script installs in %s", (_, stack, expected, settings) => {
  expect(outcome(stack, settings)).toBe(expected);
});
