import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { effectsIn, isolated } from "../isolation/permission";
import { isProgram, needing } from "../tools";
import { firedAt } from "./cases";
import { THIS_PACK, analyzeState } from "./engine";
import { NO_NODE, nodes, pathWith } from "./node-versions";
import { KEYLESS_HUB } from "./states";

describe.each(nodes())("on Node %s", (version, node) => {
  const missing = isProgram(node) ? undefined : NO_NODE;

  needing(missing, "the command checks a state, isolated by the options of that Node", () => {
    const folder = mkdtempSync(join(tmpdir(), "windows-activation-node-"));
    try {
      const file = join(folder, "state.json");
      writeFileSync(file, JSON.stringify(KEYLESS_HUB));
      const command = [join(THIS_PACK, "bin/reports/command.js"), "check", file, "--no-config", "--format", "json"];
      const { status, stdout, stderr } = spawnSync(node, [...isolated([], version), ...command], { encoding: "utf8" });
      expect([status, effectsIn(stderr)]).toEqual([1, []]);
      expect(stdout).toContain("mak-key-required");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  needing(missing, "the engine runs the pack", async () => {
    const report = "console.error('runs on ' + process.version)";
    const preload = `data:text/javascript,${encodeURIComponent(report)}`;
    const run = await analyzeState(KEYLESS_HUB, { env: { PATH: pathWith(node), NODE_OPTIONS: `--import=${preload}` } });
    expect([run.outcome, firedAt(run, "mak-key-required")]).toEqual(["blocked", ["old"]]);
    expect(run.output).toContain(`runs on v${version}`);
  });
});
