import { AVMA_KEYS } from "../../activation/tables/avma-keys";
import { loadOf } from "../../machines/carriers/load";
import { command } from "../../machines/readers/carriers/command";
import { extensionShape } from "../../machines/readers/carriers/extension";
import type { Declared } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { UNKNOWN } from "../../values/value";
import { MAK } from "../policies/declare";

function extension(props: object, inputsSeen: boolean): Declared {
  const token = parseToken("azure-native:compute:VirtualMachineExtension");
  const links = { provider: undefined, parent: undefined, dependencies: [], propertyDependencies: {} };
  return {
    urn: "urn:pulumi:prod::app::t::k",
    name: "k",
    path: "",
    token,
    props: { type: "CustomScriptExtension", ...props },
    outputs: undefined,
    inputsSeen,
    ...links,
  };
}

const COMMAND = { commandToExecute: `cscript slmgr.vbs /ipk ${MAK}` };

test.each<[what: string, props: object, inputsSeen: boolean, expected: readonly string[]]>([
  ["its inputs, without a key", { settings: { commandToExecute: "hostname" } }, true, []],
  ["no command", {}, true, ["command-not-shown"]],
  ["a command that is null", { settings: { commandToExecute: null } }, true, ["command-not-shown"]],
  ["a timestamp, but no command", { settings: { timestamp: "1" } }, true, ["command-not-shown"]],
  ["a secret, but no command", { protectedSettings: { storageAccountKey: "x" } }, true, ["command-not-shown"]],
  ["a file, but no command", { settings: { fileUris: ["https://a/b.ps1"] } }, true, ["script-at-uri"]],
  ["no command, in any case of its type", { type: "customScriptExtension" }, true, ["command-not-shown"]],
  ["no command of another extension", { type: "DSC" }, true, ["code-not-shown"]],
  ["outputs alone, where protected settings are missing", { settings: { timestamp: "1" } }, false, ["inputs-not-seen"]],
  [
    "outputs alone, with a command that installs nothing",
    { settings: { commandToExecute: "hostname" } },
    false,
    ["inputs-not-seen"],
  ],
  ["outputs alone, with the key", { settings: COMMAND }, false, ["key"]],
  [
    "a key of Extended Security Updates",
    { settings: { commandToExecute: `slmgr /ipk ${MAK} & slmgr /ato c0a2ea62-12ad-435b-ab4f-c9bfab48dbc4` } },
    true,
    ["add-on"],
  ],
  [
    "a key for another computer",
    { settings: { commandToExecute: `slmgr srv02 /ipk ${MAK}` } },
    true,
    ["perhaps-elsewhere"],
  ],
  [
    "a key for an offline image",
    { settings: { commandToExecute: `dism /image:D:\\ /Set-ProductKey:${MAK}` } },
    true,
    ["offline-image"],
  ],
  [
    "a key for an unknown program",
    { settings: { commandToExecute: `activate.exe ${MAK}` } },
    true,
    ["key-handed-over"],
  ],
  [
    "a generic key for an unknown program",
    { settings: { commandToExecute: `activate.exe ${AVMA_KEYS[0]?.key ?? ""}` } },
    true,
    [],
  ],
  [
    "the same key for Windows and an unknown program",
    { settings: { commandToExecute: `slmgr /ipk ${MAK} & log.exe ${MAK}` } },
    true,
    ["key"],
  ],
  [
    "a key among the settings of an unknown extension",
    { type: "Activator", protectedSettings: { license: MAK } },
    true,
    ["key-handed-over"],
  ],
  ["hidden settings of an unknown extension", { type: "Monitor", protectedSettings: UNKNOWN }, true, []],
  [
    "a KMS host from an unknown variable",
    { settings: { commandToExecute: "slmgr /skms %HOST%" } },
    true,
    ["kms-host-not-followed"],
  ],
  [
    "a registry file that isn't shown",
    { settings: { commandToExecute: "reg import settings.reg" } },
    true,
    ["registry-file-not-shown"],
  ],
  [
    "a KMS host that it clears",
    { settings: { commandToExecute: "slmgr /skms kms.a & slmgr /ckms" } },
    true,
    ["kms-host-cleared"],
  ],
  ["outputs that hold the protected settings", { protectedSettings: { commandToExecute: "hostname" } }, false, []],
  ["unknown protected settings", { protectedSettings: UNKNOWN }, true, ["unknown-value"]],
  [
    "a script at an address that is unknown",
    { settings: { fileUris: UNKNOWN, commandToExecute: "powershell -File a.ps1" } },
    true,
    ["script-at-uri", "script-at-uri"],
  ],
])("an extension of which a run shows %s", (_, props, inputsSeen, expected) => {
  const declared = extension(props, inputsSeen);
  const { deliveries } = loadOf(extensionShape(declared.props, []), declared);
  expect(deliveries.map((delivery) => (delivery.kind === "undecided" ? delivery.why : delivery.kind))).toEqual(
    expected,
  );
});

test.each<[string, object, string[]]>([
  ["at the machine", { connection: { host: "10.0.0.4" } }, ["perhaps-elsewhere"]],
  ["next to the program, which reaches the machine from outside", {}, ["key"]],
])("a command %s, for another computer", (_, props, expected) => {
  const create = `slmgr srv02 /ipk ${MAK}`;
  const { deliveries } = loadOf(
    command("command")({ ...extension({}, true), props: { create, ...props } }),
    extension({}, true),
  );
  expect(deliveries.map((delivery) => (delivery.kind === "undecided" ? delivery.why : delivery.kind))).toEqual(
    expected,
  );
});

test.each<[string, object, string[]]>([
  [
    "in an address of a script next to a command",
    { fileUris: [`https://x/a.ps1?k=${MAK}`], commandToExecute: "a.ps1" },
    ["settings.fileUris[0]"],
  ],
  ["in a setting next to a command", { note: MAK, commandToExecute: "a.ps1" }, ["settings.note"]],
  ["in the command, once", { commandToExecute: `slmgr /ipk ${MAK}` }, ["settings.commandToExecute"]],
  ["nowhere", { fileUris: ["https://x/a.ps1"], commandToExecute: "a.ps1" }, []],
])("a key that anyone can read %s", (_, settings, paths) => {
  const declared = extension({ settings }, true);
  expect(loadOf(extensionShape(declared.props, []), declared).exposures.map(({ path }) => path)).toEqual(paths);
});
