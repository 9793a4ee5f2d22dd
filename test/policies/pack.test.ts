import type { PolicyResource } from "@pulumi/policy";
import type { Waiver } from "../../activation/settings";
import { type WindowsActivationOptions, defineActivationPolicy, windowsActivationPolicies } from "../../policies";
import { MAK, type Written, urnOf } from "./declare";
import { COMMON, policyResource } from "./engine-args";
import { HUB, runs, vm } from "./programs";

const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const hub = { type: HUB.type, name: HUB.name, urn: urnOf(HUB), props: HUB.properties ?? {} };

type Links = Pick<PolicyResource, "dependencies" | "opts" | "parent" | "propertyDependencies" | "provider">;
type Shown = Links & Omit<ReturnType<typeof policyResource>, keyof Links>;

function shown(written: Written, more: Partial<Links>): Shown {
  const { type, name, properties = {} } = written;
  return { ...policyResource({ type, name, urn: urnOf(written), props: properties }), ...more };
}

const old = (name: string, vmName = name): Shown => shown(vm(name, "2012-Datacenter", { vmName }), { provider: hub });
const key = (vmName: string, more: Partial<Links> = {}): Shown =>
  shown(runs("key", vmName, `slmgr.vbs /ipk ${MAK}`), { provider: hub, ...more });

const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
  policy: "mak-key-required",
  resource: "old",
  reason: "isolated lab",
  owner: "platform@corp.example",
  expires: "2999-12-31",
  ...changes,
});

const ours = defineActivationPolicy<{ readonly say?: string }>({
  name: "ours",
  description: "Machines are as our organization wants them.",
  check: (_, { say }) => say,
});

interface Given {
  readonly options?: WindowsActivationOptions;
  /** The configuration file's entry of `activation-settings`. */
  readonly settings?: object;
  /** What the resource phase shows, if not the same. */
  readonly inputs?: readonly Shown[];
}

/** What each policy of the pack reports, in the order in which the engine asks: all resources, then the stack. */
async function reported(resources: readonly Shown[], given: Given = {}): Promise<readonly string[]> {
  const { options, settings = {}, inputs = resources } = given;
  const said: string[] = [];
  const policies = windowsActivationPolicies(options, [ours]);
  const configOf = (name: string): object =>
    name === "activation-settings" ? settings : name === "ours" ? { say: "said" } : {};
  for (const resource of inputs) {
    for (const { name, validateResource } of policies) {
      const getConfig = jest.fn().mockReturnValue(configOf(name));
      if (typeof validateResource !== "function") continue;
      await validateResource({ ...resource, ...COMMON, getConfig }, () => said.push(`${name} early ${resource.name}`));
    }
  }
  for (const policy of policies) {
    const getConfig = jest.fn().mockReturnValue(configOf(policy.name));
    await policy.validateStack?.({ ...COMMON, getConfig, resources: [...resources] }, (_, urn) => {
      said.push(`${policy.name} ${urn?.split("::").at(-1) ?? "stack"}`);
    });
  }
  return said;
}

const OLD = "mak-key-required old";
const OURS = "ours old";

test.each<[what: string, given: Given, expected: readonly string[]]>([
  ["no settings", {}, [OLD, OURS]],
  ["a waiver in the configuration", { settings: { waivers: [waiver()] } }, [OURS]],
  ["a waiver in the program", { options: { "activation-settings": { waivers: [waiver()] } } }, [OURS]],
  ["a waiver of an own policy", { settings: { waivers: [waiver({ policy: "ours" })] } }, [OLD]],
  [
    "a waiver that nothing needs",
    { settings: { waivers: [waiver({ resource: "web" })] } },
    [OLD, OURS, "waiver-unneeded stack"],
  ],
  [
    "a waiver of an own policy that nothing needs",
    { settings: { waivers: [waiver({ policy: "ours", resource: "web" })] } },
    [OLD, OURS, "waiver-unneeded stack"],
  ],
  [
    "an expired waiver",
    { settings: { waivers: [waiver({ expires: "2020-01-01" })] } },
    ["activation-settings stack", OLD, OURS],
  ],
  ["a waiver for another stack", { settings: { waivers: [waiver({ resource: "urn:pulumi:dev::*" })] } }, [OLD, OURS]],
  [
    "a waiver for another project's stack",
    { settings: { waivers: [waiver({ resource: "urn:pulumi:prod::shop::*" })] } },
    [OLD, OURS],
  ],
  ["wrong settings", { settings: { defaultCloud: "aws" } }, ["activation-settings stack", OLD, OURS]],
  ["a level instead of settings", { options: { "activation-settings": "advisory" } }, [OLD, OURS]],
  ["inputs that reveal a key", { inputs: [old("old"), key("old")] }, [OURS]],
])("the pack with %s", async (_, given, expected) => {
  const resources =
    given.inputs === undefined ? [old("old")] : [old("old"), { ...key("old"), props: { vmName: "old" } }];
  expect(await reported(resources, given)).toEqual(expected);
});

const a = old("a", UNKNOWN_TEXT);
const b = old("b", UNKNOWN_TEXT);
const toUnknown = { ...key(UNKNOWN_TEXT) };

test.each<[what: string, carrier: Shown, expected: readonly string[]]>([
  ["a property's dependency", { ...toUnknown, propertyDependencies: { vmName: [a] } }, ["mak-key-required b"]],
  ["a dependency", { ...toUnknown, dependencies: [a] }, ["mak-key-required b"]],
  ["its parent", { ...toUnknown, parent: a }, ["mak-key-required b"]],
  ["its parent's URN", { ...toUnknown, opts: { ...toUnknown.opts, parent: a.urn } }, ["mak-key-required b"]],
  ["nothing", toUnknown, ["activation-undecided a", "activation-undecided b"]],
])("the engine ties a key to its machine by %s", async (_, carrier, expected) => {
  const said = await reported([a, b, carrier]);
  expect(said.filter((line) => !line.startsWith("ours"))).toEqual(expected);
});

test.each<[what: string, inputs: readonly Shown[]]>([
  ["was not shown", [old("old")]],
  ["was shown without properties", [old("old"), { ...key("old"), props: {} }]],
])("an extension whose inputs the resource phase %s may install a key", async (_, inputs) => {
  const outputs = { ...key("old"), props: { vmName: "old", resourceGroupName: "rg", type: "CustomScriptExtension" } };
  const said = await reported([old("old"), outputs], { inputs });
  expect(said.filter((line) => !line.startsWith("ours"))).toEqual(["activation-undecided old"]);
});
