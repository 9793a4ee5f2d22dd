import { isObject } from "../../values/read";
import type { ModuleStep } from "./address";

type Fields = Readonly<Record<string, unknown>>;

/** A resource as the configuration writes it, once for all of its instances. */
export interface ConfiguredResource {
  readonly expressions: Fields;
  readonly provider: string | undefined;
  /** What `count` or `for_each` was made from. */
  readonly repeated: readonly unknown[];
  readonly dependsOn: readonly string[];
}

/** A module: what it holds, and how it is called. */
export interface ConfiguredModule {
  readonly resources: ReadonlyMap<string, ConfiguredResource>;
  readonly outputs: Fields;
  readonly calls: ReadonlyMap<string, ConfiguredModule>;
  /** What the call gives to the variables; nothing for the root. */
  readonly inputs: Fields;
  readonly repeated: readonly unknown[];
  /** Where its files are, as the call names it; absent for the root. */
  readonly source: string | undefined;
}

function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function repeatedIn(holder: Fields): readonly unknown[] {
  return [holder["count_expression"], holder["for_each_expression"]].filter((one) => one !== undefined);
}

function resourceEntry(value: unknown): readonly (readonly [string, ConfiguredResource])[] {
  if (!isObject(value) || typeof value["address"] !== "string") return [];
  const provider = value["provider_config_key"];
  return [
    [
      value["address"],
      {
        expressions: fieldsOf(value["expressions"]),
        provider: typeof provider === "string" ? provider : undefined,
        repeated: repeatedIn(value),
        dependsOn: listOf(value["depends_on"]).filter((one) => typeof one === "string"),
      },
    ],
  ];
}

/** Reads the `root_module` of a configuration, or the `module` of a call. */
export function readModule(module: unknown, call: Fields = {}): ConfiguredModule {
  const fields = fieldsOf(module);
  const calls = Object.entries(fieldsOf(fields["module_calls"]));
  return {
    resources: new Map(listOf(fields["resources"]).flatMap(resourceEntry)),
    outputs: fieldsOf(fields["outputs"]),
    calls: new Map(calls.map(([name, one]) => [name, readModule(fieldsOf(one)["module"], fieldsOf(one))])),
    inputs: fieldsOf(call["expressions"]),
    repeated: repeatedIn(call),
    source: typeof call["source"] === "string" ? call["source"] : undefined,
  };
}

/** The module that a path leads to. */
export function moduleAt(root: ConfiguredModule, path: readonly ModuleStep[]): ConfiguredModule | undefined {
  return path.reduce<ConfiguredModule | undefined>((module, { name }) => module?.calls.get(name), root);
}
