import { connectionAt } from "../../machines/network/dev-centers";
import { indexStack } from "../../stack/stack-index";
import { UNKNOWN, type Value } from "../../values/value";
import { type Given, LATER, declare, native } from "./network-stack";

const connection = native("devcenter:NetworkConnection", "office", { networkConnectionName: "office" });

function attached(name: string, attachedNetworkConnectionName: unknown): Given {
  const props = { attachedNetworkConnectionName, networkConnectionId: LATER };
  return native("devcenter:AttachedNetworkByDevCenter", name, props, { networkConnectionId: ["office"] });
}

test.each<[what: string, id: Value<string>, links: readonly string[], others: readonly Given[], expected: unknown]>([
  ["no name", undefined, [], [attached("a", "net")], undefined],
  ["an unknown name", UNKNOWN, [], [attached("a", "net")], UNKNOWN],
  ["an unknown name made from one", UNKNOWN, ["b"], [attached("a", "net"), attached("b", "net2")], "office"],
  ["a name made from one", "net", ["b"], [attached("a", "net"), attached("b", "net")], "office"],
  ["a name", "NET", [], [attached("a", "other"), attached("b", "Net")], "office"],
  ["a name of two", "net", [], [attached("a", "net"), attached("b", "net")], UNKNOWN],
  ["a name, next to a hidden one", "net", [], [attached("a", "net"), attached("b", LATER)], UNKNOWN],
  ["a hidden name", "net", [], [attached("a", LATER)], "office"],
  ["another name", "net", [], [attached("a", "other"), attached("b", undefined)], "not-declared"],
  ["no network", "net", [], [], "not-declared"],
])("dev boxes find their connection by %s", (_, id, links, others, expected) => {
  const pool = native("devcenter:Pool", "pool", {}, { networkConnectionName: links });
  const stack = declare([pool, connection, ...others]);
  const [from] = stack;
  const link = from && connectionAt(indexStack(stack), from, { input: "networkConnectionName", id });
  expect(typeof link === "object" ? link.name : link).toBe(expected);
});
