import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { windowsActivationPolicies } from "../../policies";
import { POLICIES } from "../../policies/all";

const root = join(__dirname, "..", "..");

/** Every policy with its phase, level and severity, in the order in which the engine runs them. A change here is a change for users. */
const PINNED = [
  "activation-settings: both, mandatory, medium",
  "mak-key-required: stack, mandatory, high",
  "avma-out-of-reach: stack, mandatory, high",
  "windows-client-activation: stack, mandatory, high",
  "azure-edition-off-azure: resource, mandatory, high",
  "product-key-invalid: stack, mandatory, high",
  "product-key-mismatch: stack, advisory, medium",
  "product-key-exposed: resource, mandatory, critical",
  "azure-kms-unreachable: stack, mandatory, high",
  "kms-host-mismatch: stack, advisory, medium",
  "license-type-mismatch: resource, advisory, low",
  "hub-licensing-mixed: stack, advisory, medium",
  "moved-to-azure: stack, advisory, medium",
  "activation-undecided: stack, advisory, medium",
  "activation-path-tag: remediation, disabled, low",
  "waiver-unneeded: stack, advisory, low",
];

const NAMES = POLICIES.map(({ name }) => name);

test("no policy, level or severity changes unseen", () => {
  expect(POLICIES.map(({ name, phase, level, severity }) => `${name}: ${phase}, ${level}, ${severity}`)).toEqual(
    PINNED,
  );
});

test("the pack holds them all, the settings first, with every field that the engine shows", () => {
  const policies = windowsActivationPolicies();
  expect(policies.map(({ name }) => name)).toEqual(NAMES);
  for (const { description, displayName, severity, tags, remediationSteps, url, enforcementLevel } of policies) {
    for (const field of [description, displayName, severity, remediationSteps, url, enforcementLevel])
      expect(field).toEqual(expect.stringMatching(/./));
    expect(tags).not.toEqual([]);
  }
});

/** Policies that support a control of a compliance framework; the others claim none. */
const SUPPORTING = [
  "windows-client-activation",
  "azure-edition-off-azure",
  "product-key-exposed",
  "kms-host-mismatch",
  "license-type-mismatch",
  "hub-licensing-mixed",
];

test("policies about licenses name the control that they support, the others none", () => {
  const policies = windowsActivationPolicies();
  expect(policies.filter(({ framework }) => framework).map(({ name }) => name)).toEqual(SUPPORTING);
  for (const { framework } of policies)
    if (framework) expect([framework.name, framework.reference]).toEqual(["NIST SP 800-53", "CM-10"]);
});

test("only the tag and the license type change resources, and their pages say how", () => {
  expect(
    windowsActivationPolicies()
      .filter(({ remediateResource }) => remediateResource)
      .map(({ name }) => name),
  ).toEqual(["license-type-mismatch", "activation-path-tag"]);
  expect(POLICIES.filter(({ fixes }) => fixes !== undefined).map(({ name }) => name)).toEqual([
    "license-type-mismatch",
    "activation-path-tag",
  ]);
});

describe.each(NAMES)("%s", (name) => {
  test("has its file, its test, its page and its row", () => {
    for (const path of [`policies/${name}.ts`, `test/policies/${name}.test.ts`, `docs/policies/${name}.md`])
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`| [\`${name}\`](docs/policies/${name}.md)`);
  });
});
