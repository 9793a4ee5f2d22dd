import type { Waiver } from "../../activation/settings";
import type { Finding } from "../../policies/policy";
import { type WaiversCase, doubtsIn, messages, unneededWaivers, waiverUnneeded } from "../../policies/waiver-unneeded";
import { type Written, judged } from "./declare";
import { HUB, onHub, runs, vm } from "./programs";

const waiver: Waiver = {
  policy: "mak-key-required",
  resource: "legacy-*",
  reason: "isolated lab",
  owner: "platform@corp.example",
  expires: "2027-03-31",
};
const found: Finding = { urn: "urn:pulumi:prod::app::t::legacy-01", name: "legacy-01", path: "", message: "said" };

const unneeded = (one: Waiver, changes: Partial<WaiversCase> = {}): Finding[] =>
  unneededWaivers({
    settings: { waivers: [one] },
    identity: { stack: "prod", project: "app" },
    date: "2026-11-24",
    findings: new Map([["mak-key-required", [found]]]),
    doubts: () => [],
    ...changes,
  });

test.each<readonly [string, Waiver]>([
  ["that matches a finding", waiver],
  ["for another stack", { ...waiver, resource: "urn:pulumi:dev::*" }],
  ["that has expired, which activation-settings reports", { ...waiver, resource: "web-*", expires: "2026-11-23" }],
])("accepts a waiver %s", (_, one) => {
  expect(unneeded(one)).toEqual([]);
});

test("accepts a waiver of what may fire once all is known", () => {
  const changes = { findings: new Map(), doubts: () => [{ urn: undefined, name: "legacy-01", path: "" }] };
  expect(unneeded(waiver, changes)).toEqual([]);
  expect(unneeded({ ...waiver, resource: "other-*" }, changes)).toHaveLength(1);
});

test("accepts a waiver that asks for a tag whose value isn't known yet", () => {
  const machine = { urn: "urn:a", name: "legacy-01", path: "", tags: { site: "berlin" }, hiddenTags: ["Exception"] };
  const changes = { findings: new Map(), doubts: () => [machine] };
  expect(unneeded({ ...waiver, tags: { exception: "yes", site: "ber*" } }, changes)).toEqual([]);
  expect(unneeded({ ...waiver, resource: "legacy-01", tags: { exception: "yes" } }, changes)).toEqual([]);
  expect(unneeded({ ...waiver, tags: { exception: "yes", site: "paris" } }, changes)).toHaveLength(1);
  expect(unneeded({ ...waiver, tags: { owner: "*" } }, changes)).toHaveLength(1);
});

test.each<readonly [string, Waiver]>([
  ["matches nothing", { ...waiver, resource: "web-*" }],
  ["is of a policy that does not fire", { ...waiver, policy: "moved-to-azure" }],
  ["is for this stack and matches nothing", { ...waiver, resource: "urn:pulumi:prod::*::web-01" }],
])("rejects a waiver that %s", (_, one) => {
  const expected = { urn: undefined, name: waiverUnneeded.name, path: "", message: messages.unneeded(one) };
  expect(unneeded(one)).toEqual([expected]);
});

const old = onHub(vm("web", "2012-datacenter"));

test.each<[what: string, resources: readonly Written[], expected: readonly string[]]>([
  ["a machine whose image is not known yet", [onHub(vm("web", "${pet.id}"))], ["web"]],
  ["a script that is not known yet", [old, runs("key", "web", "${pet.id}")], ["web", "key"]],
  ["a script for no machine that is known", [runs("key", "elsewhere", "${pet.id}")], ["key"]],
  ["a tag that is not known yet", [onHub(vm("web", "2012-datacenter", { tags: { exception: "${pet.id}" } }))], ["web"]],
  ["no machine but one that is known", [old], []],
  ["a machine with tags that are known", [onHub(vm("web", "2012-datacenter", { tags: { exception: "x" } }))], []],
])("%s leaves these in doubt", (_, resources, expected) => {
  const pet: Written = { type: "random:index/randomPet:RandomPet", name: "pet" };
  expect(doubtsIn(judged([HUB, pet, ...resources])).map(({ name }) => name)).toEqual(expected);
});
