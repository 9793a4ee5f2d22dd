import { readInput } from "../../documents/read-input";
import { leastCpuTime } from "../cpu-time";
import { vm } from "./live-files";
import { EXTENSION, type Fields, REPEATED, VM, configured, keyed, machine, plan } from "./terraform-files";

/** Machines made by `for_each`, each with an extension that refers to its machine so. */
function repeated(size: number, reference: Fields, more: Fields): Fields {
  const keys = Array.from({ length: size }, (_, at) => `["m${at}"]`);
  return plan(
    [
      ...keys.map((key) => machine(`${VM}.a${key}`, "2012-Datacenter")),
      ...keys.map((key) => keyed(`${EXTENSION}.e${key}`)),
    ],
    { resources: [configured(`${VM}.a`, {}, REPEATED), configured(`${EXTENSION}.e`, reference, more)] },
  );
}

const FILES: Readonly<Record<string, (size: number) => unknown>> = {
  "instances by key": (size) =>
    repeated(size, { virtual_machine_id: { references: [`${VM}.a`, "each.key"] } }, REPEATED),
  "instances of a chained `for_each`": (size) =>
    repeated(
      size,
      { virtual_machine_id: { references: ["each.value.id", "each.value"] } },
      { for_each_expression: { references: [`${VM}.a`] } },
    ),
  "running machines": (size) => Array.from({ length: size }, (_, at) => vm(`m${at}`, "2012-Datacenter")),
};

const FEW = 250;
const MANY = 2000;

test.each(Object.entries(FILES))("time to read grows with the number of %s, not with its square", (_, make) => {
  const timeOf = (size: number): number => {
    const text = JSON.stringify(make(size));
    return leastCpuTime(() => readInput(text).resources.length, 2);
  };
  timeOf(FEW);
  // Eight times as many: 8 if linear, 64 if quadratic.
  const [few, many] = [timeOf(FEW), timeOf(MANY)];
  expect(many).toBeLessThan(Math.max(few * 24, 200));
});
