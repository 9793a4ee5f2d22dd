/** What a file must be, as a message names it. */
const EXPECTED =
  "`pulumi stack export`, `pulumi preview --json`, streamed preview events, `pulumi policy analyze --json`, `terraform show -json`, `what-if --no-pretty-print`, an ARM template, or a list of running machines such as `az vm list` writes";

const WHOLE_PLAN = "plan again without -target, -exclude and -refresh-only";
const PLAN_AS_JSON = "run `terraform plan -out=tfplan`, then `terraform show -json tfplan`";

/** Why a file is refused: what was found, and what to use instead. None quotes a value, which may be a product key. */
export const messages = {
  empty: `empty; expected ${EXPECTED}`,
  notJson: (line: number, column: number) => `not valid JSON (line ${line}, column ${column}); expected ${EXPECTED}`,
  unrecognized: (kind: string) => `unrecognized file (${kind}); expected ${EXPECTED}`,
  notArray: (name: string, kind: string) => `\`${name}\` is ${kind}; expected an array`,
  ownReport: "a windows-activation report; use `windows-activation merge`",

  notResources: (name: string, kind: string) => `\`${name}\` is ${kind}; expected an array of resources`,
  notResource: (place: string) => `\`${place}\` has no \`urn\` and \`type\`; expected a resource`,
  newerState: (version: number) => `a Pulumi state of version ${version}, newer than 4; update windows-activation`,
  halfPreview: (missing: number) =>
    `${missing} unchanged resources are missing; create the file with \`pulumi preview --json --show-sames\``,
  failedPreview:
    "the preview or update failed, so the file is incomplete; fix the program and preview again, without `--policy-pack` if a policy stopped it",
  pulumiText: "Pulumi's output as text; use `pulumi preview --json --show-sames`",
  previewAndUpdate: "a preview and then an update, as `pulumi up --json` writes them; use `pulumi stack export`",
  updatePlan: "an update plan, which shows only what changes; use `pulumi preview --json --show-sames`",
  warnings: "warnings before the JSON; write only standard output to the file, without `2>&1`",
  stoppedRun:
    "the run stopped before policies saw the whole stack, so the file is incomplete; fix its first error and preview again",
  notEvent: (line: number) => `line ${line} isn't an engine event; the stream may be truncated`,
  cutStart: "the events lack their beginning, so the file is incomplete",
  cutEvents: "the events end before the summary, so the file is incomplete",
  otherPack: "it has no resources, and this pack didn't run; run the command again with --policy-pack",

  failedPlan: "the plan failed, so the file is incomplete; fix the configuration and plan again",
  partialPlan: `the plan is partial; ${WHOLE_PLAN}`,
  planWithout: (address: string) =>
    `the plan leaves out \`${address}\`, which the configuration declares; ${WHOLE_PLAN}`,
  compressed: "compressed with gzip; decompress it first, as with `gzip -d`",
  binaryPlan: "a binary Terraform plan, or another ZIP archive; use `terraform show -json <plan>`",
  planLog: `the log of \`terraform plan -json\`; ${PLAN_AS_JSON}`,
  planText: `a Terraform plan as text; ${PLAN_AS_JSON}`,
  rawState: "a raw Terraform state; use `terraform show -json`",
  newerTerraform: "the Terraform format is newer than 1.x; update windows-activation",
  noState: "it has no Terraform state; run `terraform show -json` where the state is, or on a plan",

  parametersAlone: "a parameter file; check its template, and pass this file with --parameters",
  portalForm: "the Azure portal's form for a template; check the template instead",
  policyDefinition: "an Azure Policy definition, which declares no machines; leave it out",
  blueprintArtifact:
    "an Azure Blueprints artifact; save the template in its `properties.template` as a file, and check that file",
  withoutTemplate:
    "it shows no template; use `az deployment group export`, `az stack group export` or `az ts show --version`, and check that file",
  notParameters: "not a parameter file or the output of `az bicep build-params --stdout`",
  unknownParameter: (name: string, declared: string) =>
    `the template has no parameter \`${name}\`; it has: ${declared}`,
  parameterNotJson: (name: string) => `the value of parameter \`${name}\` isn't valid JSON`,
  failedWhatIf: "the what-if operation failed; fix its `error` and run it again",
  whatIfText:
    "a what-if result as text; add `--no-pretty-print`, or in PowerShell use `Get-AzResourceGroupDeploymentWhatIfResult … | ConvertTo-Json -Depth 100`",
  unfinishedWhatIf: "the what-if operation hasn't finished; run it again and wait for the result",

  csv: "CSV; export the query as JSON, with `az graph query` or `Search-AzGraph`",
  table: "a table; add `--output json`, or in PowerShell `| ConvertTo-Json -Depth 10`",
  nothingListed: "no resources listed; check that you are signed in to the right cloud and subscription",
  licensesAlone:
    "only the license status of machines; pass the lists of machines too, which the commands of `windows-activation collect` write",
  namelessLicense: "it doesn't name its machine; name the file after the machine",
  severalLicenses:
    "it has the output of `slmgr.vbs /dlv` from several machines; write one file per machine, named after it",
  otherLanguage:
    "its license status can't be read; use `Get-CimInstance SoftwareLicensingProduct | ConvertTo-Json` instead, which works in every language",
  withoutProperties:
    "the resources have no properties, as in the output of `az resource list`; run `windows-activation collect` for the commands that show them",
  powerShellStatus:
    "its resources have no `Id`, as in the output of `Get-AzVM -Status`; use the commands of `windows-activation collect`",
  withoutIds: "its resources have no `id`; keep `id`, `type` and `properties` in the query",
} as const;
