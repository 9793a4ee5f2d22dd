import { join } from "node:path";
import { MAK, firedAt } from "./cases";
import { type Run, analyzeState } from "./engine";
import { hubState, urn } from "./states";

const VM = "azure-native:compute:VirtualMachine";
const image = (sku: string) => ({
  storageProfile: { imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku } },
});

const state = hubState([
  { type: VM, name: "legacy-1", inputs: image("2012-Datacenter") },
  { type: VM, name: "modern-1", inputs: image("2022-datacenter") },
]);

const waiver = (expires: string, resource = "*legacy*") => ({
  policy: "mak-key-required",
  resource,
  reason: "isolated lab",
  owner: "platform@corp.example",
  expires,
});

const withSettings = (settings: object): Promise<Run> =>
  analyzeState(state, { packConfig: { "activation-settings": settings } });

const saidBy = (name: string, run: Run): string[] =>
  run.fired.filter(({ policy }) => policy === name).map(({ message }) => message);
const atStack = (run: Run): string[] => saidBy("activation-settings", run);

describe("waivers", () => {
  test("hide one machine's findings until they expire", async () => {
    const run = await withSettings({ waivers: [waiver("2999-12-31")] });
    expect(run.outcome).toBe("passed");
    expect(run.fired).toEqual([]);
  });

  test("hide nothing after they expire, which activation-settings reports", async () => {
    const run = await withSettings({ waivers: [waiver("2020-01-31")] });
    expect(run.outcome).toBe("blocked");
    expect(firedAt(run, "mak-key-required")).toEqual(["legacy-1"]);
    expect(atStack(run)).toEqual([expect.stringContaining("expired on 2020-01-31")]);
  });

  test("are reported, without blocking, if they match nothing and name no other stack", async () => {
    const run = await withSettings({
      waivers: [waiver("2999-12-31"), waiver("2999-12-31", "*gone*"), waiver("2999-12-31", "urn:pulumi:prod::*")],
    });
    expect(saidBy("waiver-unneeded", run)).toEqual([expect.stringContaining("`*gone*` matches no finding")]);
    expect(run.outcome).toBe("passed");
  });
});

describe("settings", () => {
  test("name the cloud and the Hub's build", async () => {
    const clouds = [{ match: { metadataHost: "*.corp.example" }, cloud: "azure-stack-hub", build: "1907" }];
    const run = await withSettings({ clouds });
    expect(firedAt(run, "avma-out-of-reach")).toEqual(["modern-1"]);
  });

  test("move a stack to Azure, where Windows Server 2012 activates", async () => {
    const run = await withSettings({ clouds: [{ match: { stack: "dev" }, cloud: "azure" }] });
    expect(run.fired).toEqual([]);
  });

  describe.each<[what: string, settings: object, problems: readonly string[]]>([
    [
      "break the schema, which the engine checks",
      { defaultCloud: "aws", waivers: [7, { policy: "mak-key-required" }] },
      ["defaultCloud must be one of", "waivers.0: Invalid type", "waivers.1: resource is required"],
    ],
    ["have an unknown key", { cloud: "azure" }, ["unknown key `cloud`"]],
    [
      "name a policy and a date that don't exist",
      { waivers: [{ ...waiver("2999-12-31"), policy: "mak" }, waiver("2027-02-30")] },
      ["waivers[0].policy`", "waivers[1].expires`"],
    ],
  ])("that %s", (_, settings, problems) => {
    let run: Run;
    beforeAll(async () => {
      run = await withSettings(settings);
    });

    test("stop the run", () => {
      expect(run.outcome).not.toBe("passed");
    });

    test.each(problems)("are refused with the path: %s", (problem) => {
      expect(run.output + run.events).toContain(problem);
    });
  });
});

describe("a policy that throws", () => {
  let run: Run;
  beforeAll(async () => {
    run = await analyzeState(state, { pack: join(__dirname, "throwing-pack") });
  });

  test("fails alone, asks for a bug report and shows no key; the others still run", () => {
    const own = run.fired.filter(({ policy }) => policy === "faulty").map(({ message }) => message);
    expect(own).toEqual([
      expect.stringMatching(
        /hit an internal error and checked nothing; the other policies still ran.*Report it at https:/,
      ),
    ]);
    expect(firedAt(run, "mak-key-required")).toEqual(["legacy-1"]);
    expect(run.output + run.events).not.toContain(MAK);
  });
});

describe("input that violates every schema", () => {
  const rejects = {
    "no-profile": {},
    "null-profile": { osProfile: null, storageProfile: null },
    "list-for-object": { storageProfile: ["x"], osProfile: [1, 2] },
    "number-as-sku": {
      storageProfile: { imageReference: { publisher: "MicrosoftWindowsServer", offer: 7, sku: 2012 } },
    },
    "large-custom-data": { ...image("2012-Datacenter"), osProfile: { customData: "QUJD".repeat(2_621_440) } },
    "имя-🪟-名": image("2012-Datacenter"),
  };

  test("never crashes: every machine gets a verdict or is undecided", async () => {
    const run = await analyzeState(
      hubState(Object.entries(rejects).map(([name, inputs]) => ({ type: VM, name, inputs }))),
    );
    expect(firedAt(run, "mak-key-required")).toEqual(["large-custom-data", "number-as-sku", "имя-🪟-名"]);
    expect(firedAt(run, "activation-undecided", "advisory")).toEqual(["list-for-object", "no-profile", "null-profile"]);
  });
});

test("an extension without inputs in the state counts as an undecided delivery", async () => {
  const extension = "azure-native:compute:VirtualMachineExtension";
  const run = await analyzeState(
    hubState([
      { type: VM, name: "silent", inputs: image("2012-Datacenter") },
      {
        type: extension,
        name: "unseen",
        outputs: { type: "CustomScriptExtension", publisher: "Microsoft.Compute" },
        dependsOnMachine: urn(VM, "silent"),
      },
    ]),
  );
  expect(firedAt(run, "mak-key-required")).toEqual([]);
  expect(firedAt(run, "activation-undecided", "advisory")).toEqual(["silent"]);
});
