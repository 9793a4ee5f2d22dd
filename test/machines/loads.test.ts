import type { ScriptParameter } from "../../languages/windows-script";
import { type Load, joinedLoads, loadOf, perhaps, unreadLoad, withSigns } from "../../machines/carriers/load";
import { plainShape } from "../../machines/readers/parts/plain";
import type { CarrierShape } from "../../machines/shape";
import type { Declared } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { UNKNOWN } from "../../values/value";
import { MAK, OLD_MAK } from "../policies/declare";

const DECLARED: Declared = {
  urn: "urn:k",
  name: "k",
  path: "",
  token: parseToken("azure-native:compute:VirtualMachineExtension"),
  props: {},
  outputs: undefined,
  inputsSeen: true,
  provider: undefined,
  parent: undefined,
  dependencies: [],
  propertyDependencies: {},
};
const SHAPE: CarrierShape = {
  what: "CustomScriptExtension",
  scripts: [],
  parameters: [],
  uris: [],
  keyVault: false,
  runsScripts: true,
};
const runs = (text: string | typeof UNKNOWN, secret = true): Partial<CarrierShape> => ({
  scripts: [{ path: "command", text, secret }],
});
const load = (shape: Partial<CarrierShape>, declared: Partial<Declared> = {}): Load =>
  loadOf({ ...SHAPE, ...shape }, { ...DECLARED, ...declared });

const INSTALLS = `cscript slmgr.vbs /ipk ${MAK}`;
const PARAMETER = "param($key); slmgr /ipk $key";
const ADD_ON = `slmgr /ipk ${MAK} & slmgr /ato c0a2ea62-12ad-435b-ab4f-c9bfab48dbc4`;
const parameters = (secret: boolean) => [{ name: "key", value: MAK, secret }];

test.each<
  [what: string, shape: Partial<CarrierShape>, expected: readonly (readonly [kind: string, secret: boolean])[]]
>([
  ["a secret script", runs(INSTALLS), [["key", true]]],
  ["a plain script", runs(INSTALLS, false), [["key", false]]],
  [
    "a plain script with a secret parameter",
    { ...runs(PARAMETER, false), parameters: parameters(true) },
    [["key", true]],
  ],
  [
    "a plain script with a plain parameter",
    { ...runs(PARAMETER, false), parameters: parameters(false) },
    [["key", false]],
  ],
  ["a secret script, as an add-on", runs(ADD_ON), [["add-on", true]]],
  ["a plain script, as an add-on", runs(ADD_ON, false), [["add-on", false]]],
  ["an unknown plain script", runs(UNKNOWN, false), [["unknown-value", false]]],
  ["code that isn't shown", { unshown: ["command"] }, [["code-not-shown", true]]],
  [
    "code that isn't shown, as its script says already",
    { ...runs("powershell -File a.ps1"), unshown: ["command"] },
    [["script-at-uri", true]],
  ],
  [
    "code that isn't shown, next to a script",
    { ...runs("powershell -File a.ps1"), unshown: ["update"] },
    [
      ["script-at-uri", true],
      ["code-not-shown", true],
    ],
  ],
  [
    "code that isn't shown, with an unknown value",
    { ...runs(UNKNOWN), unshown: ["command"] },
    [
      ["unknown-value", true],
      ["code-not-shown", true],
    ],
  ],
  ["a script at an address", { uris: ["settings.fileUris[0]"] }, [["script-at-uri", true]]],
  ["a script at an address, next to the key", { ...runs(INSTALLS), uris: ["settings.fileUris[0]"] }, [["key", true]]],
  ["a key vault", { keyVault: true }, [["key-vault", true]]],
  ["an unknown text that isn't run", { ...runs(UNKNOWN), runsScripts: false }, []],
  ["a key on another computer", runs(`slmgr srv02 /ipk ${MAK}`), [["perhaps-elsewhere", true]]],
  ["a key on the machine, from outside", { ...runs(`slmgr srv02 /ipk ${MAK}`), runsOutside: true }, [["key", true]]],
])("%s is a secret or not", (_, shape, expected) => {
  const { deliveries } = load(shape);
  expect(
    deliveries.map((delivery) => [
      delivery.kind === "undecided" ? delivery.why : delivery.kind,
      delivery.carrier.secret,
    ]),
  ).toEqual(expected);
});

test.each<[what: string, script: string, expected: readonly string[]]>([
  ["a default", `$k = 'none'; if ($x) { $k = '${MAK}' }; slmgr /ipk $k`, ["key-not-followed", "possible-mak"]],
  [
    "the default of a parameter",
    `function f($k = 'none') { slmgr /ipk $k }; f ${MAK}`,
    ["key-not-followed", "possible-mak"],
  ],
  ["a branch", `$k = if ($x) { '${MAK}' } else { 'none' }; slmgr /ipk $k`, ["possible-mak", "key-not-followed"]],
  [
    "a default in a batch file",
    `@echo off\nset K=none\nif x==y set K=${MAK}\nslmgr /ipk %K%`,
    ["key-not-followed", "possible-mak"],
  ],
  [
    "a default of what is asked",
    "$k = 'none'; $k = Read-Host; slmgr /ipk $k",
    ["key-not-followed", "key-not-followed"],
  ],
  [
    "a placeholder",
    `$k = 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX'; if ($x) { $k = '${MAK}' }; slmgr /ipk $k`,
    ["key-not-followed", "possible-mak"],
  ],
  ["all values", "$k = 'none'; if ($x) { $k = 'other' }; slmgr /ipk $k", ["malformed", "malformed"]],
  [
    "all values, beside code that isn't shown",
    "$k = 'none'; $k = 'other'; slmgr /ipk $k; & $x",
    ["malformed", "malformed", "code-not-shown"],
  ],
  [
    "all values, beside another key",
    `$k = 'none'; $k = 'other'; slmgr /ipk $k; slmgr /ipk ${MAK}`,
    ["malformed", "malformed", "possible-mak"],
  ],
  [
    "a default that is also installed",
    `$k = 'none'; $k = '${MAK}'; slmgr /ipk $k; slmgr /ipk none`,
    ["malformed", "possible-mak"],
  ],
])("a key is invalid for certain if no other replaces it: %s", (_, script, expected) => {
  const { deliveries } = load(runs(script));
  expect(deliveries.map((one) => (one.kind === "undecided" ? one.why : one.key.kind.kind))).toEqual(expected);
});

test("a default isn't invalid for certain if a parameter is unknown", () => {
  const given: ScriptParameter = { name: "given", value: UNKNOWN, secret: true };
  const { deliveries } = load({ ...runs("$k = 'none'; if ($x) { $k = $given }; slmgr /ipk $k"), parameters: [given] });
  expect(deliveries.map((one) => (one.kind === "undecided" ? one.why : one.kind))).toEqual([
    "key-not-followed",
    "unknown-value",
  ]);
});

test.each<[seen: Partial<Declared>, expected: string]>([
  [{ seen: "preview" }, "hidden-value"],
  [{ seen: "state" }, "encrypted-value"],
  [{}, "unknown-value"],
])("an unknown KMS host in %j", (seen, expected) => {
  const given: ScriptParameter = { name: "given", value: UNKNOWN, secret: true };
  const { deliveries } = load({ ...runs("slmgr /skms $env:given"), parameters: [given] }, seen);
  expect(deliveries.map((one) => (one.kind === "undecided" ? one.why : one.kind))).toEqual([expected]);
});

test.each<[what: string, shape: Partial<CarrierShape>, path: string]>([
  ["its script", runs(INSTALLS), "command"],
  ["its address", { uris: ["settings.fileUris[0]"] }, "settings.fileUris[0]"],
  ["the key vault", { keyVault: true, uris: ["settings.fileUris[0]"] }, "protectedSettingsFromKeyVault"],
  ["its protected settings", {}, "protectedSettings"],
])("what a carrier delivers is at %s", (_, shape, path) => {
  expect(load(shape, { inputsSeen: false }).deliveries.map(({ carrier }) => carrier.path)).toEqual([path]);
});

test.each<[what: string, shape: Partial<CarrierShape>, declared: Partial<Declared>, expected: readonly string[]]>([
  ["a run that shows no inputs", {}, { inputsSeen: false }, ["inputs-not-seen"]],
  ["a run that shows a script, inputs or not", runs("hostname"), { inputsSeen: false }, []],
  [
    "a run that hides the write-only script",
    { ...runs("hostname", false), writeOnly: true },
    { inputsSeen: false },
    ["inputs-not-seen"],
  ],
  ["a run that shows the write-only script", { ...runs("hostname"), writeOnly: true }, { inputsSeen: false }, []],
  ["a run that hides the protected script", runs("hostname", false), { inputsSeen: false }, []],
  ["a state with a key that is removed", runs(`${INSTALLS} & slmgr /upk`), { seen: "state" }, ["perhaps-removed"]],
  ["a running machine", {}, { inputsSeen: false, seen: "running" }, ["ran-with-hidden-settings"]],
  ["an inventory without it", {}, { inputsSeen: false, seen: "not-listed" }, ["not-listed"]],
  ["a state with an encrypted script", runs(UNKNOWN), { seen: "state" }, ["encrypted-value"]],
  ["a state with a template that is open", runs(UNKNOWN), { seen: "state", path: "vm/key" }, ["hidden-value"]],
  ["a preview with a hidden script", runs(UNKNOWN), { seen: "preview" }, ["hidden-value"]],
  ["a program with an unknown script", runs(UNKNOWN), {}, ["unknown-value"]],
  ["a template with an unknown script", runs(UNKNOWN), { anywhere: "template" }, ["template-value"]],
  ["a template for a Hub with an unknown script", runs(UNKNOWN), { anywhere: "hybrid-template" }, ["template-value"]],
  ["an inventory with an unknown script", runs(UNKNOWN), { anywhere: "inventory" }, ["value-not-shown"]],
  ["a Terraform plan with an unknown script", runs(UNKNOWN), { seen: "terraform" }, ["value-not-shown"]],
  ["a run without it", runs(INSTALLS), { leftOut: true }, ["inputs-not-seen"]],
])("what is unknown in %s", (_, shape, declared, expected) => {
  const { deliveries } = load(shape, declared);
  expect(deliveries.map((delivery) => (delivery.kind === "undecided" ? delivery.why : delivery.kind))).toEqual(
    expected,
  );
});

test.each<[command: string, edition: string | undefined]>([
  [`dism /online /Set-Edition:ServerStandard /ProductKey:${MAK} /AcceptEula`, "standard"],
  [`dism /online /Set-Edition:ServerDatacenter /ProductKey:${MAK} /AcceptEula`, "datacenter"],
  [`dism /online /Set-Edition:%EDITION% /ProductKey:${MAK} /AcceptEula`, "unknown"],
  [`dism /online /Set-Edition:Professional /ProductKey:${MAK} /AcceptEula`, undefined],
  [`dism /online /Set-ProductKey:${MAK}`, undefined],
  [`dism /online /Set-Edition:ServerStandard /AcceptEula & slmgr /ipk ${MAK}`, undefined],
])("%s changes the edition or not", (command, edition) => {
  const editions = load(runs(command)).deliveries.flatMap((one) => (one.kind === "key" ? [one.edition] : []));
  expect(editions).toEqual([edition]);
});

test.each<[shape: Partial<CarrierShape>, hosts: readonly string[]]>([
  [{}, []],
  [{ runsOutside: true }, ["kms.corp.example"]],
])("a KMS host that is set on another computer counts only from outside: %j", (shape, hosts) => {
  const { kmsHosts } = load({ ...runs("slmgr srv02 /skms kms.corp.example"), ...shape });
  expect(kmsHosts.map(({ host }) => host)).toEqual(hosts);
});

test("a key that another command installs keeps the edition", () => {
  const commands = `dism /online /Set-Edition:ServerStandard /ProductKey:${MAK} & slmgr /ipk ${OLD_MAK}`;
  const editions = load(runs(commands)).deliveries.flatMap((one) => (one.kind === "key" ? [one.edition] : []));
  expect(editions).toEqual(["standard", undefined]);
});

test("a carrier that can't be read may bring a key, as a secret", () => {
  const carrier = { urn: "urn:k", name: "k", what: DECLARED.token.text, path: "", secret: true };
  expect(unreadLoad(DECLARED).deliveries).toEqual([{ kind: "undecided", why: "could-not-be-read", carrier }]);
});

test("loads are joined in order", () => {
  const windows = load({ ...runs(INSTALLS, false), system: "windows" });
  const linux = load({ ...runs("slmgr /skms kms.corp.example"), system: "linux" });
  const plain = load(runs("hostname"));
  expect(joinedLoads([])).toEqual({ deliveries: [], kmsHosts: [], exposures: [] });
  expect(joinedLoads([windows])).toBe(windows);
  expect(joinedLoads([windows, linux, plain])).toEqual({
    deliveries: windows.deliveries,
    kmsHosts: linux.kmsHosts,
    exposures: windows.exposures,
    signs: [
      { system: "windows", what: SHAPE.what },
      { system: "linux", what: SHAPE.what },
    ],
  });
  expect(windows.exposures).toHaveLength(1);
});

const OPEN = plainShape({}, "virtual machine", "vm");

test.each<
  [what: string, shape: typeof OPEN, systems: readonly ("windows" | "linux")[], windows: boolean, linux: boolean]
>([
  ["no sign", OPEN, [], false, false],
  ["one of Windows", OPEN, ["windows"], true, false],
  ["two of Linux", OPEN, ["linux", "linux"], false, true],
  ["two that differ", OPEN, ["windows", "linux"], false, false],
])("carriers with %s show what a machine runs", (_, shape, systems, windows, linux) => {
  const signs = systems.map((system) => ({ system, what: SHAPE.what }));
  const { windowsSign, linuxSign } = withSigns(shape, { ...load({}), signs });
  expect([windowsSign !== undefined, linuxSign !== undefined]).toEqual([windows, linux]);
});

test("a sign of its own counts more than a carrier's", () => {
  for (const own of [{ windowsSign: "its disk" }, { linuxSign: "its disk" }]) {
    const signs = [{ system: "windows", what: SHAPE.what } as const];
    expect(withSigns({ ...OPEN, ...own }, { ...load({}), signs })).toEqual({ ...OPEN, ...own });
  }
});

test("what only may arrive leaves keys and hosts undecided, and shows no exposure", () => {
  const uncertain = perhaps(load({ ...runs(`${INSTALLS} & slmgr /skms kms.corp.example`, false) }), "condition-open");
  expect(uncertain).toMatchObject({
    deliveries: [
      { kind: "undecided", why: "condition-open" },
      { kind: "undecided", why: "condition-open", kmsHost: { host: "kms.corp.example", port: 1688 } },
    ],
    kmsHosts: [],
    exposures: [],
  });
  expect(perhaps(load(runs(ADD_ON)), "condition-open").deliveries.map(({ kind }) => kind)).toEqual(["add-on"]);
});
