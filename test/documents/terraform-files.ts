import { readInput } from "../../documents/read-input";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { MAK, REPORTING } from "../policies/declare";

/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

const HUB = {
  azurestack: { name: "azurestack", expressions: { metadata_host: { constant_value: "hub.example" } } },
};
export const VM = "azurestack_windows_virtual_machine";
export const EXTENSION = "azurestack_virtual_machine_extension";

export function image(sku: string): Fields {
  return { source_image_reference: [{ publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku }] };
}

/** A change, or the resource of a state, by its address. */
export function instance(address: string, rest: Fields): Fields {
  const [type = "", name = ""] = address.replace(/^(?:module\.[^.]+\.)*(?:data\.)?/, "").split(".");
  const mode = /(?:^|\.)data\./.test(address) ? "data" : "managed";
  const provider = type.slice(0, type.indexOf("_"));
  return {
    address,
    mode,
    type,
    name: name.replace(/\[.*/, ""),
    provider_name: `registry.terraform.io/hashicorp/${provider}`,
    ...rest,
  };
}

export function change(
  address: string,
  after: Fields,
  unknown: Fields = {},
  actions: readonly string[] = ["create"],
): Fields {
  const gone = actions.length === 1 && (actions[0] === "delete" || actions[0] === "forget");
  return instance(address, {
    change: { actions, before: null, after: gone ? null : after, after_unknown: unknown, after_sensitive: {} },
  });
}

export function configured(address: string, expressions: Fields = {}, more: Fields = {}): Fields {
  const { mode, type, name } = instance(address, {});
  const key = typeof type === "string" ? type.slice(0, type.indexOf("_")) : "";
  return { address, mode, type, name, provider_config_key: key, expressions, ...more };
}

export function plan(changes: readonly Fields[], root: Fields, more: Fields = {}, providers: Fields = HUB): Fields {
  return {
    format_version: "1.2",
    resource_changes: changes,
    configuration: { provider_config: providers, root_module: root },
    ...more,
  };
}

/** The state before a plan, with a data source that was read. */
export function readBefore(address: string, values: Fields): Fields {
  return { prior_state: { values: { root_module: { resources: [instance(address, { values })] } } } };
}

/** An extension whose protected settings install a key, on a machine that isn't known yet unless `known` says so. */
export function keyed(address: string, known: Fields = {}): Fields {
  const settings = { commandToExecute: `cscript //b C:\\Windows\\System32\\slmgr.vbs /ipk ${MAK}` };
  const values = { publisher: "Microsoft.Compute", type: "CustomScriptExtension" };
  return change(
    address,
    { ...values, protected_settings: JSON.stringify(settings), ...known },
    { ...("virtual_machine_id" in known ? {} : { virtual_machine_id: true }), id: true },
  );
}

export function machine(address: string, sku: string): Fields {
  return change(address, { name: "vm", ...image(sku) }, { id: true, license_type: true });
}

export const GALLERY = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/shared/images";
export const MACHINE_ID = { virtual_machine_id: { references: [`${VM}.a.id`, `${VM}.a`] } };
export const VAR_ID = { virtual_machine_id: { references: ["var.id"] } };
export const REPEATED = { for_each_expression: { references: ["var.names"] } };

/** What every policy finds in a document, as `policy address`. */
export function found(document: unknown): string[] {
  const { resources } = readInput(JSON.stringify(document));
  const all = findAll(REPORTING, judge({ stack: "plan", resources, variables: {} }, {}));
  return [...all].flatMap(([policy, findings]) => findings.map(({ urn = "" }) => `${policy} ${urn}`)).sort();
}
