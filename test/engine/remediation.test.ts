import * as pulumi from "@pulumi/pulumi";
import { firedAt, hubProvider, machine, unknownUntilUp } from "./cases";
import { type OfflineStack, openStack } from "./engine";
import { RawResource } from "./raw";

const VM = "azure-native:compute:VirtualMachine";

const PASSWORD = "in-the-clear-nowhere";

/** Machines with tags of every kind, one of them without any. */
async function program(): Promise<void> {
  const hub = { provider: hubProvider() };
  const tagged = (tags: pulumi.Inputs) => machine("2012-R2-Datacenter", { tags });
  new RawResource(VM, "plain", tagged({ owner: "web" }), hub);
  new RawResource(VM, "old", machine("2012-Datacenter", { tags: { owner: "web", activation: "vamt" } }), hub);
  new RawResource(VM, "secret", tagged({ owner: pulumi.secret("web"), build: unknownUntilUp("group") }), hub);
  const osProfile = { adminPassword: pulumi.secret(PASSWORD), computerName: unknownUntilUp("computer") };
  new RawResource(VM, "locked", machine("2012-R2-Datacenter", { tags: { owner: "web" }, osProfile }), hub);
  new RawResource(VM, "own", tagged({ "Windows-Activation": "mine" }), hub);
  new RawResource(VM, "bare", machine("2012-R2-Datacenter"), hub);
  return Promise.resolve();
}

const remediate = { "activation-path-tag": "remediate" };
const settings = { keyDelivery: [{ match: { tags: { activation: "vamt" } }, path: "mak" }] };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => (isRecord(found) ? found[name] : undefined), value);
}

/** The tags of every machine in an exported state, by name. */
function tagsIn(state: unknown): Record<string, unknown> {
  const resources = at(state, "deployment", "resources");
  const all: readonly unknown[] = Array.isArray(resources) ? resources : [];
  const machines = all.filter((one) => at(one, "type") === VM);
  return Object.fromEntries(
    machines.map((one) => [String(at(one, "urn")).split("::").at(-1) ?? "", at(one, "inputs", "tags")] as const),
  );
}

describe("activation-path-tag", () => {
  let stack: OfflineStack;
  beforeAll(async () => {
    stack = await openStack({ program });
  });
  afterAll(() => {
    stack.remove();
  });

  test("is silent by default", async () => {
    const run = await stack.preview({ packConfig: { "activation-settings": settings } });
    expect(firedAt(run, "activation-path-tag", "advisory")).toEqual([]);
  });

  test("is silent at other levels, so `all` stops no machine that lacks a tag", async () => {
    const run = await stack.preview({ packConfig: { all: "mandatory", "activation-settings": settings } });
    expect(run.fired).toEqual([]);
    expect(run.outcome).toBe("passed");
  });

  test.each(["preview", "up"] as const)(
    "at the level remediate stamps them in %s, so that nothing lacks it",
    async (operation) => {
      const run = await stack[operation]({ packConfig: { ...remediate, "activation-settings": settings } });
      expect(run.outcome).toBe("passed");
      expect(firedAt(run, "activation-path-tag")).toEqual([]);
    },
  );

  test("keeps every other tag, and keeps secrets secret", async () => {
    const state = await stack.exportState();
    expect(JSON.stringify(state)).not.toContain(PASSWORD);
    const tags = tagsIn(state);
    expect(tags).toMatchObject({
      plain: { owner: "web", "windows-activation": "avma" },
      old: { owner: "web", activation: "vamt", "windows-activation": "mak" },
      secret: { build: "group", "windows-activation": "avma" },
      locked: { owner: "web", "windows-activation": "avma" },
      own: { "Windows-Activation": "mine" },
      bare: { "windows-activation": "avma" },
    });
    expect(tags["own"]).toEqual({ "Windows-Activation": "mine" });
    expect(typeof at(tags, "secret", "owner", "ciphertext")).toBe("string");
  });
});

describe("license-type-mismatch at the level remediate", () => {
  const desk = (more: pulumi.Inputs = {}) => ({
    ...machine("win11-23h2-ent", more),
    storageProfile: {
      imageReference: {
        publisher: "MicrosoftWindowsDesktop",
        offer: "windows-11",
        sku: "win11-23h2-ent",
        version: "latest",
      },
    },
  });
  const desks = (): Promise<void> => {
    new RawResource(VM, "desk", desk());
    new RawResource(VM, "given", desk({ licenseType: "Windows_Client" }));
    return Promise.resolve();
  };
  const packConfig = { "license-type-mismatch": "remediate" };
  let stack: OfflineStack;
  beforeAll(async () => {
    stack = await openStack({ program: desks, config: { "azure-native:location": "westeurope" } });
  });
  afterAll(() => {
    stack.remove();
  });

  test("sets it on client Windows on Azure, and a second run changes nothing", async () => {
    const run = await stack.up({ packConfig });
    expect([run.outcome, firedAt(run, "license-type-mismatch")]).toEqual(["passed", []]);
    const state = JSON.stringify(await stack.exportState());
    expect(state.match(/"licenseType":"Windows_Client"/g)?.length).toBeGreaterThanOrEqual(2);
    const again = await stack.preview({ packConfig });
    expect(again.output).not.toMatch(/\d+ to update/);
  });

  test("blocks what it can't fix", async () => {
    const program = (): Promise<void> => {
      new RawResource(VM, "desk", desk({ licenseType: "Windows_Server" }));
      return Promise.resolve();
    };
    const run = await stack.preview({ program, packConfig });
    expect([run.outcome, firedAt(run, "license-type-mismatch")]).toEqual(["blocked", ["desk"]]);
  });
});
