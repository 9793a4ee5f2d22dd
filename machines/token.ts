/** A Pulumi type token, taken apart and folded so that every spelling of one resource type is one. */
export interface Token {
  /** The token as registered. */
  readonly text: string;
  /** The package without an API version, such as `azure-native`, `azure`, `azurestack`, `azapi`, `command`, `pulumi`. */
  readonly package: string;
  /** Lower-case `module:type`, such as `compute:virtualmachine`: what readers are found by. */
  readonly kind: string;
  /** The API version that the token names, as `2020-06-01` or `2023-07-01-preview`; `undefined` where it names none. */
  readonly apiVersion: string | undefined;
}

const VERSION = /^v(\d{4})(\d{2})(\d{2})(privatepreview|preview|beta|alpha)?$/i;

/** Azure-native's local packages are called `azure-native_<module>_v<date>` (provider_parameterize.go @1667b4b). */
const LOCAL_PACKAGE = /^azure-native_[a-z0-9]+_(v\d{8}[a-z]*)$/i;

/** Types that azure-native has renamed between majors; the newer name wins. Source: facts/pulumi-surface.md section 2. */
const RENAMED: Readonly<Record<string, string>> = {
  "azurestackhci:virtualmachineretrieve": "azurestackhci:virtualmachine",
  "azurestackhci:galleryimageretrieve": "azurestackhci:galleryimage",
  "azurestackhci:virtualharddiskretrieve": "azurestackhci:virtualharddisk",
  "machinelearningservices:machinelearningcompute": "machinelearningservices:compute",
};

/**
 * Modules that the classic provider has what Terraform's azurestack declares in. Bridged on demand, azurestack has one
 * module, `index`; its resources are azurerm's of 2020. Source: hashicorp/terraform-provider-azurestack @0256d40.
 */
const AZURESTACK_MODULES: Readonly<Record<string, string>> = {
  image: "compute",
  linuxvirtualmachine: "compute",
  linuxvirtualmachinescaleset: "compute",
  manageddisk: "compute",
  virtualmachine: "compute",
  virtualmachineextension: "compute",
  virtualmachinescaleset: "compute",
  virtualmachinescalesetextension: "compute",
  windowsvirtualmachine: "compute",
  windowsvirtualmachinescaleset: "compute",
  templatedeployment: "core",
  lb: "lb",
  lbbackendaddresspool: "lb",
  lbrule: "lb",
  networkinterface: "network",
  networkinterfacebackendaddresspoolassociation: "network",
  networksecuritygroup: "network",
  networksecurityrule: "network",
  publicip: "network",
  route: "network",
  routetable: "network",
  subnet: "network",
  virtualnetwork: "network",
};

/** Types that the classic provider names otherwise than Terraform does. */
const AZURESTACK_TYPES: Readonly<Record<string, string>> = {
  lb: "loadbalancer",
  lbbackendaddresspool: "backendaddresspool",
  lbrule: "rule",
};

/** The kind of a bridged azurestack type, as the classic provider would call it. */
function azurestackKind(type: string): string {
  const lower = type.toLowerCase();
  const module = Object.hasOwn(AZURESTACK_MODULES, lower) ? AZURESTACK_MODULES[lower] : undefined;
  const name = Object.hasOwn(AZURESTACK_TYPES, lower) ? AZURESTACK_TYPES[lower] : undefined;
  return `${module ?? "index"}:${name ?? lower}`;
}

function apiVersionOf(segment: string | undefined): string | undefined {
  const match = segment === undefined ? null : VERSION.exec(segment);
  if (!match) return undefined;
  const [, year = "", month = "", day = "", stage] = match;
  return `${year}-${month}-${day}${stage === undefined ? "" : `-${stage.toLowerCase()}`}`;
}

/**
 * Takes a type token apart. Never fails: a token of an unknown form keeps its text and has an empty kind.
 * Forms: `pkg:module:Type`, `pkg:module/vYYYYMMDD:Type`, `pkg_module_vYYYYMMDD:module[/vYYYYMMDD]:Type`,
 * `pkg:module/type:Type` (bridged).
 */
export function parseToken(text: string): Token {
  const [packageName = "", moduleText = "", type] = text.split(":");
  if (type === undefined) return { text, package: packageName, kind: "", apiVersion: undefined };
  const local = LOCAL_PACKAGE.exec(packageName);
  const [module = "", segment] = moduleText.split("/");
  const kind = packageName === "azurestack" ? azurestackKind(type) : `${module}:${type}`.toLowerCase();
  return {
    text,
    package: local ? "azure-native" : packageName,
    kind: (Object.hasOwn(RENAMED, kind) ? RENAMED[kind] : undefined) ?? kind,
    apiVersion: apiVersionOf(segment) ?? apiVersionOf(local?.[1]),
  };
}
