import { definePolicy } from "../../policies/define-policy";
import { makKeyRequired } from "../../policies/mak-key-required";
import { Run } from "../../policies/run";
import { COMMON, ofResource, ofStack, policyResource } from "./engine-args";
import { vm } from "./programs";

interface Shown {
  readonly name: string;
  readonly type?: string;
  readonly stack?: string;
  readonly inputs: object;
  readonly outputs: object;
}

const OLD = { ...vm("", "2012-Datacenter").properties, location: "local" };
const VM = "azure-native:compute:VirtualMachine";

/** The names of the machines that need a MAK, as `pulumi policy analyze` shows their stack. */
async function reported(all: readonly Shown[]): Promise<string[]> {
  const policy = definePolicy(makKeyRequired, new Run(undefined, []));
  const seen = all.map(({ name, type = VM, stack = "dev", inputs, outputs }) => {
    const urn = `urn:pulumi:${stack}::shop::${type}::${name}`;
    const shown = (props: object) => ({ ...policyResource({ type, name, urn, props }), ...COMMON });
    return { inputs: shown(inputs), outputs: shown(outputs) };
  });
  for (const { inputs } of seen) await ofResource(policy, inputs);
  const said = await ofStack(policy, ...seen.map(({ outputs }) => outputs));
  return said.map((one) => /::([\w-]+): /.exec(one)?.[1] ?? one);
}

const managed: Shown = { name: "managed", inputs: OLD, outputs: OLD };
const read: Shown = { name: "read", inputs: {}, outputs: OLD };
const provider = { name: "hub", type: "pulumi:providers:azure-native", inputs: { location: "local" }, outputs: {} };

test.each<[what: string, shown: readonly Shown[], names: readonly string[]]>([
  ["a machine that the program only reads isn't reported", [managed, read], ["managed"]],
  ["in any order", [read, managed], ["managed"]],
  ["a state that shows no inputs at all is judged by its outputs", [read], ["read"]],
  ["and so it is if only a provider has inputs", [provider, read], ["read"]],
  ["and so is one of another stack in the same file", [managed, { ...read, stack: "prod" }], ["managed", "read"]],
  ["a machine that isn't deployed yet has no outputs, and is judged", [{ ...managed, outputs: {} }], ["managed"]],
])("%s", async (_, shown, names) => {
  expect(await reported(shown)).toEqual(names);
});
