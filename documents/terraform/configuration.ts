import { type Fields, arrayOrEmpty, objectOrEmpty } from "../../values/fields";
import { isObject } from "../../values/read";
import type { ModuleStep } from "./address";

/** A resource in the configuration, once for all its instances. */
export interface ConfiguredResource {
  readonly expressions: Fields;
  readonly provider: string | undefined;
  /** What `count` or `for_each` uses. */
  readonly repeated: readonly unknown[];
  readonly dependsOn: readonly string[];
  readonly provisioners: readonly unknown[];
}

/** A module's contents and its call. */
export interface ConfiguredModule {
  readonly resources: ReadonlyMap<string, ConfiguredResource>;
  readonly outputs: Fields;
  readonly calls: ReadonlyMap<string, ConfiguredModule>;
  /** Values that the call passes to variables; none for the root. */
  readonly inputs: Fields;
  readonly repeated: readonly unknown[];
  /** What the call waits for. */
  readonly dependsOn: readonly string[];
  /** Where its files are, as the call names it; absent for the root. */
  readonly source: string | undefined;
}

function repeatedIn(holder: Fields): readonly unknown[] {
  return [holder["count_expression"], holder["for_each_expression"]].filter((one) => one !== undefined);
}

/** Returns what `depends_on` names. */
export function dependsOnIn(holder: Fields): readonly string[] {
  return arrayOrEmpty(holder["depends_on"]).filter((one) => typeof one === "string");
}

function resourceEntry(value: unknown): readonly (readonly [string, ConfiguredResource])[] {
  if (!isObject(value) || typeof value["address"] !== "string") return [];
  const provider = value["provider_config_key"];
  return [
    [
      value["address"],
      {
        expressions: objectOrEmpty(value["expressions"]),
        provider: typeof provider === "string" ? provider : undefined,
        repeated: repeatedIn(value),
        dependsOn: dependsOnIn(value),
        provisioners: arrayOrEmpty(value["provisioners"]),
      },
    ],
  ];
}

/** Reads a configuration's `root_module`, or a call's `module`. */
export function readModule(module: unknown, call: Fields = {}): ConfiguredModule {
  const fields = objectOrEmpty(module);
  const calls = Object.entries(objectOrEmpty(fields["module_calls"]));
  return {
    resources: new Map(arrayOrEmpty(fields["resources"]).flatMap(resourceEntry)),
    outputs: objectOrEmpty(fields["outputs"]),
    calls: new Map(calls.map(([name, one]) => [name, readModule(objectOrEmpty(one)["module"], objectOrEmpty(one))])),
    inputs: objectOrEmpty(call["expressions"]),
    repeated: repeatedIn(call),
    dependsOn: dependsOnIn(call),
    source: typeof call["source"] === "string" ? call["source"] : undefined,
  };
}

/** Returns the module at a path. */
export function moduleAt(root: ConfiguredModule, path: readonly ModuleStep[]): ConfiguredModule | undefined {
  return path.reduce<ConfiguredModule | undefined>((module, { name }) => module?.calls.get(name), root);
}
