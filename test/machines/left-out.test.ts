import { withLeftOut } from "../../machines/left-out";
import type { Declared } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { UNKNOWN } from "../../values/value";
import { declare, native } from "./network-stack";

const EXTENSION = "compute:VirtualMachineExtension";
const [WRITTEN] = declare([native(EXTENSION, "key", { vmName: "vm" })]);

function shown(more: Partial<Declared>, type = EXTENSION): readonly Declared[] {
  return declare([native(type, "one", {})]).map((one): Declared => ({ ...one, outputs: undefined, ...more }));
}

test.each<[what: string, resources: readonly Declared[], isLeftOut: boolean]>([
  ["without any property", shown({}), true],
  ["with empty outputs", shown({ outputs: {} }), true],
  ["without inputs", shown({ props: undefined }), true],
  ["of the network", shown({}, "network:RouteTable"), true],
  ["with an input", shown({ props: { vmName: "vm" } }), false],
  ["with an unknown input only", shown({ props: UNKNOWN }), false],
  ["with an output", shown({ outputs: { id: "x" } }), false],
  ["that is a machine", shown({}, "compute:VirtualMachine"), false],
  ["that no policy reads", shown({}, "storage:StorageAccount"), false],
  ["of another package", shown({ token: parseToken("random:index/randomPet:RandomPet") }), false],
])("a resource %s is left out of a run or not", (_, resources, isLeftOut) => {
  const all = WRITTEN ? [WRITTEN, ...resources] : [];
  const left = { props: UNKNOWN, outputs: UNKNOWN, leftOut: true };
  expect(withLeftOut(all)).toEqual([WRITTEN, ...resources.map((one) => (isLeftOut ? { ...one, ...left } : one))]);
});

test("a run that leaves nothing out is the same", () => {
  const all = shown({ props: { vmName: "vm" } });
  expect(withLeftOut(all)).toBe(all);
});
