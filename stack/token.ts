import { terraformToken } from "./terraform";
import { bridgedKind, currentKind } from "./types/registry";

/** A parsed Pulumi type token, normalized so that every spelling of a resource type is equal. */
export interface Token {
  /** The token as registered. */
  readonly text: string;
  /** The package without API version, such as `azure-native`, `azure`, `azurestack`, `azapi`, `command`, `pulumi`. */
  readonly package: string;
  /** Lower-case `module:type`, such as `compute:virtualmachine`; the key of readers. */
  readonly kind: string;
  /** The API version in the token, as `2020-06-01` or `2023-07-01-preview`; `undefined` if there is none. */
  readonly apiVersion: string | undefined;
  /** The Terraform type of a resource in a Terraform module that Pulumi runs, such as `azurerm_subnet`. */
  readonly terraform?: string;
}

const VERSION = /^v(\d{4})(\d{2})(\d{2})(privatepreview|preview|beta|alpha)?$/i;

/** Azure-native's local packages are named `azure-native_<module>_v<date>` (provider_parameterize.go @1667b4b). */
const LOCAL_PACKAGE = /^azure-native_[a-z0-9]+_(v\d{8}[a-z]*)$/i;

/**
 * Packages with the same resources under another name: azure-native's predecessor of 2020, and azurerm bridged on
 * demand.
 */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ["azure-nextgen", "azure-native"],
  ["azurerm", "azure"],
]);

/** Packages that Pulumi bridges on demand, with Terraform's type names. */
const BRIDGED: ReadonlySet<string> = new Set(["azurerm", "azurestack"]);

/**
 * Resources in a Terraform module (`pulumi package add terraform-module`): `<package>:tf:<Terraform type>`. Source:
 * pulumi/pulumi-terraform-module@main, pkg/modprovider/child.go, 2026-08-21.
 */
const IN_MODULE = /^[^:]+:tf:((?:azurerm|azurestack|azapi)_.+)$/;

/**
 * Dynamic resources, whose provider is code of the program: `pulumi-nodejs:dynamic:Resource`, or `…:dynamic/<module>:<type>`,
 * and the same for other languages. Source: pulumi/pulumi@v3.259.0, sdk/nodejs/dynamic/index.ts and
 * sdk/python/lib/pulumi/dynamic/dynamic.py, 2026-11-26.
 */
const DYNAMIC = /^pulumi-[a-z]+:dynamic(?:\/[^:]+)?:.+$/;

function apiVersionOf(segment: string | undefined): string | undefined {
  const match = segment === undefined ? null : VERSION.exec(segment);
  if (!match) return undefined;
  const [, year = "", month = "", day = "", stage] = match;
  return `${year}-${month}-${day}${stage === undefined ? "" : `-${stage.toLowerCase()}`}`;
}

/**
 * Parses a type token. Never fails: a token of unknown form keeps its text and has an empty kind. Forms:
 * `pkg:module:Type`, `pkg:module/vYYYYMMDD:Type`, `pkg_module_vYYYYMMDD:module[/vYYYYMMDD]:Type`,
 * `pkg:module/type:Type` (bridged), `pkg:tf:provider_type` (in a Terraform module), `pulumi-<language>:dynamic[/module]:Type`.
 */
export function parseToken(text: string): Token {
  const terraform = IN_MODULE.exec(text)?.[1];
  if (terraform !== undefined) return { ...parseToken(terraformToken(terraform)), text, terraform };
  if (DYNAMIC.test(text)) return { text, package: "pulumi", kind: "dynamic:resource", apiVersion: undefined };
  const [packageName = "", moduleText = "", type] = text.split(":");
  if (type === undefined) return { text, package: packageName, kind: "", apiVersion: undefined };
  const local = LOCAL_PACKAGE.exec(packageName);
  const [module = "", segment] = moduleText.split("/");
  const kind = BRIDGED.has(packageName) ? bridgedKind(type) : `${module}:${type}`.toLowerCase();
  return {
    text,
    package: local ? "azure-native" : (ALIKE.get(packageName) ?? packageName),
    kind: currentKind(kind),
    apiVersion: apiVersionOf(segment) ?? apiVersionOf(local?.[1]),
  };
}
