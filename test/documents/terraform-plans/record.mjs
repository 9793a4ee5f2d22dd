/**
 * Records the plans of this folder: `node test/documents/terraform-plans/record.mjs`. It needs Go and Terraform 1.9 or later,
 * and plans with a provider that needs no Hub.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { arch, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Programs by the plan, the deployed program that it changes, and flags of `terraform plan`. */
const PLANS = {
  repeated: { program: "repeated" },
  modules: { program: "modules" },
  deployed: { program: "deployed" },
  same: { program: "deployed", after: "deployed" },
  added: { program: "added", after: "deployed" },
  removed: { program: "removed", after: "deployed" },
  forgotten: { program: "forgotten", after: "deployed" },
  moved: { program: "moved", after: "deployed" },
  "counted-later": { program: "counted-later", after: "deployed" },
  replaced: { program: "deployed", after: "deployed", flags: ["-replace=azurestack_virtual_machine.web"] },
  destroyed: { program: "deployed", after: "deployed", flags: ["-destroy"] },
  targeted: { program: "deployed", flags: ["-target=azurestack_virtual_machine.web"] },
  "refresh-only": { program: "deployed", after: "deployed", flags: ["-refresh-only"] },
};

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "windows-activation-plans-"));
const env = { ...process.env, TF_CLI_CONFIG_FILE: join(folder, "terraform.rc"), CHECKPOINT_DISABLE: "1" };

function run(command, args, cwd) {
  return execFileSync(command, args, {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 30,
  });
}

function installProvider() {
  const platform = `${process.platform}_${arch() === "x64" ? "amd64" : arch()}`;
  const mirror = join(folder, "mirror/registry.terraform.io/hashicorp/azurestack/1.0.0", platform);
  mkdirSync(mirror, { recursive: true });
  run("go", ["build", "-o", join(mirror, "terraform-provider-azurestack_v1.0.0"), "."], join(here, "provider"));
  writeFileSync(
    env.TF_CLI_CONFIG_FILE,
    `provider_installation {\n  filesystem_mirror {\n    path = "${folder}/mirror"\n  }\n}\n`,
  );
}

/** Writes a program into a workspace. */
function write(program, work) {
  for (const file of ["common.tf", "machine"])
    cpSync(join(here, "programs", file), join(work, file), { recursive: true });
  cpSync(join(here, "programs", `${program}.tf`), join(work, "main.tf"));
}

function record(name, { program, after, flags = [] }) {
  const work = join(folder, name);
  mkdirSync(work);
  if (after !== undefined) {
    write(after, work);
    run("terraform", ["init"], work);
    run("terraform", ["apply", "-auto-approve"], work);
  }
  write(program, work);
  run("terraform", ["init"], work);
  run("terraform", ["plan", "-out=plan", ...flags], work);
  writeFileSync(join(here, "plans", `${name}.json`), run("terraform", ["show", "-json", "plan"], work));
}

try {
  installProvider();
  for (const [name, plan] of Object.entries(PLANS)) record(name, plan);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
