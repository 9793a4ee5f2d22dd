/** Parses a small Pulumi YAML program so that it can be written in another language. */
import { parse } from "yaml";
import { resourceType } from "./schema.mjs";

const PROVIDER = "pulumi:providers:azure-native";

/** A text in parts: literal ones, outputs of resources, and values of the configuration. */
function partsOf(text, config) {
  return text.split(/(\$\{[^}]+\})/).flatMap((part) => {
    const name = /^\$\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined) return part === "" ? [] : [{ text: part }];
    if (config.includes(name)) return [{ config: name }];
    const [resource, property = "id"] = name.split(".");
    return [{ resource, property }];
  });
}

/** A value as a tree whose texts are in parts. */
function tree(value, config) {
  if (typeof value === "string") return { parts: partsOf(value, config) };
  if (Array.isArray(value)) return { items: value.map((item) => tree(item, config)) };
  if (typeof value === "object" && value !== null)
    return { entries: Object.entries(value).map(([name, member]) => [name, tree(member, config)]) };
  return { literal: value };
}

/** Names of the resources that a tree refers to. */
export function referred({ parts = [], items = [], entries = [] }) {
  return [
    ...parts.flatMap(({ resource }) => (resource === undefined ? [] : [resource])),
    ...[...items, ...entries.map(([, member]) => member)].flatMap(referred),
  ];
}

/** The program: its configuration, its explicit provider if it has one, and its resources in order. */
export function programOf(yaml) {
  const { config = {}, resources } = parse(yaml);
  const names = Object.keys(config);
  const all = Object.entries(resources).map(([name, { type, properties = {}, options = {} }]) => ({
    name,
    token: type,
    isProvider: type === PROVIDER,
    type: type === PROVIDER ? undefined : resourceType(type),
    properties: tree(properties, names),
    provider: options.provider === undefined ? undefined : /^\$\{(.+)\}$/.exec(options.provider)[1],
  }));
  const used = new Set(all.flatMap(({ properties, provider }) => [...referred(properties), provider]));
  return { config: names, resources: all.map((one) => ({ ...one, isUsed: used.has(one.name) })) };
}
