import { type WindowsActivationOptions, windowsActivationPolicies } from "../../policies";

/** The level of each policy that a test asks for. */
function levels(options: WindowsActivationOptions, ...names: readonly string[]): readonly unknown[] {
  const policies = windowsActivationPolicies(options);
  return names.map((name) => policies.find((policy) => policy.name === name)?.enforcementLevel);
}

const ASKED = ["activation-settings", "mak-key-required", "activation-path-tag"] as const;

test.each<readonly [title: string, options: WindowsActivationOptions, levels: readonly string[]]>([
  ["nothing", {}, ["mandatory", "mandatory", "disabled"]],
  ["all", { all: "advisory" }, ["advisory", "advisory", "advisory"]],
  ["all but one", { all: "advisory", "mak-key-required": "mandatory" }, ["advisory", "mandatory", "advisory"]],
  [
    "a level next to settings",
    { "activation-settings": { enforcementLevel: "advisory", organizationKms: [] } },
    ["advisory", "mandatory", "disabled"],
  ],
  ["settings alone", { "activation-settings": { organizationKms: [] } }, ["mandatory", "mandatory", "disabled"]],
  ["all off: not what carries the settings", { all: "disabled" }, ["mandatory", "disabled", "disabled"]],
])("levels by %s", (_, options, expected) => {
  expect(levels(options, ...ASKED)).toEqual(expected);
});

/** Options of a program that no compiler has checked. */
function unchecked(json: string): WindowsActivationOptions {
  const options: unknown = JSON.parse(json);
  const isOptions = (value: unknown): value is WindowsActivationOptions => typeof value === "object" && value !== null;
  if (!isOptions(options)) throw new Error("A test gives no object.");
  return options;
}

test.each([
  [
    "a policy that does not exist",
    { "mak-key": "advisory", "avma-key": "advisory" },
    "Unknown policy mak-key, avma-key. Valid names: ",
  ],
  [
    "a level that does not exist",
    { "mak-key-required": "warning" },
    "The level of mak-key-required must be one of advisory, ",
  ],
  ["a level that does not exist, for all", { all: "warning" }, "The level of all must be"],
  [
    "a level inside an object",
    { "mak-key-required": { enforcementLevel: 7 } },
    "The level of mak-key-required must be",
  ],
  ["a level that is null", { "mak-key-required": null }, "The level of mak-key-required must be"],
  [
    "turning off what carries the settings",
    { "activation-settings": "disabled" },
    "activation-settings carries the settings",
  ],
])("%s is refused", (_, options, problem) => {
  expect(() => windowsActivationPolicies(unchecked(JSON.stringify(options)))).toThrow(problem);
});
