/** A publisher whose images never run Windows. */
export interface OtherPublisher {
  readonly publisher: string;
  /** Beginning of the offers that this row covers; all offers if absent. */
  readonly offers?: string;
  /** What the images run. */
  readonly runs: string;
  readonly source: string;
}

const UPDATES = "https://learn.microsoft.com/azure/update-manager/support-matrix-updates: Linux images, 2025";
const POLICY = "Azure/azure-policy@f4a50ba, built-in policies for Linux machines, 2025";
const GUEST_CONFIGURATION = "Microsoft's GuestConfiguration module, publishers of Linux images, 2021";
const GOVERNMENT = "Azure Government documentation, list of images, 2017-10-10";
const GERMANY = "Azure Germany documentation, list of images with their system, 2017-04";
const ALIASES = "https://learn.microsoft.com/cli/azure/vm/image#az-vm-image-list: Linux images, 2025";
const OPENSHIFT = "Azure/ARO-RP@f3171a2: pkg/util/rhcos/rhcos.go, the image of Red Hat CoreOS, undated";
const AVERE = "Azure/Avere: docs/govCloudDeployment.md, the controller is worked with sudo, undated";

const CITRIX = "citrix/citrix-adc-azure-templates, templates/fips: images of the appliance, read 2026-11-26";

const linux = (source: string, publishers: readonly string[]): readonly OtherPublisher[] =>
  publishers.map((publisher) => ({ publisher, runs: "Linux", source }));
const appliances = (source: string, publishers: readonly string[]): readonly OtherPublisher[] =>
  publishers.map((publisher) => ({ publisher, runs: "an appliance without Windows", source }));

/**
 * Publishers of images without Windows. An image's own name takes precedence: if it says Windows, the image is Windows.
 */
export const OTHER_PUBLISHERS: readonly OtherPublisher[] = [
  ...linux(UPDATES, ["Canonical", "RedHat", "SUSE", "Debian", "credativ", "OpenLogic", "Oracle", "almalinux"]),
  ...linux(UPDATES, ["resf", "erockyenterprisesoftwarefoundationinc", "MicrosoftCBLMariner", "kali-linux"]),
  ...linux(UPDATES, ["github", "matillion", "talend", "thorntechnologiesllc", "nginxinc", "openvpn"]),
  ...linux(UPDATES, ["aviatrix-systems", "zscaler", "tenable", "rapid7", "cloudera", "procomputers"]),
  ...linux(GERMANY, ["CoreOS"]),
  ...linux(ALIASES, ["kinvolk"]),
  ...linux(POLICY, ["AzureDatabricks", "ctrliqinc"]),
  ...linux(GOVERNMENT, ["bitnami", "docker", "mapr-technologies", "chef-software"]),
  ...linux(GUEST_CONFIGURATION, ["couchbase", "datastax", "scalegrid", "qubole-inc"]),
  ...appliances(GUEST_CONFIGURATION, ["checkpoint", "paloaltonetworks"]),
  ...linux(OPENSHIFT, ["azureopenshift"]),
  { publisher: "netapp", runs: "Linux or ONTAP", source: UPDATES },
  { publisher: "microsoft-avere", offers: "vfxt", runs: "Linux", source: AVERE },
  { publisher: "MicrosoftOSTC", runs: "FreeBSD", source: GERMANY },
  { publisher: "citrix", offers: "netscaler", runs: "an appliance without Windows", source: GOVERNMENT },
  { publisher: "citrix", offers: "adcvpx", runs: "an appliance without Windows", source: CITRIX },
  ...appliances(GOVERNMENT, ["a10networks", "barracudanetworks", "cisco", "f5-networks", "fortinet"]),
  ...appliances(GOVERNMENT, ["infoblox", "juniper-networks", "kemptech"]),
];
