import type { Settings, Waiver } from "../../activation/settings";
import { type SettingsCase, activationSettings, messages, settingsFindings } from "../../policies/activation-settings";

const waiver: Waiver = {
  policy: "mak-key-required",
  resource: "legacy-*",
  reason: "isolated lab",
  owner: "platform@corp.example",
  expires: "2027-03-31",
};

const said = (settings: Settings, changes: Partial<SettingsCase> = {}): string[] =>
  settingsFindings({ settings, problems: [], date: "2026-11-24", ...changes }).map(({ message }) => message);

test.each<readonly [string, Settings]>([
  ["no settings", {}],
  ["a current waiver", { waivers: [waiver] }],
  ["a current waiver that nothing needs", { waivers: [{ ...waiver, resource: "nothing" }] }],
  ["a waiver for another stack", { waivers: [{ ...waiver, resource: "urn:pulumi:dev::*" }] }],
])("accepts %s", (_, settings) => {
  expect(said(settings)).toEqual([]);
});

test("rejects settings that are wrong, each at its path", () => {
  const problems = [
    { path: "clouds[0].cloud", problem: "is none of the values that are known" },
    { path: "", problem: "has the unknown key `x`" },
  ];
  expect(said({}, { problems })).toEqual(problems.map(messages.wrong));
});

test("rejects a waiver that has expired, whatever it matches", () => {
  expect(said({ waivers: [waiver] }, { date: "2027-04-01" })).toEqual([messages.expired(waiver)]);
});

test("reports on the stack as a whole", () => {
  const [finding] = settingsFindings({ settings: { waivers: [waiver] }, problems: [], date: "2028-01-01" });
  expect(finding).toMatchObject({ urn: undefined, name: activationSettings.name });
});
