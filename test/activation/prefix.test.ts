import { holds, isEverything, overlap, parsePrefix, portsMatch, protocolsMatch } from "../../activation/prefix";
import { UNKNOWN } from "../../values/value";

test.each([
  ["20.118.99.224/32", "20.118.99.224", true],
  ["20.118.99.224", "20.118.99.224", true],
  [" 20.118.99.224 ", "20.118.99.224", true],
  ["20.118.99.224", "20.118.99.225", false],
  ["20.118.99.0/24", "20.118.100.0", false],
  ["*", "20.118.99.224", true],
  ["*", "2603::1", false],
  ["2603:1030::/32", "2603:1030::1", true],
  ["2603:1030::1", "2603:1030::1", true],
  ["2603:1030::1", "2603:1030::2", false],
  ["0.0.0.0/0", "2603::1", false],
  ["10.0.0.4-10.0.0.8", "10.0.0.4", true],
  ["10.0.0.4-10.0.0.8", "10.0.0.8", true],
  ["10.0.0.4-10.0.0.8", "10.0.0.3", false],
  ["10.0.0.4-10.0.0.8", "10.0.0.9", false],
  ["10.0.0.4-10.0.0.8", "a00::5", false],
  ["10.0.0.4-10.0.0.8-10.0.0.9", "10.0.0.5", false],
  ["10.0.0.4-x", "10.0.0.5", false],
  ["Internet", "20.118.99.224", false],
  ["20.118.99.0/24", "no address", false],
])("%s holds %s: %p", (prefix, address, expected) => {
  expect(holds(parsePrefix(prefix), address)).toBe(expected);
});

test("anything else is a service tag, without its region", () => {
  expect(parsePrefix(" AzureCloud.WestEurope ")).toEqual({ kind: "tag", tag: "azurecloud" });
  expect(parsePrefix("10.0.0.4-x")).toEqual({ kind: "tag", tag: "10" });
});

test.each([
  ["10.0.0.0/8", "10.1.0.0/16", "yes"],
  ["10.1.0.0/16", "10.1.0.0/16", "yes"],
  ["10.1.0.0/16", "10.0.0.0/8", "maybe"],
  ["10.1.0.0/16", "10.2.0.0/16", "no"],
  ["10.2.0.0/16", "10.1.0.0/16", "no"],
  ["10.0.0.4-10.0.0.8", "10.0.0.8/32", "yes"],
  ["10.0.0.4-10.0.0.8", "10.0.0.8-10.0.0.9", "maybe"],
  ["10.0.0.8-10.0.0.9", "10.0.0.4-10.0.0.8", "maybe"],
  ["10.0.0.0/8", "2603::/16", "no"],
  ["0.0.0.0/0", "2603::/16", "no"],
  ["Internet", "10.0.0.0/8", "maybe"],
  ["10.0.0.0/8", "Internet", "maybe"],
] as const)("%s contains %s: %s", (outer, inner, expected) => {
  expect(overlap(parsePrefix(outer), parsePrefix(inner))).toBe(expected);
});

test.each([
  ["0.0.0.0/0", true],
  ["*", true],
  ["0.0.0.0/1", false],
  ["::/0", false],
  ["0.0.0.0-255.255.255.255", true],
])("%s is all of IPv4: %p", (prefix, expected) => {
  expect(isEverything(parsePrefix(prefix))).toBe(expected);
});

test.each([
  [["*"], "yes"],
  [[" * "], "yes"],
  [["1688"], "yes"],
  [["1688-1688"], "yes"],
  [["80, 1688"], "yes"],
  [["1000-2000"], "yes"],
  [["1689-2000"], "no"],
  [["80-1687"], "no"],
  [["80"], "no"],
  [["8080"], "no"],
  [[""], "no"],
  [[" -2000"], "no"],
  [[], "no"],
  [["80", UNKNOWN], "maybe"],
  [["1688", UNKNOWN], "yes"],
] as const)("the ports %j include the KMS: %s", (ports, expected) => {
  expect(portsMatch(ports)).toBe(expected);
});

test.each([
  [["Tcp"], "yes"],
  [["ANY"], "yes"],
  [["*"], "yes"],
  [["Udp"], "no"],
  [["Udp", UNKNOWN], "maybe"],
  [[], "no"],
] as const)("the protocols %j include TCP: %s", (protocols, expected) => {
  expect(protocolsMatch(protocols)).toBe(expected);
});
