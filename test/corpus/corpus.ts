import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../activation/settings";
import { MAK, type Written } from "../policies/declare";

/** A realistic stack: what it declares, the cloud that it goes to, and every finding that is expected, by resource. */
export interface Stack {
  readonly title: string;
  readonly cloud: "hub" | "azure" | "azurestack";
  readonly resources: readonly Written[];
  /** A resource of a template is named with its deployment: `web (deployment)`. */
  readonly expect: Readonly<Record<string, readonly string[]>>;
  readonly settings?: Settings;
}

const HOSTS = { hub: "management.local.azurestack.external", azurestack: "management.hub1.azurestack.example" };

/** The package that a type token belongs to. */
export function packageOf(type: string): string {
  return type.split(":")[0] ?? "";
}

/** Inputs of a provider that says the cloud of a stack. */
export function providerProps(cloud: Stack["cloud"]): Record<string, string> {
  return cloud === "azure" ? {} : { metadataHost: HOSTS[cloud] };
}

/** The resources with a provider for each package, which says the cloud. */
export function deployed({ cloud, resources }: Stack): Written[] {
  const packages = [...new Set(resources.map(({ type }) => packageOf(type)))];
  const providers = packages.map((name): Written => ({
    type: `pulumi:providers:${name}`,
    name: `provider-${name}`,
    properties: providerProps(cloud),
  }));
  return [...providers, ...resources.map((one) => ({ ...one, provider: `provider-${packageOf(one.type)}` }))];
}

function isFile(value: unknown): value is { stacks: Stack[] } {
  return typeof value === "object" && value !== null && "stacks" in value && Array.isArray(value.stacks);
}

/** Every file beside this one, with the keys in place of what stands for them. */
export function corpus(): { readonly file: string; readonly stacks: readonly Stack[] }[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const text = readFileSync(join(__dirname, file), "utf8").replaceAll("{MAK}", MAK);
      const parsed: unknown = JSON.parse(text);
      return { file, stacks: isFile(parsed) ? parsed.stacks : [] };
    });
}
