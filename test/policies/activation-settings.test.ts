import type { Settings, Waiver } from "../../activation/settings";
import {
  type SettingsCase,
  activationSettings,
  doubtsIn,
  messages,
  settingsFindings,
} from "../../policies/activation-settings";
import type { Finding } from "../../policies/rule";
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

const said = (settings: Settings, changes: Partial<SettingsCase> = {}): string[] =>
  settingsFindings({
    settings,
    problems: [],
    identity: { stack: "prod", project: "app" },
    date: "2026-11-24",
    findings: new Map([["mak-key-required", [found]]]),
    doubts: () => [],
    ...changes,
  }).map(({ message }) => message);

test.each<readonly [string, Settings]>([
  ["no settings", {}],
  ["a waiver that is needed", { waivers: [waiver] }],
  ["a waiver for another stack", { waivers: [{ ...waiver, resource: "urn:pulumi:dev::*" }] }],
])("accepts %s", (_, settings) => {
  expect(said(settings)).toEqual([]);
});

test("accepts a waiver of what may fire once all is known", () => {
  const changes = { findings: new Map(), doubts: () => [{ urn: undefined, name: "legacy-01" }] };
  expect(said({ waivers: [waiver] }, changes)).toEqual([]);
  expect(said({ waivers: [{ ...waiver, resource: "other-*" }] }, changes)).toHaveLength(1);
});

const old = onHub(vm("web", "2012-datacenter"));

test.each<[what: string, resources: readonly Written[], expected: readonly string[]]>([
  ["a machine whose image is not known yet", [onHub(vm("web", "${pet.id}"))], ["web"]],
  ["a script that is not known yet", [old, runs("key", "web", "${pet.id}")], ["web", "key"]],
  ["a script for no machine that is known", [runs("key", "elsewhere", "${pet.id}")], ["key"]],
  ["no machine but one that is known", [old], []],
])("%s leaves these in doubt", (_, resources, expected) => {
  const pet: Written = { type: "random:index/randomPet:RandomPet", name: "pet" };
  expect(doubtsIn(judged([HUB, pet, ...resources])).map(({ name }) => name)).toEqual(expected);
});

test("rejects settings that are wrong, each at its path", () => {
  const problems = [
    { path: "clouds[0].cloud", problem: "is none of the values that are known" },
    { path: "", problem: "has the unknown key `x`" },
  ];
  expect(said({}, { problems })).toEqual(problems.map(messages.wrong));
});

test("rejects a waiver that has expired, though it would match", () => {
  expect(said({ waivers: [waiver] }, { date: "2027-04-01" })).toEqual([messages.expired(waiver)]);
});

test.each<readonly [string, Waiver]>([
  ["matches nothing", { ...waiver, resource: "web-*" }],
  ["is of a policy that does not fire", { ...waiver, policy: "moved-to-azure" }],
  ["is for this stack and matches nothing", { ...waiver, resource: "urn:pulumi:prod::*::web-01" }],
])("rejects a waiver that %s", (_, one) => {
  expect(said({ waivers: [one] })).toEqual([messages.unused(one)]);
});

test("speaks of the stack as a whole", () => {
  const [finding] = settingsFindings({
    settings: { waivers: [waiver] },
    problems: [],
    identity: { stack: "prod", project: "app" },
    date: "2028-01-01",
    findings: new Map(),
    doubts: () => [],
  });
  expect(finding).toMatchObject({ urn: undefined, name: activationSettings.name });
});
