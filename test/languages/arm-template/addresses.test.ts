import { UNKNOWN } from "../../../values/value";
import { read, vm } from "./reading";

/** The value of an expression, and how many problems it has. */
function evaluate(expression: string) {
  const template = { parameters: { unset: { type: "string" } }, resources: [vm({ tags: { value: expression } })] };
  const { one, problems } = read(template);
  return { tags: one?.body["tags"], problems: problems.length };
}

const ACCEPT: readonly (readonly [expression: string, value: unknown])[] = [
  [
    "[parseCidr('10.144.7.0/20')]",
    {
      ...{ network: "10.144.0.0", netmask: "255.255.240.0", broadcast: "10.144.15.255", cidr: 20 },
      ...{ firstUsable: "10.144.0.1", lastUsable: "10.144.15.254" },
    },
  ],
  ["[cidrSubnet('10.144.0.0/20', 24, 4)]", "10.144.4.0/24"],
  ["[cidrSubnet('192.168.0.0/16', 26, 1023)]", "192.168.255.192/26"],
  ["[cidrSubnet('0.0.0.0/0', 1, 1)]", "128.0.0.0/1"],
  ["[cidrHost('10.144.3.0/24', 0)]", "10.144.3.1"],
  ["[cidrHost('10.144.3.0/24', 253)]", "10.144.3.254"],
  ["[cidrHost('2001:db8::/52', 1)]", UNKNOWN],
  ["[cidrHost(parameters('unset'), 1)]", UNKNOWN],
];

test.each(ACCEPT)("%s gives a value", (expression, value) => {
  expect(evaluate(expression)).toEqual({ tags: { value }, problems: 0 });
});

test.each([
  "[cidrSubnet('10.144.0.0/20', 24, 16)]",
  "[cidrSubnet('10.144.0.0/20', 16, 0)]",
  "[cidrHost('10.144.3.0/24', 254)]",
  "[cidrHost('10.144.3.300/24', 1)]",
  "[parseCidr('10.0.0.0/33')]",
  "[parseCidr('web')]",
])("%s is a problem", (expression) => {
  expect(evaluate(expression)).toEqual({ tags: { value: UNKNOWN }, problems: 1 });
});
