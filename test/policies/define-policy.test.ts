import { Secret } from "@pulumi/policy";
import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { PATH_TAG, activationPathTag } from "../../policies/activation-path-tag";
import { type WindowsPolicy, definePolicy } from "../../policies/define-policy";
import { makKeyRequired } from "../../policies/mak-key-required";
import { internalError } from "../../policies/message";
import type { ActivationPolicy } from "../../policies/policy";
import { Run } from "../../policies/run";
import { MAK, urnOf } from "./declare";
import { COMMON, ofResource, ofStack, policyResource } from "./engine-args";
import { vm } from "./programs";

const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const machine = { ...vm("web-01", "2012-Datacenter"), urn: urnOf(vm("web-01", "")) };

/** A machine on a Hub as the engine shows it: behind a proxy that throws where a value is unknown. */
function resource(more: Readonly<Record<string, unknown>> = {}): PolicyResource & ResourceValidationArgs {
  const props = { ...machine.properties, location: "local", adminUsername: UNKNOWN_TEXT, ...more };
  const get = (target: object, name: string | symbol): unknown => {
    const value: unknown = Reflect.get(target, name);
    if (value === UNKNOWN_TEXT) throw new Error("can't be known during preview");
    return value;
  };
  const { type, name, urn } = machine;
  return { ...policyResource({ type, name, urn, props: new Proxy(props, { get }) }), ...COMMON };
}

const quiet: ActivationPolicy = { ...makKeyRequired, name: "quiet", find: () => [] };
const throwing: ActivationPolicy = {
  ...quiet,
  name: "throwing",
  find: () => {
    throw new Error(`cannot read ${MAK}`);
  },
};
const talkative = (phase: ActivationPolicy["phase"]): ActivationPolicy => ({
  ...quiet,
  name: "talkative",
  phase,
  find: ({ judged }) => judged.map(({ machine: { urn, name, path } }) => ({ urn, name, path, message: "said" })),
});

describe("the metadata of a policy", () => {
  test("is what the engine shows, with the page of the policy", () => {
    const { name, description, enforcementLevel, severity, url } = definePolicy(makKeyRequired, new Run(undefined, []));
    expect({ name, description, enforcementLevel, severity }).toEqual({
      name: makKeyRequired.name,
      description: makKeyRequired.description,
      enforcementLevel: "mandatory",
      severity: "high",
    });
    expect(url).toContain("docs/policies/mak-key-required.md");
  });

  test("leaves the level to who uses it", () => {
    expect(definePolicy(quiet, new Run(undefined, []), "disabled").enforcementLevel).toBe("disabled");
  });
});

describe("a policy that throws", () => {
  const policy = definePolicy(throwing, new Run(undefined, []));
  const fault = internalError("throwing", new Error(`cannot read ${MAK}`));

  test("is one violation of its own, without what the error holds", async () => {
    await ofResource(policy, resource());
    expect(await ofStack(policy, resource())).toEqual([`stack: ${fault}`]);
    expect(fault).not.toContain(MAK);
  });

  test("does not keep the others from being asked", async () => {
    const run = new Run(undefined, []);
    await ofStack(definePolicy(throwing, run), resource());
    expect(await ofStack(definePolicy(talkative("stack"), run), resource())).toEqual([`${machine.urn}: said`]);
  });
});

describe("the two phases", () => {
  test("a stack policy reports nothing on single resources", async () => {
    const policy = definePolicy(talkative("stack"), new Run(undefined, []));
    expect(await ofResource(policy, resource())).toEqual([]);
    expect(await ofStack(policy, resource())).toEqual([`${machine.urn}: said`]);
  });

  test("a stack policy reports early what one resource proves alone, and doesn't repeat it", async () => {
    const { find } = talkative("stack");
    const policy = definePolicy({ ...talkative("stack"), alone: find }, new Run(undefined, []));
    expect(await ofResource(policy, resource())).toEqual(["said"]);
    expect(await ofStack(policy, resource())).toEqual([]);
  });

  test("a policy of single resources doesn't repeat itself in the stack phase", async () => {
    const policy = definePolicy(talkative("resource"), new Run(undefined, []));
    expect(await ofResource(policy, resource())).toEqual(["said"]);
    expect(await ofStack(policy, resource())).toEqual([]);
  });

  test("but says in the stack what no resource phase has shown", async () => {
    const policy = definePolicy(talkative("resource"), new Run(undefined, []));
    expect(await ofStack(policy, resource())).toEqual([`${machine.urn}: said`]);
  });

  test("inputs that the resource phase saw are what the stack is judged by", async () => {
    const policy = definePolicy(makKeyRequired, new Run(undefined, []));
    await ofResource(policy, resource());
    const outputs = resource({ storageProfile: {} });
    expect(await ofStack(policy, outputs)).toEqual([expect.stringContaining(machine.urn)]);
  });
});

describe("the phases that a policy offers", () => {
  const offers = ({ validateResource, validateStack }: WindowsPolicy): string => {
    const resources = typeof validateResource === "function" ? "resource" : "";
    return [resources, validateStack === undefined ? "" : "stack"].filter((name) => name !== "").join(" and ");
  };

  test("are all, until one was asked; then it alone remembers inputs, and others speak if they have to", async () => {
    const run = new Run(undefined, []);
    const first = definePolicy(talkative("stack"), run);
    const second = definePolicy({ ...talkative("stack"), name: "second" }, run);
    const resourcePolicy = definePolicy({ ...talkative("resource"), name: "third" }, run);
    const nothingToSay = definePolicy(quiet, run);
    const nothingAlone = definePolicy({ ...quiet, phase: "resource" }, run);
    const offered = (): string[] => [first, second, resourcePolicy, nothingToSay, nothingAlone].map(offers);
    const all = "resource and stack";
    expect(offered()).toEqual([all, all, all, all, all]);
    for (let round = 0; round < 2; round += 1) {
      await ofResource(first, resource());
      expect(offered()).toEqual([all, "stack", all, "stack", "stack"]);
      await ofResource(resourcePolicy, resource());
      await ofStack(first, resource());
      expect(offered()).toEqual([all, all, "resource", "resource", "resource"]);
      expect(await ofStack(second, resource())).toEqual([`${machine.urn}: said`]);
    }
  });
});

describe("a remedy", () => {
  const policy = definePolicy(activationPathTag, new Run(undefined, []));

  test("completes what the policy finds something at, and keeps secrets and unknowns", async () => {
    const secret = new Secret({ owner: "web" });
    const { props } = resource({ tags: secret, customData: new Secret("x") });
    expect(await policy.remediateResource?.({ ...resource(), props })).toMatchObject({
      tags: new Secret({ owner: "web", [PATH_TAG]: "mak" }),
      customData: new Secret("x"),
      adminUsername: UNKNOWN_TEXT,
    });
    expect(secret).toEqual(new Secret({ owner: "web" }));
  });

  test("leaves alone what the policy accepts", async () => {
    expect(await policy.remediateResource?.(resource({ tags: UNKNOWN_TEXT }))).toBeUndefined();
    expect(await policy.remediateResource?.(resource({ tags: { [PATH_TAG]: "mine" } }))).toBeUndefined();
  });

  test("that throws changes nothing", async () => {
    const broken: ActivationPolicy = {
      ...talkative("resource"),
      remedy: () => {
        throw new Error("cannot");
      },
    };
    expect(await definePolicy(broken, new Run(undefined, [])).remediateResource?.(resource())).toBeUndefined();
  });
});

describe("settings, where the policy that carries them doesn't run", () => {
  const quietly = (settings: object | undefined) => {
    const written = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const policy = definePolicy(makKeyRequired, new Run(settings, ["mak-key-required"]));
    return { written, policy };
  };
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const waivers = [{ policy: "mak-key-required", resource: "web-*", reason: "r", owner: "o", expires: "2999-12-31" }];

  test("those of the program still count", async () => {
    const { written, policy } = quietly({ waivers });
    await ofResource(policy, resource());
    expect(await ofStack(policy, resource())).toEqual([]);
    expect(written).not.toHaveBeenCalled();
  });

  test("those of a configuration file can't be seen, which is said once", async () => {
    const { written, policy } = quietly(undefined);
    for (let phase = 0; phase < 2; phase += 1) expect(await ofStack(policy, resource())).toHaveLength(1);
    expect(written.mock.calls).toEqual([[expect.stringContaining("`activation-settings` doesn't run")]]);
  });

  test("nothing is said where it runs", async () => {
    const written = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const run = new Run(undefined, ["mak-key-required"]);
    await run.configure({});
    await ofStack(definePolicy(makKeyRequired, run), resource());
    expect(written).not.toHaveBeenCalled();
  });
});
