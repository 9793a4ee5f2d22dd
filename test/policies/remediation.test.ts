import { PATH_TAG, activationPathTag, pathTagOf } from "../../policies/activation-path-tag";
import { definePolicy } from "../../policies/define-policy";
import { internalError } from "../../policies/message";
import type { ActivationPolicy, Judgement } from "../../policies/policy";
import { Run } from "../../policies/run";
import { machineOf } from "../activation/machines";
import { judged, urnOf } from "./declare";
import { COMMON, policyResource } from "./engine-args";
import { vm } from "./programs";

const machine = vm("web-01", "2019-Datacenter");
const args = {
  ...policyResource({ type: machine.type, name: machine.name, urn: urnOf(machine), props: machine.properties ?? {} }),
  ...COMMON,
};
const error = new Error("broken");
const fails = (): never => {
  throw error;
};

async function reported(policy: ActivationPolicy): Promise<readonly string[]> {
  const said: string[] = [];
  const { validateResource, validateStack } = definePolicy(policy, new Run(undefined, []));
  if (typeof validateResource !== "function") throw new Error("The policy has no resource phase.");
  await validateResource(args, (message) => said.push(message));
  expect(validateStack).toBeUndefined();
  return said;
}

const fault = [internalError(activationPathTag.name, error)];
const { remedy, ...withoutRemedy } = activationPathTag;

test.each<[what: string, policy: ActivationPolicy, expected: readonly string[]]>([
  ["finds something", activationPathTag, []],
  ["finds something and has no remedy", withoutRemedy, []],
  ["throws", { ...activationPathTag, find: fails }, fault],
  ["has a remedy that throws", { ...activationPathTag, remedy: fails }, fault],
])("a remediation policy that %s reports its faults alone", async (_, policy, expected) => {
  expect(await reported(policy)).toEqual(expected);
});

test.each<[what: string, policy: ActivationPolicy, expected: object | undefined]>([
  ["that finds something", activationPathTag, { tags: { [PATH_TAG]: "azure-kms" } }],
  ["that finds nothing", { ...activationPathTag, find: () => [] }, undefined],
  ["whose remedy changes nothing", { ...activationPathTag, remedy: () => [] }, undefined],
  ["whose remedy throws", { ...activationPathTag, remedy: fails }, undefined],
])("a policy %s changes a resource or not", async (_, policy, expected) => {
  const { remediateResource } = definePolicy(policy, new Run(undefined, []));
  const changed = await remediateResource?.(args);
  expect(changed).toEqual(expected && { ...machine.properties, ...expected });
});

const of = (...machines: Judgement["judged"]): Judgement => ({ ...judged([]), judged: machines });
const activates = { kind: "activates", path: "avma", shownBy: "", assumed: undefined, source: "" } as const;

test("the first machine of a resource that has no tag yet decides its value", () => {
  const tagged = { machine: machineOf({ tagNames: ["Windows-Activation"] }), verdict: activates };
  const inside = { machine: machineOf({ path: "resources[0]" }), verdict: activates };
  const linux = { machine: machineOf(), verdict: { kind: "not-windows", because: "" } as const };
  const untagged = { machine: machineOf({ tagNames: ["owner"] }), verdict: activates };
  expect(remedy?.(of(tagged, inside, linux), "")).toEqual([]);
  expect(remedy?.(of(tagged, inside, linux, untagged), "")).toEqual([{ path: ["tags", PATH_TAG], value: "avma" }]);
  expect(pathTagOf(linux.verdict)).toBeUndefined();
});
