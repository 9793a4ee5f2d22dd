import type { PolicyResource } from "@pulumi/policy";
import { MASK } from "../../activation/product-key";
import { type OwnPolicyDefinition, defineActivationPolicy, windowsActivationPolicies } from "../../policies";
import { Run } from "../../policies/run";
import { MAK, judged, urnOf } from "./declare";
import { COMMON, policyResource } from "./engine-args";
import { vm } from "./programs";

/** What the configuration file gives to each policy in these tests. */
interface Given {
  readonly mark?: string;
}

const own = (check: OwnPolicyDefinition<Given>["check"], name = "ours"): OwnPolicyDefinition<Given> => ({
  name,
  description: "Machines are as our organization wants them.",
  check,
});

function resource(name: string, sku: string): PolicyResource {
  const written = vm(name, sku);
  const props = { ...written.properties, location: "local" };
  return policyResource({ type: written.type, name, urn: urnOf(written), props });
}

/** What the policy reports of a stack with one machine that needs a MAK and one that AVMA activates. */
async function reported(policy: OwnPolicyDefinition<Given>, config: object = {}): Promise<string[]> {
  const bound = windowsActivationPolicies({}, [defineActivationPolicy(policy)]).find(
    ({ name }) => name === policy.name,
  );
  const resources = [resource("old", "2012-Datacenter"), resource("web", "2019-Datacenter")];
  const said: string[] = [];
  const getConfig = jest.fn().mockReturnValue(config);
  await bound?.validateStack?.({ ...COMMON, getConfig, resources }, (message, urn) => {
    said.push(`${urn?.split("::").at(-1) ?? "stack"}: ${message}`);
  });
  return said;
}

test.each<readonly [title: string, check: OwnPolicyDefinition<Given>["check"], said: readonly string[]]>([
  ["nothing", () => undefined, []],
  [
    "by the verdict",
    ({ verdict }) => (verdict.kind === "needs-key" ? verdict.need : undefined),
    ["old: release-too-old"],
  ],
  ["a product key, masked", () => `it holds ${MAK}`, [`old: it holds ${MASK}`, `web: it holds ${MASK}`]],
  ["on one line", ({ machine }) => (machine.name === "web" ? "a\nb" : undefined), ["web: a b"]],
])("says %s", async (_, check, said) => {
  expect(await reported(own(check))).toEqual(said);
});

test("gets its own entry of the configuration file", async () => {
  expect(
    await reported(
      own((_, { mark }) => mark),
      { mark: "seen" },
    ),
  ).toEqual(["old: seen", "web: seen"]);
});

test("that throws fails alone, without showing a key", async () => {
  const said = await reported(
    own(() => {
      throw new Error(`no ${MAK}`);
    }),
  );
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("stack: Policy ours threw an error");
  expect(said[0]).not.toContain(MAK);
});

test("is listed after the pack's own and before the policy that looks at waivers", () => {
  const names = windowsActivationPolicies({}, [defineActivationPolicy(own(() => undefined))]).map(({ name }) => name);
  expect(names.slice(-2)).toEqual(["ours", "waiver-unneeded"]);
});

test.each([["Ours"], ["our policy"], [""], ["-ours"], [MAK]])("%j is no name", (name) => {
  const define = () => defineActivationPolicy(own(() => undefined, name));
  expect(define).toThrow("Invalid policy name");
  expect(define).not.toThrow(MAK);
});

test.each([["all"], ["mak-key-required"]])("%s belongs to the pack", (name) => {
  expect(() => defineActivationPolicy(own(() => undefined, name))).toThrow("belongs to this pack");
});

test("two policies of one name are refused", () => {
  const one = defineActivationPolicy(own(() => undefined));
  expect(() => windowsActivationPolicies({}, [one, one])).toThrow("Two policies are named ours.");
});

test("its metadata has defaults", () => {
  const { policy } = defineActivationPolicy(own(() => undefined)).bind(new Run(undefined, []));
  expect(policy).toMatchObject({
    name: "ours",
    displayName: "ours",
    enforcementLevel: "mandatory",
    severity: "medium",
    tags: [],
    remediationSteps: "",
    url: "",
  });
  expect(policy).not.toHaveProperty("configSchema");
});

test("its metadata is what the policy says", () => {
  const said = {
    displayName: "Ours",
    level: "advisory",
    severity: "low",
    tags: ["corp"],
    remediationSteps: "Ask us.",
    url: "https://corp.example",
    configSchema: { properties: { mark: { type: "string" } } },
  } as const;
  const { policy } = defineActivationPolicy({ ...own(() => undefined), ...said, tags: [...said.tags] }).bind(
    new Run(undefined, []),
  );
  const { level, ...rest } = said;
  expect(policy).toMatchObject({ ...rest, enforcementLevel: level });
});

test("is asked about Windows alone, and not before it has its configuration", async () => {
  const check = jest.fn<string | undefined, []>();
  const { activationPolicy, policy } = defineActivationPolicy(own(check)).bind(new Run(undefined, []));
  const judgement = judged([vm("linux", "ubuntu"), vm("web", "2019-Datacenter")]);
  expect(activationPolicy.find(judgement)).toEqual([]);
  expect(check).not.toHaveBeenCalled();
  const getConfig = jest.fn().mockReturnValue({});
  await policy.validateStack?.({ ...COMMON, getConfig, resources: [] }, () => undefined);
  expect(activationPolicy.find(judgement)).toEqual([]);
  expect(check).toHaveBeenCalledTimes(1);
});
