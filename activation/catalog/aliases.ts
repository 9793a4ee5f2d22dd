/** An image alias of `az vm create --image`, with its URN. */
export interface ImageAlias {
  readonly alias: string;
  readonly urn: string;
}

/**
 * Source: Azure/azure-rest-api-specs, arm-compute/quickstart-templates/aliases.json @6311d11, and aliases from earlier
 * output of `az vm image list` (azure-cli, 2016 to 2025).
 */
export const IMAGE_ALIASES: readonly ImageAlias[] = [
  { alias: "Win2025Datacenter", urn: "MicrosoftWindowsServer:WindowsServer:2025-datacenter-g2:latest" },
  { alias: "Win2022Datacenter", urn: "MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2:latest" },
  {
    alias: "Win2022AzureEditionCore",
    urn: "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition-core:latest",
  },
  { alias: "Win2019Datacenter", urn: "MicrosoftWindowsServer:WindowsServer:2019-Datacenter:latest" },
  { alias: "Win2016Datacenter", urn: "MicrosoftWindowsServer:WindowsServer:2016-Datacenter:latest" },
  { alias: "Win2012R2Datacenter", urn: "MicrosoftWindowsServer:WindowsServer:2012-R2-Datacenter:latest" },
  { alias: "Win2012Datacenter", urn: "MicrosoftWindowsServer:WindowsServer:2012-Datacenter:latest" },
  { alias: "Win2008R2SP1", urn: "MicrosoftWindowsServer:WindowsServer:2008-R2-SP1:latest" },
  { alias: "Win10", urn: "MicrosoftVisualStudio:Windows:Windows-10-N-x64:latest" },
  { alias: "CentOS", urn: "OpenLogic:CentOS:7.5:latest" },
  { alias: "CentOS85Gen2", urn: "OpenLogic:CentOS:8_5-gen2:latest" },
  { alias: "Debian", urn: "Debian:debian-10:10:latest" },
  { alias: "Debian11", urn: "Debian:debian-11:11-backports-gen2:latest" },
  { alias: "Flatcar", urn: "kinvolk:flatcar-container-linux-free:stable:latest" },
  { alias: "FlatcarLinuxFreeGen2", urn: "kinvolk:flatcar-container-linux-free:stable-gen2:latest" },
  { alias: "OpenSuseLeap154Gen2", urn: "SUSE:opensuse-leap-15-4:gen2:latest" },
  { alias: "RHELRaw8LVMGen2", urn: "RedHat:RHEL:8-lvm-gen2:latest" },
  { alias: "SuseSles15SP3", urn: "SUSE:sles-15-sp3:gen2:latest" },
  { alias: "SuseSles15SP5", urn: "SUSE:sles-15-sp5:gen2:latest" },
  { alias: "UbuntuLTS", urn: "Canonical:UbuntuServer:18.04-LTS:latest" },
  { alias: "Ubuntu2204", urn: "Canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2:latest" },
  { alias: "Ubuntu2404", urn: "Canonical:ubuntu-24_04-lts:server:latest" },
];
