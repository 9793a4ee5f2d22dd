import { WATCHED, effectsIn } from "../isolation/permission";
import { firedAt } from "./cases";
import { analyzeState } from "./engine";
import { hubState } from "./states";

const OLD = {
  storageProfile: {
    imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" },
  },
};

/** The engine, and the cache folder that Pulumi's SDK makes for its TypeScript loader (ts-node), whatever the pack is. */
const EXPECTED = [/^SOCKET (connect|listen) 127\.0\.0\.1 \d+$/, /^FILE mkdirSync \S+\/ts-node-\w+\/\w+$/];

test("the pack starts no process, writes no file, and opens no socket but the engine's", async () => {
  const state = hubState([{ type: "azure-native:compute:VirtualMachine", name: "old", inputs: OLD }]);
  const run = await analyzeState(state, { env: { NODE_OPTIONS: WATCHED } });
  expect([run.outcome, firedAt(run, "mak-key-required")]).toEqual(["blocked", ["old"]]);
  const effects = effectsIn(run.output);
  expect(effects.length).toBeGreaterThan(0);
  expect(effects.filter((effect) => !EXPECTED.some((one) => one.test(effect)))).toEqual([]);
});
