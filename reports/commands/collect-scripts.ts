/** Shells for which the commands can be printed. */
export const SHELLS = ["bash", "powershell"] as const;
export type Shell = (typeof SHELLS)[number];

/** Clouds that can be inventoried. */
export const LIVE_CLOUDS = ["azure-stack-hub", "azure"] as const;
export type LiveCloud = (typeof LIVE_CLOUDS)[number];

const SIGN_IN: Readonly<Record<Shell, Readonly<Record<LiveCloud, string>>>> = {
  bash: {
    azure: "# Sign in first: az login; az account set --subscription <id>",
    "azure-stack-hub": "# Sign in first: az cloud set --name <your hub>; az login; az account set --subscription <id>",
  },
  powershell: {
    azure: "# Sign in first: Connect-AzAccount; Set-AzContext -Subscription <id>",
    "azure-stack-hub": "# Sign in first: Connect-AzAccount -Environment <your hub>; Set-AzContext -Subscription <id>",
  },
};

/** CLI lists for both clouds, by output file. */
const AZ_LISTS: readonly (readonly [file: string, command: string])[] = [
  ["account", "account show"],
  ["machines", "vm list"],
  ["scale-sets", "vmss list"],
  ["images", "image list"],
  ["disks", "disk list"],
  ["interfaces", "network nic list"],
  ["networks", "network vnet list"],
  ["security-groups", "network nsg list"],
  ["route-tables", "network route-table list"],
  ["load-balancers", "network lb list"],
];

/**
 * Lists of what a Hub doesn't have. Source: "VM features in Azure Stack Hub" and "Azure Stack Hub networking
 * differences", 2026-11-25.
 */
const AZURE_LISTS: readonly (readonly [file: string, command: string])[] = [
  ["nat-gateways", "network nat gateway list"],
  ["firewalls", "network firewall list"],
];

const AZ_EACH = `az vm list --query "[?storageProfile.osDisk.osType=='Windows'].id" --output tsv | tr -d '\\r' |`;

function bash(cloud: LiveCloud): string {
  const lists = cloud === "azure" ? [...AZ_LISTS, ...AZURE_LISTS] : AZ_LISTS;
  return `#!/usr/bin/env bash
# Lists what runs in one subscription. Needs the Azure CLI and jq; changes nothing.
${SIGN_IN.bash[cloud]}
set -euo pipefail
mkdir -p inventory
${lists.map(([file, command]) => `az ${command} --output json >inventory/${file}.json`).join("\n")}
${AZ_EACH}
  while read -r id; do
    az vm get-instance-view --ids "$id" --output json </dev/null |
      jq '{ id, instanceView: (.instanceView | { osName, osVersion }) }'
    az vm extension list --ids "$id" --output json </dev/null | jq --arg id "$id" '{ id: $id, listedExtensions: . }'
  done | jq --slurp . >inventory/extensions.json

# Optional, and the only proof that a machine is activated: runs slmgr.vbs on each Windows machine that runs.
# ${AZ_EACH}
#   while read -r id; do
#     az vm run-command invoke --ids "$id" --command-id RunPowerShellScript --output json </dev/null \\
#       --scripts 'cscript //nologo C:\\Windows\\System32\\slmgr.vbs /dlv' |
#       jq --arg id "$id" '{ id: $id, license: .value[0].message }' || echo "no license status of $id" >&2
#   done | jq --slurp . >inventory/licenses.json

npx windows-activation check inventory/*.json
`;
}

const CMDLETS: readonly (readonly [file: string, command: string])[] = [
  ["scale-sets", "Get-AzVmss"],
  ["images", "Get-AzImage"],
  ["disks", "Get-AzDisk"],
  ["interfaces", "Get-AzNetworkInterface"],
  ["networks", "Get-AzVirtualNetwork"],
  ["security-groups", "Get-AzNetworkSecurityGroup"],
  ["route-tables", "Get-AzRouteTable"],
  ["load-balancers", "Get-AzLoadBalancer"],
];

const AZURE_CMDLETS: readonly (readonly [file: string, command: string])[] = [
  ["nat-gateways", "Get-AzNatGateway"],
  ["firewalls", "Get-AzFirewall"],
];

function powershell(cloud: LiveCloud): string {
  const lists = cloud === "azure" ? [...CMDLETS, ...AZURE_CMDLETS] : CMDLETS;
  return `# Lists what runs in one subscription. Needs the Az modules; changes nothing.
${SIGN_IN.powershell[cloud]}
$ErrorActionPreference = 'Stop'
New-Item -ItemType Directory -Force inventory | Out-Null
function Save($Name, $Items) { ConvertTo-Json -Depth 10 -InputObject @($Items) | Set-Content -Encoding utf8 "inventory/$Name.json" }
$machines = @(Get-AzVM)
Save 'machines' $machines
${lists.map(([file, command]) => `Save '${file}' (${command})`).join("\n")}
Save 'extensions' @(foreach ($machine in $machines) {
  $group = $machine.ResourceGroupName
  $status = Get-AzVM -ResourceGroupName $group -Name $machine.Name -Status
  @{
    Id = $machine.Id
    InstanceView = @{ OsName = $status.OsName; OsVersion = $status.OsVersion }
    ListedExtensions = @(Get-AzVMExtension -ResourceGroupName $group -VMName $machine.Name)
  }
})

# Optional, and the only proof that a machine is activated: runs slmgr.vbs on each Windows machine that runs.
# Save 'licenses' @(foreach ($machine in $machines | Where-Object { $_.StorageProfile.OsDisk.OsType -eq 'Windows' }) {
#   try {
#     $answer = Invoke-AzVMRunCommand -ResourceGroupName $machine.ResourceGroupName -VMName $machine.Name \`
#       -CommandId RunPowerShellScript -ScriptString 'cscript //nologo C:\\Windows\\System32\\slmgr.vbs /dlv'
#     @{ Id = $machine.Id; License = $answer.Value[0].Message }
#   } catch { Write-Warning "no license status of $($machine.Name): $_" }
# })

npx windows-activation check (Get-ChildItem inventory/*.json).FullName
`;
}

/** Returns a shell script with the commands that list a cloud's resources. */
export function collectScript(cloud: LiveCloud, shell: Shell): string {
  return shell === "bash" ? bash(cloud) : powershell(cloud);
}
