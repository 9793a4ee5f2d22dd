import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Output } from "@pulumi/pulumi";
import { firedAt, hubProvider, machine } from "./cases";
import { THIS_PACK, analyzeState, openStack, runProgram } from "./engine";
import { RawResource } from "./raw";
import { hubState } from "./states";

const VM = "azure-native:compute:VirtualMachine";
const TINY_PACK = join(__dirname, "tiny-pack");
const REQUIRED = "mak-key-required";

const state = hubState([
  {
    type: VM,
    name: "old",
    inputs: {
      storageProfile: {
        imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" },
      },
    },
  },
]);

describe("a policy configuration that can't be read", () => {
  const program = (): Promise<void> => {
    new RawResource(VM, "never-created", machine("2022-datacenter"), { provider: hubProvider() });
    return Promise.resolve();
  };

  test.each([
    ["is cut off", '{ "mak-key-required": ', "unexpected end of JSON input"],
    ["isn't JSON", "mak-key-required: advisory", "invalid character 'm'"],
    ["is a list", "[]", "array into Go value of type map"],
    ["has a level that is a number", '{ "mak-key-required": 7 }', "must be a string or object"],
  ])("stops the update before anything is created if it %s", async (_, packConfig, message) => {
    const run = await runProgram({ program, packConfig, operation: "up" });
    expect([run.outcome, run.output]).toEqual(["failed", expect.stringContaining(message)]);
    expect(run.output).not.toContain("never-created");
  });

  test("counts as no configuration if it is empty", async () => {
    const run = await analyzeState(state, { packConfig: "" });
    expect([run.outcome, firedAt(run, REQUIRED)]).toEqual(["blocked", ["old"]]);
  });
});

describe("a pack whose process is killed during an update", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "windows-activation-kill-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const registered = (urn: Output<string>): Promise<void> =>
    new Promise((resolve) => {
      urn.apply(() => {
        resolve();
      });
    });

  test.each([
    ["before the first machine", 0, []],
    ["after the first machine", 1, ["vm-0"]],
    ["after the last machine, so before the stack is judged", 2, ["vm-0", "vm-1"]],
  ])("fails the update %s, and nothing more is created", async (_, killedAfter, created) => {
    const processes = join(folder, "processes");
    const kill = (): void => {
      process.kill(Number(readFileSync(processes, "utf8")), "SIGKILL");
    };
    const program = async (): Promise<void> => {
      const provider = hubProvider();
      for (const number of [0, 1]) {
        if (number === killedAfter) kill();
        const vm = new RawResource(VM, `vm-${number}`, machine("2022-datacenter"), { provider });
        await registered(vm.urn);
      }
      if (killedAfter === 2) kill();
    };
    const stack = await openStack({ program, env: { PACK_PROCESSES: processes } });
    try {
      const run = await stack.up();
      expect(run.outcome).toBe("failed");
      expect(run.output).toMatch(/error: .*(connection refused|connection reset|EOF)/);
      const text = JSON.stringify(await stack.exportState());
      expect(["vm-0", "vm-1"].filter((name) => text.includes(`::${name}"`))).toEqual(created);
    } finally {
      stack.remove();
    }
  });
});

describe("two packs in one run", () => {
  test("both judge, and each has its own configuration", async () => {
    const run = await analyzeState(state, {
      pack: [THIS_PACK, TINY_PACK],
      packConfig: { [REQUIRED]: "advisory" },
    });
    expect(run.outcome).toBe("passed");
    expect(firedAt(run, REQUIRED, "advisory")).toEqual(["old"]);
    expect(firedAt(run, "inputs", "advisory")).toContain("old");
  });

  test("the same pack twice reports everything twice and disturbs nothing", async () => {
    const run = await analyzeState(state, { pack: [THIS_PACK, THIS_PACK] });
    expect([run.outcome, firedAt(run, REQUIRED)]).toEqual(["blocked", ["old", "old"]]);
  });
});
