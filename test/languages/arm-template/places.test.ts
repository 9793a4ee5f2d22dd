import { UNKNOWN } from "../../../values/value";
import { read, vm } from "./reading";

const PARAMETERS = { unset: { type: "string" } };
const VARIABLES = { half: ["[parameters('unset')]", "known"] };

function evaluate(expression: string) {
  const resources = [vm({ properties: { v: `[${expression}]` } })];
  const { one, problems } = read({ parameters: PARAMETERS, variables: VARIABLES, resources });
  return { value: one?.body["properties"], reasons: problems.map(({ reason }) => reason) };
}

const OBJECT = "createObject('a', 1)";
const LIST = "createArray('a', 'b', 'a')";

const ACCEPT: readonly (readonly [expression: string, value: unknown])[] = [
  // Paths as Bicep writes them: https://github.com/Azure/bicep/blob/main/src/Bicep.Decompiler.IntegrationTests
  [`tryGet(createObject('a', ${LIST}), 'a', createObject('value', 1))`, "b"],
  [`tryGet(createObject('a', ${LIST}), 'a', createObject('value', 2, 'fromEnd', true()))`, "b"],
  [`tryGet(createObject('a', ${LIST}), 'a', createObject('value', 3, 'fromEnd', false()))`, null],
  [`tryGet(${LIST}, createObject('value', 2, 'fromEnd', parameters('unset')))`, UNKNOWN],
  [`tryGet(${LIST}, createObject('fromEnd', true()))`, UNKNOWN],
  [`indexFromEnd(${LIST}, 2)`, "b"],
  ["indexFromEnd(createArray('x', 'y'), 2)", "x"],
  ["indexFromEnd(variables('half'), 1)", "known"],
  ["indexFromEnd(variables('half'), 2)", UNKNOWN],
  [`indexFromEnd(${LIST}, parameters('unset'))`, UNKNOWN],
  ["indexFromEnd(parameters('unset'), 1)", UNKNOWN],
  [`tryIndexFromEnd(${LIST}, 3)`, "a"],
  [`tryIndexFromEnd(${LIST}, 4)`, null],
  [`tryIndexFromEnd(${LIST}, 0)`, null],
  [`tryIndexFromEnd(${LIST}, '2')`, null],
  [`tryIndexFromEnd(${OBJECT}, 1)`, null],
  [`tryIndexFromEnd(createArray(${OBJECT}, ${LIST}), 2, 'a')`, 1],
  [`tryIndexFromEnd(createArray(${OBJECT}, ${LIST}), 1, createObject('value', 2, 'fromEnd', true()))`, "b"],
  [`tryIndexFromEnd(createArray(${OBJECT}, ${LIST}), 1, createObject('value', 0))`, "a"],
  [`tryIndexFromEnd(${LIST}, parameters('unset'), 'a')`, UNKNOWN],
  // Ranges of addresses
  [
    "parseCidr('10.144.0.0/20')",
    {
      network: "10.144.0.0",
      netmask: "255.255.240.0",
      broadcast: "10.144.15.255",
      firstUsable: "10.144.0.1",
      lastUsable: "10.144.15.254",
      cidr: 20,
    },
  ],
  [
    "parseCidr('fdad:3236:5555::/48')",
    {
      network: "fdad:3236:5555::",
      netmask: "ffff:ffff:ffff::",
      firstUsable: "fdad:3236:5555::",
      lastUsable: "fdad:3236:5555:ffff:ffff:ffff:ffff:ffff",
      cidr: 48,
    },
  ],
  ["parseCidr('10.0.0.9/30').network", "10.0.0.8"],
  ["parseCidr('10.0.0.0/31')", UNKNOWN],
  ["cidrSubnet('10.144.0.0/20', 24, 4)", "10.144.4.0/24"],
  ["cidrSubnet('fdad:3236:5555::/48', 52, 4)", "fdad:3236:5555:4000::/52"],
  ["cidrSubnet('10.0.0.7/24', 24, 0)", "10.0.0.0/24"],
  ["cidrSubnet('0.0.0.0/0', 32, 4294967295)", "255.255.255.255/32"],
  ["cidrSubnet(parameters('unset'), 24, 0)", UNKNOWN],
  ["cidrHost('10.144.3.0/24', 0)", "10.144.3.1"],
  ["cidrHost('10.144.3.0/24', 253)", "10.144.3.254"],
  ["cidrHost('fdad:3236:5555:3000::/52', 4)", "fdad:3236:5555:3000::5"],
  ["cidrHost('10.0.0.0/32', 0)", UNKNOWN],
];

test.each(ACCEPT)("%s gives a value", (expression, value) => {
  expect(evaluate(expression)).toEqual({ value: { v: value }, reasons: [] });
});

test.each([
  ["cidrSubnet('10.0.0.0/24', 23, 0)", "an address outside its range"],
  ["cidrSubnet('10.0.0.0/24', 33, 0)", "an address outside its range"],
  ["cidrSubnet('10.0.0.0/24', 26, 4)", "an address outside its range"],
  ["cidrSubnet('10.0.0.0/24', 26, -1)", "an address outside its range"],
  ["cidrHost('10.0.0.0/24', 254)", "an address outside its range"],
  ["cidrHost('10.0.0.0/24', -1)", "an address outside its range"],
  [`indexFromEnd(${LIST}, 4)`, "a property or element that doesn't exist"],
  [`indexFromEnd(${LIST}, 0)`, "a property or element that doesn't exist"],
  ["cidrSubnet('10.0.0.0', 26, 0)", "a function with an argument of the wrong type"],
])("%s is an error: %s", (expression, reason) => {
  expect(evaluate(expression)).toEqual({ value: { v: UNKNOWN }, reasons: [reason] });
});
