import { UNKNOWN } from "../../../values/value";
import { CONTEXT, read, vm } from "./reading";

const PARAMETERS = { unset: { type: "string" }, list: { type: "array" } };
const ID = "[concat('/interfaces/', parameters('unset'))]";
const MADE = "/interfaces/{?parameters.unset}";
const VARIABLES = {
  nic: { id: ID, properties: { primary: "[parameters('unset')]" } },
  interfaces: [{ ID, name: "[parameters('unset')]" }, { id: "known" }],
  outside: { id: "[parameters('unset')]" },
};

function readLinks(resource: object, alone?: boolean) {
  const template = { parameters: PARAMETERS, variables: VARIABLES, resources: [resource] };
  const { one, places } = read(template, {}, { ...CONTEXT, ...(alone !== undefined && { alone }) });
  expect(places).toEqual([]);
  return one?.body["properties"];
}

const withInterfaces = (networkInterfaces: unknown) => vm({ properties: { networkProfile: { networkInterfaces } } });

test.each<readonly [what: string, interfaces: unknown, value: unknown]>([
  ["an id", [{ id: ID }], [{ id: MADE }]],
  ["an id in another case", [{ Id: ID }], [{ Id: MADE }]],
  ["a name", [{ name: "[parameters('unset')]" }], [{ name: "{?parameters.unset}" }]],
  ["anything else", [{ other: ID }], [{ other: UNKNOWN }]],
  ["an object", ["[variables('nic')]"], [{ id: MADE, properties: { primary: UNKNOWN } }]],
  ["a list", "[variables('interfaces')]", [{ ID: MADE, name: "{?parameters.unset}" }, { id: "known" }]],
  ["an unknown list", "[parameters('list')]", UNKNOWN],
  // Both have one element that may be the same, which only the list with placeholders knows.
  [
    "a list without duplicates",
    "[union(createArray(parameters('unset')), createArray(parameters('unset')))]",
    [UNKNOWN, UNKNOWN],
  ],
  ["an id that begins outside", [{ id: "[parameters('unset')]" }], [{ id: UNKNOWN }]],
  ["an object whose id begins outside", ["[variables('outside')]"], [{ id: UNKNOWN }]],
])("the network interfaces of a machine are linked by %s", (_, interfaces, value) => {
  expect(readLinks(withInterfaces(interfaces))).toEqual({ networkProfile: { networkInterfaces: value } });
});

test("where a template is alone, an id from a parameter is the same everywhere", () => {
  const id = "[parameters('unset')]";
  expect(readLinks(withInterfaces([{ id }]), true)).toEqual({
    networkProfile: { networkInterfaces: [{ id: "{?parameters.unset}" }] },
  });
  expect(readLinks(withInterfaces([{ id: "[toLower(newGuid())]" }]), true)).toEqual({
    networkProfile: { networkInterfaces: [{ id: UNKNOWN }] },
  });
  expect(readLinks(withInterfaces([{ id: "[reference(parameters('unset')).id]" }]), true)).toEqual({
    networkProfile: { networkInterfaces: [{ id: UNKNOWN }] },
  });
});

test("only networks and the network profile of machines have links", () => {
  const properties = { a: { id: ID, name: ID } };
  const network = { type: "Microsoft.Network/networkInterfaces", name: "nic", properties };
  expect(readLinks(network)).toEqual({ a: { id: MADE, name: MADE } });
  expect(readLinks(vm({ properties }))).toEqual({ a: { id: UNKNOWN, name: UNKNOWN } });
});
