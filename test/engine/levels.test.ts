import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import type { WindowsActivationOptions } from "../../policies";
import { MAK, firedAt, hubProvider, machine } from "./cases";
import { type OfflineStack, type Run, analyzeState, openStack } from "./engine";
import { RawResource } from "./raw";
import { hubState } from "./states";

const VM = "azure-native:compute:VirtualMachine";

/** One machine that lacks a MAK, and one that may lack it. */
const state = hubState([
  { type: VM, name: "old", inputs: machine("2012-Datacenter", { tags: { owner: "web" } }) },
  { type: VM, name: "own", inputs: { storageProfile: { imageReference: { id: "/subscriptions/s/images/gold" } } } },
]);

const waiver = {
  policy: "mak-key-required",
  resource: "old",
  reason: "isolated lab",
  owner: "platform@corp.example",
  expires: "2999-12-31",
};

/** The violations, as policy and level. */
const firedIn = ({ fired }: Run): string[] => fired.map(({ policy, level }) => `${policy}: ${level}`).sort();

const REQUIRED = "mak-key-required: mandatory";
const UNDECIDED = "activation-undecided: advisory";

/** Levels, the run's outcome with them, and the violations. */
const LEVELS: readonly (readonly [title: string, options: WindowsActivationOptions, ends: readonly string[]])[] = [
  ["as they are", {}, ["blocked", UNDECIDED, REQUIRED]],
  ["one disabled", { "mak-key-required": "disabled" }, ["passed", UNDECIDED]],
  ["one advisory", { "mak-key-required": "advisory" }, ["passed", UNDECIDED, "mak-key-required: advisory"]],
  ["one mandatory", { "activation-undecided": "mandatory" }, ["blocked", "activation-undecided: mandatory", REQUIRED]],
  ["one inside an object", { "mak-key-required": { enforcementLevel: "disabled" } }, ["passed", UNDECIDED]],
  ["all disabled", { all: "disabled" }, ["passed"]],
  ["all disabled but one", { all: "disabled", "mak-key-required": "mandatory" }, ["blocked", REQUIRED]],
  ["all mandatory", { all: "mandatory" }, ["blocked", "activation-undecided: mandatory", REQUIRED]],
];

test.each(LEVELS)("levels in the policy configuration: %s", async (_, options, ends) => {
  const run = await analyzeState(state, { packConfig: { ...options } });
  expect([run.outcome, ...firedIn(run)]).toEqual(ends);
});

describe("a custom pack", () => {
  const ownPack = (options: unknown, form: "alone" | "composed", packConfig?: WindowsActivationOptions): Promise<Run> =>
    analyzeState(state, {
      pack: join(__dirname, "own-pack"),
      env: { OWN_PACK_OPTIONS: JSON.stringify(options), OWN_PACK_FORM: form },
      ...(packConfig && { packConfig: { ...packConfig } }),
    });
  const options: WindowsActivationOptions = {
    "activation-undecided": "mandatory",
    "activation-settings": { waivers: [waiver] },
  };

  test("takes typed options, including settings", async () => {
    const run = await ownPack(options, "alone");
    expect(firedIn(run)).toEqual(["activation-undecided: mandatory"]);
    expect(run.outcome).toBe("blocked");
  });

  test("can have other policies too", async () => {
    const run = await ownPack(options, "composed");
    expect(firedIn(run)).toEqual([
      "activation-undecided: mandatory",
      "resources-are-named: advisory",
      "resources-are-named: advisory",
    ]);
  });

  test("keeps its settings if all policies but one are off", async () => {
    const run = await ownPack({ ...options, all: "disabled", "mak-key-required": "mandatory" }, "alone");
    expect(firedIn(run)).toEqual(["activation-undecided: mandatory"]);
  });

  test("can be configured further: the configuration overrides only what it names", async () => {
    const images = [{ match: { id: "*/gold" }, release: "2012-r2" as const, edition: "datacenter" as const }];
    const run = await ownPack(options, "alone", {
      "activation-undecided": "advisory",
      "activation-settings": { images },
    });
    expect([run.outcome, ...firedIn(run)]).toEqual(["passed"]);
  });

  test.each([
    ["a policy that does not exist", { "mak-key": "advisory" }, ["Unknown policy mak-key. Valid names: "]],
    [
      "settings that are wrong",
      { "activation-settings": { clouds: 7, cloud: "azure" } },
      ["`activation-settings.clouds` is a number", "has the unknown key `cloud`"],
    ],
  ])("refuses %s", async (_, wrong, problems) => {
    const run = await ownPack(wrong, "alone");
    expect(run.outcome).not.toBe("passed");
    for (const problem of problems) expect(run.output + run.events).toContain(problem);
  });
});

describe("a resource policy reports before its resource is deployed", () => {
  const hub = (): pulumi.CustomResourceOptions => ({ provider: hubProvider() });
  const programs: Readonly<Record<string, () => RawResource>> = {
    "azure-edition-off-azure": () => new RawResource(VM, "vm", machine("2022-datacenter-azure-edition"), hub()),
    "azure-edition-off-azure, by the settings": () => new RawResource(VM, "vm", machine("gold"), hub()),
    "product-key-exposed": () => new RawResource(VM, "vm", machine("2022-datacenter", { tags: { key: MAK } })),
  };
  const images = [{ match: { sku: "gold" }, release: "2022", edition: "azure-edition" }];
  const packConfig = { "activation-settings": { images } };
  let stack: OfflineStack;
  beforeAll(async () => {
    stack = await openStack({ program: () => Promise.resolve(), packConfig });
  });
  afterAll(() => {
    stack.remove();
  });

  test.each(Object.entries(programs))("%s", async (title, declare) => {
    const program = (): Promise<void> => {
      declare();
      return Promise.resolve();
    };
    const run = await stack.up({ program });
    expect([run.outcome, ...firedAt(run, title.replace(/,.*/, ""))]).toEqual(["blocked", "vm"]);
    expect(JSON.stringify(await stack.exportState())).not.toContain(VM);
  });
});
